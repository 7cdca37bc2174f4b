#pragma once

#include "graph/graph_writer.h"
#include "graph/property_graph.h"

#include <map>

namespace dossier::graph {

/// Writes into a PropertyGraph in memory: for builds that need no store. The graph must outlive the writer.
/// Records that name a missing node are Fault::kNotFound; nothing else fails.
class MemoryWriter final : public GraphWriter {
 public:
  explicit MemoryWriter(PropertyGraph& graph) : graph_(graph) {}

  Result<NodeId> add_node(const NodeRecord& node) override;
  Result<NodeRecord> node(NodeId id) override;
  Result<void> replace_node(NodeId id, const NodeRecord& node) override;
  Result<EdgeId> add_edge(NodeId from, std::string_view type, NodeId to, const NamedProperties& properties) override;
  Result<void> add_key(std::string_view key, NodeId node) override;
  Result<std::vector<NodeId>> find(std::string_view key) override;
  Result<void> remove_key(std::string_view key, NodeId node) override;

 private:
  PropertyGraph& graph_;
  std::map<std::string, std::vector<NodeId>, std::less<>> keys_;
};

}  // namespace dossier::graph
