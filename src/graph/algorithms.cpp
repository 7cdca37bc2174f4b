#include "graph/algorithms.h"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <cmath>

#include "graph/boost_view.h"
#include "graph/view_filter.h"

namespace dossier::graph {
namespace {

using boost::make_iterator_property_map;
using boost_view::Edge;
using IndexMap = boost::typed_identity_property_map<NodeId>;

template <class T>
auto by_node(std::vector<T>& values) {
  return make_iterator_property_map(values.begin(), IndexMap());
}

/// Thrown to end a search from inside the library, and caught in this file.
struct Found {};

class PathVisitor : public boost::default_bfs_visitor {
 public:
  PathVisitor(NodeId goal, std::vector<Edge>& arrivals) : goal_(goal), arrivals_(&arrivals) {}
  template <class View>
  void tree_edge(const Edge& edge, const View&) const {
    (*arrivals_)[edge.target] = edge;
    if (edge.target == goal_) throw Found{};
  }

 private:
  NodeId goal_;
  std::vector<Edge>* arrivals_;
};

template <class View>
bool search(const View& view, NodeId from, NodeId to, std::vector<Edge>& arrivals) {
  std::vector<boost::default_color_type> colors(view.graph().node_bound(), boost::white_color);
  boost::queue<NodeId> queue;
  try {
    boost::breadth_first_visit(view, from, queue, PathVisitor(to, arrivals), by_node(colors));
  } catch (const Found&) {
    return true;
  }
  return false;
}

template <class View>
std::vector<double> ranks(const View& view, const PageRankOptions& options) {
  const NodeId bound = view.graph().node_bound();
  std::vector<double> rank(bound, 0.0), next(bound, 0.0), before;
  const std::size_t count = num_vertices(view);
  if (count == 0) return rank;
  // The library asks after each round whether that was enough.
  int rounds = 0;
  const auto enough = [&](const auto&, const View&) {
    double change = 0;
    if (!before.empty())
      for (NodeId node = 0; node < bound; ++node) change += std::abs(rank[node] - before[node]);
    const bool settled = !before.empty() && change <= options.tolerance * static_cast<double>(count);
    before = rank;
    return settled || ++rounds > options.max_iterations;
  };
  boost::graph::page_rank(view, by_node(rank), enough, options.damping, static_cast<NodeId>(count), by_node(next));
  // Nodes that lead nowhere keep their rank to themselves, so that some of the sum is lost on the way.
  double sum = 0;
  for (const double value : rank) sum += value;
  if (sum > 0)
    for (double& value : rank) value /= sum;
  return rank;
}

}  // namespace

ViewFilter filter_of(const PropertyGraph& graph, const Scope& scope) {
  ViewFilter filter;
  if (scope.tick) filter.tick = &scope.tick;
  for (const SymbolId type : scope.types) {
    if (type == kNoSymbol) continue;
    if (type >= filter.types.size()) filter.types.resize(type + 1);
    filter.types[type] = true;
  }
  if (!scope.types.empty() && filter.types.empty()) filter.types.resize(1);  // only types that are not there
  if (scope.labels.empty()) return filter;
  filter.nodes.resize(graph.node_bound());
  for (const SymbolId label : scope.labels) {
    if (label == kNoSymbol) continue;
    for (const NodeId node : graph.nodes_with(label)) filter.nodes[node] = true;
  }
  return filter;
}

std::optional<Path> shortest_path(const PropertyGraph& graph, NodeId from, NodeId to, const Scope& scope) {
  const ViewFilter filter = filter_of(graph, scope);
  const DirectedView directed(graph, &filter);
  if (!directed.has_node(from) || !directed.has_node(to)) return std::nullopt;
  if (from == to) return Path{{from}, {}};

  std::vector<Edge> arrivals(graph.node_bound());
  const bool found = scope.directed ? search(directed, from, to, arrivals)
                                    : search(UndirectedView(graph, &filter), from, to, arrivals);
  if (!found) return std::nullopt;
  Path path;
  for (NodeId node = to; node != from; node = arrivals[node].source) {
    path.nodes.push_back(node);
    path.edges.push_back(arrivals[node].id);
  }
  path.nodes.push_back(from);
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.edges.begin(), path.edges.end());
  return path;
}

Components connected_components(const PropertyGraph& graph, const Scope& scope) {
  const ViewFilter filter = filter_of(graph, scope);
  Components components;
  components.of_node.assign(graph.node_bound(), kNoId);
  std::vector<boost::default_color_type> colors(graph.node_bound());
  components.count = static_cast<std::uint32_t>(
      boost::connected_components(UndirectedView(graph, &filter), by_node(components.of_node),
                                  boost::color_map(by_node(colors)).vertex_index_map(IndexMap())));
  return components;
}

std::vector<double> page_rank(const PropertyGraph& graph, const Scope& scope, const PageRankOptions& options) {
  const ViewFilter filter = filter_of(graph, scope);
  return scope.directed ? ranks(DirectedView(graph, &filter), options) : ranks(UndirectedView(graph, &filter), options);
}

std::vector<double> betweenness(const PropertyGraph& graph, const Scope& scope) {
  const ViewFilter filter = filter_of(graph, scope);
  std::vector<double> centrality(graph.node_bound(), 0.0);
  if (scope.directed) {
    boost::brandes_betweenness_centrality(DirectedView(graph, &filter),
                                          boost::centrality_map(by_node(centrality)).vertex_index_map(IndexMap()));
  } else {
    boost::brandes_betweenness_centrality(UndirectedView(graph, &filter),
                                          boost::centrality_map(by_node(centrality)).vertex_index_map(IndexMap()));
  }
  return centrality;
}

}  // namespace dossier::graph
