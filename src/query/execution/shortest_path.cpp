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

struct Hop {
  NodeId node;
  EdgeId edge;
};

/// One side of a breadth-first search: every node reached, with all the hops that reach it at its least depth.
class Side {
 public:
  Side(const meaning::PatternEdge& edge, bool reversed, const plan::Operator& op, const Execution& e,
       const EdgeConditions& conditions)
      : walk_(edge, reversed, e.runtime), op_(op), e_(e), conditions_(conditions) {}

  void start(NodeId node) {
    reached_.clear();
    frontier_ = {node};
    depth_ = 0;
    reached_[node] = {0, {}};
  }
  void expand() {
    ++depth_;
    std::vector<NodeId> next;
    for (const NodeId node : frontier_) {
      walk_.start(node);
      while (const auto* entry = walk_.next()) {
        e_.runtime.tick();
        if (!op_.distinct_from.empty() && is_used(e_.frame, op_.distinct_from, entry->edge)) continue;
        if (!conditions_.empty() && !conditions_.hold(entry->edge)) continue;
        auto [it, fresh] = reached_.try_emplace(entry->neighbor, Reached{depth_, {}});
        if (fresh) next.push_back(entry->neighbor);
        if (it->second.depth == depth_) it->second.hops.push_back({node, entry->edge});
      }
    }
    frontier_ = std::move(next);
  }
  const std::vector<NodeId>& frontier() const { return frontier_; }
  std::uint32_t depth() const { return depth_; }
  bool reaches(NodeId node) const { return reached_.contains(node); }
  bool at_frontier(NodeId node) const {
    const auto it = reached_.find(node);
    return it != reached_.end() && it->second.depth == depth_;
  }

  /// Calls `each` with the edges from the start to `node`, for each way there; until it says false.
  template <class Each>
  bool ways(NodeId node, std::vector<EdgeId>& edges, Each each) const {
    const Reached& reached = reached_.at(node);
    if (reached.depth == 0) return each();
    for (const Hop& hop : reached.hops) {
      e_.runtime.tick();
      edges.push_back(hop.edge);
      const bool more = ways(hop.node, edges, each);
      edges.pop_back();
      if (!more) return false;
    }
    return true;
  }

 private:
  struct Reached {
    std::uint32_t depth;
    std::vector<Hop> hops;
  };
  EdgeWalk walk_;
  const plan::Operator& op_;
  Execution e_;
  const EdgeConditions& conditions_;
  std::unordered_map<NodeId, Reached> reached_;
  std::vector<NodeId> frontier_;
  std::uint32_t depth_ = 0;
};

constexpr std::uint64_t kLongestPath = 10'000;  // enumerating goes this deep on the call stack

