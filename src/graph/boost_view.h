#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <functional>
#include <utility>
#include <vector>

#include "graph/property_graph.h"

/// The property graph as the Boost Graph Library sees it (https://www.boost.org/doc/libs/1_81_0/libs/graph/doc/).
/// `DirectedView` models VertexListGraph, EdgeListGraph, IncidenceGraph, BidirectionalGraph, AdjacencyGraph and
/// PropertyGraph; `UndirectedView` the same of a graph whose edges may be walked either way. Holes are left out. The
/// index of a vertex is its node id, that of an edge its edge id, so index maps need room for `node_bound()` and
/// `edge_bound()`.
///
/// Views are a few pointers wide; the graph must outlive them and stay as it is.
namespace dossier::graph {

/// What of a graph is looked at. An empty filter lets everything pass.
struct ViewFilter {
  std::vector<bool> types;                      ///< by relationship type; empty: all
  std::vector<bool> nodes;                      ///< by node id; empty: all
  const std::function<void()>* tick = nullptr;  ///< called whenever somebody asks for the edges at a node
};

namespace boost_view {

/// An edge as a walk meets it: in an undirected view `source` is the vertex the walk stands on.
struct Edge {
  EdgeId id = kNoId;
  NodeId source = kNoId;
  NodeId target = kNoId;
  friend bool operator==(const Edge& a, const Edge& b) { return a.id == b.id; }
  friend bool operator!=(const Edge& a, const Edge& b) { return a.id != b.id; }
  friend bool operator<(const Edge& a, const Edge& b) { return a.id < b.id; }
};

class Base {
 public:
  Base() = default;
  explicit Base(const PropertyGraph& graph, const ViewFilter* filter = nullptr)
      : graph_(&graph), outgoing_(&graph.outgoing()), incoming_(&graph.incoming()), filter_(filter) {}

  const PropertyGraph& graph() const { return *graph_; }
  std::span<const Adjacent> out(NodeId node) const { return outgoing_->of(node); }
  std::span<const Adjacent> in(NodeId node) const { return incoming_->of(node); }
  bool has_node(NodeId node) const {
    return graph_->has_node(node) && (filter_ == nullptr || filter_->nodes.empty() || filter_->nodes[node]);
  }
  bool has_edge(const Adjacent& entry) const {
    if (filter_ == nullptr) return true;
    const auto& types = filter_->types;
    return (types.empty() || (entry.type < types.size() && types[entry.type])) &&
           (filter_->nodes.empty() || filter_->nodes[entry.neighbor]);
  }
  void tick() const {
    if (filter_ != nullptr && filter_->tick != nullptr) (*filter_->tick)();
  }
  bool has_edge(EdgeId edge) const {
    return graph_->has_edge(edge) && has_node(graph_->source(edge)) &&
           has_edge({graph_->type(edge), graph_->target(edge), edge});
  }

 private:
  const PropertyGraph* graph_ = nullptr;
  const Adjacency* outgoing_ = nullptr;
  const Adjacency* incoming_ = nullptr;
  const ViewFilter* filter_ = nullptr;
};

/// The vertices of a view, by id.
class VertexIterator : public boost::iterator_facade<VertexIterator, NodeId, boost::forward_traversal_tag, NodeId> {
 public:
  VertexIterator() = default;
  VertexIterator(const Base& view, NodeId at) : view_(view), at_(at) { skip(); }

 private:
  friend class boost::iterator_core_access;
  NodeId dereference() const { return at_; }
  bool equal(const VertexIterator& other) const { return at_ == other.at_; }
  void increment() {
    ++at_;
    skip();
  }
  void skip() {
    while (at_ < view_.graph().node_bound() && !view_.has_node(at_)) ++at_;
  }
  Base view_;
  NodeId at_ = 0;
};

/// The edges of a view, by id.
class EdgeIterator : public boost::iterator_facade<EdgeIterator, Edge, boost::forward_traversal_tag, Edge> {
 public:
  EdgeIterator() = default;
  EdgeIterator(const Base& view, EdgeId at) : view_(view), at_(at) { skip(); }

