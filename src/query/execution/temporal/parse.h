#pragma once

#include "query/execution/temporal/parts.h"

#include <optional>
#include <string_view>

namespace dossier::query::execution::temporal {

/// ISO 8601, extended and basic: dates by month, week, quarter or ordinal day, cut at any part; times with a fraction;
/// offsets and [zones]. None when the text is no instant of the kind.
std::optional<Parts> parse_instant(Value::Kind kind, std::string_view text);
/// "P1Y2M3W4DT5H6M7.8S", fractions in any part, or "P2012-02-02T14:37:21.545".
std::optional<graph::Duration> parse_duration(std::string_view text);

}  // namespace dossier::query::execution::temporal
