#include "io/cell_text.h"

#include "graph/temporal_text.h"
#include "io/json_text.h"
#include "io/json_value.h"

namespace dossier::io {
namespace {

using graph::PropertyGraph;
using graph::Value;

constexpr int kMaxDepth = 256;

void append(std::string& out, const Value& value, const PropertyGraph& graph, int depth);

void append_node(std::string& out, graph::NodeId node, const PropertyGraph& graph) {
  out += '(';
  if (graph.has_node(node)) {
    for (const std::string_view label : label_names(node, graph)) out.append(":").append(label);
    const auto key = graph.find_symbol("name");
    const Value* name = key == graph::kNoSymbol ? nullptr : graph.node_property(node, key);
    if (name != nullptr) {
      out += graph.labels(node).empty() ? "{name: " : " {name: ";
      append(out, *name, graph, 1);
      out += '}';
    }
  }
  out += ')';
}

void append_edge(std::string& out, graph::EdgeId edge, const PropertyGraph& graph) {
  out += "[";
  if (graph.has_edge(edge)) out.append(":").append(graph.symbol(graph.type(edge)));
  out += "]";
}

void append_path(std::string& out, const graph::Path& path, const PropertyGraph& graph) {
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) {
      const graph::EdgeId edge = path.edges[i - 1];
      const bool backward = graph.has_edge(edge) && graph.source(edge) != path.nodes[i - 1];
      out += backward ? "<-" : "-";
      append_edge(out, edge, graph);
      out += backward ? "-" : "->";
    }
    append_node(out, path.nodes[i], graph);
  }
}

void append(std::string& out, const Value& value, const PropertyGraph& graph, int depth) {
  if (depth > kMaxDepth) {
    out += "…";
    return;
  }
  switch (value.kind()) {
    case Value::Kind::kNull: out += "null"; return;
    case Value::Kind::kBoolean: out += value.boolean() ? "true" : "false"; return;
    case Value::Kind::kInteger: out += std::to_string(value.integer()); return;
    case Value::Kind::kFloat: out += float_text(value.floating()); return;
    case Value::Kind::kString:
      if (depth == 0) {
        out += value.string();
      } else {
        append_json_string(out, value.string());
      }
      return;
    case Value::Kind::kList:
      out += '[';
      for (std::size_t i = 0; i < value.list().size(); ++i) {
        if (i > 0) out += ", ";
        append(out, value.list()[i], graph, depth + 1);
      }
      out += ']';
      return;
    case Value::Kind::kMap: {
      out += '{';
      bool first = true;
      for (const auto& [key, item] : value.map()) {
        if (!std::exchange(first, false)) out += ", ";
        out += key + ": ";
        append(out, item, graph, depth + 1);
      }
      out += '}';
      return;
    }
    case Value::Kind::kNode: append_node(out, value.node().id, graph); return;
    case Value::Kind::kEdge: append_edge(out, value.edge().id, graph); return;
    case Value::Kind::kPath: append_path(out, value.path(), graph); return;
    default: out += graph::temporal_text(value); return;
  }
}

}  // namespace

std::string cell_text(const Value& value, const PropertyGraph& graph) {
  std::string text;
  append(text, value, graph, 0);
  return text;
}

}  // namespace dossier::io
