#include "query/execution/temporal/parts.h"

#include "query/execution/runtime.h"
#include "query/execution/temporal/calendar.h"

namespace dossier::query::execution::temporal {

using Kind = Value::Kind;

std::int64_t Parts::local_seconds() const {
  return days.value_or(0) * kSecondsPerDay + nanos.value_or(0) / kNanosPerSecond;
}

bool is_instant(const Value& value) { return value.kind() >= Kind::kDate && value.kind() <= Kind::kDateTime; }

Parts parts_of(const Value& value) {
  const auto split = [](std::int64_t seconds, std::int32_t nanos, std::optional<Zone> zone) {
    return Parts{floor_div(seconds, kSecondsPerDay), floor_mod(seconds, kSecondsPerDay) * kNanosPerSecond + nanos,
                 std::move(zone)};
  };
  switch (value.kind()) {
    case Kind::kDate: return {value.date().days, std::nullopt, std::nullopt};
    case Kind::kLocalTime: return {std::nullopt, value.local_time().nanos, std::nullopt};
    case Kind::kTime: return {std::nullopt, value.time().nanos, Zone{value.time().offset_seconds, {}}};
    case Kind::kLocalDateTime:
      return split(value.local_date_time().seconds, value.local_date_time().nanos, std::nullopt);
    default: {
      const auto& d = value.date_time();
      return split(d.seconds + d.offset_seconds, d.nanos, Zone{d.offset_seconds, d.zone});
    }
  }
}

std::int64_t utc_seconds(const Parts& parts) {
  const std::int64_t local = parts.local_seconds();
  if (!parts.zone) return local;
  const Zone& zone = *parts.zone;
  if (zone.name.empty()) return local - zone.offset;
  // Where the clock is put back, an hour comes twice: the known offset tells which.
  if (zone.offset != 0 && offset_at_utc(zone, local - zone.offset) == zone.offset) return local - zone.offset;
  return local - offset_at_local(zone, local);
}

void check_days(std::int64_t days) {
  static const std::int64_t kFirst = days_of(CivilDate{-kMaxYear, 1, 1}), kLast = days_of(CivilDate{kMaxYear, 12, 31});
  if (days < kFirst || days > kLast) fail("NumberOutOfRange", "this date is out of range");
}

Value value_of(Kind kind, const Parts& parts) {
  if (parts.days) check_days(*parts.days);
  const std::int64_t nanos = parts.nanos.value_or(0);
  switch (kind) {
    case Kind::kDate: return graph::Date{parts.days.value_or(0)};
    case Kind::kLocalTime: return graph::LocalTime{nanos};
    case Kind::kTime: {
      std::int32_t offset = 0;
      if (parts.zone)
        offset = parts.zone->name.empty() ? parts.zone->offset
                                          : static_cast<std::int32_t>(parts.local_seconds() - utc_seconds(parts));
      return graph::Time{nanos, offset};
    }
    case Kind::kLocalDateTime:
      return graph::LocalDateTime{parts.local_seconds(), static_cast<std::int32_t>(nanos % kNanosPerSecond)};
    default: {
      const std::int64_t utc = utc_seconds(parts);
      const Zone zone = parts.zone.value_or(Zone{});
      return graph::DateTime{utc, static_cast<std::int32_t>(nanos % kNanosPerSecond), offset_at_utc(zone, utc),
                             zone.name};
    }
  }
}

Parts in_zone(const Parts& parts, const Zone& zone) {
  const std::int64_t utc = utc_seconds(parts);
  const std::int32_t offset = offset_at_utc(zone, utc);
  const std::int64_t local = utc + offset;
  Parts out;
  out.days = floor_div(local, kSecondsPerDay);
  out.nanos = floor_mod(local, kSecondsPerDay) * kNanosPerSecond + parts.nanos.value_or(0) % kNanosPerSecond;
  out.zone = Zone{offset, zone.name};
  if (!parts.days) out.days.reset();
  return out;
}

}  // namespace dossier::query::execution::temporal
