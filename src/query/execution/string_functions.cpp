#include "base/utf8.h"
#include "query/execution/functions.h"

#include <algorithm>

namespace dossier::query::execution {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

const std::string& text(const Value& v, Span span) {
  if (v.kind() != Kind::kString) fail("InvalidArgumentType", "a string is needed here", span);
  return v.string();
}

bool any_null(Arguments a) {
  return std::any_of(a.begin(), a.end(), [](const Value& v) { return v.is_null(); });
}

std::size_t count(const Value& v, Span span) {
  if (v.kind() != Kind::kInteger) fail("InvalidArgumentType", "an integer is needed here", span);
  if (v.integer() < 0) fail("NegativeIntegerArgument", "a number that is not negative is needed here", span);
  return static_cast<std::size_t>(v.integer());
}

Value to_lower(Runtime&, Arguments a, Span span) {
  return any_null(a) ? Value() : Value(utf8::to_lower(text(a[0], span)));
}
Value to_upper(Runtime&, Arguments a, Span span) {
  return any_null(a) ? Value() : Value(utf8::to_upper(text(a[0], span)));
}

std::string_view trimmed(std::string_view s, bool left, bool right) {
  while (left && !s.empty()) {
    const auto first = utf8::decode(s, 0);
    if (!utf8::is_space(first.code_point)) break;
    s.remove_prefix(first.length);
  }
  while (right && !s.empty()) {
    std::size_t start = s.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(s[start]) & 0xC0) == 0x80) --start;
    if (!utf8::is_space(utf8::decode(s, start).code_point)) break;
    s = s.substr(0, start);
  }
  return s;
}

Value trim(Runtime&, Arguments a, Span span) {
  return any_null(a) ? Value() : Value(trimmed(text(a[0], span), true, true));
}
Value left_trim(Runtime&, Arguments a, Span span) {
  return any_null(a) ? Value() : Value(trimmed(text(a[0], span), true, false));
}
Value right_trim(Runtime&, Arguments a, Span span) {
  return any_null(a) ? Value() : Value(trimmed(text(a[0], span), false, true));
}

Value replace(Runtime& runtime, Arguments a, Span span) {
  if (any_null(a)) return {};
  const std::string &whole = text(a[0], span), &old = text(a[1], span), &fresh = text(a[2], span);
  if (old.empty()) return whole;
  std::string out;
  std::size_t at = 0;
  for (std::size_t found = whole.find(old); found != std::string::npos; found = whole.find(old, at)) {
    runtime.tick();
    runtime.afford(out.size() + found - at + fresh.size());
    out.append(whole, at, found - at).append(fresh);
    at = found + old.size();
  }
  out.append(whole, at);
  return out;
}

Value substring(Runtime&, Arguments a, Span span) {
  if (any_null(a)) return {};
  const std::string& whole = text(a[0], span);
  const std::size_t start = utf8::offset_of(whole, count(a[1], span));
  const std::string_view rest = std::string_view(whole).substr(start);
  return a.size() < 3 ? Value(rest) : Value(rest.substr(0, utf8::offset_of(rest, count(a[2], span))));
}

Value left(Runtime&, Arguments a, Span span) {
  if (any_null(a)) return {};
  const std::string& whole = text(a[0], span);
  return std::string_view(whole).substr(0, utf8::offset_of(whole, count(a[1], span)));
}

Value right(Runtime&, Arguments a, Span span) {
  if (any_null(a)) return {};
  const std::string& whole = text(a[0], span);
  const std::size_t length = utf8::length(whole), wanted = count(a[1], span);
  return wanted >= length ? Value(whole)
                          : Value(std::string_view(whole).substr(utf8::offset_of(whole, length - wanted)));
}

Value split(Runtime& runtime, Arguments a, Span span) {
  if (any_null(a)) return {};
  const std::string& whole = text(a[0], span);
  std::vector<std::string> separators;
  if (a[1].kind() == Kind::kList) {
    for (const Value& v : a[1].list()) separators.push_back(text(v, span));
  } else {
    separators.push_back(text(a[1], span));
  }
  graph::List out;
  std::size_t start = 0, bytes = 0;
  for (std::size_t at = 0; at < whole.size();) {
    runtime.tick();
    std::size_t cut = std::string::npos;
    for (const auto& separator : separators) {
      if (separator.empty() ? at > start : whole.compare(at, separator.size(), separator) == 0) {
        cut = separator.size();
        break;
      }
    }
    if (cut == std::string::npos) {
      at += utf8::decode(whole, at).length;
      continue;
    }
    out.emplace_back(whole.substr(start, at - start));
    bytes += out.back().footprint();
    runtime.afford(bytes);
    at += cut;
    start = at;
    if (cut == 0) at += utf8::decode(whole, at).length;
  }
  out.emplace_back(whole.substr(start));
  return out;
}

Value char_length(Runtime&, Arguments a, Span span) {
  return any_null(a) ? Value() : Value(static_cast<std::int64_t>(utf8::length(text(a[0], span))));
}

Value random_uuid(Runtime& runtime, Arguments, Span) {
  const std::uint64_t bits[2] = {runtime.random_bits(), runtime.random_bits()};
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
    auto nibble = static_cast<unsigned>(bits[i / 16] >> (4 * (i % 16))) & 15u;
    if (i == 12) nibble = 4;
    if (i == 16) nibble = 8 | (nibble & 3);
    out += kDigits[nibble];
  }
  return out;
}

constexpr NamedFunction kTable[] = {{"tolower", to_lower},
                                    {"toupper", to_upper},
                                    {"lower", to_lower},
                                    {"upper", to_upper},
                                    {"trim", trim},
                                    {"btrim", trim},
                                    {"ltrim", left_trim},
                                    {"rtrim", right_trim},
                                    {"replace", replace},
                                    {"substring", substring},
                                    {"left", left},
                                    {"right", right},
                                    {"split", split},
                                    {"char_length", char_length},
                                    {"randomuuid", random_uuid}};

}  // namespace

std::span<const NamedFunction> string_functions() { return kTable; }

}  // namespace dossier::query::execution
