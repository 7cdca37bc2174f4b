#pragma once

#include "graph/value.h"

#include <dossier/span.h>

namespace dossier::query::execution::temporal {

enum class Between { kMixed, kMonths, kDays, kSeconds };

/// The duration from one instant to another, in months, days and seconds or in one of them alone. Where one has no date
/// or no zone, it takes the other's.
graph::Value between(Between unit, const graph::Value& from, const graph::Value& to, Span span);

}  // namespace dossier::query::execution::temporal
