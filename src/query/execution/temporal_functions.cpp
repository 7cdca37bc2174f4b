#include "query/execution/functions.h"
#include "query/execution/temporal/between.h"
#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/construct.h"

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

Value from_epoch(Runtime&, Arguments a, Span span) {
  if (a[0].is_null() || a[1].is_null()) return {};
  const std::int64_t nanos = integer(a[1], span);
  return graph::DateTime{integer(a[0], span) + temporal::floor_div(nanos, temporal::kNanosPerSecond),
                         static_cast<std::int32_t>(temporal::floor_mod(nanos, temporal::kNanosPerSecond)),
                         0,
                         {}};
}

Value from_epoch_millis(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  const std::int64_t millis = integer(a[0], span);
  return graph::DateTime{temporal::floor_div(millis, 1000),
                         static_cast<std::int32_t>(temporal::floor_mod(millis, 1000) * 1'000'000),
                         0,
                         {}};
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
