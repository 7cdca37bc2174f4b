#include "query/execution/operator.h"

#include <utility>

namespace dossier::query::execution {
namespace {

class Argument final : public Operator {
 public:
  void open() override { done_ = false; }
  bool next() override { return !std::exchange(done_, true); }

 private:
  bool done_ = false;
};

class Counter final : public Operator {
 public:
  Counter(OperatorPtr inner, std::vector<std::pair<const plan::Operator*, std::uint64_t>>& counts, std::size_t index)
      : inner_(std::move(inner)), counts_(counts), index_(index) {}
  void open() override { inner_->open(); }
  bool next() override {
    if (!inner_->next()) return false;
    ++counts_[index_].second;
    return true;
  }

 private:
  OperatorPtr inner_;
  std::vector<std::pair<const plan::Operator*, std::uint64_t>>& counts_;
  std::size_t index_;
};

OperatorPtr make_plain(const plan::Operator& op, const Execution& execution) {
  using plan::Kind;
  if (op.kind == Kind::kArgument) return std::make_unique<Argument>();
  OperatorPtr input = make_operator(*op.input, execution);
  switch (op.kind) {
    case Kind::kNodeScan:
    case Kind::kLabelScan:
    case Kind::kIndexSeek: return make_scan(op, std::move(input), execution);
    case Kind::kExpand:
    case Kind::kExpandInto:
    case Kind::kBoundEdge: return make_expand(op, std::move(input), execution);
    case Kind::kCountExpand: return make_count_expand(op, std::move(input), execution);
    case Kind::kHashJoin: return make_hash_join(op, std::move(input), execution);
    case Kind::kExpandVariable: return make_variable_expand(op, std::move(input), execution);
    case Kind::kShortestPath: return make_shortest_path(op, std::move(input), execution);
    case Kind::kAggregate: return make_aggregate(op, std::move(input), execution);
    case Kind::kSort: return make_sort(op, std::move(input), execution);
    case Kind::kOptional:
    case Kind::kSubquery: return make_nested(op, std::move(input), execution);
    case Kind::kCreate:
    case Kind::kMerge:
    case Kind::kSet:
    case Kind::kDelete:
    case Kind::kForeach: return make_update(op, std::move(input), execution);
    case Kind::kCall: return make_call(op, std::move(input), execution);
    default: return make_row_operator(op, std::move(input), execution);
  }
}

}  // namespace

OperatorPtr make_operator(const plan::Operator& op, const Execution& execution) {
  OperatorPtr out = make_plain(op, execution);
  if (!execution.counts) return out;
  execution.counts->emplace_back(&op, 0);
  return std::make_unique<Counter>(std::move(out), *execution.counts, execution.counts->size() - 1);
}

}  // namespace dossier::query::execution
