#pragma once

#include "graph/property_graph.h"

#include <string>

namespace dossier::io {

/// A value as a person reads it in a table: strings bare at the top and quoted inside lists and maps, nodes as
/// `(:Person {name: "Rustem Umerov"})`, relationships as `[:ATTENDED]`, paths as `(…)-[:ATTENDED]->(…)`.
std::string cell_text(const graph::Value& value, const graph::PropertyGraph& graph);

}  // namespace dossier::io
