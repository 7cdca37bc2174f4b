#include "query/execution/temporal/duration.h"

#include "query/execution/runtime.h"
#include "query/execution/temporal/calendar.h"

#include <cmath>

namespace dossier::query::execution::temporal {
namespace {

std::int64_t whole(long double x) {
  if (!(x > -9.2e18L && x < 9.2e18L)) fail("NumberOutOfRange", "this duration is out of range");
  return static_cast<std::int64_t>(x);
}

}  // namespace

graph::Duration normalized(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanos) {
  std::int64_t total = 0;
  if (__builtin_add_overflow(seconds, floor_div(nanos, kNanosPerSecond), &total))
    fail("NumberOutOfRange", "this duration is out of range");
  return {months, days, total, static_cast<std::int32_t>(floor_mod(nanos, kNanosPerSecond))};
}

graph::Duration make_duration(long double months, long double days, long double seconds, long double nanos) {
  const std::int64_t whole_months = whole(months);
  const long double all_days =
      days + (months - static_cast<long double>(whole_months)) * kSecondsPerMonth / kSecondsPerDay;
  const std::int64_t whole_days = whole(all_days);
  const long double all_seconds = seconds + (all_days - static_cast<long double>(whole_days)) * kSecondsPerDay;
  const std::int64_t whole_seconds = whole(all_seconds);
  // A double's rounding must not show as a stray nanosecond.
  const long double fraction = (all_seconds - static_cast<long double>(whole_seconds)) * kNanosPerSecond;
  const long double all_nanos =
      nanos + (std::fabs(fraction - std::round(fraction)) < 0.01L ? std::round(fraction) : fraction);
  return normalized(whole_months, whole_days, whole_seconds, whole(all_nanos));
}

graph::Duration make_duration(const DurationFields& f) {
  using Real = long double;
  const Real months = Real(f.years) * 12 + Real(f.quarters) * 3 + f.months;
  const Real days = Real(f.weeks) * 7 + f.days;
  const Real seconds = Real(f.hours) * 3600 + Real(f.minutes) * 60 + f.seconds;
  const Real nanos = Real(f.milliseconds) * 1'000'000 + Real(f.microseconds) * 1'000 + f.nanoseconds;
  return make_duration(months, days, seconds, nanos);
}

}  // namespace dossier::query::execution::temporal
