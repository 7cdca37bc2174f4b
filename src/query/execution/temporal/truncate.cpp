#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/construct.h"

#include "base/utf8.h"

#include <string>

namespace dossier::query::execution::temporal {
namespace {

using Kind = Value::Kind;

// The first day of the unit that holds the day; none when the unit is no unit of dates.
std::optional<std::int64_t> first_day(const std::string& unit, std::int64_t days) {
  const CivilDate date = civil_of(days);
  const auto january = [](std::int64_t year) { return days_of(CivilDate{year, 1, 1}); };
  if (unit == "millennium") return january(floor_div(date.year, 1000) * 1000);
  if (unit == "century") return january(floor_div(date.year, 100) * 100);
  if (unit == "decade") return january(floor_div(date.year, 10) * 10);
  if (unit == "year") return january(date.year);
  if (unit == "weekyear") return days_of(WeekDate{week_of(days).year, 1, 1});
  if (unit == "quarter") return days_of(CivilDate{date.year, (date.month - 1) / 3 * 3 + 1, 1});
  if (unit == "month") return days_of(CivilDate{date.year, date.month, 1});
  if (unit == "week") return days - (weekday_of(days) - 1);
  if (unit == "day") return days;
  return std::nullopt;
}

std::optional<std::int64_t> unit_nanos(const std::string& unit) {
  if (unit == "day") return kNanosPerDay;
  if (unit == "hour") return 3600 * kNanosPerSecond;
  if (unit == "minute") return 60 * kNanosPerSecond;
  if (unit == "second") return kNanosPerSecond;
  if (unit == "millisecond") return 1'000'000;
  if (unit == "microsecond") return 1'000;
  return std::nullopt;
}

}  // namespace

Value truncate(Kind kind, Runtime& runtime, std::span<const Value> arguments, Span span) {
  for (const Value& argument : arguments) {
    if (argument.is_null()) return {};
  }
  if (arguments[0].kind() != Kind::kString) fail("InvalidArgumentValue", "a unit is a string", span);
  const std::string unit = utf8::to_lower(arguments[0].string());
  const Value instant = arguments.size() > 1 ? arguments[1] : construct(kind, runtime, {}, span);
  if (!is_instant(instant)) fail("InvalidArgumentValue", "only dates and times can be truncated", span);
  static const graph::Map kNothing;
  if (arguments.size() > 2 && arguments[2].kind() != Kind::kMap)
    fail("InvalidArgumentValue", "components are given as a map", span);
  const graph::Map& map = arguments.size() > 2 ? arguments[2].map() : kNothing;

  Parts parts = parts_of(instant);
  const bool dated = kind == Kind::kDate || kind == Kind::kLocalDateTime || kind == Kind::kDateTime;
  if (dated && !parts.days) fail("InvalidArgumentValue", "this value has no date", span);
  if (!dated && !parts.nanos && unit != "day") fail("InvalidArgumentValue", "this value has no time", span);
  const auto day = first_day(unit, parts.days.value_or(0));
  const auto nanos = unit_nanos(unit);
  if ((!day && !nanos) || (kind == Kind::kDate && !day) || (!dated && !nanos)) {
    fail("InvalidArgumentValue", "this value can't be truncated to the unit " + arguments[0].string(), span);
  }
  if (day) {
    if (parts.days) parts.days = *day;
    parts.nanos = 0;
  } else {
    parts.nanos = parts.nanos.value_or(0) / *nanos * *nanos;
  }
  return from_map(kind, map, &parts, span);
}

}  // namespace dossier::query::execution::temporal
