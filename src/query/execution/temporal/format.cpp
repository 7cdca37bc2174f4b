#include "query/execution/temporal/format.h"

#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/parts.h"

#include <cstdio>
#include <cstdlib>

namespace dossier::query::execution::temporal {
namespace {

using Kind = Value::Kind;

std::string padded(std::int64_t value, int width) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%0*lld", width, static_cast<long long>(value));
  return buffer;
}

std::string date_text(std::int64_t days) {
  const CivilDate date = civil_of(days);
  std::string year = padded(std::llabs(date.year), 4);
  if (date.year < 0) year = "-" + year;
  else if (date.year > 9999) year = "+" + year;
  return year + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return "";
  std::string digits = padded(nanos, 9);
  while (digits.back() == '0') digits.pop_back();
  return "." + digits;
}

std::string time_text(std::int64_t nanos) {
  const std::int64_t seconds = nanos / kNanosPerSecond, rest = nanos % kNanosPerSecond;
  std::string out = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2);
  if (seconds % 60 != 0 || rest != 0) out += ":" + padded(seconds % 60, 2) + fraction_text(rest);
  return out;
}

std::string offset_text(std::int32_t offset) {
  if (offset == 0) return "Z";
  const std::int32_t size = std::abs(offset);
  std::string out = (offset < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2);
  if (size % 60 != 0) out += ":" + padded(size % 60, 2);
  return out;
}

std::string duration_text(const graph::Duration& d) {
  std::string out = "P";
  const auto part = [&out](std::int64_t value, char unit) {
    if (value != 0) out += std::to_string(value) + unit;
  };
  part(d.months / 12, 'Y');
  part(d.months % 12, 'M');
  part(d.days, 'D');
  // All parts of the time have one sign: -2 s and 1 ms is -1.999 s.
  std::int64_t seconds = d.seconds, nanos = d.nanos;
  if (seconds < 0 && nanos > 0) {
    seconds += 1;
    nanos -= kNanosPerSecond;
  }
  if (seconds != 0 || nanos != 0) {
    out += 'T';
    part(seconds / 3600, 'H');
    part(seconds / 60 % 60, 'M');
    const std::int64_t rest = seconds % 60;
    if (rest != 0 || nanos != 0) {
      if (rest < 0 || nanos < 0) out += '-';
      out += std::to_string(std::llabs(rest)) + fraction_text(std::llabs(nanos)) + 'S';
    }
  }
  return out == "P" ? "PT0S" : out;
}

}  // namespace

std::string format(const Value& value) {
  if (value.kind() == Kind::kDuration) return duration_text(value.duration());
  const Parts parts = parts_of(value);
  std::string out;
  if (parts.days) out += date_text(*parts.days);
  if (parts.days && parts.nanos) out += 'T';
  if (parts.nanos) out += time_text(*parts.nanos);
  if (parts.zone) {
    out += offset_text(parts.zone->offset);
    if (!parts.zone->name.empty()) out += "[" + parts.zone->name + "]";
  }
  return out;
}

}  // namespace dossier::query::execution::temporal
