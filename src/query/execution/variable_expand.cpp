#include "query/execution/edge_conditions.h"
#include "query/execution/edge_walk.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace dossier::query::execution {
namespace {

using graph::EdgeId;
using graph::EdgeRef;
using graph::NodeId;
using graph::NodeRef;
using Kind = Value::Kind;

/// How far it is to a bound end at least, found from there: half of the greatest length is looked at, so that a walk
/// from the other side meets it in the middle and gives up what can no longer arrive. Without a greatest length, all
/// is.
class DistanceTo {
 public:
  DistanceTo(const plan::Operator& op, const Execution& e, std::uint64_t most)
      : e_(e), walk_(*op.edge, !op.reversed, e.runtime), radius_(most == kUnbounded ? most : most - most / 2) {}

  void aim(NodeId target) {
    if (known_ && target == target_ && !e_.plan.query.writes) return;
    known_ = true;
    target_ = target;
    distance_.clear();
    distance_.emplace(target, 0);
    std::vector<NodeId> frontier{target}, next;
    for (std::uint64_t depth = 1; depth <= radius_ && !frontier.empty(); ++depth) {
      next.clear();
      for (const NodeId node : frontier) {
        walk_.start(node);
        while (const auto* entry = walk_.next()) {
          e_.runtime.tick();
          if (distance_.emplace(entry->neighbor, depth).second) next.push_back(entry->neighbor);
        }
      }
      frontier.swap(next);
    }
  }

  /// False when no walk of at most `steps` leads from `node` to the target.
  bool can_reach(NodeId node, std::uint64_t steps) const {
    if (steps >= radius_ && radius_ != kUnbounded) return true;
    const auto it = distance_.find(node);
    return it != distance_.end() && it->second <= steps;
  }

 private:
  static constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint64_t>::max();

  Execution e_;
  EdgeWalk walk_;
  std::uint64_t radius_;
  std::unordered_map<NodeId, std::uint64_t> distance_;
  NodeId target_ = 0;
  bool known_ = false;
};

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
        given_(op.edge->bound),
        remaining_(op, e, most_) {}

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
      if (op_.into) {
        const Value& to = e_.frame[op_.to];
        if (to.kind() != Kind::kNode) continue;
        remaining_.aim(to.node().id);
        if (!remaining_.can_reach(start_, most_)) continue;
      }
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
      if (op_.into && !remaining_.can_reach(node, most_ - trail_.size() - 1)) continue;
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
  DistanceTo remaining_;
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
