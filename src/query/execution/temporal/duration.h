#pragma once

#include "graph/value.h"

#include <cstdint>

namespace dossier::query::execution::temporal {

/// The parts of a duration as they are given. A fraction goes over to the next smaller part: of a month by its average
/// length, of a day by 24 hours.
struct DurationFields {
  double years = 0, quarters = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0,
         milliseconds = 0, microseconds = 0, nanoseconds = 0;
};
graph::Duration make_duration(const DurationFields& fields);

/// From possibly fractional months, days, seconds and nanoseconds.
graph::Duration make_duration(long double months, long double days, long double seconds, long double nanos);

/// Seconds and nanoseconds brought to 0 <= nanos < 1e9.
graph::Duration normalized(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanos);

}  // namespace dossier::query::execution::temporal
