#pragma once

#include "graph/property_graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::ask {

/// The ontology's properties, read off a graph that may lack any of them.
class GraphView {
 public:
  explicit GraphView(const graph::PropertyGraph& graph);

  const graph::PropertyGraph& graph() const { return graph_; }

  std::string_view label(graph::NodeId node) const;  ///< the first label in ONTOLOGY.md's list; "" when none
  bool is(graph::NodeId node, std::string_view label_name) const { return label(node) == label_name; }
  std::string_view text(graph::NodeId node, std::string_view key) const;       ///< "" when absent
  std::string_view edge_text(graph::EdgeId edge, std::string_view key) const;  ///< "" when absent
  std::string_view name(graph::NodeId node) const { return text(node, "name"); }
  std::vector<std::string_view> texts(graph::NodeId node, std::string_view key) const;  ///< a list of strings
  /// -1 when absent.
  std::int64_t integer(graph::NodeId node, std::string_view key) const;
  std::int64_t edge_integer(graph::EdgeId edge, std::string_view key) const;
  double confidence(graph::EdgeId edge) const;  ///< 0.5 when absent
  std::string_view type(graph::EdgeId edge) const { return graph_.symbol(graph_.type(edge)); }
  bool positive(graph::EdgeId edge) const { return edge_text(edge, "polarity") != "negative"; }
  /// "actual" when absent.
  std::string_view modality(graph::EdgeId edge) const;

  /// Nodes at the other ends of the edges of the type.
  std::vector<graph::NodeId> targets(graph::NodeId node, std::string_view edge_type) const;
  std::vector<graph::NodeId> sources(graph::NodeId node, std::string_view edge_type) const;

  /// Whether `part` is `whole`, or belongs to or lies in it, over at most three edges.
  bool within(graph::NodeId part, graph::NodeId whole) const;

 private:
  const graph::PropertyGraph& graph_;
};

}  // namespace dossier::ask
