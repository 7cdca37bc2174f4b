#include "query/plan/match_planner.h"

#include "query/plan/slots_of.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dossier::query::plan {
namespace {

using namespace meaning;

OperatorPtr on(OperatorPtr input, Kind kind) {
  auto out = std::make_unique<Operator>();
  out->kind = kind;
  out->rows = input->rows;
  out->input = std::move(input);
  return out;
}

Expr slot_value(Slot slot, Span span, Type type) {
  Expr out;
  out.op = Op::kSlot;
  out.slot = slot;
  out.span = span;
  out.type = type;
  return out;
}

// Whether the value is there before this MATCH starts and can be looked up in an index.
bool seekable(const Expr& value) {
  return value.op == Op::kString || value.op == Op::kInteger || value.op == Op::kFloat || value.op == Op::kBoolean ||
         value.op == Op::kParameter || value.op == Op::kSlot || value.op == Op::kProperty;
}

constexpr double kPropertyShare = 0.1;  ///< of the rows pass an equality test, for want of better knowledge
constexpr double kConditionShare = 0.3;

}  // namespace

bool may_share_edge(const PatternEdge& a, const PatternEdge& b) {
  if (a.types.empty() || b.types.empty()) return true;
  return std::any_of(a.types.begin(), a.types.end(), [&](const std::string& type) {
    return std::find(b.types.begin(), b.types.end(), type) != b.types.end();
  });
}

MatchPlanner::Node& MatchPlanner::node(Slot slot) { return nodes_[node_index_.at(slot)]; }

const Expr* MatchPlanner::labels_condition(const PatternNode& pattern) {
  Expr out;
  out.op = Op::kHasLabels;
  out.span = pattern.span;
  out.type = one_of(Type::kBoolean);
  out.names = pattern.labels;
  out.arguments.push_back(slot_value(pattern.slot, pattern.span, one_of(Type::kNode)));
  plan_.made.push_back(std::move(out));
  return &plan_.made.back();
}

const Expr* MatchPlanner::property_condition(Slot slot, const Property& property, Span span) {
  Expr access;
  access.op = Op::kProperty;
  access.span = span;
  access.text = property.key;
  access.arguments.push_back(slot_value(slot, span, Type{}));
  Expr out;
  out.op = Op::kComparison;
  out.span = span;
  out.type = one_of(Type::kBoolean);
  out.comparators = {syntax::Comparator::kEqual};
  out.arguments.push_back(std::move(access));
  out.arguments.push_back(property.value);
  plan_.made.push_back(std::move(out));
  return &plan_.made.back();
}

bool MatchPlanner::known_before(Slot slot) const {
  return std::find(match_.introduced.begin(), match_.introduced.end(), slot) == match_.introduced.end();
}

void MatchPlanner::add_condition(const Expr* expression, bool pattern) {
  Condition condition{expression, {}, false, pattern, false};
  std::vector<Slot> slots;
  collect_slots(*expression, plan_.query, slots);
  for (const Slot slot : slots) {
    if (known_before(slot)) condition.outer = true;
    else condition.needs.push_back(slot);
  }
  conditions_.push_back(std::move(condition));
}

void MatchPlanner::collect() {
  for (const PatternPath& path : match_.paths) {
    for (const PatternNode& pattern : path.nodes) {
      const auto [it, fresh] = node_index_.try_emplace(pattern.slot, nodes_.size());
      if (fresh) nodes_.push_back({&pattern, {&pattern}, pattern.bound});
      else nodes_[it->second].all.push_back(&pattern);
      if (!pattern.labels.empty()) add_condition(labels_condition(pattern), true);
      for (const Property& property : pattern.properties)
        add_condition(property_condition(pattern.slot, property, pattern.span), true);
    }
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
      const PatternEdge& edge = path.edges[i];
      edges_.push_back({&edge, &path, path.nodes[i].slot, path.nodes[i + 1].slot});
      // Along a variable length every single edge has them; the expansion looks after that.
      if (!edge.length && path.selector == syntax::PathPattern::Selector::kAll) {
        for (const Property& property : edge.properties)
          add_condition(property_condition(edge.slot, property, edge.span), false);
      }
    }
  }
  for (const Expr& predicate : match_.predicates) add_condition(&predicate, false);
}

void MatchPlanner::bind(Slot slot) { bound_.insert(slot); }

OperatorPtr MatchPlanner::with_conditions(OperatorPtr input, bool pattern_counted) {
  std::vector<const Expr*> ready;
  double passing = 1;
  for (Condition& condition : conditions_) {
    if (condition.done || (apart_ && condition.outer)) continue;
    if (!std::all_of(condition.needs.begin(), condition.needs.end(), [&](Slot s) { return bound_.contains(s); }))
      continue;
    condition.done = true;
    ready.push_back(condition.expression);
    if (!pattern_counted || !condition.pattern) passing *= kConditionShare;
  }
  if (ready.empty()) return input;
  // Cheap tests first: subqueries last.
  std::stable_partition(ready.begin(), ready.end(),
                        [](const Expr* e) { return e->op != Op::kExists && e->op != Op::kCount; });
  auto out = on(std::move(input), Kind::kFilter);
  out->rows *= passing;
  out->predicates = std::move(ready);
  return out;
}

