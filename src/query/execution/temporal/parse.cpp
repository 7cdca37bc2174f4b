#include "query/execution/temporal/parse.h"

#include "query/execution/temporal/calendar.h"
#include "query/execution/temporal/duration.h"

#include <charconv>

namespace dossier::query::execution::temporal {
namespace {

using Kind = Value::Kind;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  bool done() const { return at_ == text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  std::size_t digits_ahead() const {
    std::size_t n = 0;
    while (at_ + n < text_.size() && text_[at_ + n] >= '0' && text_[at_ + n] <= '9') ++n;
    return n;
  }
  // Exactly `count` digits.
  std::optional<std::int64_t> number(std::size_t count) {
    if (count == 0 || count > 12 || digits_ahead() < count) return std::nullopt;
    std::int64_t out = 0;
    for (std::size_t i = 0; i < count; ++i) out = out * 10 + (text_[at_++] - '0');
    return out;
  }
  std::string_view rest() const { return text_.substr(at_); }
  void skip(std::size_t count) { at_ += count; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<std::int64_t> civil(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, static_cast<int>(month))) return std::nullopt;
  return days_of(CivilDate{year, static_cast<int>(month), static_cast<int>(day)});
}

std::optional<std::int64_t> week(std::int64_t year, std::int64_t number, std::int64_t day) {
  if (number < 1 || number > weeks_in_year(year) || day < 1 || day > 7) return std::nullopt;
  return days_of(WeekDate{year, static_cast<int>(number), static_cast<int>(day)});
}

std::optional<std::int64_t> ordinal(std::int64_t year, std::int64_t day) {
  if (day < 1 || day > (is_leap(year) ? 366 : 365)) return std::nullopt;
  return days_of(CivilDate{year, 1, 1}) + day - 1;
}

std::optional<std::int64_t> quarter(std::int64_t year, std::int64_t number, std::int64_t day) {
  if (number < 1 || number > 4) return std::nullopt;
  const std::int64_t first = days_of(CivilDate{year, static_cast<int>(number) * 3 - 2, 1});
  const std::int64_t next = plus_months(first, 3);
  if (day < 1 || day > next - first) return std::nullopt;
  return first + day - 1;
}

std::optional<std::int64_t> scan_date(Scanner& s) {
  std::int64_t sign = 1;
  bool signed_year = false;
  if (s.peek() == '+' || s.peek() == '-') {
    sign = s.take('-') ? -1 : 1;
    if (sign == 1) s.take('+');
    signed_year = true;
  }
  const std::size_t ahead = s.digits_ahead();
  // A signed year has as many digits as stand before the first separator.
  const auto year = s.number(signed_year ? ahead : 4);
  if (!year || *year > kMaxYear) return std::nullopt;
  const std::int64_t y = sign * *year;
  if (s.done() || s.peek() == 'T') return civil(y, 1, 1);
  const bool extended = s.take('-');
  if (s.take('W')) {
    const auto number = s.number(2);
    if (!number) return std::nullopt;
    if (s.digits_ahead() == 0 && s.peek() != '-') return week(y, *number, 1);
    s.take('-');
    const auto day = s.number(1);
    return day ? week(y, *number, *day) : std::nullopt;
  }
  if (s.take('Q')) {
    const auto number = s.number(1);
    if (!number) return std::nullopt;
    if (s.digits_ahead() == 0 && s.peek() != '-') return quarter(y, *number, 1);
    s.take('-');
    const auto day = s.number(2);
    return day ? quarter(y, *number, *day) : std::nullopt;
  }
  switch (s.digits_ahead()) {
    case 3: return ordinal(y, *s.number(3));
    case 4: {
      const auto month = s.number(2), day = s.number(2);
      return extended ? std::nullopt : civil(y, *month, *day);
    }
    case 2: {
      const auto month = s.number(2);
      if (!extended || !s.take('-')) return civil(y, *month, 1);
      const auto day = s.number(2);
      return day ? civil(y, *month, *day) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

std::optional<std::int64_t> scan_time(Scanner& s) {
  std::int64_t parts[3] = {0, 0, 0};
  int count = 0;
  for (; count < 3; ++count) {
    if (count > 0) {
      const bool colon = s.take(':');
      if (!colon && s.digits_ahead() < 2) break;
    }
    const auto part = s.number(2);
    if (!part) return std::nullopt;
    parts[count] = *part;
  }
  std::int64_t nanos = 0;
  if (count == 3 && (s.peek() == '.' || s.peek() == ',')) {
    s.skip(1);
    const std::size_t digits = s.digits_ahead();
    const auto fraction = digits <= 9 ? s.number(digits) : std::nullopt;
    if (!fraction) return std::nullopt;
    nanos = *fraction;
    for (std::size_t i = digits; i < 9; ++i) nanos *= 10;
  }
  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  return (parts[0] * 3600 + parts[1] * 60 + parts[2]) * kNanosPerSecond + nanos;
}

// What is left is an offset, a [zone] or both.
bool scan_zone(Scanner& s, Parts& out) {
  std::string_view rest = s.rest();
  if (rest.empty()) return true;
  std::string_view named;
  if (rest.back() == ']') {
    const auto open = rest.find('[');
    if (open == std::string_view::npos) return false;
    named = rest.substr(open + 1, rest.size() - open - 2);
    rest = rest.substr(0, open);
  }
  std::optional<std::int32_t> offset;
  if (!rest.empty()) {
    offset = parse_offset(rest);
    if (!offset) return false;
  }
  if (named.empty()) {
    out.zone = Zone{*offset, {}};
    return true;
  }
  out.zone = parse_zone(named);
  if (!out.zone) return false;
  if (offset) {
    // The offset says which instant is meant; the zone then has its own.
    Parts fixed = out;
    fixed.zone = Zone{*offset, {}};
    if (!out.zone->name.empty()) out = in_zone(fixed, *out.zone);
    else out.zone->offset = *offset;
  }
  return true;
}

}  // namespace

std::optional<Parts> parse_instant(Kind kind, std::string_view text) {
  Scanner s(text);
  Parts out;
  const bool dated = kind == Kind::kDate || kind == Kind::kLocalDateTime || kind == Kind::kDateTime;
  const bool timed = kind != Kind::kDate;
  if (dated) {
    out.days = scan_date(s);
    if (!out.days) return std::nullopt;
  }
  if (timed && (!dated || s.take('T'))) {
    if (!dated) s.take('T');
    out.nanos = scan_time(s);
    if (!out.nanos) return std::nullopt;
  } else if (timed) {
    out.nanos = 0;
  }
  if ((kind == Kind::kTime || kind == Kind::kDateTime) && !scan_zone(s, out)) return std::nullopt;
  const bool zoned = kind == Kind::kTime || kind == Kind::kDateTime;
  if (!zoned && !s.done()) return std::nullopt;
  return out;
}

std::optional<graph::Duration> parse_duration(std::string_view text) {
  double sign = 1;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
  }
  if (text.size() < 2 || text[0] != 'P') return std::nullopt;
  text.remove_prefix(1);
  if (text.size() >= 10 && text[4] == '-' && text[7] == '-') {  // the form of a date and time
    DurationFields fields;
    const auto t = text.find('T');
    const std::string_view date = text.substr(0, t);
    const auto part = [&](std::size_t at, std::size_t size, double& into) {
      const std::string_view digits = date.substr(at, size);
      return std::from_chars(digits.data(), digits.data() + digits.size(), into).ptr == digits.data() + digits.size();
    };
    if (date.size() != 10 || !part(0, 4, fields.years) || !part(5, 2, fields.months) || !part(8, 2, fields.days))
      return std::nullopt;
    if (t != std::string_view::npos) {
      Scanner s(text.substr(t + 1));
      const auto nanos = scan_time(s);
      if (!nanos || !s.done()) return std::nullopt;
      fields.seconds = static_cast<double>(*nanos / kNanosPerSecond);
      fields.nanoseconds = static_cast<double>(*nanos % kNanosPerSecond);
    }
    return make_duration(fields);
  }
  DurationFields fields;
  bool in_time = false, any = false;
  while (!text.empty()) {
    if (text[0] == 'T') {
      if (in_time) return std::nullopt;
      in_time = true;
      text.remove_prefix(1);
      continue;
    }
    const bool plus = text[0] == '+';
    if (plus) text.remove_prefix(1);
    double value = 0;
    std::string number(text.substr(0, text.find_first_not_of("0123456789.,-")));
    for (char& c : number) c = c == ',' ? '.' : c;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), value, std::chars_format::fixed);
    if (number.empty() || parsed.ec != std::errc{} || parsed.ptr != number.data() + number.size() ||
        number.size() == text.size())
      return std::nullopt;
    const char unit = text[number.size()];
    text.remove_prefix(number.size() + 1);
    any = true;
    value *= sign;
    switch (unit) {
      case 'Y': fields.years += value; break;
      case 'W': fields.weeks += value; break;
      case 'D': fields.days += value; break;
      case 'H': fields.hours += value; break;
      case 'M': (in_time ? fields.minutes : fields.months) += value; break;
      case 'S': {
        // Whole seconds apart from the fraction, for every nanosecond.
        const auto dot = number.find('.');
        const bool negative = number[0] == '-';
        double whole = 0, fraction = 0;
        if (dot == std::string::npos) {
          whole = value;
        } else {
          std::from_chars(number.data(), number.data() + dot, whole);
          std::string digits = number.substr(dot + 1, 9);
          digits.resize(9, '0');
          std::from_chars(digits.data(), digits.data() + 9, fraction);
          whole *= sign;
          fraction *= sign * (negative ? -1 : 1);
        }
        fields.seconds += whole;
        fields.nanoseconds += fraction;
        break;
      }
      default: return std::nullopt;
    }
  }
  if (!any) return std::nullopt;
  return make_duration(fields);
}

}  // namespace dossier::query::execution::temporal
