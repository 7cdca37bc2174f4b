#pragma once

#include <map>
#include <string>

#include "graph/property_graph.h"

namespace dossier::io {

/// The one type that all values of a property key have, as far as typed formats go.
enum class ColumnType { kLong, kDouble, kBoolean, kString, kLongList, kDoubleList, kBooleanList, kStringList, kText };

/// Property keys by name with the type of their values; kText where they differ or are of no such type.
using Columns = std::map<std::string_view, std::pair<graph::SymbolId, ColumnType>>;

Columns node_columns(const graph::PropertyGraph& graph);
Columns edge_columns(const graph::PropertyGraph& graph);

/// A value as text: strings as they are, numbers and booleans as in JSON, temporal values in ISO 8601, others as JSON.
std::string plain_text(const graph::Value& value, const graph::PropertyGraph& graph);

}  // namespace dossier::io
