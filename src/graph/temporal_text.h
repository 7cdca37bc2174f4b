#pragma once

#include "graph/value.h"

#include <string>

/// Temporal values as ISO 8601 text, in the form that openCypher's toString gives them: `2026-02-04`, `12:31:14.5`,
/// `12:31+01:00`, `2026-02-04T12:31Z`, `2026-02-04T12:31+02:00[Europe/Kyiv]`, `P1Y2M3DT4H5M6.7S`. Seconds are left out
/// when they are zero, and so are zeros at the end of a fraction.
namespace dossier::graph {

std::string to_text(Date date);
std::string to_text(LocalTime time);
std::string to_text(Time time);
std::string to_text(LocalDateTime moment);
std::string to_text(const DateTime& moment);
std::string to_text(const Duration& duration);

/// The same for a value of any temporal kind. Precondition: it is of one.
std::string temporal_text(const Value& value);

}  // namespace dossier::graph
