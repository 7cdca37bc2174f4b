#include "query/query_generator.h"

#include <algorithm>

namespace dossier::query_tests {
namespace {

using Kind = Cell::Kind;

constexpr const char* kTypes[] = {"R", "S", "T", "U"};
constexpr const char* kLabels[] = {"A", "B", "C"};
constexpr const char* kComparisons[] = {"=", "<>", "<", ">="};

}  // namespace

graph::PropertyGraph QueryGenerator::graph() {
  graph::PropertyGraph g;
  const auto v = g.intern("v");
  const graph::SymbolId labels[] = {g.intern("A"), g.intern("B")},
                        types[] = {g.intern("R"), g.intern("S"), g.intern("T")};
  const auto properties = [&] {
    graph::Properties out;
    if (chance(70)) out.emplace_back(v, number());
    return out;
  };
  const auto nodes = static_cast<graph::NodeId>(1 + below(4));
  for (graph::NodeId i = 0; i < nodes; ++i) {
    std::vector<graph::SymbolId> own;
    for (const auto label : labels) {
      if (chance(50)) own.push_back(label);
    }
    g.add_node(own, properties());
  }
  for (std::size_t i = below(7); i > 0; --i) {
    const auto from = static_cast<graph::NodeId>(below(nodes)), to = static_cast<graph::NodeId>(below(nodes));
    g.add_edge(from, types[below(3)], to, properties());
  }
  return g;
}

const QueryGenerator::Variable* QueryGenerator::pick(const Scope& scope, std::initializer_list<Kind> kinds) {
  std::vector<const Variable*> fitting;
  for (const Variable& variable : scope) {
    if (std::find(kinds.begin(), kinds.end(), variable.kind) != kinds.end()) fitting.push_back(&variable);
  }
  return fitting.empty() ? nullptr : fitting[below(fitting.size())];
}

Term QueryGenerator::term(const Scope& scope, int depth) {
  if (depth == 0 && chance(15)) return {Term::Kind::kSum, 0, {}, {term(scope, 1), term(scope, 1)}};
  if (chance(25)) return {Term::Kind::kConstant, number(), {}, {}};
  if (chance(4)) return {Term::Kind::kNull, 0, {}, {}};
  const Variable* variable = pick(scope, {Kind::kNode, Kind::kEdge, Kind::kInteger});
  if (!variable) return {Term::Kind::kConstant, number(), {}, {}};
  return {variable->kind == Kind::kInteger ? Term::Kind::kVariable : Term::Kind::kProperty, 0, variable->name, {}};
}

Condition QueryGenerator::condition(const Scope& scope, int depth) {
  Condition out{};
  if (depth < 2 && chance(30)) {
    out.kind = chance(40) ? Condition::Kind::kAnd : chance(50) ? Condition::Kind::kOr : Condition::Kind::kNot;
    out.parts.push_back(condition(scope, depth + 1));
    if (out.kind != Condition::Kind::kNot) out.parts.push_back(condition(scope, depth + 1));
    return out;
  }
  const Variable* node = pick(scope, {Kind::kNode});
  if (depth < 3 && node && chance(25)) {
    Scope inside = scope;
    const bool plain = chance(35);
    out.kind = plain ? Condition::Kind::kPattern : chance(60) ? Condition::Kind::kExists : Condition::Kind::kCount;
    out.pattern = pattern(inside, !plain, 1);
    if (plain) {
      PathPattern& path = out.pattern[0];
      path.nodes[0].variable = node->name;
      if (path.edges.empty()) {
        path.edges.emplace_back();
        path.nodes.emplace_back();
      }
    } else if (chance(40)) {
      out.parts.push_back(condition(inside, depth + 2));
    }
    if (out.kind == Condition::Kind::kCount) out.numbers.push_back(number());
    return out;
  }
  switch (below(node ? 5 : 4)) {
    case 0:
      out.kind = Condition::Kind::kIsNull;
      out.terms = {term(scope)};
      return out;
    case 1:
      out.kind = Condition::Kind::kIn;
      out.terms = {term(scope)};
      for (std::size_t i = below(3); i > 0; --i) out.numbers.push_back(number());
      return out;
    case 4:
      out.kind = Condition::Kind::kLabel;
      out.variable = node->name;
      out.op = kLabels[below(2)];
      return out;
    default:
      out.kind = Condition::Kind::kCompare;
      out.terms = {term(scope), term(scope)};
      out.op = kComparisons[below(4)];
      return out;
  }
}

EdgePattern QueryGenerator::edge(const Scope& before, Scope& introduced, bool introduces,
                                 std::vector<std::string>& taken) {
  EdgePattern out;
  out.direction = static_cast<int>(below(3)) - 1;
  if (chance(55)) {
    for (std::size_t t = 1 + below(2); t > 0; --t) out.types.push_back(kTypes[chance(4) ? 3 : below(3)]);
  }
  if (chance(20)) {
    out.walks = true;
    out.least = static_cast<int>(below(2));
    out.most = out.least + static_cast<int>(below(3));
  }
  const Variable* bound = chance(10) ? pick(before, {out.walks ? Kind::kEdges : Kind::kEdge}) : nullptr;
  if (bound && std::find(taken.begin(), taken.end(), bound->name) == taken.end()) {
    out.variable = bound->name;
    taken.push_back(bound->name);
  } else if (introduces && chance(35)) {
    out.variable = fresh('r');
    introduced.push_back({out.variable, out.walks ? Kind::kEdges : Kind::kEdge});
  }
  return out;
}

std::vector<PathPattern> QueryGenerator::pattern(Scope& scope, bool introduces, std::size_t most_paths) {
  std::vector<PathPattern> out(1 + below(most_paths));
  const Scope before = scope;
  Scope edges;  // they can be seen when the pattern is complete: no edge stands twice in it
  std::vector<std::string> taken;
  const auto node = [&] {
    NodePattern n;
    const Variable* known = pick(scope, {Kind::kNode});
    if (known && chance(45)) {
      n.variable = known->name;
    } else if (introduces && chance(65)) {
      n.variable = fresh('n');
      scope.push_back({n.variable, Kind::kNode});
    }
    if (chance(25)) n.label = kLabels[chance(5) ? 2 : below(2)];
    if (chance(7)) n.value = number();
    return n;
  };
  for (PathPattern& path : out) {
    path.nodes.push_back(node());
    for (std::size_t i = below(3); i > 0; --i) {
      path.edges.push_back(edge(before, edges, introduces, taken));
      path.nodes.push_back(node());
    }
  }
  scope.insert(scope.end(), edges.begin(), edges.end());
  return out;
}

Clause QueryGenerator::match(Scope& scope) {
  Clause out{};
  out.kind = chance(35) ? Clause::Kind::kOptionalMatch : Clause::Kind::kMatch;
  out.pattern = pattern(scope, true, 2);
  if (chance(30)) out.where.push_back(condition(scope));
  return out;
}

Clause QueryGenerator::project(Scope& scope, std::size_t columns, bool returns) {
  Clause out{};
  out.kind = Clause::Kind::kProject;
  out.returns = returns;
  const bool aggregates = chance(35);
  Scope projected;
  for (std::size_t i = 0; i < columns; ++i) {
    Item item;
    Kind kind = Kind::kInteger;
    const Variable* whole =
        chance(55) ? pick(scope, {Kind::kNode, Kind::kEdge, Kind::kInteger, Kind::kEdges}) : nullptr;
    const bool again = whole && std::any_of(projected.begin(), projected.end(),
                                            [&](const Variable& v) { return v.name == whole->name; });
    if (aggregates && chance(50)) {
      item.kind = static_cast<Item::Kind>(1 + below(6));
      item.term = term(scope);
    } else if (whole && !again) {
      item.term = {Term::Kind::kVariable, 0, whole->name, {}};
      kind = whole->kind;
    } else {
      item.term = term(scope);
    }
    const bool keeps = item.kind == Item::Kind::kTerm && kind != Kind::kInteger && !returns;
    item.name = returns ? "c" + std::to_string(i) : keeps ? whole->name : fresh('x');
    projected.push_back({item.name, kind});
    out.items.push_back(std::move(item));
  }
  out.distinct = chance(20);
  scope = std::move(projected);
  const bool sortable =
      std::all_of(scope.begin(), scope.end(), [](const Variable& v) { return v.kind == Kind::kInteger; });
  if (sortable && chance(60)) {
    for (std::size_t i = 0; i < columns; ++i) out.descending.push_back(chance(40));
    if (chance(20)) out.skip = number();
    if (chance(50)) out.limit = static_cast<std::int64_t>(below(4));
  }
  if (!returns && chance(30)) out.where.push_back(condition(scope));
  return out;
}

Clause QueryGenerator::call(Scope& scope) {
  Clause out{};
  out.kind = Clause::Kind::kCall;
  Scope inside;
  for (const Variable& variable : scope) {
    if (!chance(50)) continue;
    inside.push_back(variable);
    out.imported.push_back(variable.name);
  }
  out.inner.push_back(match(inside));
  out.inner.push_back(project(inside, 1 + below(2), true));
  for (Item& item : out.inner.back().items) item.name = fresh('k');
  for (std::size_t i = 0; i < inside.size(); ++i) scope.push_back({out.inner.back().items[i].name, inside[i].kind});
  return out;
}

std::vector<Clause> QueryGenerator::part(std::size_t columns) {
  std::vector<Clause> out;
  Scope scope;
  out.push_back(match(scope));
  for (std::size_t i = below(4); i > 0; --i) {
    const std::size_t choice = below(100);
    if (choice < 40) {
      out.push_back(match(scope));
    } else if (choice < 50) {
      Clause unwind{};
      unwind.kind = Clause::Kind::kUnwind;
      for (std::size_t n = below(4); n > 0; --n) unwind.items.push_back({Item::Kind::kTerm, term(scope), {}});
      unwind.variable = fresh('x');
      scope.push_back({unwind.variable, Kind::kInteger});
      out.push_back(std::move(unwind));
    } else if (choice < 65) {
      out.push_back(call(scope));
    } else {
      out.push_back(project(scope, 1 + below(3), false));
    }
  }
  out.push_back(project(scope, columns, true));
  return out;
}

OracleQuery QueryGenerator::query() {
  OracleQuery out;
  const std::size_t columns = 1 + below(3);
  out.parts.push_back(part(columns));
  if (chance(15)) {
    out.parts.push_back(part(columns));
    out.union_all = chance(50);
  }
  return out;
}

}  // namespace dossier::query_tests
