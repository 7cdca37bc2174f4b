#include <cmath>

#include "base/utf8.h"
#include "graph/temporal_text.h"
#include "io/graph_formats.h"
#include "io/json_value.h"
#include "io/output.h"

namespace dossier::io {
namespace {

using graph::PropertyGraph;
using graph::Value;

std::string name_literal(std::string_view name) {
  std::string out = "`";
  for (std::size_t at = 0; at < name.size();) {
    const auto next = utf8::decode(name, at);
    at += next.length;
    if (next.code_point == '`') out += '`';
    // A name can't hold an escape in all dialects, and a line break would end the statement's line.
    utf8::append(out, next.code_point < 0x20 ? U' ' : next.code_point);
  }
  return out + "`";
}

std::string string_literal(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "'";
  for (std::size_t at = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    at += next.length;
    switch (const char32_t c = next.code_point; c) {
      case '\'': out += "\\'"; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (c < 0x20 || c == 0x7F) {
          out += "\\u00";
          out += kHex[c >> 4];
          out += kHex[c & 15];
        } else {
          utf8::append(out, c);
        }
    }
  }
  return out + "'";
}

const char* constructor(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::kDate: return "date";
    case Value::Kind::kLocalTime: return "localtime";
    case Value::Kind::kTime: return "time";
    case Value::Kind::kLocalDateTime: return "localdatetime";
    case Value::Kind::kDateTime: return "datetime";
    case Value::Kind::kDuration: return "duration";
    default: return nullptr;
  }
}

std::string literal(const Value& value, const PropertyGraph& graph, bool inside_list = false) {
  if (const char* make = constructor(value.kind()))
    return std::string(make) + "(" + string_literal(graph::temporal_text(value)) + ")";
  switch (value.kind()) {
    case Value::Kind::kBoolean: return value.boolean() ? "true" : "false";
    case Value::Kind::kInteger:
      // The least integer has no literal: its digits without the sign are out of range.
      if (value.integer() == INT64_MIN) return "(-9223372036854775807 - 1)";
      return std::to_string(value.integer());
    case Value::Kind::kFloat:
      if (std::isnan(value.floating())) return "(0.0 / 0.0)";
      if (std::isinf(value.floating())) return value.floating() < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)";
      return float_text(value.floating());
    case Value::Kind::kString: return string_literal(value.string());
    case Value::Kind::kList: {
      bool flat = !inside_list;
      for (const Value& item : value.list())
        flat = flat && item.kind() != Value::Kind::kList && item.kind() != Value::Kind::kMap;
      if (!flat) break;
      std::string out = "[";
      for (const Value& item : value.list()) out += (out.size() > 1 ? ", " : "") + literal(item, graph, true);
      return out + "]";
    }
    case Value::Kind::kNull: return "null";
    default: break;
  }
  std::string json;
  append_json(json, value, graph);
  return string_literal(json);
}

std::string map_literal(const graph::Properties& properties, const PropertyGraph& graph, std::string first) {
  for (const auto& [name, value] : by_name(properties, graph))
    first += (first.empty() ? "" : ", ") + name_literal(name) + ": " + literal(*value, graph);
  return first.empty() ? first : " {" + first + "}";
}

}  // namespace

Result<void> write_cypher(const PropertyGraph& graph, std::ostream& out) {
  out << "CREATE INDEX dossier_import FOR (n:DossierImport) ON (n.dossierImportId);\n";
  for (graph::NodeId node = 0; node < graph.node_bound() && out; ++node) {
    if (!graph.has_node(node)) continue;
    out << "CREATE (:DossierImport";
    for (const std::string_view label : label_names(node, graph)) out << ":" << name_literal(label);
    out << map_literal(graph.node_properties(node), graph, "dossierImportId: " + std::to_string(node)) << ");\n";
  }
  for (graph::EdgeId edge = 0; edge < graph.edge_bound() && out; ++edge) {
    if (!graph.has_edge(edge)) continue;
    out << "MATCH (a:DossierImport {dossierImportId: " << graph.source(edge)
        << "}), (b:DossierImport {dossierImportId: " << graph.target(edge)
        << "}) CREATE (a)-[:" << name_literal(graph.symbol(graph.type(edge)))
        << map_literal(graph.edge_properties(edge), graph, {}) << "]->(b);\n";
  }
  out << "MATCH (n:DossierImport) REMOVE n:DossierImport, n.dossierImportId;\nDROP INDEX dossier_import;\n";
  return written(out);
}

}  // namespace dossier::io
