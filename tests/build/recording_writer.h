#pragma once

#include "graph/graph_writer.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace dossier::build {

/// A graph writer that keeps everything where a test can look at it, and fails when it is told to.
class RecordingWriter : public graph::GraphWriter {
 public:
  struct Edge {
    graph::NodeId from;
    std::string type;
    graph::NodeId to;
    graph::NamedProperties properties;
  };

  Result<graph::NodeId> add_node(const NodeRecord& node) override {
    if (failing) {
      Diagnostic full;
      full.fault = Fault::kStore;
      full.message = "disk full";
      return full;
    }
    nodes.push_back(node);
    return static_cast<graph::NodeId>(nodes.size() - 1);
  }
  Result<NodeRecord> node(graph::NodeId id) override { return nodes.at(id); }
  Result<void> replace_node(graph::NodeId id, const NodeRecord& node) override {
    nodes.at(id) = node;
    return {};
  }
  Result<graph::EdgeId> add_edge(graph::NodeId from, std::string_view type, graph::NodeId to,
                                 const graph::NamedProperties& properties) override {
    edges.push_back({from, std::string(type), to, properties});
    return static_cast<graph::EdgeId>(edges.size() - 1);
  }
  Result<void> add_key(std::string_view key, graph::NodeId node) override {
    keys[std::string(key)].insert(node);
    return {};
  }
  Result<std::vector<graph::NodeId>> find(std::string_view key) override {
    const auto at = keys.find(std::string(key));
    if (at == keys.end()) return std::vector<graph::NodeId>();
    return std::vector<graph::NodeId>(at->second.begin(), at->second.end());
  }

  Result<void> remove_key(std::string_view key, graph::NodeId node) override {
    keys[std::string(key)].erase(node);
    return {};
  }

  /// A node's or edge's property; null when it is absent.
  static graph::Value get(const graph::NamedProperties& properties, std::string_view key) {
    for (const auto& [name, value] : properties) {
      if (name == key) return value;
    }
    return {};
  }
  graph::Value get(graph::NodeId id, std::string_view key) const { return get(nodes.at(id).properties, key); }

  /// Names of the nodes with the label, in order of id.
  std::vector<std::string> names(std::string_view label) const {
    std::vector<std::string> found;
    for (const NodeRecord& record : nodes) {
      if (record.labels.front() == label) found.push_back(get(record.properties, "name").string());
    }
    return found;
  }

  std::vector<NodeRecord> nodes;
  std::vector<Edge> edges;
  std::map<std::string, std::set<graph::NodeId>> keys;
  bool failing = false;
};

}  // namespace dossier::build
