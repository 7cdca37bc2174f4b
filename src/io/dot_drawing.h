#pragma once

#include <set>

#include "io/writers.h"

namespace dossier::io {

/// What is to be drawn; both ends of every edge must be among the nodes.
struct DotSelection {
  std::set<graph::NodeId> nodes;
  std::set<graph::EdgeId> edges;
};

/// Draws exactly the selection.
Result<void> draw(const graph::PropertyGraph& graph, const DotSelection& selection, const DotOptions& options,
                  std::ostream& out);

}  // namespace dossier::io
