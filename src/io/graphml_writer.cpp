#include "base/utf8.h"
#include "io/graph_formats.h"
#include "io/json_value.h"
#include "io/output.h"
#include "io/property_columns.h"

namespace dossier::io {
namespace {

using graph::PropertyGraph;

std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    at += next.length;
    switch (const char32_t c = next.code_point; c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\r': out += "&#13;"; break;  // a bare one would be read as a line feed
      default:
        if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF) {
          out += ' ';
        } else {
          utf8::append(out, c);
        }
    }
  }
  return out;
}

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::kLong: return "long";
    case ColumnType::kDouble: return "double";
    case ColumnType::kBoolean: return "boolean";
    default: return "string";
  }
}

/// Writes the declarations of one kind's properties; key ids are `prefix` and the symbol.
void declare(const Columns& columns, const char* kind, char prefix, std::string_view reserved, std::ostream& out) {
  for (const auto& [name, column] : columns)
    out << "  <key id=\"" << prefix << column.first << "\" for=\"" << kind << "\" attr.name=\"" << xml(name)
        << (name == reserved ? "_" : "") << "\" attr.type=\"" << type_name(column.second) << "\"/>\n";
}

void put_data(const graph::Properties& properties, char prefix, const PropertyGraph& graph, std::ostream& out) {
  for (const auto& [name, value] : by_name(properties, graph))
    out << "      <data key=\"" << prefix << graph.find_symbol(name) << "\">" << xml(plain_text(*value, graph))
        << "</data>\n";
}

}  // namespace

Result<void> write_graphml(const PropertyGraph& graph, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
         "  xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
         "  <key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
         "  <key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n";
  declare(node_columns(graph), "node", 'n', "labels", out);
  declare(edge_columns(graph), "edge", 'e', "label", out);
  out << "  <graph id=\"G\" edgedefault=\"directed\">\n";
  for (graph::NodeId node = 0; node < graph.node_bound() && out; ++node) {
    if (!graph.has_node(node)) continue;
    std::string labels;
    for (const std::string_view label : label_names(node, graph)) labels.append(":").append(label);
    out << "    <node id=\"n" << node << "\">\n      <data key=\"labels\">" << xml(labels) << "</data>\n";
    put_data(graph.node_properties(node), 'n', graph, out);
    out << "    </node>\n";
  }
  for (graph::EdgeId edge = 0; edge < graph.edge_bound() && out; ++edge) {
    if (!graph.has_edge(edge)) continue;
    out << "    <edge id=\"e" << edge << "\" source=\"n" << graph.source(edge) << "\" target=\"n" << graph.target(edge)
        << "\">\n      <data key=\"label\">" << xml(graph.symbol(graph.type(edge))) << "</data>\n";
    put_data(graph.edge_properties(edge), 'e', graph, out);
    out << "    </edge>\n";
  }
  out << "  </graph>\n</graphml>\n";
  return written(out);
}

}  // namespace dossier::io