/// Of the nodes that are met, those with the pattern's properties and, if asked for, its labels.
double MatchPlanner::share(const Node& n, bool labels) const {
  double out = 1;
  const double all = std::max(1.0, statistics_.nodes());
  for (const PatternNode* pattern : n.all) {
    if (labels)
      for (const auto& label : pattern->labels) out = std::min(out, statistics_.nodes_with(label) / all);
    out *= std::pow(kPropertyShare, static_cast<double>(pattern->properties.size()));
  }
  return out;
}

double MatchPlanner::start_cost(const Node& n) const { return std::max(0.1, statistics_.nodes() * share(n, true)); }

OperatorPtr MatchPlanner::start(OperatorPtr input, Node& n) {
  // An index on the rarest label and a property with a value, else the rarest label, else all nodes.
  const std::string* label = nullptr;
  double least = std::numeric_limits<double>::max();
  const Property* seek = nullptr;
  const Expr* seek_value = nullptr;
  std::string seek_key;
  const auto ready = [&](const Expr& value) {
    if (!seekable(value)) return false;
    std::vector<Slot> slots;
    collect_slots(value, plan_.query, slots);
    return std::all_of(slots.begin(), slots.end(),
                       [&](Slot s) { return bound_.contains(s) || (!apart_ && known_before(s)); });
  };
  for (const PatternNode* pattern : n.all) {
    for (const auto& name : pattern->labels) {
      const double count = statistics_.nodes_with(name);
      if (count < least) {
        least = count;
        label = &name;
      }
    }
    for (const Property& property : pattern->properties) {
      if (!seek && ready(property.value)) seek = &property;
    }
  }
  if (seek) {
    seek_value = &seek->value;
    seek_key = seek->key;
  } else {
    // WHERE n.key = value serves as well as {key: value}.
    for (const Condition& condition : conditions_) {
      const Expr& e = *condition.expression;
      if (e.op != Op::kComparison || e.comparators.size() != 1 || e.comparators[0] != syntax::Comparator::kEqual)
        continue;
      for (int side = 0; side < 2 && !seek_value; ++side) {
        const Expr& access = e.arguments[static_cast<std::size_t>(side)];
        const Expr& value = e.arguments[static_cast<std::size_t>(1 - side)];
        if (access.op != Op::kProperty || access.arguments[0].op != Op::kSlot ||
            access.arguments[0].slot != n.pattern->slot)
          continue;
        if (!ready(value)) continue;
        seek_value = &value;
        seek_key = access.text;
      }
    }
  }
  auto out = on(std::move(input), seek_value ? Kind::kIndexSeek : label ? Kind::kLabelScan : Kind::kNodeScan);
  out->slot = n.pattern->slot;
  if (label) out->label = *label;
  if (seek_value) {
    out->value = seek_value;
    out->key = seek_key;
    out->rows *= std::max(1.0, (label ? least : statistics_.nodes()) * 0.01);
  } else {
    out->rows *= label ? least : statistics_.nodes();
  }
  // The scan sees to its own label.
  for (Condition& condition : conditions_) {
    const Expr& e = *condition.expression;
    const bool own = e.op == Op::kHasLabels && e.names.size() == 1 && label && e.names[0] == *label &&
                     e.arguments[0].op == Op::kSlot && e.arguments[0].slot == n.pattern->slot;
    if (own) condition.done = true;
  }
  n.bound = true;
  bind(n.pattern->slot);
  return with_conditions(std::move(out));
}

/// Edges of the pattern at one node that `from` can be. A type is taken to belong to its ends' labels.
double MatchPlanner::fan_out(const Edge& edge, Slot from) const {
  double edges = 0, nodes = statistics_.nodes();
  if (edge.pattern->types.empty()) edges = statistics_.edges();
  for (const auto& type : edge.pattern->types) edges += statistics_.edges_of(type);
  if (!edge.pattern->types.empty()) {
    for (const PatternNode* pattern : nodes_[node_index_.at(from)].all)
      for (const auto& label : pattern->labels) nodes = std::min(nodes, statistics_.nodes_with(label));
  }
  double degree = edges / std::max(1.0, nodes);
  if (edge.pattern->direction == syntax::Direction::kEither) degree *= 2;
  if (edge.pattern->length) {
    const double most =
        static_cast<double>(edge.pattern->length->max.value_or(edge.pattern->length->min.value_or(1) + 4));
    degree = std::pow(std::max(1.1, degree), std::min(most, 8.0));
  }
  return std::max(degree, 0.01);
}

