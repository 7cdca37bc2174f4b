#include "io/property_columns.h"

#include "graph/temporal_text.h"
#include "io/json_value.h"

namespace dossier::io {
namespace {

using graph::PropertyGraph;
using graph::Value;

ColumnType scalar_type(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kBoolean: return ColumnType::kBoolean;
    case Value::Kind::kInteger: return ColumnType::kLong;
    case Value::Kind::kFloat: return ColumnType::kDouble;
    case Value::Kind::kString: return ColumnType::kString;
    default: return ColumnType::kText;
  }
}

ColumnType type_of(const Value& value) {
  if (value.kind() != Value::Kind::kList) return scalar_type(value);
  if (value.list().empty()) return ColumnType::kStringList;
  const ColumnType first = scalar_type(value.list().front());
  for (const Value& item : value.list())
    if (scalar_type(item) != first) return ColumnType::kText;
  switch (first) {
    case ColumnType::kBoolean: return ColumnType::kBooleanList;
    case ColumnType::kLong: return ColumnType::kLongList;
    case ColumnType::kDouble: return ColumnType::kDoubleList;
    case ColumnType::kString: return ColumnType::kStringList;
    default: return ColumnType::kText;
  }
}

void take(Columns& columns, const graph::Properties& properties, const PropertyGraph& graph) {
  for (const auto& [key, value] : properties) {
    const ColumnType type = type_of(value);
    const auto [it, fresh] = columns.try_emplace(graph.symbol(key), key, type);
    if (!fresh && it->second.second != type) it->second.second = ColumnType::kText;
  }
}

}  // namespace

Columns node_columns(const PropertyGraph& graph) {
  Columns columns;
  for (graph::NodeId node = 0; node < graph.node_bound(); ++node)
    if (graph.has_node(node)) take(columns, graph.node_properties(node), graph);
  return columns;
}

Columns edge_columns(const PropertyGraph& graph) {
  Columns columns;
  for (graph::EdgeId edge = 0; edge < graph.edge_bound(); ++edge)
    if (graph.has_edge(edge)) take(columns, graph.edge_properties(edge), graph);
  return columns;
}

std::string plain_text(const Value& value, const PropertyGraph& graph) {
  if (value.kind() == Value::Kind::kString) return value.string();
  if (value.kind() == Value::Kind::kFloat) return float_text(value.floating());
  if (std::string text = graph::temporal_text(value); !text.empty()) return text;
  std::string text;
  append_json(text, value, graph);
  return text;
}

}  // namespace dossier::io
