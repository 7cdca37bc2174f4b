#pragma once

#include <dossier/result.h>

#include "graph/value.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::graph {

using NamedProperties = std::vector<std::pair<std::string, Value>>;

/// Where a build puts its nodes and edges: the store's transaction, or a PropertyGraph in memory. Beside nodes and
/// edges it keeps *name keys*: strings under which a node can be found again when a later article speaks of it. Any
/// call may fail with Fault::kStore (disk full, damaged store); after a failure the transaction can only be dropped.
class GraphWriter {
 public:
  virtual ~GraphWriter() = default;

  struct NodeRecord {
    std::vector<std::string> labels;
    NamedProperties properties;  ///< sorted by key
  };

  virtual Result<NodeId> add_node(const NodeRecord& node) = 0;
  virtual Result<NodeRecord> node(NodeId id) = 0;
  virtual Result<void> replace_node(NodeId id, const NodeRecord& node) = 0;
  virtual Result<EdgeId> add_edge(NodeId from, std::string_view type, NodeId to, const NamedProperties& properties) = 0;

  /// Lets `node` be found under `key` (any bytes, up to 400). One key may lead to several nodes.
  virtual Result<void> add_key(std::string_view key, NodeId node) = 0;
  /// The nodes under a key, ascending.
  virtual Result<std::vector<NodeId>> find(std::string_view key) = 0;
  /// No longer lets `node` be found under `key`; changes nothing when it is not.
  virtual Result<void> remove_key(std::string_view key, NodeId node) = 0;
};

}  // namespace dossier::graph
