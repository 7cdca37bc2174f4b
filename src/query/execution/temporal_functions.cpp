#include "query/execution/functions.h"
#include "query/execution/temporal/between.h"
#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/construct.h"
#include "query/execution/temporal/parts.h"

namespace dossier::query::execution {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

template <Kind K>
Value make(Runtime& runtime, Arguments a, Span span) {
  return temporal::construct(K, runtime, a, span);
}

// date.transaction('+01:00') and its kin: the statement's moment, in a zone.
template <Kind K>
Value moment(Runtime& runtime, Arguments a, Span span) {
  if (a.empty()) return temporal::construct(K, runtime, {}, span);
  if (a[0].is_null()) return {};
  const Value zone(graph::Map{{"timezone", a[0]}});
  return temporal::construct(K, runtime, std::span(&zone, 1), span);
}

template <Kind K>
Value truncated(Runtime& runtime, Arguments a, Span span) {
  return temporal::truncate(K, runtime, a, span);
}

template <temporal::Between Unit>
Value between(Runtime&, Arguments a, Span span) {
  return temporal::between(Unit, a[0], a[1], span);
}

Value duration(Runtime&, Arguments a, Span span) { return temporal::construct_duration(a[0], span); }

std::int64_t integer(const Value& v, Span span) {
  if (v.kind() != Kind::kInteger) fail("InvalidArgumentValue", "an integer is needed here", span);
  return v.integer();
}

// The instant of that many units since the epoch and `more` nanoseconds, in UTC.
Value since_epoch(std::int64_t units, std::int64_t per_second, std::int64_t more) {
  const std::int64_t whole = temporal::floor_div(units, per_second);
  temporal::check_days(temporal::floor_div(whole, temporal::kSecondsPerDay));
  const std::int64_t seconds = whole + temporal::floor_div(more, temporal::kNanosPerSecond);
  temporal::check_days(temporal::floor_div(seconds, temporal::kSecondsPerDay));
  const std::int64_t nanos = temporal::floor_mod(units, per_second) * (temporal::kNanosPerSecond / per_second) +
                             temporal::floor_mod(more, temporal::kNanosPerSecond);
  return graph::DateTime{seconds, static_cast<std::int32_t>(nanos), 0, {}};
}

Value from_epoch(Runtime&, Arguments a, Span span) {
  if (a[0].is_null() || a[1].is_null()) return {};
  return since_epoch(integer(a[0], span), 1, integer(a[1], span));
}

Value from_epoch_millis(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  return since_epoch(integer(a[0], span), 1000, 0);
}

Value timestamp(Runtime& runtime, Arguments, Span) {
  return static_cast<std::int64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(runtime.now().time_since_epoch()).count());
}

constexpr NamedFunction kTable[] = {
    {"date", make<Kind::kDate>},
    {"localtime", make<Kind::kLocalTime>},
    {"time", make<Kind::kTime>},
    {"localdatetime", make<Kind::kLocalDateTime>},
    {"datetime", make<Kind::kDateTime>},
    {"duration", duration},
    {"date.truncate", truncated<Kind::kDate>},
    {"localtime.truncate", truncated<Kind::kLocalTime>},
    {"time.truncate", truncated<Kind::kTime>},
    {"localdatetime.truncate", truncated<Kind::kLocalDateTime>},
    {"datetime.truncate", truncated<Kind::kDateTime>},
    {"date.transaction", moment<Kind::kDate>},
    {"date.statement", moment<Kind::kDate>},
    {"date.realtime", moment<Kind::kDate>},
    {"localtime.transaction", moment<Kind::kLocalTime>},
    {"localtime.statement", moment<Kind::kLocalTime>},
    {"localtime.realtime", moment<Kind::kLocalTime>},
    {"time.transaction", moment<Kind::kTime>},
    {"time.statement", moment<Kind::kTime>},
    {"time.realtime", moment<Kind::kTime>},
    {"localdatetime.transaction", moment<Kind::kLocalDateTime>},
    {"localdatetime.statement", moment<Kind::kLocalDateTime>},
    {"localdatetime.realtime", moment<Kind::kLocalDateTime>},
    {"datetime.transaction", moment<Kind::kDateTime>},
    {"datetime.statement", moment<Kind::kDateTime>},
    {"datetime.realtime", moment<Kind::kDateTime>},
    {"datetime.fromepoch", from_epoch},
    {"datetime.fromepochmillis", from_epoch_millis},
    {"duration.between", between<temporal::Between::kMixed>},
    {"duration.inmonths", between<temporal::Between::kMonths>},
    {"duration.indays", between<temporal::Between::kDays>},
    {"duration.inseconds", between<temporal::Between::kSeconds>},
    {"timestamp", timestamp},
};

}  // namespace

std::span<const NamedFunction> temporal_functions() { return kTable; }

}  // namespace dossier::query::execution
