#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "graph/property_graph.h"

/// Graph algorithms, run by the Boost Graph Library over the graph as it lies in memory, without a copy.
namespace dossier::graph {

/// What an algorithm looks at.
struct Scope {
  std::vector<SymbolId> types;   ///< edges of these types; empty: of all
  std::vector<SymbolId> labels;  ///< nodes with one of these labels, and edges between them; empty: all
  bool directed = true;          ///< false: edges may be walked either way, as links between people are read
  std::function<void()> tick{};  ///< called at each step from a node; may throw, which ends the algorithm
};

/// A path of the fewest edges, by breadth-first search; nothing when there is none or an end is outside of the scope.
/// Among equally short ones, that whose edges come first in adjacency order. O(V + E). A node's path to itself has no
/// edge.
std::optional<Path> shortest_path(const PropertyGraph& graph, NodeId from, NodeId to, const Scope& scope = {});

/// Weakly connected components, numbered from 0 by their smallest node; kNoId for what is outside of the scope. The
/// direction of edges plays no part. O(V + E).
struct Components {
  std::vector<std::uint32_t> of_node;  ///< by node id
  std::uint32_t count = 0;
};
Components connected_components(const PropertyGraph& graph, const Scope& scope = {});

/// PageRank (Page et al. 1999) by node id, summing to 1 over the scope; 0 outside of it. Parallel edges count each.
/// Iterates until no rank changes by more than `tolerance` per node on average, or `max_iterations` times.
struct PageRankOptions {
  double damping = 0.85;
  double tolerance = 1e-10;
  int max_iterations = 100;
};
std::vector<double> page_rank(const PropertyGraph& graph, const Scope& scope = {}, const PageRankOptions& options = {});

/// Betweenness centrality (Freeman 1977), by Brandes' algorithm (2001): for each node the sum, over pairs of other
/// nodes, of the share of their shortest paths that go through it; by node id, 0 outside of the scope. Undirected pairs
/// count once. O(V · E).
std::vector<double> betweenness(const PropertyGraph& graph, const Scope& scope = {});

}  // namespace dossier::graph
