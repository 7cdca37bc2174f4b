#pragma once

#include "graph/property_graph.h"
#include "query/meaning/tree.h"

#include <string>
#include <vector>

namespace dossier::query {

/// One line for each label, relationship type and property key that the query looks for and the graph does not have,
/// with the nearest that it has. openCypher allows such names: nothing matches them.
std::vector<std::string> unknown_names(const meaning::Query& query, const graph::PropertyGraph& graph);

}  // namespace dossier::query
