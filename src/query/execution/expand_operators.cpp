#include "query/execution/edge_walk.h"

namespace dossier::query::execution {
namespace {

using graph::EdgeRef;
using graph::NodeRef;
using Kind = Value::Kind;

class Expand final : public Operator {
 public:
  Expand(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)),
        op_(op),
        e_(e),
        walk_(*op.edge, op.reversed, e.runtime),
        into_(op.kind == plan::Kind::kExpandInto) {}
  void open() override {
    input_->open();
    walking_ = false;
  }
  bool next() override {
    while (true) {
      if (walking_) {
        while (const auto* entry = walk_.next()) {
          e_.runtime.tick();
          if (into_) {
            const Value& to = e_.frame[op_.to];
            if (to.kind() != Kind::kNode || to.node().id != entry->neighbor) continue;
          }
          if (!op_.distinct_from.empty() && is_used(e_.frame, op_.distinct_from, entry->edge)) continue;
          e_.frame[op_.slot] = EdgeRef{entry->edge};
          if (!into_) e_.frame[op_.to] = NodeRef{entry->neighbor};
          return true;
        }
        walking_ = false;
      }
      if (!input_->next()) return false;
      const Value& from = e_.frame[op_.from];
      if (from.kind() != Kind::kNode) continue;
      walk_.start(from.node().id);
      walking_ = true;
    }
  }

 private:
  OperatorPtr input_;
  const plan::Operator& op_;
  Execution e_;
  EdgeWalk walk_;
  bool into_;
  bool walking_ = false;
};

/// The edge is given: at most two rows, one for each way it may lie in the pattern.
class BoundEdge final : public Operator {
 public:
  BoundEdge(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), op_(op), e_(e) {}
  void open() override {
    input_->open();
    way_ = 2;
  }
  bool next() override {
    while (true) {
      for (; way_ < 2; ++way_) {
        if (!fits(way_ == 1)) continue;
        ++way_;
        return true;
      }
      if (!input_->next()) return false;
      way_ = e_.frame[op_.slot].kind() == Kind::kEdge ? 0 : 2;
    }
  }

 private:
  bool fits(bool turned) {
    const auto& g = e_.runtime.graph();
    const auto edge = e_.frame[op_.slot].edge().id;
    if (!e_.runtime.edge_visible(edge) || is_used(e_.frame, op_.distinct_from, edge)) return false;
    if (turned ? op_.edge->direction == syntax::Direction::kOut : op_.edge->direction == syntax::Direction::kIn)
      return false;
    if (!op_.edge->types.empty()) {
      bool typed = false;
      for (const auto& type : op_.edge->types) typed = typed || g.symbol(g.type(edge)) == type;
      if (!typed) return false;
    }
    const NodeRef left{turned ? g.target(edge) : g.source(edge)}, right{turned ? g.source(edge) : g.target(edge)};
    if (turned && left == right && op_.edge->direction == syntax::Direction::kEither)
      return false;  // a loop lies one way only
    const bool left_bound = op_.reversed, right_bound = op_.into;
    if (left_bound && !is_node(op_.from, left)) return false;
    if (!left_bound) e_.frame[op_.from] = left;
    if ((right_bound || op_.from == op_.to) && !is_node(op_.to, right)) return false;
    if (!right_bound) e_.frame[op_.to] = right;
    return true;
  }
  bool is_node(meaning::Slot slot, NodeRef node) const {
    return e_.frame[slot].kind() == Kind::kNode && e_.frame[slot].node() == node;
  }

  OperatorPtr input_;
  const plan::Operator& op_;
  Execution e_;
  int way_ = 2;
};

}  // namespace

OperatorPtr make_expand(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  if (op.kind == plan::Kind::kBoundEdge) return std::make_unique<BoundEdge>(std::move(input), op, execution);
  return std::make_unique<Expand>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
