#include "query/execution/temporal/zone.h"

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::query::execution::temporal {
namespace {

using namespace std::string_view_literals;

// Since release 2022b the IANA database has these as links: they agree since 1970. Some systems still ship the separate
// histories before, so that 1818 in Stockholm would depend on the machine.
constexpr std::array kLinks = {std::pair{"Atlantic/Reykjavik"sv, "Africa/Abidjan"sv},
                               std::pair{"Europe/Amsterdam"sv, "Europe/Brussels"sv},
                               std::pair{"Europe/Copenhagen"sv, "Europe/Berlin"sv},
                               std::pair{"Europe/Luxembourg"sv, "Europe/Brussels"sv},
                               std::pair{"Europe/Monaco"sv, "Europe/Paris"sv},
                               std::pair{"Europe/Oslo"sv, "Europe/Berlin"sv},
                               std::pair{"Europe/Stockholm"sv, "Europe/Berlin"sv},
                               std::pair{"Indian/Christmas"sv, "Asia/Bangkok"sv},
                               std::pair{"Indian/Cocos"sv, "Asia/Yangon"sv},
                               std::pair{"Indian/Kerguelen"sv, "Indian/Maldives"sv},
                               std::pair{"Indian/Mahe"sv, "Asia/Dubai"sv},
                               std::pair{"Indian/Reunion"sv, "Asia/Dubai"sv},
                               std::pair{"Pacific/Chuuk"sv, "Pacific/Port_Moresby"sv},
                               std::pair{"Pacific/Funafuti"sv, "Pacific/Tarawa"sv},
                               std::pair{"Pacific/Majuro"sv, "Pacific/Tarawa"sv},
                               std::pair{"Pacific/Pohnpei"sv, "Pacific/Guadalcanal"sv},
                               std::pair{"Pacific/Wake"sv, "Pacific/Tarawa"sv},
                               std::pair{"Pacific/Wallis"sv, "Pacific/Tarawa"sv}};

const date::time_zone* find(std::string_view name) {
  for (const auto& [link, target] : kLinks) {
    if (name == link) name = target;
  }
  try {
    return date::locate_zone(std::string(name));
  } catch (const std::exception&) {  // no such zone, or no database on this machine
    return nullptr;
  }
}

// Far outside of any rule, and of what the library's arithmetic can take.
std::int64_t within_rules(std::int64_t seconds) {
  return std::clamp<std::int64_t>(seconds, -60'000'000'000, 60'000'000'000);
}

}  // namespace

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  int parts[3] = {0, 0, 0};
  for (int& part : parts) {
    if (text.empty()) break;
    if (&part != parts && text[0] == ':') text.remove_prefix(1);
    if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
    part = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
  }
  const int seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
  if (!text.empty() || parts[1] > 59 || parts[2] > 59 || seconds > 18 * 3600) return std::nullopt;
  return sign * seconds;
}

std::optional<Zone> parse_zone(std::string_view text) {
  if (const auto offset = parse_offset(text)) return Zone{*offset, {}};
  if (text.empty() || text.size() > 64 || !find(text)) return std::nullopt;
  return Zone{0, std::string(text)};
}

std::int32_t offset_at_utc(const Zone& zone, std::int64_t utc_seconds) {
  const auto* known = zone.name.empty() ? nullptr : find(zone.name);
  if (!known) return zone.offset;
  const auto info = known->get_info(date::sys_seconds(std::chrono::seconds(within_rules(utc_seconds))));
  return static_cast<std::int32_t>(info.offset.count());
}

std::int32_t offset_at_local(const Zone& zone, std::int64_t local_seconds) {
  const auto* known = zone.name.empty() ? nullptr : find(zone.name);
  if (!known) return zone.offset;
  const auto info = known->get_info(date::local_seconds(std::chrono::seconds(within_rules(local_seconds))));
  return static_cast<std::int32_t>(info.first.offset.count());
}

}  // namespace dossier::query::execution::temporal
