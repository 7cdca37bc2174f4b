#pragma once

#include "graph/algorithms.h"

namespace dossier::graph {

/// Communities by the Louvain method: V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of
/// communities in large networks", J. Stat. Mech. (2008) P10008. Greedy moves of single nodes to the neighbouring
/// community that raises modularity most, then the same of whole communities, until nothing gains. Edges may be walked
/// either way; parallel edges weigh as many; a loop counts for its node. Nodes are visited by id and of equal gains the
/// community of the smallest node wins, so that the same graph gives the same communities. Close to O(E) a round.
struct Communities {
  std::vector<std::uint32_t> of_node;  ///< by node id, numbered from 0 by their smallest node; kNoId: out of scope
  std::uint32_t count = 0;
  double modularity = 0;  ///< of the result, -0.5 to 1; 0 without edges
};
Communities communities(const PropertyGraph& graph, const Scope& scope = {});

}  // namespace dossier::graph
