#include "query/execution/temporal/construct.h"

#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/duration.h"
#include "query/execution/temporal/parse.h"

#include <algorithm>
#include <array>

namespace dossier::query::execution::temporal {
namespace {

using Kind = Value::Kind;

[[noreturn]] void invalid(std::string message, Span span) { fail("InvalidArgumentValue", std::move(message), span); }

[[noreturn]] void not_understood(Kind kind, const std::string& text, Span span) {
  const bool date = kind == Kind::kDate, time = kind == Kind::kLocalTime || kind == Kind::kTime;
  const bool zoned = kind == Kind::kTime || kind == Kind::kDateTime;
  std::string example = date ? "2026-02-04" : time ? "14:30:15" : "2026-02-04T14:30:15";
  if (zoned) example += "+01:00";
  fail("InvalidArgumentValue",
       "'" + std::string(text, 0, 60) + "' is no such " +
           (date   ? "date"
            : time ? "time"
                   : "date and time"),
       span, "write it like " + example);
}

bool has_date(Kind kind) { return kind == Kind::kDate || kind == Kind::kLocalDateTime || kind == Kind::kDateTime; }
bool has_time(Kind kind) { return kind != Kind::kDate; }
bool has_zone(Kind kind) { return kind == Kind::kTime || kind == Kind::kDateTime; }

/// The components of one map, checked for range and for what may stand together.
class Components {
 public:
  Components(const graph::Map& map, Span span) : map_(map), span_(span) {}

