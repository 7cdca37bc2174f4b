#include "query/execution/edge_walk.h"

#include <algorithm>
#include <unordered_map>

namespace dossier::query::execution {
namespace {

using graph::NodeId;
using Kind = Value::Kind;

/// Counts by node, kept for the run. Few nodes are kept in a hash table, many in an array over all.
class Memo {
 public:
  const std::int64_t* find(NodeId node) const {
    if (!all_.empty()) return node < all_.size() && all_[node] >= 0 ? &all_[node] : nullptr;
    const auto it = few_.find(node);
    return it == few_.end() ? nullptr : &it->second;
  }
  void put(NodeId node, std::int64_t count, Runtime& runtime) {
    if (all_.empty() && few_.size() < kFew) {
      few_.emplace(node, count);
      return;
    }
    if (node >= all_.size()) {
      runtime.charge(sizeof(std::int64_t) * (runtime.graph().node_bound() - all_.size()));
      all_.resize(runtime.graph().node_bound(), -1);
      for (const auto& [known, value] : few_) all_[known] = value;
      few_.clear();
    }
    all_[node] = count;
  }
  void clear() {
    few_.clear();
    all_.clear();
  }

 private:
  static constexpr std::size_t kFew = 512;
  std::unordered_map<NodeId, std::int64_t> few_;
  std::vector<std::int64_t> all_;
};

/// How many ways a relationship pattern, and the patterns that hang on its end, can be walked from a node.
class WayCount {
 public:
  WayCount(const plan::Operator& op, const Execution& e) : op_(op), e_(e), walk_(*op.edge, op.reversed, e.runtime) {
    for (const auto& part : op.parts) parts_.push_back(std::make_unique<WayCount>(*part, e));
  }

  void forget() {
    memo_.clear();
    for (const auto& part : parts_) part->forget();
  }

  std::int64_t from(NodeId node) {
    e_.runtime.tick();
    const bool alone = op_.distinct_from.empty();
    if (alone && parts_.empty() && op_.end_labels.empty()) return walk_.count(node);
    if (!alone) return counted(node);
    if (const std::int64_t* known = memo_.find(node)) return *known;
    const std::int64_t count = counted(node);
    memo_.put(node, count, e_.runtime);
    return count;
  }

 private:
  std::int64_t counted(NodeId node) {
    labels_.clear();
    const auto& g = e_.runtime.graph();
    for (const std::string& label : op_.end_labels) {
      labels_.push_back(g.find_symbol(label));
      if (labels_.back() == graph::kNoSymbol) return 0;
    }
    std::int64_t sum = 0;
    walk_.start(node);
    while (const auto* entry = walk_.next()) {
      e_.runtime.tick();
      if (!op_.distinct_from.empty() && is_used(e_.frame, op_.distinct_from, entry->edge)) continue;
      const NodeId end = entry->neighbor;
      if (!std::all_of(labels_.begin(), labels_.end(), [&](auto label) { return g.has_label(end, label); })) continue;
      std::int64_t ways = 1;
      for (const auto& part : parts_) {
        if (__builtin_mul_overflow(ways, part->from(end), &ways)) too_many();
        if (ways == 0) break;
      }
      if (__builtin_add_overflow(sum, ways, &sum)) too_many();
    }
    return sum;
  }

  [[noreturn]] static void too_many() { fail("IntegerOverflow", "the count does not fit a 64-bit integer"); }

  const plan::Operator& op_;
  Execution e_;
  EdgeWalk walk_;
  std::vector<std::unique_ptr<WayCount>> parts_;
  std::vector<graph::SymbolId> labels_;
  Memo memo_;
};

class CountExpand final : public Operator {
 public:
  CountExpand(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), op_(op), e_(e), ways_(op, e) {}
  void open() override {
    input_->open();
    if (e_.plan.query.writes) ways_.forget();
  }
  bool next() override {
    while (input_->next()) {
      const Value& from = e_.frame[op_.from];
      if (from.kind() != Kind::kNode) continue;
      const std::int64_t count = ways_.from(from.node().id);
      if (count == 0) continue;
      e_.frame[op_.slot] = count;
      return true;
    }
    return false;
  }

 private:
  OperatorPtr input_;
  const plan::Operator& op_;
  Execution e_;
  WayCount ways_;
};

}  // namespace

OperatorPtr make_count_expand(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  return std::make_unique<CountExpand>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
