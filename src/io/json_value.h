#pragma once

#include "graph/property_graph.h"

#include <string>

/// Values, nodes and relationships as JSON, in the shapes that APOC exports: a node is
/// {"type":"node","id":"12","labels":[…], "properties":{…}}; a relationship
/// {"type":"relationship","id":"7","label":…,"properties":…,"start":{"id","labels"}, "end":{…}}; a path the array of
/// its nodes and relationships in turn; a temporal value its ISO 8601 text. Properties stand in the order of their
/// names. A float that JSON has no number for is a string: "NaN", "Infinity", "-Infinity".
namespace dossier::io {

void append_json(std::string& out, const graph::Value& value, const graph::PropertyGraph& graph);
void append_json_node(std::string& out, graph::NodeId node, const graph::PropertyGraph& graph);
void append_json_edge(std::string& out, graph::EdgeId edge, const graph::PropertyGraph& graph);

/// A float as text that reads back as the same float: always with a point or an exponent.
std::string float_text(double value);

/// A property list in the order of its names.
std::vector<std::pair<std::string_view, const graph::Value*>> by_name(const graph::Properties& properties,
                                                                      const graph::PropertyGraph& graph);
/// Labels in the order of their names.
std::vector<std::string_view> label_names(graph::NodeId node, const graph::PropertyGraph& graph);

}  // namespace dossier::io