  const Value* find(std::string_view key) const {
    const auto it = map_.find(key);
    return it == map_.end() || it->second.is_null() ? nullptr : &it->second;
  }
  bool has(std::string_view key) const { return find(key) != nullptr; }
  bool any(std::initializer_list<std::string_view> keys) const {
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return has(key); });
  }
  std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most, std::int64_t otherwise) const {
    const Value* value = find(key);
    if (!value) return otherwise;
    if (value->kind() != Kind::kInteger) invalid(std::string(key) + " must be an integer", span_);
    if (value->integer() < least || value->integer() > most) {
      invalid(std::string(key) + " must be between " + std::to_string(least) + " and " + std::to_string(most), span_);
    }
    return value->integer();
  }
  std::optional<Parts> instant(std::string_view key) const {
    const Value* value = find(key);
    if (!value) return std::nullopt;
    if (!is_instant(*value)) invalid(std::string(key) + " must be a temporal instant", span_);
    return parts_of(*value);
  }

  void check_names(Kind kind) const {
    static constexpr std::array kDate = {"year",       "month",   "day",          "week", "dayOfWeek",
                                         "ordinalDay", "quarter", "dayOfQuarter", "date"};
    static constexpr std::array kTime = {"hour",        "minute",     "second", "millisecond",
                                         "microsecond", "nanosecond", "time"};
    for (const auto& [key, value] : map_) {
      const bool date = std::find(kDate.begin(), kDate.end(), key) != kDate.end();
      const bool time = std::find(kTime.begin(), kTime.end(), key) != kTime.end();
      const bool zone = key == "timezone";
      const bool both = key == "datetime" && has_date(kind) && has_time(kind);
      const bool epoch = kind == Kind::kDateTime && (key == "epochSeconds" || key == "epochMillis");
      if ((date && has_date(kind)) || (time && has_time(kind)) || (zone && has_zone(kind)) || both || epoch) continue;
      invalid("there is no component " + key + " here", span_);
    }
  }

  std::int64_t days(const std::optional<std::int64_t>& base) const {
    if (!base && !has("year")) invalid("a date needs a year", span_);
    const std::int64_t from = base.value_or(0);
    if (any({"week", "dayOfWeek"}) && !any({"month", "day"})) {
      const WeekDate old = base ? week_of(from) : WeekDate{0, 1, 1};
      const std::int64_t year = integer("year", -kMaxYear, kMaxYear, old.year);
      const std::int64_t week = integer("week", 1, weeks_in_year(year), old.week);
      return days_of(WeekDate{year, static_cast<int>(week), static_cast<int>(integer("dayOfWeek", 1, 7, old.day))});
    }
    const CivilDate old = base ? civil_of(from) : CivilDate{0, 1, 1};
    const std::int64_t year = integer("year", -kMaxYear, kMaxYear, old.year);
    const std::int64_t first = days_of(CivilDate{year, 1, 1});
    if (has("ordinalDay")) return first + integer("ordinalDay", 1, is_leap(year) ? 366 : 365, 1) - 1;
    if (any({"quarter", "dayOfQuarter"}) && !any({"month", "day"})) {
      const std::int64_t quarter = integer("quarter", 1, 4, (old.month - 1) / 3 + 1);
      const std::int64_t start = plus_months(first, (quarter - 1) * 3);
      const std::int64_t length = plus_months(start, 3) - start;
      return start +
             integer("dayOfQuarter", 1, length, base ? std::min<std::int64_t>(day_of_quarter(from), length) : 1) - 1;
    }
    if (!base && has("day") && !has("month")) invalid("a day needs a month", span_);
    const auto month = static_cast<int>(integer("month", 1, 12, old.month));
    const int longest = days_in_month(year, month);
    return days_of(CivilDate{year, month, static_cast<int>(integer("day", 1, longest, std::min(old.day, longest)))});
  }

  std::int64_t nanos(const std::optional<std::int64_t>& base) const {
    const std::int64_t from = base.value_or(0);
    const std::int64_t seconds = from / kNanosPerSecond;
    if (!base) {
      if (has("minute") && !has("hour")) invalid("a minute needs an hour", span_);
      if (has("second") && !has("minute")) invalid("a second needs a minute", span_);
      if (any({"millisecond", "microsecond", "nanosecond"}) && !has("second"))
        invalid("a part of a second needs a second", span_);
    }
    const std::int64_t hour = integer("hour", 0, 23, seconds / 3600),
                       minute = integer("minute", 0, 59, seconds / 60 % 60),
                       second = integer("second", 0, 59, seconds % 60);
    return ((hour * 60 + minute) * 60 + second) * kNanosPerSecond + fraction(from % kNanosPerSecond, base.has_value());
  }

 private:
  // A finer part given beside a coarser one, or over a base, holds only its own three digits.
  std::int64_t fraction(std::int64_t base, bool based) const {
    if (!any({"millisecond", "microsecond", "nanosecond"})) return base;
    const bool milli = has("millisecond"), micro = has("microsecond");
    const std::int64_t ms = integer("millisecond", 0, 999, -1);
    const std::int64_t us = integer("microsecond", 0, milli ? 999 : 999'999, -1);
    const std::int64_t ns = integer("nanosecond", 0, micro ? 999 : milli ? 999'999 : 999'999'999, -1);
    std::int64_t out = based ? base : 0;
    if (milli) out = ms * 1'000'000 + (based && !micro && ns < 0 ? out % 1'000'000 : 0);
    if (micro) out = (us >= 1'000 ? 0 : out / 1'000'000 * 1'000'000) + us * 1'000 + (based && ns < 0 ? out % 1'000 : 0);
    if (ns >= 0) out = ns >= 1'000'000 ? ns : ns >= 1'000 ? out / 1'000'000 * 1'000'000 + ns : out / 1'000 * 1'000 + ns;
    return out;
  }

  const graph::Map& map_;
  Span span_;
};

std::optional<Zone> zone_in(const Components& components, Span span) {
  const Value* value = components.find("timezone");
  if (!value) return std::nullopt;
  if (value->kind() != Kind::kString) invalid("timezone must be a string", span);
  auto zone = parse_zone(value->string());
  if (!zone) invalid("there is no time zone " + value->string(), span);
  return zone;
}

Value now(Kind kind, Runtime& runtime, const Zone& zone) {
  const auto nanos = std::chrono::duration_cast<std::chrono::nanoseconds>(runtime.now().time_since_epoch()).count();
  Parts parts;
  const std::int64_t seconds = floor_div(nanos, kNanosPerSecond);
  parts.days = floor_div(seconds, kSecondsPerDay);
  parts.nanos = floor_mod(nanos, kNanosPerDay);
  parts.zone = Zone{};
  parts = in_zone(parts, zone);
  return value_of(kind, parts);
}

Value from_instant(Kind kind, const Value& value, Span span) {
  Parts parts = parts_of(value);
  if (has_date(kind) && !parts.days) invalid("this value has no date", span);
  if (!has_date(kind) && has_time(kind) && !parts.nanos) invalid("this value has no time", span);
  return value_of(kind, parts);
}

}  // namespace

Value from_map(Kind kind, const graph::Map& map, const Parts* base, Span span) {
  const Components components(map, span);
  components.check_names(kind);
  const auto both = components.instant("datetime");
  const auto date = both ? both : components.instant("date");
  const auto time = both ? both : components.instant("time");
  const auto zone = zone_in(components, span);
  Parts out;
  if (components.any({"epochSeconds", "epochMillis"})) {
    const Value* seconds = components.find("epochSeconds");
    const std::int64_t millis = components.integer("epochMillis", -0x7fffffffffffffff, 0x7fffffffffffffff, 0);
    constexpr std::int64_t kFar = 31'556'889'832'780'799;
    const std::int64_t at = seconds ? components.integer("epochSeconds", -kFar, kFar, 0) : floor_div(millis, 1000);
    out.days = floor_div(at, kSecondsPerDay);
    const std::int64_t extra =
        seconds ? components.integer("nanosecond", 0, 999'999'999, 0) : floor_mod(millis, 1000) * 1'000'000;
    out.nanos = floor_mod(at, kSecondsPerDay) * kNanosPerSecond + extra;
    out.zone = Zone{};
    return value_of(kind, in_zone(out, zone.value_or(Zone{})));
  }
  if (has_date(kind)) {
    std::optional<std::int64_t> from;
    if (date) from = date->days;
    else if (base) from = base->days;
    if (date && !date->days) invalid("this value has no date", span);
    out.days = components.days(from);
  }
  if (has_time(kind)) {
    std::optional<std::int64_t> from;
    if (time && !time->nanos && !both) invalid("this value has no time", span);
    if (time) from = time->nanos.value_or(0);
    else if (base) from = base->nanos.value_or(0);
    if (has_zone(kind)) {
      const std::optional<Zone> own = time ? time->zone : base ? base->zone : std::nullopt;
      if (own && zone && time) {
        // The clock of the other zone, read here, before its parts are replaced.
        Parts there = out;
        there.nanos = from;
        there.zone = own;
        const Parts here = in_zone(there, *zone);
        from = here.nanos;
        if (out.days) out.days = here.days;
        out.zone = here.zone;
      } else {
        out.zone = zone ? zone : own;
        if (out.zone && zone) out.zone->offset = zone->offset;
      }
    }
    out.nanos = components.nanos(from);
  }
  return value_of(kind, out);
}

Value construct(Kind kind, Runtime& runtime, std::span<const Value> arguments, Span span) {
  if (arguments.empty()) return now(kind, runtime, Zone{});
  const Value& value = arguments[0];
  switch (value.kind()) {
    case Kind::kNull: return {};
    case Kind::kString: {
      const auto parts = parse_instant(kind, value.string());
      if (!parts) not_understood(kind, value.string(), span);
      return value_of(kind, *parts);
    }
    case Kind::kMap: {
      const auto& map = value.map();
      if (map.size() == 1 && map.contains("timezone")) {
        const auto zone = zone_in(Components(map, span), span);
        return now(kind, runtime, zone.value_or(Zone{}));
      }
      return from_map(kind, map, nullptr, span);
    }
    default: break;
  }
  if (!is_instant(value)) invalid("a date or time is made of a string, a map or another one", span);
  return from_instant(kind, value, span);
}

Value construct_duration(const Value& value, Span span) {
  if (value.is_null() || value.kind() == Kind::kDuration) return value;
  if (value.kind() == Kind::kString) {
    const auto parsed = parse_duration(value.string());
    if (!parsed) invalid("'" + value.string().substr(0, 60) + "' is no duration", span);
    return *parsed;
  }
  if (value.kind() != Kind::kMap) invalid("a duration is made of a string or a map", span);
  DurationFields f;
  const std::pair<std::string_view, double*> fields[] = {{"years", &f.years},
                                                         {"quarters", &f.quarters},
                                                         {"months", &f.months},
                                                         {"weeks", &f.weeks},
                                                         {"days", &f.days},
                                                         {"hours", &f.hours},
                                                         {"minutes", &f.minutes},
                                                         {"seconds", &f.seconds},
                                                         {"milliseconds", &f.milliseconds},
                                                         {"microseconds", &f.microseconds},
                                                         {"nanoseconds", &f.nanoseconds}};
  for (const auto& entry : value.map()) {
    const std::string& key = entry.first;
    const Value& part = entry.second;
    if (part.is_null()) continue;
    const auto it =
        std::find_if(std::begin(fields), std::end(fields), [&](const auto& field) { return field.first == key; });
    if (it == std::end(fields)) invalid("a duration has no component " + key, span);
    if (!part.is_number()) invalid(key + " must be a number", span);
    *it->second = part.kind() == Kind::kInteger ? static_cast<double>(part.integer()) : part.floating();
  }
  return make_duration(f);
}

}  // namespace dossier::query::execution::temporal
