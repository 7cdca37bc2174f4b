#include "query/execution/edge_conditions.h"
#include "query/execution/edge_walk.h"

#include <algorithm>
#include <limits>

namespace dossier::query::execution {
namespace {

using graph::EdgeId;
using graph::EdgeRef;
using graph::NodeId;
using graph::NodeRef;
using Kind = Value::Kind;

/// Walks every trail (no edge twice) of an allowed length, depth first, with its own stack.
class VariableExpand final : public Operator {
 public:
  VariableExpand(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)),
        op_(op),
        e_(e),
        conditions_(*op.edge, e),
        least_(op.edge->length->min.value_or(1)),
        most_(op.edge->length->max.value_or(std::numeric_limits<std::uint64_t>::max())),
        given_(op.edge->bound) {}

  void open() override {
    input_->open();
    levels_ = 0;
    started_ = false;
  }

  bool next() override {
    while (true) {
      if (started_) {
        if (step()) return true;
        started_ = false;
      }
      if (!input_->next()) return false;
      const Value& from = e_.frame[op_.from];
      if (from.kind() != Kind::kNode) continue;
      if (given_) {
        if (follow_given(from.node().id)) return true;
        continue;
      }
      start_ = from.node().id;
      trail_.clear();
      levels_ = 0;
      started_ = true;
      fresh_ = true;
    }
  }

 private:
  // The next trail; false when all have been given.
  bool step() {
    if (fresh_) {
      fresh_ = false;
      push(start_);
      if (least_ == 0 && emit(start_)) return true;
    }
    while (levels_ > 0) {
      EdgeWalk& walk = stack_[levels_ - 1];
      const graph::PropertyGraph::Adjacent* entry = trail_.size() < most_ ? walk.next() : nullptr;
      if (!entry) {
        --levels_;
        if (!trail_.empty()) trail_.pop_back();
        continue;
      }
      e_.runtime.tick();
      if (std::find(trail_.begin(), trail_.end(), entry->edge) != trail_.end()) continue;
      if (!op_.distinct_from.empty() && is_used(e_.frame, op_.distinct_from, entry->edge)) continue;
      if (!conditions_.empty() && !conditions_.hold(entry->edge)) continue;
      const NodeId node = entry->neighbor;
      trail_.push_back(entry->edge);
      push(node);
      if (trail_.size() >= least_ && emit(node)) return true;
    }
    return false;
  }

  void push(NodeId node) {
    if (levels_ == stack_.size()) {
      e_.runtime.charge(sizeof(EdgeWalk));
      stack_.emplace_back(*op_.edge, op_.reversed, e_.runtime);
    }
    stack_[levels_++].start(node);
  }

  bool emit(NodeId end) {
    if (op_.into) {
      const Value& to = e_.frame[op_.to];
      if (to.kind() != Kind::kNode || to.node().id != end) return false;
    } else {
      e_.frame[op_.to] = NodeRef{end};
    }
    graph::List edges;
    edges.reserve(trail_.size());
    for (const EdgeId edge : trail_) edges.emplace_back(EdgeRef{edge});
    if (op_.reversed) std::reverse(edges.begin(), edges.end());
    e_.frame[op_.slot] = std::move(edges);
    return true;
  }

  // The list of edges is bound: they must be a trail from here, in the pattern's direction.
  bool follow_given(NodeId at) {
    const Value& list = e_.frame[op_.slot];
    if (list.kind() != Kind::kList) return false;
    const auto& g = e_.runtime.graph();
    const auto size = list.list().size();
    if (size < least_ || size > most_) return false;
    std::vector<EdgeId> seen;
    for (std::size_t i = 0; i < size; ++i) {
      const Value& item = list.list()[op_.reversed ? size - 1 - i : i];
      if (item.kind() != Kind::kEdge) return false;
      const EdgeId edge = item.edge().id;
      if (std::find(seen.begin(), seen.end(), edge) != seen.end() || is_used(e_.frame, op_.distinct_from, edge))
        return false;
      seen.push_back(edge);
      if (!conditions_.empty() && !conditions_.hold(edge)) return false;
      if (!op_.edge->types.empty()) {
        const auto type = g.symbol(g.type(edge));
        if (std::find(op_.edge->types.begin(), op_.edge->types.end(), type) == op_.edge->types.end()) return false;
      }
      const bool forward = g.source(edge) == at &&
                           op_.edge->direction != (op_.reversed ? syntax::Direction::kOut : syntax::Direction::kIn);
      const bool backward = g.target(edge) == at &&
                            op_.edge->direction != (op_.reversed ? syntax::Direction::kIn : syntax::Direction::kOut);
      if (!forward && !backward) return false;
      at = forward ? g.target(edge) : g.source(edge);
    }
    if (op_.into) {
      const Value& to = e_.frame[op_.to];
      return to.kind() == Kind::kNode && to.node().id == at;
    }
    e_.frame[op_.to] = NodeRef{at};
    return true;
  }

  OperatorPtr input_;
  const plan::Operator& op_;
  Execution e_;
  EdgeConditions conditions_;
  std::uint64_t least_, most_;
  bool given_;
  bool started_ = false, fresh_ = false;
  NodeId start_ = 0;
  std::vector<EdgeWalk> stack_;  // kept from row to row; `levels_` of them are in use
  std::size_t levels_ = 0;
  std::vector<EdgeId> trail_;
};

}  // namespace

OperatorPtr make_variable_expand(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  return std::make_unique<VariableExpand>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
