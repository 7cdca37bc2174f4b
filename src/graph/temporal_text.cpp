#include "graph/temporal_text.h"

#include <cstdlib>
#include <limits>

namespace dossier::graph {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

std::string padded(std::uint64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
}

std::string fraction(std::int64_t nanos) {
  if (nanos <= 0) return {};
  std::string digits = padded(static_cast<std::uint64_t>(nanos), 9);
  digits.erase(digits.find_last_not_of('0') + 1);
  return "." + digits;
}

// Days to year, month and day: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
std::string date_text(std::int64_t days) {
  constexpr std::int64_t kFarthest = std::int64_t{1} << 48;  // beyond any year that a calendar means
  if (days > kFarthest || days < -kFarthest) return std::to_string(days) + " days since 1970-01-01";
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * shifted + 2) / 5 + 1;
  const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  const std::string sign = year < 0 ? "-" : year > 9999 ? "+" : "";
  return sign + padded(static_cast<std::uint64_t>(std::llabs(year)), 4) + "-" +
         padded(static_cast<std::uint64_t>(month), 2) + "-" + padded(static_cast<std::uint64_t>(day), 2);
}

std::string clock_text(std::int64_t seconds, std::int64_t nanos) {
  const auto part = [&](std::int64_t value) { return padded(static_cast<std::uint64_t>(value), 2); };
  std::string text = part(seconds / 3600) + ":" + part(seconds / 60 % 60);
  if (seconds % 60 != 0 || nanos > 0) text += ":" + part(seconds % 60) + fraction(nanos);
  return text;
}

std::string offset_text(std::int64_t seconds) {
  if (seconds == 0) return "Z";
  const auto size = static_cast<std::uint64_t>(std::llabs(seconds));
  std::string text = (seconds < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2);
  if (size % 60 != 0) text += ":" + padded(size % 60, 2);
  return text;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::string moment_text(std::int64_t seconds, std::int32_t nanos) {
  const std::int64_t days = floor_div(seconds, kDay);
  return date_text(days) + "T" + clock_text(seconds - days * kDay, nanos);
}

}  // namespace

std::string to_text(Date date) { return date_text(date.days); }

std::string to_text(LocalTime time) { return clock_text(time.nanos / kNanosPerSecond, time.nanos % kNanosPerSecond); }

std::string to_text(Time time) { return to_text(LocalTime{time.nanos}) + offset_text(time.offset_seconds); }

std::string to_text(LocalDateTime moment) { return moment_text(moment.seconds, moment.nanos); }

std::string to_text(const DateTime& moment) {
  constexpr std::int64_t kRoom = std::int64_t{1} << 40;
  const bool far = moment.seconds > std::numeric_limits<std::int64_t>::max() - kRoom ||
                   moment.seconds < std::numeric_limits<std::int64_t>::min() + kRoom;
  std::string text = moment_text(far ? moment.seconds : moment.seconds + moment.offset_seconds, moment.nanos);
  text += offset_text(moment.offset_seconds);
  if (!moment.zone.empty()) text += "[" + moment.zone + "]";
  return text;
}

std::string to_text(const Duration& duration) {
  std::string text = "P";
  const auto part = [&](std::int64_t value, char unit) {
    if (value != 0) text += std::to_string(value) + unit;
  };
  part(duration.months / 12, 'Y');
  part(duration.months % 12, 'M');
  part(duration.days, 'D');

  // seconds + nanos / 10⁹ with 0 ≤ nanos: toward zero, so that -1 s + 900 ms reads -0.1.
  std::int64_t seconds = duration.seconds;
  std::int64_t nanos = duration.nanos;
  const bool borrowed = seconds < 0 && nanos > 0;
  if (borrowed) {
    ++seconds;
    nanos = kNanosPerSecond - nanos;
  }
  if (seconds != 0 || nanos != 0) {
    text += 'T';
    part(seconds / 3600, 'H');
    part(seconds / 60 % 60, 'M');
    const std::int64_t rest = seconds % 60;
    if (rest != 0 || nanos != 0) text += (rest == 0 && borrowed ? "-0" : std::to_string(rest)) + fraction(nanos) + "S";
  }
  return text == "P" ? "PT0S" : text;
}

std::string temporal_text(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kDate: return to_text(value.date());
    case Value::Kind::kLocalTime: return to_text(value.local_time());
    case Value::Kind::kTime: return to_text(value.time());
    case Value::Kind::kLocalDateTime: return to_text(value.local_date_time());
    case Value::Kind::kDateTime: return to_text(value.date_time());
    case Value::Kind::kDuration: return to_text(value.duration());
    default: return {};
  }
}

}  // namespace dossier::graph
