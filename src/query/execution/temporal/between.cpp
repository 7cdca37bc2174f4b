#include "query/execution/temporal/between.h"

#include "query/execution/runtime.h"
#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/duration.h"
#include "query/execution/temporal/parts.h"

namespace dossier::query::execution::temporal {
namespace {

// Whole months between two local moments, towards nought.
std::int64_t months_between(const Parts& a, const Parts& b) {
  std::int64_t end = *b.days;
  if (end > *a.days && *b.nanos < *a.nanos) --end;
  else if (end<*a.days&& * b.nanos> * a.nanos) ++end;
  const CivilDate x = civil_of(*a.days), y = civil_of(end);
  const auto packed = [](const CivilDate& d) { return (d.year * 12 + d.month - 1) * 32 + d.day; };
  return (packed(y) - packed(x)) / 32;
}

std::int64_t days_between(const Parts& a, const Parts& b) {
  std::int64_t days = *b.days - *a.days;
  if (days > 0 && *b.nanos < *a.nanos) --days;
  else if (days < 0 && *b.nanos > *a.nanos) ++days;
  return days;
}

graph::Duration seconds_between(const Parts& a, const Parts& b) {
  return normalized(0, 0, utc_seconds(b) - utc_seconds(a), *b.nanos % kNanosPerSecond - *a.nanos % kNanosPerSecond);
}

}  // namespace

graph::Value between(Between unit, const graph::Value& from, const graph::Value& to, Span span) {
  if (from.is_null() || to.is_null()) return {};
  if (!is_instant(from) || !is_instant(to))
    fail("InvalidArgumentValue", "a duration lies between two dates or times", span);
  Parts a = parts_of(from), b = parts_of(to);
  const bool dated = a.days && b.days;
  if (!dated) a.days = b.days = a.days ? a.days : b.days;
  if (!a.days) a.days = b.days = 0;
  if (!a.nanos) a.nanos = 0;
  if (!b.nanos) b.nanos = 0;
  if (a.zone && b.zone) {
    if (unit != Between::kSeconds && dated) b = in_zone(b, *a.zone);
  } else if (a.zone || b.zone) {
    (a.zone ? b.zone : a.zone) = a.zone ? a.zone : b.zone;
  }
  if (!dated)
    return unit == Between::kMonths || unit == Between::kDays ? graph::Value(graph::Duration{0, 0, 0, 0})
                                                              : seconds_between(a, b);
  switch (unit) {
    case Between::kMonths: return graph::Duration{months_between(a, b), 0, 0, 0};
    case Between::kDays: return graph::Duration{0, days_between(a, b), 0, 0};
    case Between::kSeconds: return seconds_between(a, b);
    default: break;
  }
  const std::int64_t months = months_between(a, b);
  Parts rest = a;
  rest.days = plus_months(*a.days, months);
  const std::int64_t days = days_between(rest, b);
  *rest.days += days;
  graph::Duration out = seconds_between(rest, b);
  out.months = months;
  out.days = days;
  return out;
}

}  // namespace dossier::query::execution::temporal
