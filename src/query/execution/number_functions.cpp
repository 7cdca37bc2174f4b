#include "query/execution/functions.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace dossier::query::execution {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

double number(const Value& v, Span span) {
  if (v.kind() == Kind::kInteger) return static_cast<double>(v.integer());
  if (v.kind() == Kind::kFloat) return v.floating();
  fail("InvalidArgumentType", "a number is needed here", span);
}

template <double (*F)(double)>
Value of(Runtime&, Arguments a, Span span) {
  return a[0].is_null() ? Value() : Value(F(number(a[0], span)));
}

double cot(double x) { return 1 / std::tan(x); }
double degrees(double x) { return x * 180 / std::numbers::pi; }
double radians(double x) { return x * std::numbers::pi / 180; }
double haversin(double x) { return (1 - std::cos(x)) / 2; }
double ceil(double x) { return std::ceil(x); }
double floor(double x) { return std::floor(x); }
double sqrt(double x) { return std::sqrt(x); }
double exp(double x) { return std::exp(x); }
double log(double x) { return std::log(x); }
double log10(double x) { return std::log10(x); }
double sin(double x) { return std::sin(x); }
double cos(double x) { return std::cos(x); }
double tan(double x) { return std::tan(x); }
double asin(double x) { return std::asin(x); }
double acos(double x) { return std::acos(x); }
double atan(double x) { return std::atan(x); }

Value abs(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::kInteger) return std::fabs(number(a[0], span));
  if (a[0].integer() == std::numeric_limits<std::int64_t>::min())
    fail("IntegerOverflow", "the result does not fit a 64-bit integer", span);
  return a[0].integer() < 0 ? -a[0].integer() : a[0].integer();
}

// To the nearest whole number, halves up; with a second argument, to that many decimal places, halves away from nought.
Value round(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  const double x = number(a[0], span);
  if (a.size() < 2) return std::floor(x + 0.5);
  if (a[1].is_null()) return {};
  const double scale = std::pow(10.0, number(a[1], span));
  return std::isfinite(x * scale) ? std::round(x * scale) / scale : x;
}

Value sign(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  const double x = number(a[0], span);
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}

Value is_nan(Runtime&, Arguments a, Span span) {
  return a[0].is_null() ? Value() : Value(std::isnan(number(a[0], span)));
}

Value atan2(Runtime&, Arguments a, Span span) {
  if (a[0].is_null() || a[1].is_null()) return {};
  return std::atan2(number(a[0], span), number(a[1], span));
}

Value random(Runtime& runtime, Arguments, Span) { return runtime.random(); }
Value e(Runtime&, Arguments, Span) { return std::numbers::e; }
Value pi(Runtime&, Arguments, Span) { return std::numbers::pi; }

constexpr NamedFunction kTable[] = {{"abs", abs},
                                    {"ceil", of<ceil>},
                                    {"floor", of<floor>},
                                    {"round", round},
                                    {"sign", sign},
                                    {"sqrt", of<sqrt>},
                                    {"exp", of<exp>},
                                    {"log", of<log>},
                                    {"log10", of<log10>},
                                    {"sin", of<sin>},
                                    {"cos", of<cos>},
                                    {"tan", of<tan>},
                                    {"cot", of<cot>},
                                    {"asin", of<asin>},
                                    {"acos", of<acos>},
                                    {"atan", of<atan>},
                                    {"degrees", of<degrees>},
                                    {"radians", of<radians>},
                                    {"haversin", of<haversin>},
                                    {"isnan", is_nan},
                                    {"atan2", atan2},
                                    {"rand", random},
                                    {"e", e},
                                    {"pi", pi}};

}  // namespace

std::span<const NamedFunction> number_functions() { return kTable; }

}  // namespace dossier::query::execution
