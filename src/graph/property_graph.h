#pragma once

#include "base/string_pool.h"
#include "graph/adjacency.h"
#include "graph/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::graph {

using Properties = std::vector<std::pair<SymbolId, Value>>;  ///< sorted by key id; no nulls, no doubles

/// A labelled property graph held in memory, as openCypher 9 defines it.
///
/// Node and edge ids are dense, given in order of creation and never reused within one graph; a removed id stays a hole
/// (`has_node` is false). Adjacency is kept in both directions, sorted by (type, neighbour, edge), so the edges of one
/// type are one contiguous range and parallel lists intersect by merging. Spans and references are valid until the next
/// change. One writer or many readers at a time.
class PropertyGraph {
 public:
  using Adjacent = graph::Adjacent;

  PropertyGraph();
  PropertyGraph(PropertyGraph&&) noexcept;
  PropertyGraph& operator=(PropertyGraph&&) noexcept;
  PropertyGraph(const PropertyGraph&);  ///< a full copy
  PropertyGraph& operator=(const PropertyGraph&);
  ~PropertyGraph();

  // Symbols
  SymbolId intern(std::string_view name);
  SymbolId find_symbol(std::string_view name) const;  ///< kNoSymbol when never interned
  std::string_view symbol(SymbolId id) const;

  // Nodes. Labels are kept sorted by id, without doubles.
  NodeId add_node(std::vector<SymbolId> labels, Properties properties);
  bool has_node(NodeId node) const;
  std::span<const SymbolId> labels(NodeId node) const;
  bool has_label(NodeId node, SymbolId label) const;
  void add_label(NodeId node, SymbolId label);
  void remove_label(NodeId node, SymbolId label);
  const Properties& node_properties(NodeId node) const;
  const Value* node_property(NodeId node, SymbolId key) const;     ///< null pointer when absent
  void set_node_property(NodeId node, SymbolId key, Value value);  ///< a null value removes the key
  void remove_node(NodeId node);                                   ///< precondition: degree 0

  // Edges
  EdgeId add_edge(NodeId from, SymbolId type, NodeId to, Properties properties);
  bool has_edge(EdgeId edge) const;
  NodeId source(EdgeId edge) const;
  NodeId target(EdgeId edge) const;
  SymbolId type(EdgeId edge) const;
  const Properties& edge_properties(EdgeId edge) const;
  const Value* edge_property(EdgeId edge, SymbolId key) const;
  void set_edge_property(EdgeId edge, SymbolId key, Value value);
  void remove_edge(EdgeId edge);

  /// Puts a node or an edge back where a hole is, or at an id not given yet (the bounds grow to hold it, with holes
  /// below). For loading a stored graph with its ids and for undoing removals.
  void restore_node(NodeId node, std::vector<SymbolId> labels, Properties properties);
  void restore_edge(EdgeId edge, NodeId from, SymbolId type, NodeId to, Properties properties);

  /// Makes room for this many ids without giving them out.
  void reserve(NodeId nodes, EdgeId edges);
  /// Counts ids below these bounds as given, though they may be holes.
  void raise_bounds(NodeId nodes, EdgeId edges);

  // Adjacency
  std::span<const Adjacent> out(NodeId node) const;
  std::span<const Adjacent> in(NodeId node) const;
  std::span<const Adjacent> out(NodeId node, SymbolId type) const;
  std::span<const Adjacent> in(NodeId node, SymbolId type) const;

  /// The whole adjacency of one direction, for loops that ask for many nodes: its look-ups are inline. Valid until the
  /// next change.
  const Adjacency& outgoing() const;
  const Adjacency& incoming() const;

  // Counts and ranges. Bounds are one past the largest id ever given; counts leave holes out.
  NodeId node_bound() const;
  EdgeId edge_bound() const;
  std::size_t node_count() const;
  std::size_t edge_count() const;
  std::size_t label_count(SymbolId label) const;             ///< nodes with the label
  std::size_t type_count(SymbolId type) const;               ///< edges of the type
  std::span<const NodeId> nodes_with(SymbolId label) const;  ///< ascending
  std::vector<SymbolId> all_labels() const;                  ///< those in use, by name
  std::vector<SymbolId> all_types() const;
  std::vector<SymbolId> all_keys() const;

  /// Nodes with the label (kNoSymbol: any) whose property `key` is the string `value`: a hash index that is built at
  /// the first call for a (label, key) and kept up to date after. Ascending.
  std::vector<NodeId> find_nodes(SymbolId label, SymbolId key, std::string_view value) const;
  /// The same for any value: all nodes with an equal one (1 equals 1.0), and perhaps others whose number is as good as
  /// equal, so that a caller who minds large numbers compares. Nothing for a value of a kind that is not indexed:
  /// lists, maps, times and durations.
  std::optional<std::vector<NodeId>> find_equal(SymbolId label, SymbolId key, const Value& value) const;

 private:
  template <class Holds>
  std::vector<NodeId> found_in_index(SymbolId label, SymbolId key, std::uint64_t hash, const Holds& holds) const;

  struct State;
  std::unique_ptr<State> state_;
};

/// Puts properties into the order and form that PropertyGraph keeps: sorted by key, the last of doubles, no nulls.
Properties normalized(Properties properties);

}  // namespace dossier::graph
