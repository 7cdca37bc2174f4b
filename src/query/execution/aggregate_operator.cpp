#include "query/execution/accumulators.h"
#include "query/execution/operator.h"
#include "query/execution/row_set.h"

#include <unordered_map>

namespace dossier::query::execution {
namespace {

/// Groups by hashing the keys; holds the groups, never the rows.
class Aggregation final : public Operator {
 public:
  Aggregation(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), projection_(*op.projection), weights_(op.slots), e_(e) {
    for (const auto& key : projection_.keys) keys_.push_back(compile(key.value, e.compilation()));
    for (const auto& aggregate : projection_.aggregations)
      arguments_.push_back(compile_all(aggregate.arguments, e.compilation()));
  }
  void open() override {
    input_->open();
    groups_.clear();
    order_.clear();
    filled_ = false;
    at_ = 0;
  }
  bool next() override {
    if (!filled_) {
      filled_ = true;
      fill();
    }
    if (at_ == order_.size()) return false;
    const auto& [keys, group] = *order_[at_++];
    for (std::size_t i = 0; i < keys.size(); ++i) e_.frame[projection_.keys[i].slot] = keys[i];
    for (std::size_t i = 0; i < group.states.size(); ++i) {
      e_.frame[projection_.aggregations[i].slot] = group.states[i].accumulator->result();
    }
    return true;
  }

 private:
  struct State {
    std::unique_ptr<Accumulator> accumulator;
    RowSet seen;  ///< of a DISTINCT aggregate
  };
  struct Group {
    std::vector<State> states;
  };
  using Groups = std::unordered_map<Row, Group, RowHash, RowEquivalent>;

  Groups::value_type* group_of(Row keys) {
    const auto [it, fresh] = groups_.try_emplace(std::move(keys));
    if (fresh) {
      for (const auto& aggregate : projection_.aggregations) {
        it->second.states.push_back({make_accumulator(aggregate.function, aggregate.span), {}});
      }
      e_.runtime.charge(footprint(it->first) + 64 * it->second.states.size());
      order_.push_back(&*it);
    }
    return &*it;
  }

  void fill() {
    // Without keys there is one group, even of no rows.
    if (keys_.empty()) group_of({});
    while (input_->next()) {
      e_.runtime.tick();
      Groups::value_type* group = nullptr;
      if (keys_.empty()) {
        group = order_.front();
      } else {
        Row keys;
        keys.reserve(keys_.size());
        for (const auto& key : keys_) keys.push_back(key->evaluate(e_.frame, e_.runtime));
        group = group_of(std::move(keys));
      }
      const std::int64_t times = weight();
      for (std::size_t i = 0; i < arguments_.size(); ++i) add(group->second.states[i], i, times);
    }
  }

  std::int64_t weight() const {
    std::int64_t out = 1;
    for (const meaning::Slot slot : weights_) {
      if (__builtin_mul_overflow(out, e_.frame[slot].integer(), &out))
        fail("IntegerOverflow", "the count does not fit a 64-bit integer");
    }
    return out;
  }

  void add(State& state, std::size_t index, std::int64_t times) {
    Row& values = scratch_;
    values.clear();
    for (const auto& argument : arguments_[index]) values.push_back(argument->evaluate(e_.frame, e_.runtime));
    if (!values.empty() && values[0].is_null()) return;
    if (projection_.aggregations[index].distinct) {
      if (!state.seen.insert(values).second) return;
      e_.runtime.charge(footprint(values));
    }
    if (times == 1 || projection_.aggregations[index].distinct) state.accumulator->add(values, e_.runtime);
    else state.accumulator->add_many(values, times, e_.runtime);
  }

  OperatorPtr input_;
  const meaning::Projection& projection_;
  const std::vector<meaning::Slot>& weights_;  // each says how often the row counts
  Execution e_;
  std::vector<EvaluatorPtr> keys_;
  std::vector<std::vector<EvaluatorPtr>> arguments_;
  Groups groups_;
  std::vector<Groups::value_type*> order_;  // in order of first sight, so that results are the same each time
  Row scratch_;
  bool filled_ = false;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_aggregate(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  return std::make_unique<Aggregation>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