/// Rows for each row when the edge is walked from its end `from`.
double MatchPlanner::growth(const Edge& edge, Slot from) const {
  const Slot to = from == edge.left ? edge.right : edge.left;
  return fan_out(edge, from) * share(nodes_[node_index_.at(to)], edge.pattern->types.empty());
}

OperatorPtr MatchPlanner::expand(OperatorPtr input, Edge& edge) {
  const PatternEdge& pattern = *edge.pattern;
  edge.done = true;
  const bool shortest = edge.path->selector != syntax::PathPattern::Selector::kAll;
  const bool left = node(edge.left).bound, right = node(edge.right).bound;
  // A path is listed from left to right, so a variable length may start at its right end only with the edges turned
  // round after.
  const bool reversed = !left && right;
  auto out = on(std::move(input), Kind::kExpand);
  out->edge = &pattern;
  out->path = edge.path;
  out->reversed = reversed;
  out->slot = pattern.slot;
  out->from = reversed ? edge.right : edge.left;
  out->to = reversed ? edge.left : edge.right;
  out->into = left && right;
  for (const PatternEdge* earlier : walked_) {
    if (may_share_edge(*earlier, pattern)) out->distinct_from.push_back(earlier->slot);
  }
  walked_.push_back(&pattern);
  if (shortest) {
    out->kind = Kind::kShortestPath;
  } else if (pattern.bound && !pattern.length) {
    out->kind = Kind::kBoundEdge;
    out->from = edge.left;
    out->to = edge.right;
    out->into = right;
    out->reversed = left;  // says here that `from` is bound
  } else if (pattern.length) {
    out->kind = Kind::kExpandVariable;
  } else if (out->into) {
    out->kind = Kind::kExpandInto;
  }
  out->rows *= out->into ? 0.5 : growth(edge, out->from);
  for (const Slot end : {edge.left, edge.right}) {
    node(end).bound = true;
    bind(end);
  }
  bind(pattern.slot);
  return with_conditions(std::move(out), true);
}

MatchPlanner::Edge* MatchPlanner::next_edge() {
  Edge* best = nullptr;
  double best_cost = std::numeric_limits<double>::max();
  for (Edge& edge : edges_) {
    if (edge.done) continue;
    const bool left = node(edge.left).bound, right = node(edge.right).bound;
    const bool shortest = edge.path->selector != syntax::PathPattern::Selector::kAll;
    const bool bound_edge = edge.pattern->bound && !edge.pattern->length;
    if (shortest ? !(left && right) : !(left || right || bound_edge)) continue;
    const Slot from = left ? edge.left : edge.right;
    const double cost = bound_edge      ? 0.001
                        : left && right ? (edge.pattern->length ? fan_out(edge, from) : 0.01)
                                        : growth(edge, from);
    if (cost < best_cost) {
      best = &edge;
      best_cost = cost;
    }
  }
  return best;
}

/// Along all edges that can be reached, each time the one with the smallest growth.
OperatorPtr MatchPlanner::walk(OperatorPtr input) {
  while (Edge* edge = next_edge()) input = expand(std::move(input), *edge);
  return input;
}

OperatorPtr MatchPlanner::run(OperatorPtr input) {
  collect();
  OperatorPtr out = with_conditions(std::move(input));
  while (true) {
    out = walk(std::move(out));
    Node* first = nullptr;
    double first_cost = std::numeric_limits<double>::max();
    for (Node& n : nodes_) {
      if (n.bound) continue;
      const double cost = start_cost(n);
      if (cost < first_cost) {
        first = &n;
        first_cost = cost;
      }
    }
    if (!first) break;
    out = start_or_join(std::move(out), *first);
  }
  // A variable that was bound before and stands alone must still be a node.
  for (const Node& n : nodes_) {
    const bool touched = std::any_of(edges_.begin(), edges_.end(), [&](const Edge& e) {
      return e.left == n.pattern->slot || e.right == n.pattern->slot;
    });
    if (!n.pattern->bound || touched) continue;
    Expr test;
    test.op = Op::kIsNotNull;
    test.span = n.pattern->span;
    test.arguments.push_back(slot_value(n.pattern->slot, n.pattern->span, one_of(Type::kNode)));
    plan_.made.push_back(std::move(test));
    auto filter = on(std::move(out), Kind::kFilter);
    filter->predicates.push_back(&plan_.made.back());
    out = std::move(filter);
  }
  for (const PatternPath& path : match_.paths) {
    if (path.slot == kNoSlot) continue;
    bind(path.slot);
    const bool shortest = path.selector != syntax::PathPattern::Selector::kAll;
    if (shortest) continue;  // it has made its path
    auto made = on(std::move(out), Kind::kBindPath);
    made->path = &path;
    made->slot = path.slot;
    out = std::move(made);
  }
  return with_conditions(std::move(out));
}

}  // namespace dossier::query::plan
