#include "io/json_value.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/temporal_text.h"
#include "io/json_text.h"

namespace dossier::io {
namespace {

using graph::PropertyGraph;
using graph::Value;

constexpr int kMaxDepth = 256;  // values are capped far below this where they are read

void append_properties(std::string& out, const graph::Properties& properties, const PropertyGraph& graph);

void append(std::string& out, const Value& value, const PropertyGraph& graph, int depth) {
  if (depth > kMaxDepth) {
    out += "null";
    return;
  }
  switch (value.kind()) {
    case Value::Kind::kNull: out += "null"; return;
    case Value::Kind::kBoolean: out += value.boolean() ? "true" : "false"; return;
    case Value::Kind::kInteger: out += std::to_string(value.integer()); return;
    case Value::Kind::kFloat:
      if (std::isfinite(value.floating())) {
        out += float_text(value.floating());
      } else {
        append_json_string(out, float_text(value.floating()));
      }
      return;
    case Value::Kind::kString: append_json_string(out, value.string()); return;
    case Value::Kind::kList: {
      out += '[';
      bool first = true;
      for (const Value& item : value.list()) {
        if (!std::exchange(first, false)) out += ',';
        append(out, item, graph, depth + 1);
      }
      out += ']';
      return;
    }
    case Value::Kind::kMap: {
      out += '{';
      bool first = true;
      for (const auto& [key, item] : value.map()) {
        if (!std::exchange(first, false)) out += ',';
        append_json_string(out, key);
        out += ':';
        append(out, item, graph, depth + 1);
      }
      out += '}';
      return;
    }
    case Value::Kind::kNode: append_json_node(out, value.node().id, graph); return;
    case Value::Kind::kEdge: append_json_edge(out, value.edge().id, graph); return;
    case Value::Kind::kPath: {
      const graph::Path& path = value.path();
      out += '[';
      for (std::size_t i = 0; i < path.nodes.size(); ++i) {
        if (i > 0) {
          out += ',';
          append_json_edge(out, path.edges[i - 1], graph);
          out += ',';
        }
        append_json_node(out, path.nodes[i], graph);
      }
      out += ']';
      return;
    }
    default: append_json_string(out, graph::temporal_text(value)); return;
  }
}

void append_labels(std::string& out, graph::NodeId node, const PropertyGraph& graph) {
  out += "\"labels\":[";
  bool first = true;
  for (const std::string_view label : label_names(node, graph)) {
    if (!std::exchange(first, false)) out += ',';
    append_json_string(out, label);
  }
  out += ']';
}

void append_properties(std::string& out, const graph::Properties& properties, const PropertyGraph& graph) {
  out += "\"properties\":{";
  bool first = true;
  for (const auto& [key, value] : by_name(properties, graph)) {
    if (!std::exchange(first, false)) out += ',';
    append_json_string(out, key);
    out += ':';
    append(out, *value, graph, 0);
  }
  out += '}';
}

void append_end(std::string& out, graph::NodeId node, const PropertyGraph& graph) {
  out += "{\"id\":\"" + std::to_string(node) + "\",";
  append_labels(out, node, graph);
  out += '}';
}

}  // namespace

void append_json(std::string& out, const Value& value, const PropertyGraph& graph) { append(out, value, graph, 0); }

void append_json_node(std::string& out, graph::NodeId node, const PropertyGraph& graph) {
  if (!graph.has_node(node)) {  // a row may speak of a node that its query has deleted
    out += "{\"type\":\"node\",\"id\":\"" + std::to_string(node) + "\",\"labels\":[],\"properties\":{}}";
    return;
  }
  out += "{\"type\":\"node\",\"id\":\"" + std::to_string(node) + "\",";
  append_labels(out, node, graph);
  out += ',';
  append_properties(out, graph.node_properties(node), graph);
  out += '}';
}

void append_json_edge(std::string& out, graph::EdgeId edge, const PropertyGraph& graph) {
  out += "{\"type\":\"relationship\",\"id\":\"" + std::to_string(edge) + "\"";
  if (graph.has_edge(edge)) {
    out += ",\"label\":";
    append_json_string(out, graph.symbol(graph.type(edge)));
    out += ',';
    append_properties(out, graph.edge_properties(edge), graph);
    out += ",\"start\":";
    append_end(out, graph.source(edge), graph);
    out += ",\"end\":";
    append_end(out, graph.target(edge), graph);
  }
  out += '}';
}

std::string float_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  std::string text(digits, end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::vector<std::pair<std::string_view, const Value*>> by_name(const graph::Properties& properties,
                                                               const PropertyGraph& graph) {
  std::vector<std::pair<std::string_view, const Value*>> named;
  named.reserve(properties.size());
  for (const auto& [key, value] : properties) named.emplace_back(graph.symbol(key), &value);
  std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return named;
}

std::vector<std::string_view> label_names(graph::NodeId node, const PropertyGraph& graph) {
  std::vector<std::string_view> names;
  for (const auto label : graph.labels(node)) names.push_back(graph.symbol(label));
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace dossier::io
