#include "base/utf8.h"
#include "query/execution/arithmetic.h"
#include "query/execution/functions.h"
#include "query/execution/temporal/components.h"
#include "query/execution/temporal/format.h"

#include <charconv>
#include <optional>

namespace dossier::query::execution {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && utf8::is_space(static_cast<unsigned char>(s.front()))) s.remove_prefix(1);
  while (!s.empty() && utf8::is_space(static_cast<unsigned char>(s.back()))) s.remove_suffix(1);
  return s;
}

std::optional<double> parsed_float(std::string_view s) {
  s = trimmed(s);
  if (!s.empty() && s.front() == '+') s.remove_prefix(1);
  double out = 0;
  const auto result = std::from_chars(s.data(), s.data() + s.size(), out);
  if (result.ec != std::errc{} || result.ptr != s.data() + s.size()) return std::nullopt;
  return out;
}

std::optional<std::int64_t> whole(double x) {
  if (!(x >= -9223372036854775808.0 && x < 9223372036854775808.0)) return std::nullopt;
  return static_cast<std::int64_t>(x);
}

std::optional<Value> integer_of(const Value& v) {
  switch (v.kind()) {
    case Kind::kNull: return Value();
    case Kind::kInteger: return v;
    case Kind::kFloat: {
      const auto n = whole(v.floating());
      return n ? Value(*n) : Value();
    }
    case Kind::kString: {
      std::string_view s = trimmed(v.string());
      if (!s.empty() && s.front() == '+') s.remove_prefix(1);
      std::int64_t n = 0;
      const auto result = std::from_chars(s.data(), s.data() + s.size(), n);
      if (result.ec == std::errc{} && result.ptr == s.data() + s.size()) return Value(n);
      const auto real = parsed_float(s);
      const auto cut = real ? whole(*real) : std::nullopt;
      return cut ? Value(*cut) : Value();
    }
    default: return std::nullopt;
  }
}

std::optional<Value> float_of(const Value& v) {
  switch (v.kind()) {
    case Kind::kNull: return Value();
    case Kind::kInteger: return Value(static_cast<double>(v.integer()));
    case Kind::kFloat: return v;
    case Kind::kString: {
      const auto real = parsed_float(v.string());
      return real ? Value(*real) : Value();
    }
    default: return std::nullopt;
  }
}

std::optional<Value> boolean_of(const Value& v) {
  switch (v.kind()) {
    case Kind::kNull: return Value();
    case Kind::kBoolean: return v;
    case Kind::kInteger: return Value(v.integer() != 0);
    case Kind::kString: {
      const std::string s = utf8::to_lower(trimmed(v.string()));
      return s == "true" ? Value(true) : s == "false" ? Value(false) : Value();
    }
    default: return std::nullopt;
  }
}

std::optional<Value> string_of(const Value& v) {
  switch (v.kind()) {
    case Kind::kNull: return Value();
    case Kind::kString: return v;
    case Kind::kBoolean: return Value(v.boolean() ? "true" : "false");
    case Kind::kInteger:
    case Kind::kFloat: return Value(number_text(v));
    default: break;
  }
  if (temporal::is_temporal(v)) return Value(temporal::format(v));
  return std::nullopt;
}

using Conversion = std::optional<Value> (*)(const Value&);

template <Conversion Convert>
Value strict(Runtime&, Arguments a, Span span) {
  auto out = Convert(a[0]);
  if (!out) fail("InvalidArgumentValue", "this value can't be converted", span);
  return std::move(*out);
}

template <Conversion Convert>
Value or_null(Runtime&, Arguments a, Span) {
  auto out = Convert(a[0]);
  return out ? std::move(*out) : Value();
}

Value value_type(Runtime&, Arguments a, Span) {
  static constexpr const char* kNames[] = {"NULL",    "BOOLEAN",    "INTEGER",    "FLOAT",          "STRING",
                                           "LIST",    "MAP",        "NODE",       "RELATIONSHIP",   "PATH",
                                           "DATE",    "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME",
                                           "DURATION"};
  return kNames[static_cast<std::size_t>(a[0].kind())];
}

constexpr NamedFunction kTable[] = {{"tointeger", strict<integer_of>},
                                    {"tofloat", strict<float_of>},
                                    {"tostring", strict<string_of>},
                                    {"toboolean", strict<boolean_of>},
                                    {"tointegerornull", or_null<integer_of>},
                                    {"tofloatornull", or_null<float_of>},
                                    {"tostringornull", or_null<string_of>},
                                    {"tobooleanornull", or_null<boolean_of>},
                                    {"valuetype", value_type}};

}  // namespace

std::span<const NamedFunction> conversion_functions() { return kTable; }

}  // namespace dossier::query::execution
