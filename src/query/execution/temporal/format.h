#pragma once

#include "graph/value.h"

#include <string>

namespace dossier::query::execution::temporal {

/// ISO 8601 as openCypher writes it: no needless seconds or fractions, "Z" for a zero offset, the zone in brackets,
/// durations with signed components. Precondition: a temporal value.
std::string format(const graph::Value& value);

}  // namespace dossier::query::execution::temporal
