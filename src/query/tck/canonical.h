#pragma once

#include "graph/property_graph.h"

#include <optional>
#include <string>
#include <string_view>

/// Values as text that is equal exactly when the values are, in the notation of the kit: labels and keys sorted, floats
/// with a point, strings and temporal values in single quotes. With `sorted_lists` the order of a list's elements does
/// not count.
namespace dossier::tck {

std::string canonical(const graph::Value& value, const graph::PropertyGraph& graph, bool sorted_lists);
/// A cell of the kit's tables; none when it is malformed.
std::optional<std::string> canonical(std::string_view cell, bool sorted_lists);
/// A cell as the value of a parameter: no nodes, relationships or paths.
std::optional<graph::Value> parameter_value(std::string_view cell);

}  // namespace dossier::tck
