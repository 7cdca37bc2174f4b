#include "ask/graph_view.h"

#include <algorithm>
#include <array>

namespace dossier::ask {

using graph::EdgeId;
using graph::NodeId;
using graph::SymbolId;
using graph::Value;

GraphView::GraphView(const graph::PropertyGraph& graph) : graph_(graph) {}

std::string_view GraphView::label(NodeId node) const {
  static constexpr std::array<std::string_view, 9> kLabels{"Person", "Country", "Place", "Organization", "Group",
                                                           "Thing",  "Event",   "Claim", "Article"};
  for (const SymbolId label : graph_.labels(node)) {
    const auto* at = std::find(kLabels.begin(), kLabels.end(), graph_.symbol(label));
    if (at != kLabels.end()) return *at;
  }
  return {};
}

std::string_view GraphView::text(NodeId node, std::string_view key) const {
  const Value* value = graph_.node_property(node, graph_.find_symbol(key));
  return value != nullptr && value->kind() == Value::Kind::kString ? std::string_view(value->string())
                                                                   : std::string_view();
}

std::string_view GraphView::edge_text(EdgeId edge, std::string_view key) const {
  const Value* value = graph_.edge_property(edge, graph_.find_symbol(key));
  return value != nullptr && value->kind() == Value::Kind::kString ? std::string_view(value->string())
                                                                   : std::string_view();
}

std::vector<std::string_view> GraphView::texts(NodeId node, std::string_view key) const {
  std::vector<std::string_view> found;
  const Value* value = graph_.node_property(node, graph_.find_symbol(key));
  if (value == nullptr || value->kind() != Value::Kind::kList) return found;
  for (const Value& item : value->list()) {
    if (item.kind() == Value::Kind::kString) found.emplace_back(item.string());
  }
  return found;
}

std::int64_t GraphView::integer(NodeId node, std::string_view key) const {
  const Value* value = graph_.node_property(node, graph_.find_symbol(key));
  return value != nullptr && value->kind() == Value::Kind::kInteger ? value->integer() : -1;
}

std::int64_t GraphView::edge_integer(EdgeId edge, std::string_view key) const {
  const Value* value = graph_.edge_property(edge, graph_.find_symbol(key));
  return value != nullptr && value->kind() == Value::Kind::kInteger ? value->integer() : -1;
}

double GraphView::confidence(EdgeId edge) const {
  const Value* value = graph_.edge_property(edge, graph_.find_symbol("confidence"));
  return value != nullptr && value->kind() == Value::Kind::kFloat ? value->floating() : 0.5;
}

std::string_view GraphView::modality(EdgeId edge) const {
  const std::string_view written = edge_text(edge, "modality");
  return written.empty() ? "actual" : written;
}

std::vector<NodeId> GraphView::targets(NodeId node, std::string_view edge_type) const {
  std::vector<NodeId> found;
  for (const auto& step : graph_.out(node, graph_.find_symbol(edge_type))) found.push_back(step.neighbor);
  return found;
}

std::vector<NodeId> GraphView::sources(NodeId node, std::string_view edge_type) const {
  std::vector<NodeId> found;
  for (const auto& step : graph_.in(node, graph_.find_symbol(edge_type))) found.push_back(step.neighbor);
  return found;
}

bool GraphView::within(NodeId part, NodeId whole) const {
  std::vector<NodeId> reached{part};
  for (std::size_t from = 0, hops = 0; hops <= 3; ++hops) {
    const std::size_t end = reached.size();
    for (std::size_t i = from; i < end; ++i) {
      if (reached[i] == whole) return true;
      if (reached.size() > 64) continue;
      for (const std::string_view type : {"PART_OF", "LOCATED_IN"}) {
        for (const NodeId next : targets(reached[i], type)) {
          if (std::find(reached.begin(), reached.end(), next) == reached.end()) reached.push_back(next);
        }
      }
    }
    from = end;
  }
  return false;
}

}  // namespace dossier::ask
