#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::query::execution::temporal {

/// A fixed offset, or a zone of the IANA database.
struct Zone {
  std::int32_t offset = 0;  ///< seconds east of UTC; of a named zone only once it is resolved
  std::string name;         ///< IANA name, or empty
};

/// "Z", "+01:00", "+0100", "+01", "+00:53:28" or a known IANA name; none for anything else.
std::optional<Zone> parse_zone(std::string_view text);
std::optional<std::int32_t> parse_offset(std::string_view text);

/// The offset that the zone has at a UTC second, or at a local second (of two, the earlier; in a gap, the one before
/// it).
std::int32_t offset_at_utc(const Zone& zone, std::int64_t utc_seconds);
std::int32_t offset_at_local(const Zone& zone, std::int64_t local_seconds);

}  // namespace dossier::query::execution::temporal
