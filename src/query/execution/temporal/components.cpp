#include "query/execution/temporal/components.h"

#include "query/execution/runtime.h"
#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/format.h"
#include "query/execution/temporal/parts.h"

namespace dossier::query::execution::temporal {
namespace {

using Kind = Value::Kind;

std::optional<Value> date_component(std::int64_t days, std::string_view key) {
  const CivilDate date = civil_of(days);
  if (key == "year") return Value(date.year);
  if (key == "quarter") return Value((date.month - 1) / 3 + 1);
  if (key == "month") return Value(date.month);
  if (key == "week") return Value(week_of(days).week);
  if (key == "weekYear") return Value(week_of(days).year);
  if (key == "day") return Value(date.day);
  if (key == "ordinalDay") return Value(ordinal_of(days));
  if (key == "weekDay" || key == "dayOfWeek") return Value(weekday_of(days));
  if (key == "dayOfQuarter") return Value(day_of_quarter(days));
  return std::nullopt;
}

std::optional<Value> time_component(std::int64_t nanos, std::string_view key) {
  const std::int64_t seconds = nanos / kNanosPerSecond, rest = nanos % kNanosPerSecond;
  if (key == "hour") return Value(seconds / 3600);
  if (key == "minute") return Value(seconds / 60 % 60);
  if (key == "second") return Value(seconds % 60);
  if (key == "millisecond") return Value(rest / 1'000'000);
  if (key == "microsecond") return Value(rest / 1'000);
  if (key == "nanosecond") return Value(rest);
  return std::nullopt;
}

std::optional<Value> zone_component(const Value& value, const Zone& zone, std::string_view key) {
  if (key == "offsetSeconds") return Value(std::int64_t{zone.offset});
  if (key == "offsetMinutes") return Value(std::int64_t{zone.offset / 60});
  if (key == "offset" || (key == "timezone" && zone.name.empty())) {
    return Value(format(graph::Time{0, zone.offset}).substr(5));  // what follows "00:00"
  }
  if (key == "timezone") return Value(zone.name);
  if (value.kind() == Kind::kDateTime) {
    const auto& d = value.date_time();
    if (key == "epochSeconds") return Value(d.seconds);
    if (key == "epochMillis") return Value(d.seconds * 1000 + d.nanos / 1'000'000);
  }
  return std::nullopt;
}

std::optional<Value> duration_component(const graph::Duration& d, std::string_view key) {
  const auto of = [](std::int64_t v) { return Value(v); };
  if (key == "years") return of(d.months / 12);
  if (key == "quarters") return of(d.months / 3);
  if (key == "months") return of(d.months);
  if (key == "weeks") return of(d.days / 7);
  if (key == "days") return of(d.days);
  if (key == "hours") return of(d.seconds / 3600);
  if (key == "minutes") return of(d.seconds / 60);
  if (key == "seconds") return of(d.seconds);
  const auto scaled = [&](std::int64_t per_second, std::int64_t nanos_each) {
    std::int64_t out = 0;
    if (__builtin_mul_overflow(d.seconds, per_second, &out) || __builtin_add_overflow(out, d.nanos / nanos_each, &out))
      fail("IntegerOverflow", "the duration has more " + std::string(key) + " than a 64-bit integer counts");
    return of(out);
  };
  if (key == "milliseconds") return scaled(1'000, 1'000'000);
  if (key == "microseconds") return scaled(1'000'000, 1'000);
  if (key == "nanoseconds") return scaled(1'000'000'000, 1);
  if (key == "quartersOfYear") return of(d.months / 3 % 4);
  if (key == "monthsOfQuarter") return of(d.months % 3);
  if (key == "monthsOfYear") return of(d.months % 12);
  if (key == "daysOfWeek") return of(d.days % 7);
  if (key == "minutesOfHour") return of(d.seconds / 60 % 60);
  if (key == "secondsOfMinute") return of(d.seconds % 60);
  if (key == "millisecondsOfSecond") return of(d.nanos / 1'000'000);
  if (key == "microsecondsOfSecond") return of(d.nanos / 1'000);
  if (key == "nanosecondsOfSecond") return of(d.nanos);
  return std::nullopt;
}

}  // namespace

std::optional<Value> component(const Value& value, std::string_view key) {
  if (value.kind() == Kind::kDuration) return duration_component(value.duration(), key);
  const Parts parts = parts_of(value);
  if (parts.days) {
    if (auto out = date_component(*parts.days, key)) return out;
  }
  if (parts.nanos) {
    if (auto out = time_component(*parts.nanos, key)) return out;
  }
  if (parts.zone) return zone_component(value, *parts.zone, key);
  return std::nullopt;
}

}  // namespace dossier::query::execution::temporal
