#include "query/execution/arithmetic.h"

#include "query/execution/runtime.h"
#include "query/execution/temporal/arithmetic.h"
#include "query/execution/temporal/components.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;
using syntax::Operator;

[[noreturn]] void overflow(Span span) { fail("IntegerOverflow", "the result does not fit a 64-bit integer", span); }
[[noreturn]] void misfit(Operator op, const Value& a, const Value& b, Span span) {
  static constexpr const char* kSigns[] = {"+", "-", "*", "/", "%", "^"};
  fail("InvalidArgumentType",
       std::string(kSigns[static_cast<int>(op) - static_cast<int>(Operator::kAdd)]) + " does not take " + kind_text(a) +
           " and " + kind_text(b),
       span);
}

double as_double(const Value& v) {
  return v.kind() == Kind::kInteger ? static_cast<double>(v.integer()) : v.floating();
}

Value integers(Operator op, std::int64_t a, std::int64_t b, Span span) {
  std::int64_t out = 0;
  switch (op) {
    case Operator::kAdd:
      if (__builtin_add_overflow(a, b, &out)) overflow(span);
      return out;
    case Operator::kSubtract:
      if (__builtin_sub_overflow(a, b, &out)) overflow(span);
      return out;
    case Operator::kMultiply:
      if (__builtin_mul_overflow(a, b, &out)) overflow(span);
      return out;
    case Operator::kDivide:
      if (b == 0) fail("DivisionByZero", "division by zero", span);
      if (b == -1 && a == std::numeric_limits<std::int64_t>::min()) overflow(span);
      return a / b;
    case Operator::kModulo:
      if (b == 0) fail("DivisionByZero", "division by zero", span);
      return b == -1 ? std::int64_t{0} : a % b;
    default: return std::pow(static_cast<double>(a), static_cast<double>(b));
  }
}

Value floats(Operator op, double a, double b) {
  switch (op) {
    case Operator::kAdd: return a + b;
    case Operator::kSubtract: return a - b;
    case Operator::kMultiply: return a * b;
    case Operator::kDivide: return a / b;
    case Operator::kModulo: return std::fmod(a, b);
    default: return std::pow(a, b);
  }
}

Value joined_lists(const Value& a, const Value& b) {
  graph::List out;
  const auto append = [&out](const Value& v) {
    if (v.kind() == Kind::kList) out.insert(out.end(), v.list().begin(), v.list().end());
    else out.push_back(v);
  };
  append(a);
  append(b);
  return out;
}

}  // namespace

std::string number_text(const Value& number) {
  if (number.kind() == Kind::kInteger) return std::to_string(number.integer());
  const double x = number.floating();
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x > 0 ? "Infinity" : "-Infinity";
  char buffer[40];
  std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

Value arithmetic(Operator op, const Value& a, const Value& b, Span span) {
  if (op == Operator::kAdd && (a.kind() == Kind::kList || b.kind() == Kind::kList)) {
    if (a.is_null() || b.is_null()) return {};
    return joined_lists(a, b);
  }
  if (a.is_null() || b.is_null()) return {};
  if (a.is_number() && b.is_number()) {
    if (a.kind() == Kind::kInteger && b.kind() == Kind::kInteger) return integers(op, a.integer(), b.integer(), span);
    return floats(op, as_double(a), as_double(b));
  }
  if (op == Operator::kAdd) {
    if (a.kind() == Kind::kString && b.kind() == Kind::kString) return a.string() + b.string();
    if (a.kind() == Kind::kString && b.is_number()) return a.string() + number_text(b);
    if (b.kind() == Kind::kString && a.is_number()) return number_text(a) + b.string();
  }
  if (temporal::is_temporal(a) || temporal::is_temporal(b)) {
    if (auto out = temporal::arithmetic(op, a, b)) return std::move(*out);
  }
  misfit(op, a, b, span);
}

Value negated(const Value& value, Span span) {
  switch (value.kind()) {
    case Kind::kNull: return {};
    case Kind::kInteger:
      if (value.integer() == std::numeric_limits<std::int64_t>::min()) overflow(span);
      return -value.integer();
    case Kind::kFloat: return -value.floating();
    case Kind::kDuration: return temporal::negated(value.duration());
    default: fail("InvalidArgumentType", "a sign takes a number, not " + kind_text(value), span);
  }
}

}  // namespace dossier::query::execution
