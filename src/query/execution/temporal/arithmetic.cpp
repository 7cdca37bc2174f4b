#include "query/execution/temporal/arithmetic.h"

#include "query/execution/runtime.h"
#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/duration.h"
#include "query/execution/temporal/parts.h"

#include <limits>

namespace dossier::query::execution::temporal {
namespace {

using graph::Duration;
using Kind = Value::Kind;
using syntax::Operator;

std::int64_t added(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  if (__builtin_add_overflow(a, b, &out)) fail("NumberOutOfRange", "this duration is out of range");
  return out;
}

Duration sum(const Duration& a, const Duration& b) {
  return normalized(added(a.months, b.months), added(a.days, b.days), added(a.seconds, b.seconds),
                    std::int64_t{a.nanos} + b.nanos);
}

Duration opposite(const Duration& d) {
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  if (d.months == kLeast || d.days == kLeast || d.seconds == kLeast)
    fail("NumberOutOfRange", "this duration is out of range");
  return normalized(-d.months, -d.days, -d.seconds, -std::int64_t{d.nanos});
}

Duration scaled(const Duration& d, long double n, bool divide) {
  const auto part = [&](std::int64_t x) {
    return divide ? static_cast<long double>(x) / n : static_cast<long double>(x) * n;
  };
  return make_duration(part(d.months), part(d.days), part(d.seconds), part(d.nanos));
}

// Months, then days, then the clock; a date takes only whole days from the clock's part.
Value moved(const Value& instant, const Duration& d) {
  Parts parts = parts_of(instant);
  if (parts.days) {
    if (d.months > 12 * kMaxYear * 2 || d.months < -12 * kMaxYear * 2)
      fail("NumberOutOfRange", "this date is out of range");
    *parts.days = added(plus_months(*parts.days, d.months), d.days);
    check_days(*parts.days);
  }
  if (!parts.nanos) {
    *parts.days = added(*parts.days, d.seconds / kSecondsPerDay);
    check_days(*parts.days);
    return value_of(instant.kind(), parts);
  }
  const std::int64_t nanos = *parts.nanos % kNanosPerSecond + d.nanos;
  std::int64_t seconds = 0;
  if (!parts.days) {
    seconds = *parts.nanos / kNanosPerSecond + d.seconds % kSecondsPerDay + nanos / kNanosPerSecond;
    parts.nanos = floor_mod(seconds, kSecondsPerDay) * kNanosPerSecond + nanos % kNanosPerSecond;
    return value_of(instant.kind(), parts);
  }
  // Along the time line, not the clock: an hour after 02:30 may be 02:30.
  const bool named = parts.zone && !parts.zone->name.empty();
  const std::int64_t start = named ? utc_seconds(parts) : parts.local_seconds();
  seconds = added(start, added(d.seconds, nanos / kNanosPerSecond));
  Parts out;
  if (named) {
    const std::int32_t offset = offset_at_utc(*parts.zone, seconds);
    seconds += offset;
    out.zone = Zone{offset, parts.zone->name};
  } else {
    out.zone = parts.zone;
  }
  out.days = floor_div(seconds, kSecondsPerDay);
  out.nanos = floor_mod(seconds, kSecondsPerDay) * kNanosPerSecond + nanos % kNanosPerSecond;
  check_days(*out.days);
  return value_of(instant.kind(), out);
}

}  // namespace

std::optional<Value> arithmetic(Operator op, const Value& a, const Value& b) {
  const bool a_duration = a.kind() == Kind::kDuration, b_duration = b.kind() == Kind::kDuration;
  switch (op) {
    case Operator::kAdd:
      if (a_duration && b_duration) return sum(a.duration(), b.duration());
      if (is_instant(a) && b_duration) return moved(a, b.duration());
      if (a_duration && is_instant(b)) return moved(b, a.duration());
      return std::nullopt;
    case Operator::kSubtract:
      if (a_duration && b_duration) return sum(a.duration(), opposite(b.duration()));
      if (is_instant(a) && b_duration) return moved(a, opposite(b.duration()));
      return std::nullopt;
    case Operator::kMultiply:
    case Operator::kDivide: {
      const bool left = a_duration && b.is_number();
      if (!left && !(op == Operator::kMultiply && b_duration && a.is_number())) return std::nullopt;
      const Value& number = left ? b : a;
      const long double n = number.kind() == Kind::kInteger ? static_cast<long double>(number.integer())
                                                            : static_cast<long double>(number.floating());
      if (op == Operator::kDivide && n == 0) fail("DivisionByZero", "division by zero");
      return scaled((left ? a : b).duration(), n, op == Operator::kDivide);
    }
    default: return std::nullopt;
  }
}

Value negated(const Duration& duration) { return opposite(duration); }

}  // namespace dossier::query::execution::temporal
