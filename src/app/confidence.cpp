#include "app/confidence.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace dossier::app {
namespace {

using graph::EdgeId;
using graph::NodeId;
using graph::PropertyGraph;
using graph::SymbolId;
using graph::Value;

/// Labels of nodes that are there for the edges alone; whoever has a name stays.
constexpr std::array<std::string_view, 4> kDependent = {"Event", "Claim", "Group", "Thing"};

bool dependent(const PropertyGraph& graph, NodeId node) {
  const auto labels = graph.labels(node);
  return std::any_of(labels.begin(), labels.end(), [&](SymbolId label) {
    return std::find(kDependent.begin(), kDependent.end(), graph.symbol(label)) != kDependent.end();
  });
}

double confidence_of(const Value& value) {
  if (value.kind() == Value::Kind::kFloat) return value.floating();
  if (value.kind() == Value::Kind::kInteger) return static_cast<double>(value.integer());
  return 1.0;
}

}  // namespace

PropertyGraph surer_than(PropertyGraph graph, double least) {
  const SymbolId key = graph.find_symbol("confidence");
  const SymbolId mentioned = graph.find_symbol("MENTIONED_IN");
  if (key == graph::kNoSymbol) return graph;
  std::vector<NodeId> loosened;
  for (EdgeId edge = 0; edge < graph.edge_bound(); ++edge) {
    if (!graph.has_edge(edge)) continue;
    const Value* confidence = graph.edge_property(edge, key);
    if (confidence == nullptr || confidence_of(*confidence) >= least) continue;
    loosened.push_back(graph.source(edge));
    loosened.push_back(graph.target(edge));
    graph.remove_edge(edge);
  }
  std::sort(loosened.begin(), loosened.end());
  loosened.erase(std::unique(loosened.begin(), loosened.end()), loosened.end());
  std::vector<NodeId> alone;
  for (const NodeId node : loosened) {
    const auto only_mentioned = [&](const graph::Adjacent& each) { return each.type == mentioned; };
    const auto out = graph.out(node);
    const auto in = graph.in(node);
    if (dependent(graph, node) && std::all_of(out.begin(), out.end(), only_mentioned) && in.empty()) alone.push_back(node);
  }
  std::vector<EdgeId> mentions;
  for (const NodeId node : alone)
    for (const graph::Adjacent& each : graph.out(node)) mentions.push_back(each.edge);
  for (const EdgeId edge : mentions) graph.remove_edge(edge);
  for (const NodeId node : alone) graph.remove_node(node);
  return graph;
}

}  // namespace dossier::app
