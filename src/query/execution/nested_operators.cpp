#include "query/execution/operator.h"
#include "query/execution/row_set.h"

#include <algorithm>

namespace dossier::query::execution {
namespace {

/// OPTIONAL MATCH
class Optional final : public Operator {
 public:
  Optional(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), inner_(make_operator(*op.inner, e)), slots_(op.slots), e_(e) {}
  void open() override {
    input_->open();
    inside_ = false;
  }
  bool next() override {
    while (true) {
      if (inside_) {
        if (inner_->next()) {
          matched_ = true;
          return true;
        }
        inside_ = false;
        if (!matched_) {
          for (const meaning::Slot slot : slots_) e_.frame[slot] = Value();
          return true;
        }
      }
      if (!input_->next()) return false;
      inner_->open();
      inside_ = true;
      matched_ = false;
    }
  }

 private:
  OperatorPtr input_, inner_;
  const std::vector<meaning::Slot>& slots_;
  Execution e_;
  bool inside_ = false, matched_ = false;
};

/// CALL { … }: with RETURN, the joined rows; without, each row once after the subquery has run.
class Subquery final : public Operator {
 public:
  Subquery(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), call_(std::get<meaning::CallSubquery>(op.clause->node)), e_(e) {
    for (const auto& part : op.parts) parts_.push_back(make_operator(*part, e));
    distinct_ = std::find(call_.union_all.begin(), call_.union_all.end(), false) != call_.union_all.end();
    for (const auto& merged : call_.merged) columns_.push_back(merged.second);
  }
  void open() override {
    input_->open();
    part_ = parts_.size();
  }
  bool next() override {
    while (true) {
      while (part_ < parts_.size()) {
        if (!parts_[part_]->next()) {
          if (++part_ < parts_.size()) parts_[part_]->open();
          continue;
        }
        for (const auto& [from, to] : call_.merged) {
          if (from[part_] != to) e_.frame[to] = e_.frame[from[part_]];
        }
        if (distinct_ && !seen_.insert(saved(e_.frame, columns_)).second) continue;
        return true;
      }
      if (!input_->next()) return false;
      seen_.clear();
      if (!call_.unit) {
        part_ = 0;
        parts_[0]->open();
        continue;
      }
      for (const auto& part : parts_) {
        part->open();
        while (part->next()) e_.runtime.tick();
      }
      return true;
    }
  }

 private:
  OperatorPtr input_;
  const meaning::CallSubquery& call_;
  Execution e_;
  std::vector<OperatorPtr> parts_;
  std::vector<meaning::Slot> columns_;
  bool distinct_ = false;
  RowSet seen_;
  std::size_t part_ = 0;
};

}  // namespace

OperatorPtr make_nested(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  if (op.kind == plan::Kind::kOptional) return std::make_unique<Optional>(std::move(input), op, execution);
  return std::make_unique<Subquery>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
