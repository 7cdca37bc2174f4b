#include "base/utf8.h"
#include "io/graph_formats.h"
#include "io/json_value.h"
#include "io/output.h"
#include "io/property_columns.h"

namespace dossier::io {
namespace {

using graph::PropertyGraph;
using graph::Value;

constexpr char kBetweenItems = '\x1f';

/// A field, always quoted: an empty string and a missing value stay apart.
std::string field(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    at += next.length;
    if (next.code_point == '"') out += '"';
    utf8::append(out, next.code_point);
  }
  return out + "\"";
}

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::kLong: return "long";
    case ColumnType::kDouble: return "double";
    case ColumnType::kBoolean: return "boolean";
    case ColumnType::kLongList: return "long[]";
    case ColumnType::kDoubleList: return "double[]";
    case ColumnType::kBooleanList: return "boolean[]";
    case ColumnType::kStringList: return "string[]";
    default: return "string";
  }
}

/// A colon in a header would begin a type.
std::string header(std::string_view name, ColumnType type) {
  std::string safe(name);
  for (char& c : safe)
    if (c == ':') c = '_';
  return field(safe + ":" + type_name(type));
}

void put_properties(const Columns& columns, const graph::Properties& properties, const PropertyGraph& graph,
                    std::string& line) {
  for (const auto& [name, column] : columns) {
    line += ',';
    const Value* value = nullptr;
    for (const auto& [key, held] : properties)
      if (key == column.first) value = &held;
    if (value == nullptr) continue;
    if (column.second == ColumnType::kText || value->kind() != Value::Kind::kList) {
      line += field(plain_text(*value, graph));
      continue;
    }
    std::string items;
    for (const Value& item : value->list()) {
      if (!items.empty()) items += kBetweenItems;
      std::string text = plain_text(item, graph);
      for (char& c : text)
        if (c == kBetweenItems) c = ' ';
      items += text;
    }
    line += field(items);
  }
}

}  // namespace

Result<void> write_admin_nodes(const PropertyGraph& graph, std::ostream& out) {
  const Columns columns = node_columns(graph);
  std::string line = ":ID";
  for (const auto& [name, column] : columns) line += "," + header(name, column.second);
  out << line << ",:LABEL\r\n";
  for (graph::NodeId node = 0; node < graph.node_bound() && out; ++node) {
    if (!graph.has_node(node)) continue;
    line = std::to_string(node);
    put_properties(columns, graph.node_properties(node), graph, line);
    std::string labels;
    for (const std::string_view label : label_names(node, graph))
      labels.append(labels.empty() ? "" : std::string(1, kBetweenItems)).append(label);
    out << line << "," << field(labels) << "\r\n";
  }
  return written(out);
}

Result<void> write_admin_relationships(const PropertyGraph& graph, std::ostream& out) {
  const Columns columns = edge_columns(graph);
  std::string line = ":START_ID";
  for (const auto& [name, column] : columns) line += "," + header(name, column.second);
  out << line << ",:END_ID,:TYPE\r\n";
  for (graph::EdgeId edge = 0; edge < graph.edge_bound() && out; ++edge) {
    if (!graph.has_edge(edge)) continue;
    line = std::to_string(graph.source(edge));
    put_properties(columns, graph.edge_properties(edge), graph, line);
    out << line << "," << graph.target(edge) << "," << field(graph.symbol(graph.type(edge))) << "\r\n";
  }
  return written(out);
}

}  // namespace dossier::io
