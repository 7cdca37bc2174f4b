#include "graph/algorithms.h"
#include "graph/communities.h"
#include "query/execution/procedures.h"

#include <algorithm>

namespace dossier::query::execution {
namespace {

using graph::NodeId;
using graph::NodeRef;
using Kind = Value::Kind;
using meaning::list_of;
using meaning::one_of;
using meaning::ProcedureField;
using meaning::Type;

using Arguments = std::span<const Value>;
using Rows = std::vector<std::vector<Value>>;

// A name that the graph does not have stands for nothing, not for everything.
std::vector<graph::SymbolId> symbols(const graph::PropertyGraph& g, const Value& names, std::string_view what) {
  std::vector<graph::SymbolId> out;
  if (names.is_null()) return out;
  if (names.kind() != Kind::kList) fail("InvalidArgumentType", std::string(what) + " must be a list of strings");
  for (const Value& name : names.list()) {
    if (name.kind() != Kind::kString) fail("InvalidArgumentType", std::string(what) + " must be a list of strings");
    const auto symbol = g.find_symbol(name.string());
    if (symbol != graph::kNoSymbol) out.push_back(symbol);
  }
  if (out.empty() && !names.list().empty()) out.push_back(graph::kNoSymbol);
  return out;
}

graph::Scope scope_of(Runtime& runtime, Arguments a, std::size_t first) {
  const auto& g = runtime.graph();
  graph::Scope scope;
  scope.tick = [&runtime] { runtime.tick(); };
  if (a.size() > first) scope.types = symbols(g, a[first], "types");
  if (a.size() > first + 1) scope.labels = symbols(g, a[first + 1], "labels");
  return scope;
}

bool in_scope(const graph::PropertyGraph& g, const graph::Scope& scope, NodeId node) {
  return scope.labels.empty() ||
         std::any_of(scope.labels.begin(), scope.labels.end(), [&](auto label) { return g.has_label(node, label); });
}

// One row for each node of the scope, the highest score first.
Rows ranked(const graph::PropertyGraph& g, const graph::Scope& scope, const std::vector<double>& scores) {
  std::vector<NodeId> nodes;
  for (NodeId node = 0; node < g.node_bound(); ++node) {
    if (g.has_node(node) && in_scope(g, scope, node)) nodes.push_back(node);
  }
  std::stable_sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return scores[a] > scores[b]; });
  Rows rows;
  for (const NodeId node : nodes) rows.push_back({NodeRef{node}, scores[node]});
  return rows;
}

Rows page_rank(Runtime& runtime, Arguments a) {
  const auto scope = scope_of(runtime, a, 0);
  return ranked(runtime.graph(), scope, graph::page_rank(runtime.graph(), scope));
}

Rows betweenness(Runtime& runtime, Arguments a) {
  auto scope = scope_of(runtime, a, 0);
  scope.directed = false;
  return ranked(runtime.graph(), scope, graph::betweenness(runtime.graph(), scope));
}

// One row for each node of the scope, by id, with the number of its part.
Rows parts(const std::vector<std::uint32_t>& of_node) {
  Rows rows;
  for (NodeId node = 0; node < of_node.size(); ++node)
    if (of_node[node] != graph::kNoId) rows.push_back({NodeRef{node}, static_cast<std::int64_t>(of_node[node])});
  return rows;
}

Rows components(Runtime& runtime, Arguments a) {
  return parts(graph::connected_components(runtime.graph(), scope_of(runtime, a, 0)).of_node);
}

Rows communities(Runtime& runtime, Arguments a) {
  return parts(graph::communities(runtime.graph(), scope_of(runtime, a, 0)).of_node);
}

Rows shortest_path(Runtime& runtime, Arguments a) {
  if (a[0].is_null() || a[1].is_null()) return {};
  if (a[0].kind() != Kind::kNode || a[1].kind() != Kind::kNode)
    fail("InvalidArgumentType", "dossier.shortestPath goes from a node to a node");
  auto scope = scope_of(runtime, a, 2);
  scope.directed = false;
  auto path = graph::shortest_path(runtime.graph(), a[0].node().id, a[1].node().id, scope);
  if (!path) return {};
  const auto length = static_cast<std::int64_t>(path->edges.size());
  return {{Value(std::move(*path)), length}};
}

}  // namespace

void add_algorithm_procedures(ProcedureLibrary& library) {
  const std::vector<ProcedureField> scope = {{"types", list_of(Type::kString)}, {"labels", list_of(Type::kString)}};
  const std::vector<ProcedureField> scored = {{"node", one_of(Type::kNode)}, {"score", one_of(Type::kFloat)}};
  library.add({"dossier.pagerank", scope, scored, 0}, page_rank);
  library.add({"dossier.betweenness", scope, scored, 0}, betweenness);
  library.add({"dossier.components", scope, {{"node", one_of(Type::kNode)}, {"component", one_of(Type::kInteger)}}, 0},
              components);
  library.add({"dossier.communities", scope, {{"node", one_of(Type::kNode)}, {"community", one_of(Type::kInteger)}}, 0},
              communities);
  library.add({"dossier.shortestPath",
               {{"from", one_of(Type::kNode)},
                {"to", one_of(Type::kNode)},
                {"types", list_of(Type::kString)},
                {"labels", list_of(Type::kString)}},
               {{"path", one_of(Type::kPath)}, {"length", one_of(Type::kInteger)}},
               2},
              shortest_path);
}

}  // namespace dossier::query::execution
