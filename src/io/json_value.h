#pragma once

#include "graph/property_graph.h"

#include <string>

namespace dossier::io {

/// Appends a value as JSON. Nodes, relationships and paths become objects as APOC writes them; temporal values their
/// ISO 8601 text; NaN and the infinities, which JSON lacks, the strings "NaN", "Infinity" and "-Infinity".
void append_json(std::string& out, const graph::Value& value, const graph::PropertyGraph& graph);

/// `{"type":"node","id":"12","labels":[…],"properties":{…}}`, properties by name.
void append_node_json(std::string& out, graph::NodeId node, const graph::PropertyGraph& graph);

/// `{"type":"relationship","id":"7","label":"ATTENDED","properties":{…},"start":{"id":…,"labels":[…]},"end":{…}}`.
void append_edge_json(std::string& out, graph::EdgeId edge, const graph::PropertyGraph& graph);

}  // namespace dossier::io
