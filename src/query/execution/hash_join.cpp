#include "query/execution/operator.h"
#include "query/execution/row_set.h"

#include <unordered_map>

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;

bool share_edge(const Value& a, const Value& b) {
  if (b.kind() == Kind::kList) {
    for (const Value& item : b.list())
      if (share_edge(a, item)) return true;
    return false;
  }
  if (a.kind() == Kind::kList) return share_edge(b, a);
  return a.kind() == Kind::kEdge && b.kind() == Kind::kEdge && a.edge().id == b.edge().id;
}

/// Runs the inner side once, which depends on nothing outside, and holds its rows by the hash of their keys. Candidates
/// are as good as equal: the filter above, which has the conditions, says whether they are.
class HashJoin final : public Operator {
 public:
  HashJoin(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), inner_(make_operator(*op.inner, e)), op_(op), e_(e) {
    for (const auto& [outer, inner] : op.keys) {
      outer_keys_.push_back(compile(*outer, e.compilation()));
      inner_keys_.push_back(compile(*inner, e.compilation()));
    }
  }
  void open() override {
    input_->open();
    found_ = nullptr;
    if (e_.plan.query.writes) built_ = false;  // the graph may be another by now
  }
  bool next() override {
    while (true) {
      while (found_ != nullptr && at_ < found_->size()) {
        e_.runtime.tick();
        restore(e_.frame, op_.slots, (*found_)[at_++]);
        if (differ()) return true;
      }
      found_ = nullptr;
      if (!input_->next()) return false;
      if (!built_) build();
      Row keys;
      if (!evaluate(outer_keys_, keys)) continue;
      const auto it = rows_.find(keys);
      if (it == rows_.end()) continue;
      found_ = &it->second;
      at_ = 0;
    }
  }

 private:
  /// False when a key is null, which equals nothing.
  bool evaluate(const std::vector<EvaluatorPtr>& keys, Row& out) const {
    for (const auto& key : keys) {
      out.push_back(key->evaluate(e_.frame, e_.runtime));
      if (out.back().is_null()) return false;
    }
    return true;
  }

  void build() {
    built_ = true;
    e_.runtime.release(held_);
    held_ = 0;
    rows_.clear();
    inner_->open();
    while (inner_->next()) {
      e_.runtime.tick();
      Row keys;
      if (!evaluate(inner_keys_, keys)) continue;
      Row row = saved(e_.frame, op_.slots);
      const std::size_t bytes = footprint(keys) + footprint(row);
      e_.runtime.charge(bytes);
      held_ += bytes;
      rows_[std::move(keys)].push_back(std::move(row));
    }
  }

  bool differ() const {
    for (const auto& [a, b] : op_.differ)
      if (share_edge(e_.frame[a], e_.frame[b])) return false;
    return true;
  }

  OperatorPtr input_, inner_;
  const plan::Operator& op_;
  Execution e_;
  std::vector<EvaluatorPtr> outer_keys_, inner_keys_;
  std::unordered_map<Row, std::vector<Row>, RowHash, RowEquivalent> rows_;
  const std::vector<Row>* found_ = nullptr;
  std::size_t at_ = 0, held_ = 0;
  bool built_ = false;
};

}  // namespace

OperatorPtr make_hash_join(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  return std::make_unique<HashJoin>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
