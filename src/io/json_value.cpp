#include "io/json_value.h"

#include "io/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace dossier::io {
namespace {

using graph::PropertyGraph;
using graph::Value;

void append_number(std::string& out, double number) {
  if (std::isnan(number)) out += "\"NaN\"";
  else if (std::isinf(number)) out += number > 0 ? "\"Infinity\"" : "\"-Infinity\"";
  else {
    const std::string text = fmt::format("{}", number);
    out += text;
    if (text.find_first_of(".e") == std::string::npos) out += ".0";
  }
}

void append_properties(std::string& out, const graph::Properties& properties, const PropertyGraph& graph) {
  std::vector<std::pair<std::string_view, const Value*>> sorted;
  for (const auto& [key, value] : properties) sorted.emplace_back(graph.symbol(key), &value);
  std::sort(sorted.begin(), sorted.end());
  out += '{';
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, sorted[i].first);
    out += ':';
    append_json(out, *sorted[i].second, graph);
  }
  out += '}';
}

void append_labels(std::string& out, graph::NodeId node, const PropertyGraph& graph) {
  std::vector<std::string_view> names;
  for (const auto label : graph.labels(node)) names.push_back(graph.symbol(label));
  std::sort(names.begin(), names.end());
  out += '[';
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, names[i]);
  }
  out += ']';
}

void append_end(std::string& out, std::string_view key, graph::NodeId node, const PropertyGraph& graph) {
  out += fmt::format(",\"{}\":{{\"id\":\"{}\",\"labels\":", key, node);
  append_labels(out, node, graph);
  out += '}';
}

}  // namespace

void append_node_json(std::string& out, graph::NodeId node, const PropertyGraph& graph) {
  out += fmt::format("{{\"type\":\"node\",\"id\":\"{}\",\"labels\":", node);
  append_labels(out, node, graph);
  out += ",\"properties\":";
  append_properties(out, graph.node_properties(node), graph);
  out += '}';
}

void append_edge_json(std::string& out, graph::EdgeId edge, const PropertyGraph& graph) {
  out += fmt::format("{{\"type\":\"relationship\",\"id\":\"{}\",\"label\":", edge);
  append_json_string(out, graph.symbol(graph.type(edge)));
  out += ",\"properties\":";
  append_properties(out, graph.edge_properties(edge), graph);
  append_end(out, "start", graph.source(edge), graph);
  append_end(out, "end", graph.target(edge), graph);
  out += '}';
}

void append_json(std::string& out, const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case Value::Kind::kNull: out += "null"; return;
    case Value::Kind::kBoolean: out += value.boolean() ? "true" : "false"; return;
    case Value::Kind::kInteger: out += std::to_string(value.integer()); return;
    case Value::Kind::kFloat: append_number(out, value.floating()); return;
    case Value::Kind::kString: append_json_string(out, value.string()); return;
    case Value::Kind::kList: {
      out += '[';
      for (std::size_t i = 0; i < value.list().size(); ++i) {
        if (i > 0) out += ',';
        append_json(out, value.list()[i], graph);
      }
      out += ']';
      return;
    }
    case Value::Kind::kMap: {
      out += '{';
      bool first = true;
      for (const auto& [key, item] : value.map()) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, key);
        out += ':';
        append_json(out, item, graph);
      }
      out += '}';
      return;
    }
    case Value::Kind::kNode: append_node_json(out, value.node().id, graph); return;
    case Value::Kind::kEdge: append_edge_json(out, value.edge().id, graph); return;
    case Value::Kind::kPath: {
      out += '[';
      for (std::size_t i = 0; i < value.path().nodes.size(); ++i) {
        if (i > 0) {
          out += ',';
          append_edge_json(out, value.path().edges[i - 1], graph);
          out += ',';
        }
        append_node_json(out, value.path().nodes[i], graph);
      }
      out += ']';
      return;
    }
    default: out += "null"; return;
  }
}

}  // namespace dossier::io
