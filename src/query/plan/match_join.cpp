#include "query/plan/match_planner.h"

#include "query/plan/slots_of.h"

#include <algorithm>

namespace dossier::query::plan {

using namespace meaning;

/// Equalities between a part of the pattern and what is bound already: that side's value, the part's value.
struct MatchPlanner::JoinKeys {
  std::vector<std::pair<const Expr*, const Expr*>> pairs;
  bool seekable = false;  ///< one is a property of the node that the part would start at, which an index finds
};

/// The nodes that edges tie to `first`; none when a part of them can't stand for itself.
std::vector<Slot> MatchPlanner::part_of(const Node& first) {
  std::vector<Slot> part{first.pattern->slot};
  for (std::size_t i = 0; i < part.size(); ++i) {
    for (const Edge& edge : edges_) {
      if (edge.done || (edge.left != part[i] && edge.right != part[i])) continue;
      if (edge.pattern->bound || edge.path->selector != syntax::PathPattern::Selector::kAll) return {};
      for (const Slot end : {edge.left, edge.right})
        if (std::find(part.begin(), part.end(), end) == part.end()) part.push_back(end);
      // What a variable length asks of each of its edges may look at anything.
      std::vector<Slot> read;
      for (const Property& property : edge.pattern->properties) collect_slots(property.value, plan_.query, read);
      for (const Expr& predicate : edge.pattern->predicates) collect_slots(predicate, plan_.query, read);
      if (edge.pattern->length && !read.empty()) return {};
    }
  }
  return part;
}

MatchPlanner::JoinKeys MatchPlanner::keys_between(const std::vector<Slot>& part) const {
  std::vector<Slot> inside = part;
  for (const Edge& edge : edges_)
    if (std::find(part.begin(), part.end(), edge.left) != part.end()) inside.push_back(edge.pattern->slot);
  JoinKeys keys;
  for (const Condition& condition : conditions_) {
    const Expr& e = *condition.expression;
    if (condition.done || e.op != Op::kComparison || e.comparators.size() != 1 ||
        e.comparators[0] != syntax::Comparator::kEqual)
      continue;
    for (std::size_t side = 0; side < 2; ++side) {
      const Expr &mine = e.arguments[side], &other = e.arguments[1 - side];
      std::vector<Slot> my_slots, other_slots;
      collect_slots(mine, plan_.query, my_slots);
      collect_slots(other, plan_.query, other_slots);
      const auto in_part = [&](Slot s) { return std::find(inside.begin(), inside.end(), s) != inside.end(); };
      const auto there = [&](Slot s) { return bound_.contains(s) || known_before(s); };
      if (my_slots.empty() || other_slots.empty() || !std::all_of(my_slots.begin(), my_slots.end(), in_part) ||
          !std::all_of(other_slots.begin(), other_slots.end(), there))
        continue;
      keys.pairs.emplace_back(&other, &mine);
      keys.seekable = keys.seekable ||
                      (mine.op == Op::kProperty && mine.arguments[0].op == Op::kSlot &&
                       mine.arguments[0].slot == part.front() && (other.op == Op::kProperty || other.op == Op::kSlot));
      break;
    }
  }
  return keys;
}

/// Once through the part and once through the rows, against the part anew for each row.
bool MatchPlanner::join_pays(const Operator& input, const Node& first, const std::vector<Slot>& part,
                             const JoinKeys& keys) const {
  constexpr double kSeekShare = 0.01;  // of a label's nodes have one value, for want of better knowledge
  double rows = start_cost(first);
  std::vector<Slot> reached{part.front()};
  for (const Slot at : std::vector<Slot>(part.begin() + 1, part.end())) {
    // Any edge that leads there, walked in the order of the part.
    for (const Edge& edge : edges_) {
      const Slot from = edge.left == at ? edge.right : edge.left;
      if ((edge.left != at && edge.right != at) || std::find(reached.begin(), reached.end(), from) == reached.end())
        continue;
      rows *= std::max(1.0, fan_out(edge, from));
      break;
    }
    reached.push_back(at);
  }
  const double each = keys.seekable ? std::max(1.0, rows * kSeekShare) : rows;
  return 2 * rows + input.rows < input.rows * each;
}

OperatorPtr MatchPlanner::join(OperatorPtr input, Node& first, const JoinKeys& keys) {
  const std::vector<const PatternEdge*> walked = std::move(walked_);
  const std::unordered_set<Slot> bound = std::move(bound_);
  walked_.clear();
  bound_.clear();
  apart_ = true;
  auto argument = std::make_unique<Operator>();
  OperatorPtr inner = walk(start(std::move(argument), first));
  apart_ = false;

  auto out = std::make_unique<Operator>();
  out->kind = Kind::kHashJoin;
  out->rows = std::max(input->rows, inner->rows);
  out->input = std::move(input);
  out->inner = std::move(inner);
  out->keys = keys.pairs;
  out->slots.assign(bound_.begin(), bound_.end());
  std::sort(out->slots.begin(), out->slots.end());
  for (const PatternEdge* a : walked)
    for (const PatternEdge* b : walked_)
      if (may_share_edge(*a, *b)) out->differ.emplace_back(a->slot, b->slot);
  walked_.insert(walked_.begin(), walked.begin(), walked.end());
  bound_.insert(bound.begin(), bound.end());
  return with_conditions(std::move(out));
}

OperatorPtr MatchPlanner::start_or_join(OperatorPtr input, Node& first) {
  if (input->rows > 1) {
    const std::vector<Slot> part = part_of(first);
    const JoinKeys keys = part.empty() ? JoinKeys{} : keys_between(part);
    if (!keys.pairs.empty() && join_pays(*input, first, part, keys)) return join(std::move(input), first, keys);
  }
  return start(std::move(input), first);
}

}  // namespace dossier::query::plan
