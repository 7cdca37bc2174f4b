#pragma once

#include "graph/value.h"

#include <vector>

namespace dossier::graph {

/// What one change of a PropertyGraph comes to, by id. Each list ascends; an id stands in one of its kind's three
/// lists, and what was added and removed again stands in none.
struct GraphChanges {
  std::vector<NodeId> added_nodes, changed_nodes, removed_nodes;
  std::vector<EdgeId> added_edges, changed_edges, removed_edges;

  bool empty() const {
    return added_nodes.empty() && changed_nodes.empty() && removed_nodes.empty() && added_edges.empty() &&
           changed_edges.empty() && removed_edges.empty();
  }
};

}  // namespace dossier::graph