 private:
  friend class boost::iterator_core_access;
  Edge dereference() const { return {at_, view_.graph().source(at_), view_.graph().target(at_)}; }
  bool equal(const EdgeIterator& other) const { return at_ == other.at_; }
  void increment() {
    ++at_;
    skip();
  }
  void skip() {
    while (at_ < view_.graph().edge_bound() && !view_.has_edge(at_)) ++at_;
  }
  Base view_;
  EdgeId at_ = 0;
};

/// The edges at one vertex: those of `first`, then those of `second`. With `inward` the vertex is their target.
class IncidenceIterator : public boost::iterator_facade<IncidenceIterator, Edge, boost::forward_traversal_tag, Edge> {
 public:
  IncidenceIterator() = default;
  IncidenceIterator(const Base& view, NodeId node, std::span<const Adjacent> first, std::span<const Adjacent> second,
                    bool inward, bool at_end)
      : view_(view), node_(node), first_(first), second_(second), inward_(inward) {
    at_ = at_end ? first.size() + second.size() : 0;
    skip();
  }
  NodeId neighbor() const { return entry().neighbor; }

 private:
  friend class boost::iterator_core_access;
  const Adjacent& entry() const { return at_ < first_.size() ? first_[at_] : second_[at_ - first_.size()]; }
  Edge dereference() const {
    const Adjacent& here = entry();
    return inward_ ? Edge{here.edge, here.neighbor, node_} : Edge{here.edge, node_, here.neighbor};
  }
  bool equal(const IncidenceIterator& other) const { return at_ == other.at_; }
  void increment() {
    ++at_;
    skip();
  }
  void skip() {
    while (at_ < first_.size() + second_.size() && (!view_.has_edge(entry()) || repeated_loop())) ++at_;
  }
  // An undirected view meets a loop in both lists; it counts once.
  bool repeated_loop() const { return at_ >= first_.size() && !first_.empty() && entry().neighbor == node_; }

  Base view_;
  NodeId node_ = kNoId;
  std::span<const Adjacent> first_, second_;
  bool inward_ = false;
  std::size_t at_ = 0;
};

/// The vertices at the other ends of an incidence range.
class NeighborIterator : public boost::iterator_facade<NeighborIterator, NodeId, boost::forward_traversal_tag, NodeId> {
 public:
  NeighborIterator() = default;
  explicit NeighborIterator(IncidenceIterator at) : at_(at) {}

