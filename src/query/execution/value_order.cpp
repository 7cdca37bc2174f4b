#include "query/execution/value_order.h"

#include <cmath>
#include <functional>
#include <limits>

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;

int sign(auto a, auto b) { return a < b ? -1 : b < a ? 1 : 0; }

// Exact: converting a large integer to double first would make unequal numbers equal.
int order_integer_float(std::int64_t a, double b) {
  if (std::isnan(b)) return -1;
  if (b >= 9223372036854775808.0) return -1;
  if (b < -9223372036854775808.0) return 1;
  const auto whole = static_cast<std::int64_t>(b);
  if (a != whole) return a < whole ? -1 : 1;
  return sign(0.0, b - static_cast<double>(whole));
}

int order_numbers(const Value& a, const Value& b) {
  if (a.kind() == Kind::kInteger && b.kind() == Kind::kInteger) return sign(a.integer(), b.integer());
  if (a.kind() == Kind::kInteger) return order_integer_float(a.integer(), b.floating());
  if (b.kind() == Kind::kInteger) return -order_integer_float(b.integer(), a.floating());
  const bool a_nan = std::isnan(a.floating()), b_nan = std::isnan(b.floating());
  if (a_nan || b_nan) return sign(a_nan, b_nan);
  return sign(a.floating(), b.floating());
}

bool is_nan(const Value& v) { return v.kind() == Kind::kFloat && std::isnan(v.floating()); }

int order_time(graph::Time a, graph::Time b) {
  const auto utc = [](graph::Time t) { return t.nanos - std::int64_t{t.offset_seconds} * 1'000'000'000; };
  if (const int by_instant = sign(utc(a), utc(b))) return by_instant;
  return sign(a.offset_seconds, b.offset_seconds);
}

int order_date_time(const graph::DateTime& a, const graph::DateTime& b) {
  if (const int c = sign(a.seconds, b.seconds)) return c;
  if (const int c = sign(a.nanos, b.nanos)) return c;
  if (const int c = sign(a.offset_seconds, b.offset_seconds)) return c;
  return sign(a.zone, b.zone);
}

int order_duration(const graph::Duration& a, const graph::Duration& b) {
  // By average length: a month is 30.436875 days.
  const auto average = [](const graph::Duration& d) {
    return static_cast<long double>(d.months) * 2629746.0L + static_cast<long double>(d.days) * 86400.0L +
           static_cast<long double>(d.seconds);
  };
  if (const int c = sign(average(a), average(b))) return c;
  if (const int c = sign(a.nanos, b.nanos)) return c;
  if (const int c = sign(a.months, b.months)) return c;
  return sign(a.days, b.days);
}

// The place of a kind in the order of kinds.
int rank(Kind kind) {
  switch (kind) {
    case Kind::kMap: return 0;
    case Kind::kNode: return 1;
    case Kind::kEdge: return 2;
    case Kind::kList: return 3;
    case Kind::kPath: return 4;
    case Kind::kDateTime: return 5;
    case Kind::kLocalDateTime: return 6;
    case Kind::kDate: return 7;
    case Kind::kTime: return 8;
    case Kind::kLocalTime: return 9;
    case Kind::kDuration: return 10;
    case Kind::kString: return 11;
    case Kind::kBoolean: return 12;
    case Kind::kInteger:
    case Kind::kFloat: return 13;
    case Kind::kNull: return 14;
  }
  return 15;
}

int order_lists(const graph::List& a, const graph::List& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (const int c = order(a[i], b[i])) return c;
  }
  return sign(a.size(), b.size());
}

int order_maps(const graph::Map& a, const graph::Map& b) {
  auto i = a.begin();
  auto j = b.begin();
  for (; i != a.end() && j != b.end(); ++i, ++j) {
    if (const int c = sign(i->first, j->first)) return c;
    if (const int c = order(i->second, j->second)) return c;
  }
  return sign(a.size(), b.size());
}

int order_paths(const graph::Path& a, const graph::Path& b) {
  for (std::size_t i = 0; i < a.nodes.size() && i < b.nodes.size(); ++i) {
    if (const int c = sign(a.nodes[i], b.nodes[i])) return c;
    if (i < a.edges.size() && i < b.edges.size()) {
      if (const int c = sign(a.edges[i], b.edges[i])) return c;
    }
  }
  return sign(a.nodes.size(), b.nodes.size());
}

Truth equal_lists(const graph::List& a, const graph::List& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  Truth out = Truth::kTrue;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth t = equal(a[i], b[i]);
    if (t == Truth::kFalse) return t;
    if (t == Truth::kUnknown) out = t;
  }
  return out;
}

Truth equal_maps(const graph::Map& a, const graph::Map& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  Truth out = Truth::kTrue;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    if (i->first != j->first) return Truth::kFalse;
    const Truth t = equal(i->second, j->second);
    if (t == Truth::kFalse) out = t;
    if (t == Truth::kUnknown && out == Truth::kTrue) out = t;
  }
  return out;
}

Relation relation(int c) { return c < 0 ? Relation::kLess : c > 0 ? Relation::kGreater : Relation::kEqual; }

