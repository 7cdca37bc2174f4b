#include "query/name_warnings.h"

#include "base/nearest_name.h"

#include <algorithm>

namespace dossier::query {
namespace {

bool in_use(const meaning::NameUse& use, const graph::PropertyGraph& graph, graph::SymbolId symbol) {
  switch (use.kind) {
    // n:NAME asks for a node's label or a relationship's type.
    case meaning::NameUse::Kind::kLabel: return graph.label_count(symbol) > 0 || graph.type_count(symbol) > 0;
    case meaning::NameUse::Kind::kType: return graph.type_count(symbol) > 0;
    default: return true;  // interned is near enough: counting keys would look at the whole graph
  }
}

// [KNOWS] is a relationship of any type that is called KNOWS: seldom what is meant where there are KNOWS relationships.
std::string variable_warning(const meaning::NameUse& use, const graph::PropertyGraph& graph) {
  const auto symbol = graph.find_symbol(use.name);
  if (symbol == graph::kNoSymbol) return {};
  if (use.kind == meaning::NameUse::Kind::kNodeVariable) {
    if (graph.label_count(symbol) == 0) return {};
    return use.name + " is a variable here; for nodes with the label " + use.name + " write (:" + use.name + ")";
  }
  if (graph.type_count(symbol) == 0) return {};
  return use.name + " is a variable here; for relationships of the type " + use.name + " write [:" + use.name + "]";
}

std::string warning(const meaning::NameUse& use, const graph::PropertyGraph& graph) {
  std::vector<graph::SymbolId> known;
  std::string what;
  switch (use.kind) {
    case meaning::NameUse::Kind::kLabel:
      known = graph.all_labels();
      what = "label";
      break;
    case meaning::NameUse::Kind::kType:
      known = graph.all_types();
      what = "relationship type";
      break;
    default: known = graph.all_keys(); what = "property";
  }
  std::vector<std::string_view> names;
  for (const auto symbol : known) names.push_back(graph.symbol(symbol));
  const std::string nearest = nearest_name(use.name, names);
  return "no " + what + " " + use.name + " in this graph" + (nearest.empty() ? "" : ": did you mean " + nearest + "?");
}

}  // namespace

std::vector<std::string> unknown_names(const meaning::Query& query, const graph::PropertyGraph& graph) {
  std::vector<std::string> out;
  // In an empty graph every name is unknown, and in a writing query it may just have been made or removed.
  if (query.writes || graph.node_count() == 0) return out;
  for (const meaning::NameUse& use : query.names) {
    std::string line;
    if (use.kind == meaning::NameUse::Kind::kNodeVariable || use.kind == meaning::NameUse::Kind::kEdgeVariable) {
      line = variable_warning(use, graph);
      if (line.empty()) continue;
    } else {
      const auto symbol = graph.find_symbol(use.name);
      if (symbol != graph::kNoSymbol && in_use(use, graph, symbol)) continue;
      line = warning(use, graph);
    }
    if (std::find(out.begin(), out.end(), line) == out.end()) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace dossier::query