 private:
  friend class boost::iterator_core_access;
  NodeId dereference() const { return at_.neighbor(); }
  bool equal(const NeighborIterator& other) const { return at_ == other.at_; }
  void increment() { ++at_; }
  IncidenceIterator at_;
};

struct Category : boost::vertex_list_graph_tag,
                  boost::edge_list_graph_tag,
                  boost::bidirectional_graph_tag,
                  boost::adjacency_graph_tag {};

/// A view whose edges go from source to target, or (`Undirected`) both ways.
template <bool Undirected>
class View : public Base {
 public:
  using Base::Base;
};

/// The id of an edge, as a property map.
struct EdgeIndexMap {
  using key_type = Edge;
  using value_type = EdgeId;
  using reference = EdgeId;
  using category = boost::readable_property_map_tag;
  friend EdgeId get(EdgeIndexMap, const Edge& edge) { return edge.id; }
};

/// One property of the nodes, as a property map to `const Value*`, null where it is absent.
struct NodePropertyMap {
  using key_type = NodeId;
  using value_type = const Value*;
  using reference = const Value*;
  using category = boost::readable_property_map_tag;
  const PropertyGraph* graph = nullptr;
  SymbolId key = kNoSymbol;
  friend const Value* get(const NodePropertyMap& map, NodeId node) { return map.graph->node_property(node, map.key); }
};

template <bool U>
std::pair<VertexIterator, VertexIterator> vertices(const View<U>& view) {
  return {{view, 0}, {view, view.graph().node_bound()}};
}
template <bool U>
NodeId num_vertices(const View<U>& view) {
  const auto [first, last] = vertices(view);
  return static_cast<NodeId>(std::distance(first, last));
}
template <bool U>
std::pair<EdgeIterator, EdgeIterator> edges(const View<U>& view) {
  return {{view, 0}, {view, view.graph().edge_bound()}};
}
template <bool U>
EdgeId num_edges(const View<U>& view) {
  const auto [first, last] = edges(view);
  return static_cast<EdgeId>(std::distance(first, last));
}
template <bool U>
NodeId source(const Edge& edge, const View<U>&) {
  return edge.source;
}
template <bool U>
NodeId target(const Edge& edge, const View<U>&) {
  return edge.target;
}

template <bool U>
std::pair<IncidenceIterator, IncidenceIterator> out_edges(NodeId node, const View<U>& view) {
  view.tick();
  const auto second = U ? view.in(node) : std::span<const Adjacent>{};
  return {{view, node, view.out(node), second, false, false}, {view, node, view.out(node), second, false, true}};
}
template <bool U>
std::pair<IncidenceIterator, IncidenceIterator> in_edges(NodeId node, const View<U>& view) {
  view.tick();
  const auto second = U ? view.out(node) : std::span<const Adjacent>{};
  return {{view, node, view.in(node), second, true, false}, {view, node, view.in(node), second, true, true}};
}
template <bool U>
EdgeId out_degree(NodeId node, const View<U>& view) {
  const auto [first, last] = out_edges(node, view);
  return static_cast<EdgeId>(std::distance(first, last));
}
template <bool U>
EdgeId in_degree(NodeId node, const View<U>& view) {
  const auto [first, last] = in_edges(node, view);
  return static_cast<EdgeId>(std::distance(first, last));
}
template <bool U>
EdgeId degree(NodeId node, const View<U>& view) {
  return U ? out_degree(node, view) : out_degree(node, view) + in_degree(node, view);
}
template <bool U>
std::pair<NeighborIterator, NeighborIterator> adjacent_vertices(NodeId node, const View<U>& view) {
  const auto [first, last] = out_edges(node, view);
  return {NeighborIterator(first), NeighborIterator(last)};
}

template <bool U>
boost::typed_identity_property_map<NodeId> get(boost::vertex_index_t, const View<U>&) {
  return {};
}
template <bool U>
NodeId get(boost::vertex_index_t, const View<U>&, NodeId node) {
  return node;
}
template <bool U>
EdgeIndexMap get(boost::edge_index_t, const View<U>&) {
  return {};
}
template <bool U>
EdgeId get(boost::edge_index_t, const View<U>&, const Edge& edge) {
  return edge.id;
}

}  // namespace boost_view

using DirectedView = boost_view::View<false>;
using UndirectedView = boost_view::View<true>;

}  // namespace dossier::graph

namespace boost {

template <bool U>
struct graph_traits<dossier::graph::boost_view::View<U>> {
  using vertex_descriptor = dossier::graph::NodeId;
  using edge_descriptor = dossier::graph::boost_view::Edge;
  using directed_category = std::conditional_t<U, undirected_tag, bidirectional_tag>;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = dossier::graph::boost_view::Category;
  using vertex_iterator = dossier::graph::boost_view::VertexIterator;
  using edge_iterator = dossier::graph::boost_view::EdgeIterator;
  using out_edge_iterator = dossier::graph::boost_view::IncidenceIterator;
  using in_edge_iterator = dossier::graph::boost_view::IncidenceIterator;
  using adjacency_iterator = dossier::graph::boost_view::NeighborIterator;
  using vertices_size_type = dossier::graph::NodeId;
  using edges_size_type = dossier::graph::EdgeId;
  using degree_size_type = dossier::graph::EdgeId;
  static vertex_descriptor null_vertex() { return dossier::graph::kNoId; }
};

// Some algorithms ask for the traits of the const type.
template <bool U>
struct graph_traits<const dossier::graph::boost_view::View<U>> : graph_traits<dossier::graph::boost_view::View<U>> {};

template <bool U>
struct property_map<dossier::graph::boost_view::View<U>, vertex_index_t> {
  using type = typed_identity_property_map<dossier::graph::NodeId>;
  using const_type = type;
};
template <bool U>
struct property_map<dossier::graph::boost_view::View<U>, edge_index_t> {
  using type = dossier::graph::boost_view::EdgeIndexMap;
  using const_type = type;
};

}  // namespace boost