std::size_t mix(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9e3779b97f4a7c15ull + (seed << 6) + (seed >> 2));
}

}  // namespace

Truth equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::kUnknown;
  if (a.is_number() && b.is_number()) return truth(!is_nan(a) && !is_nan(b) && order_numbers(a, b) == 0);
  if (a.kind() != b.kind()) return Truth::kFalse;
  switch (a.kind()) {
    case Kind::kString: return truth(a.string() == b.string());
    case Kind::kList: return equal_lists(a.list(), b.list());
    case Kind::kMap: return equal_maps(a.map(), b.map());
    case Kind::kDuration: return truth(a.duration() == b.duration());
    default: return truth(order(a, b) == 0);
  }
}

Relation compare(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Relation::kUnknown;
  if (a.is_number() && b.is_number()) {
    if (is_nan(a) || is_nan(b)) return Relation::kUnordered;
    return relation(order_numbers(a, b));
  }
  if (a.kind() != b.kind()) return Relation::kUnknown;
  switch (a.kind()) {
    case Kind::kString:
    case Kind::kBoolean:
    case Kind::kDate:
    case Kind::kLocalTime:
    case Kind::kTime:
    case Kind::kLocalDateTime:
    case Kind::kDateTime: return relation(order(a, b));
    case Kind::kList: {
      const auto &x = a.list(), &y = b.list();
      for (std::size_t i = 0; i < x.size() && i < y.size(); ++i) {
        const Relation r = compare(x[i], y[i]);
        if (r == Relation::kEqual) continue;
        if (r == Relation::kUnknown && equal(x[i], y[i]) == Truth::kTrue) continue;
        return r;
      }
      return relation(sign(x.size(), y.size()));
    }
    default: return Relation::kUnknown;
  }
}

int order(const Value& a, const Value& b) {
  const Kind kind = a.kind();
  if (const int c = sign(rank(kind), rank(b.kind()))) return c;
  switch (kind) {
    case Kind::kNull: return 0;
    case Kind::kBoolean: return sign(a.boolean(), b.boolean());
    case Kind::kInteger:
    case Kind::kFloat: return order_numbers(a, b);
    case Kind::kString: return sign(a.string().compare(b.string()), 0);
    case Kind::kList: return order_lists(a.list(), b.list());
    case Kind::kMap: return order_maps(a.map(), b.map());
    case Kind::kNode: return sign(a.node().id, b.node().id);
    case Kind::kEdge: return sign(a.edge().id, b.edge().id);
    case Kind::kPath: return order_paths(a.path(), b.path());
    case Kind::kDate: return sign(a.date().days, b.date().days);
    case Kind::kLocalTime: return sign(a.local_time().nanos, b.local_time().nanos);
    case Kind::kTime: return order_time(a.time(), b.time());
    case Kind::kLocalDateTime:
      if (const int c = sign(a.local_date_time().seconds, b.local_date_time().seconds)) return c;
      return sign(a.local_date_time().nanos, b.local_date_time().nanos);
    case Kind::kDateTime: return order_date_time(a.date_time(), b.date_time());
    case Kind::kDuration: return order_duration(a.duration(), b.duration());
  }
  return 0;
}

std::size_t hash(const Value& value) {
  const auto seed = static_cast<std::size_t>(rank(value.kind())) * 0x9e3779b97f4a7c15ull;
  const auto with = [seed](auto v) { return mix(seed, std::hash<decltype(v)>{}(v)); };
  switch (value.kind()) {
    case Kind::kNull: return seed;
    case Kind::kBoolean: return with(value.boolean());
    case Kind::kInteger: return with(static_cast<double>(value.integer()));
    case Kind::kFloat:
      return std::isnan(value.floating()) ? seed : with(value.floating() == 0 ? 0.0 : value.floating());
    case Kind::kString: return mix(seed, std::hash<std::string_view>{}(value.string()));
    case Kind::kList: {
      std::size_t out = seed;
      for (const Value& item : value.list()) out = mix(out, hash(item));
      return out;
    }
    case Kind::kMap: {
      std::size_t out = seed;
      for (const auto& [key, item] : value.map()) out = mix(mix(out, std::hash<std::string>{}(key)), hash(item));
      return out;
    }
    case Kind::kNode: return with(value.node().id);
    case Kind::kEdge: return with(value.edge().id);
    case Kind::kPath: {
      std::size_t out = seed;
      for (const auto node : value.path().nodes) out = mix(out, node);
      for (const auto edge : value.path().edges) out = mix(out, edge);
      return out;
    }
    case Kind::kDate: return with(value.date().days);
    case Kind::kLocalTime: return with(value.local_time().nanos);
    case Kind::kTime: return with(value.time().nanos);
    case Kind::kLocalDateTime:
      return mix(with(value.local_date_time().seconds), static_cast<std::size_t>(value.local_date_time().nanos));
    case Kind::kDateTime:
      return mix(with(value.date_time().seconds), static_cast<std::size_t>(value.date_time().nanos));
    case Kind::kDuration:
      return mix(with(value.duration().seconds),
                 static_cast<std::size_t>(value.duration().months * 31 + value.duration().days));
  }
  return seed;
}

}  // namespace dossier::query::execution
