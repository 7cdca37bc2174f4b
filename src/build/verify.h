#pragma once

#include "graph/graph_changes.h"
#include "graph/property_graph.h"

#include <string>
#include <vector>

namespace dossier::build {

/// An edge whose evidence does not stand in its article.
struct Unproven {
  graph::EdgeId edge = graph::kNoId;
  std::string why;  ///< one clause: "its words (bytes 120 to 700) reach past the article's end (612 bytes)"
};

/// Checks every edge that names an article against the article's stored text: the article is there, `start` and `end`
/// lie in its text, on whole characters, `evidence` is a piece of the text around them, and `sentence` numbers rise
/// with position in the article. Edges without an `article` (made by a query) are not looked at. In order of edge.
std::vector<Unproven> verify(const graph::PropertyGraph& graph);

/// The same for what `changes` touch: the edges they added or changed, and every edge of an article that such an edge
/// names or that was itself changed or removed.
std::vector<Unproven> verify(const graph::PropertyGraph& graph, const graph::GraphChanges& changes);

}  // namespace dossier::build
