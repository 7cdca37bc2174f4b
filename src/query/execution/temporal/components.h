#pragma once

#include "graph/value.h"

#include <optional>
#include <string_view>

namespace dossier::query::execution::temporal {

using graph::Value;

inline bool is_temporal(const Value& value) { return value.kind() >= Value::Kind::kDate; }

/// value.key for the components that openCypher gives each temporal kind (year, weekDay, offset, nanosecond, …); none
/// for a key that the kind does not have.
std::optional<Value> component(const Value& value, std::string_view key);

}  // namespace dossier::query::execution::temporal
