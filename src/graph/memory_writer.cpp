#include "graph/memory_writer.h"

#include <algorithm>

namespace dossier::graph {
namespace {

Diagnostic missing(NodeId id) {
  Diagnostic problem;
  problem.fault = Fault::kNotFound;
  problem.message = "there is no node " + std::to_string(id) + " in the graph";
  return problem;
}

Properties interned(PropertyGraph& graph, const NamedProperties& named) {
  Properties properties;
  properties.reserve(named.size());
  for (const auto& [key, value] : named) properties.emplace_back(graph.intern(key), value);
  return properties;
}

}  // namespace

Result<NodeId> MemoryWriter::add_node(const NodeRecord& node) {
  std::vector<SymbolId> labels;
  for (const std::string& label : node.labels) labels.push_back(graph_.intern(label));
  return graph_.add_node(std::move(labels), interned(graph_, node.properties));
}

Result<GraphWriter::NodeRecord> MemoryWriter::node(NodeId id) {
  if (!graph_.has_node(id)) return missing(id);
  NodeRecord record;
  for (const SymbolId label : graph_.labels(id)) record.labels.emplace_back(graph_.symbol(label));
  for (const auto& [key, value] : graph_.node_properties(id)) record.properties.emplace_back(graph_.symbol(key), value);
  std::sort(record.labels.begin(), record.labels.end());
  std::sort(record.properties.begin(), record.properties.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return record;
}

Result<void> MemoryWriter::replace_node(NodeId id, const NodeRecord& node) {
  if (!graph_.has_node(id)) return missing(id);
  const auto labels = graph_.labels(id);
  for (const SymbolId label : std::vector(labels.begin(), labels.end()))
    if (std::find(node.labels.begin(), node.labels.end(), graph_.symbol(label)) == node.labels.end())
      graph_.remove_label(id, label);
  for (const std::string& label : node.labels) graph_.add_label(id, graph_.intern(label));

  const Properties old = graph_.node_properties(id);
  const Properties now = normalized(interned(graph_, node.properties));
  for (const auto& property : old)
    if (std::none_of(now.begin(), now.end(), [&](const auto& kept) { return kept.first == property.first; }))
      graph_.set_node_property(id, property.first, Value());
  for (const auto& [key, value] : now) graph_.set_node_property(id, key, value);
  return {};
}

Result<EdgeId> MemoryWriter::add_edge(NodeId from, std::string_view type, NodeId to,
                                      const NamedProperties& properties) {
  if (!graph_.has_node(from)) return missing(from);
  if (!graph_.has_node(to)) return missing(to);
  return graph_.add_edge(from, graph_.intern(type), to, interned(graph_, properties));
}

Result<void> MemoryWriter::add_key(std::string_view key, NodeId node) {
  if (!graph_.has_node(node)) return missing(node);
  auto& nodes = keys_[std::string(key)];
  const auto place = std::lower_bound(nodes.begin(), nodes.end(), node);
  if (place == nodes.end() || *place != node) nodes.insert(place, node);
  return {};
}

Result<std::vector<NodeId>> MemoryWriter::find(std::string_view key) {
  const auto it = keys_.find(key);
  return it == keys_.end() ? std::vector<NodeId>{} : it->second;
}

Result<void> MemoryWriter::remove_key(std::string_view key, NodeId node) {
  const auto it = keys_.find(key);
  if (it == keys_.end()) return {};
  std::erase(it->second, node);
  if (it->second.empty()) keys_.erase(it);
  return {};
}

}  // namespace dossier::graph
