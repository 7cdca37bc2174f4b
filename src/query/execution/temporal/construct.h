#pragma once

#include "query/execution/runtime.h"
#include "query/execution/temporal/parts.h"

namespace dossier::query::execution::temporal {

/// date(x), time(x), …: from nothing (the statement's moment), a string, a map of components or another instant. Throws
/// RuntimeError (InvalidArgumentValue) for what is none.
Value construct(Value::Kind kind, Runtime& runtime, std::span<const Value> arguments, Span span);

/// An instant of the kind from a map of components. `base` gives what the map leaves out, and its zone is replaced, not
/// converted, by the map's "timezone".
Value from_map(Value::Kind kind, const graph::Map& map, const Parts* base, Span span);

/// duration(x) from a string or a map.
Value construct_duration(const Value& value, Span span);

/// date.truncate(unit, instant, map) and its kin.
Value truncate(Value::Kind kind, Runtime& runtime, std::span<const Value> arguments, Span span);

}  // namespace dossier::query::execution::temporal