/// Bidirectional: always the side with the smaller frontier goes on, until they meet.
class ShortestPath final : public Operator {
 public:
  ShortestPath(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)),
        op_(op),
        e_(e),
        conditions_(*op.edge, e),
        forward_(*op.edge, false, op, e, conditions_),
        backward_(*op.edge, true, op, e, conditions_),
        deep_walk_(*op.edge, false, e.runtime),
        all_(op.path->selector == syntax::PathPattern::Selector::kAllShortest),
        single_(!op.edge->length) {
    least_ = single_ ? 1 : op.edge->length->min.value_or(1);
    most_ =
        std::min(kLongestPath, single_ ? 1 : op.edge->length->max.value_or(std::numeric_limits<std::uint64_t>::max()));
  }

  void open() override {
    input_->open();
    found_.clear();
    at_ = 0;
  }

  bool next() override {
    while (true) {
      if (at_ < found_.size()) {
        emit(found_[at_++]);
        return true;
      }
      if (!input_->next()) return false;
      found_.clear();
      at_ = 0;
      const Value &from = e_.frame[op_.from], &to = e_.frame[op_.to];
      if (from.kind() != Kind::kNode || to.kind() != Kind::kNode) continue;
      search(from.node().id, to.node().id);
    }
  }

 private:
  void search(NodeId from, NodeId to) {
    if (from == to) {
      if (least_ == 0) found_.push_back({});
      return;
    }
    forward_.start(from);
    backward_.start(to);
    while (true) {
      if (forward_.depth() + backward_.depth() >= most_) return;
      if (forward_.frontier().empty() || backward_.frontier().empty()) return;
      Side& side = forward_.frontier().size() <= backward_.frontier().size() ? forward_ : backward_;
      const Side& other = &side == &forward_ ? backward_ : forward_;
      side.expand();
      std::vector<NodeId> meeting;
      for (const NodeId node : side.frontier()) {
        if (other.at_frontier(node)) meeting.push_back(node);
      }
      if (meeting.empty()) continue;
      if (forward_.depth() + backward_.depth() < least_) {
        longer(from, to);
        return;
      }
      for (const NodeId node : meeting) {
        if (!collect(node)) return;
      }
      return;
    }
  }

  // All ways through `node`; false when one was enough.
  bool collect(NodeId node) {
    std::vector<EdgeId> head, tail;
    return forward_.ways(node, head, [&] {
      return backward_.ways(node, tail, [&] {
        std::vector<EdgeId> edges(head.rbegin(), head.rend());
        edges.insert(edges.end(), tail.begin(), tail.end());
        e_.runtime.charge(edges.size() * sizeof(EdgeId));
        found_.push_back(std::move(edges));
        return all_;
      });
    });
  }

  // A least length above the distance: trails of growing length, deepest 64, tried one by one.
  void longer(NodeId from, NodeId to) {
    const std::uint64_t deepest = std::min<std::uint64_t>(most_, least_ + 64);
    std::vector<EdgeId> trail;
    for (std::uint64_t length = least_; length <= deepest && found_.empty(); ++length) descend(from, to, length, trail);
  }
  bool descend(NodeId node, NodeId to, std::uint64_t left, std::vector<EdgeId>& trail) {
    if (left == 0) {
      if (node != to) return true;
      found_.push_back(trail);
      return all_;
    }
    std::vector<Hop> hops;
    deep_walk_.start(node);
    while (const auto* entry = deep_walk_.next()) hops.push_back({entry->neighbor, entry->edge});
    for (const Hop& hop : hops) {
      e_.runtime.tick();
      if (std::find(trail.begin(), trail.end(), hop.edge) != trail.end()) continue;
      if (!op_.distinct_from.empty() && is_used(e_.frame, op_.distinct_from, hop.edge)) continue;
      if (!conditions_.empty() && !conditions_.hold(hop.edge)) continue;
      trail.push_back(hop.edge);
      const bool more = descend(hop.node, to, left - 1, trail);
      trail.pop_back();
      if (!more) return false;
    }
    return true;
  }

  void emit(const std::vector<EdgeId>& edges) {
    if (single_) {
      e_.frame[op_.slot] = EdgeRef{edges.front()};
    } else {
      graph::List list;
      for (const EdgeId edge : edges) list.emplace_back(EdgeRef{edge});
      e_.frame[op_.slot] = std::move(list);
    }
    if (op_.path->slot == meaning::kNoSlot) return;
    graph::Path path;
    NodeId at = e_.frame[op_.from].node().id;
    path.nodes.push_back(at);
    const auto& g = e_.runtime.graph();
    for (const EdgeId edge : edges) {
      at = g.source(edge) == at ? g.target(edge) : g.source(edge);
      path.nodes.push_back(at);
    }
    path.edges = edges;
    e_.frame[op_.path->slot] = std::move(path);
  }

  OperatorPtr input_;
  const plan::Operator& op_;
  Execution e_;
  EdgeConditions conditions_;
  Side forward_, backward_;
  EdgeWalk deep_walk_;
  bool all_, single_;
  std::uint64_t least_ = 1, most_ = 1;
  std::vector<std::vector<EdgeId>> found_;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_shortest_path(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  return std::make_unique<ShortestPath>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
