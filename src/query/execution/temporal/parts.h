#pragma once

#include "graph/value.h"
#include "query/execution/temporal/zone.h"

#include <cstdint>
#include <optional>

namespace dossier::query::execution::temporal {

using graph::Value;

/// An instant taken apart: what a kind does not have is absent. Date and time are local to the zone.
struct Parts {
  std::optional<std::int64_t> days;   ///< since 1970-01-01
  std::optional<std::int64_t> nanos;  ///< since midnight
  std::optional<Zone> zone;

  /// Seconds since the epoch as the local clock shows them; a missing date is the epoch's, a missing time midnight.
  std::int64_t local_seconds() const;
};

/// Precondition: a temporal instant (no duration).
Parts parts_of(const Value& value);
bool is_instant(const Value& value);

/// Throws NumberOutOfRange outside of the years -999,999,999 to 999,999,999.
void check_days(std::int64_t days);

/// An instant of the kind from its parts, its date checked: a missing date is 1970-01-01, time midnight, zone UTC. A
/// named zone's offset is looked up, with the zone's own `offset` deciding between two when it is one of them.
Value value_of(Value::Kind kind, const Parts& parts);

/// UTC seconds of the parts, the zone (UTC when absent) resolved.
std::int64_t utc_seconds(const Parts& parts);
/// The parts as seen from another zone at the same instant.
Parts in_zone(const Parts& parts, const Zone& zone);

}  // namespace dossier::query::execution::temporal
