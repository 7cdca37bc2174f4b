#include "graph/value.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace dossier::graph {
namespace {

// Values come from files and queries, so their nesting is not to be trusted: the walk keeps its own stack.
struct Pair {
  const Value* a;
  const Value* b;
};

bool identical_float(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}

// Compares two values but for what lists and maps hold, which goes onto the stack.
bool identical_shallow(const Value& a, const Value& b, std::vector<Pair>& rest) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Value::Kind::kNull: return true;
    case Value::Kind::kBoolean: return a.boolean() == b.boolean();
    case Value::Kind::kInteger: return a.integer() == b.integer();
    case Value::Kind::kFloat: return identical_float(a.floating(), b.floating());
    case Value::Kind::kString: return a.string() == b.string();
    case Value::Kind::kList: {
      const List& left = a.list();
      const List& right = b.list();
      if (&left == &right) return true;
      if (left.size() != right.size()) return false;
      for (std::size_t i = 0; i < left.size(); ++i) rest.push_back({&left[i], &right[i]});
      return true;
    }
    case Value::Kind::kMap: {
      const Map& left = a.map();
      const Map& right = b.map();
      if (&left == &right) return true;
      if (left.size() != right.size()) return false;
      for (auto i = left.begin(), j = right.begin(); i != left.end(); ++i, ++j) {
        if (i->first != j->first) return false;
        rest.push_back({&i->second, &j->second});
      }
      return true;
    }
    case Value::Kind::kNode: return a.node() == b.node();
    case Value::Kind::kEdge: return a.edge() == b.edge();
    case Value::Kind::kPath: return a.path() == b.path();
    case Value::Kind::kDate: return a.date() == b.date();
    case Value::Kind::kLocalTime: return a.local_time() == b.local_time();
    case Value::Kind::kTime: return a.time() == b.time();
    case Value::Kind::kLocalDateTime: return a.local_date_time() == b.local_date_time();
    case Value::Kind::kDateTime: return a.date_time() == b.date_time();
    case Value::Kind::kDuration: return a.duration() == b.duration();
  }
  return false;
}

// Shared parts count each time they are met, so a small value can stand for an astronomic one.
std::size_t saturated_sum(std::size_t a, std::size_t b) {
  return a > std::numeric_limits<std::size_t>::max() - b ? std::numeric_limits<std::size_t>::max() : a + b;
}

}  // namespace

Value::Value(List value) {
  std::uint32_t deepest = 0;
  std::size_t bytes = sizeof(Value) + 56;
  for (const Value& item : value) {
    deepest = std::max(deepest, item.depth());
    bytes = saturated_sum(bytes, item.footprint());
  }
  data_ = std::make_shared<const Nest<List>>(Nest<List>{std::move(value), deepest + 1, bytes});
}

Value::Value(Map value) {
  std::uint32_t deepest = 0;
  std::size_t bytes = sizeof(Value) + 80;
  for (const auto& [key, item] : value) {
    deepest = std::max(deepest, item.depth());
    bytes = saturated_sum(bytes, saturated_sum(80 + key.capacity(), item.footprint()));
  }
  data_ = std::make_shared<const Nest<Map>>(Nest<Map>{std::move(value), deepest + 1, bytes});
}

std::uint32_t Value::depth() const {
  switch (kind()) {
    case Kind::kList: return std::get<5>(data_)->depth;
    case Kind::kMap: return std::get<6>(data_)->depth;
    default: return 0;
  }
}

std::size_t Value::footprint() const {
  switch (kind()) {
    case Kind::kString: return sizeof(Value) + 48 + string().capacity();
    case Kind::kList: return std::get<5>(data_)->bytes;
    case Kind::kMap: return std::get<6>(data_)->bytes;
    case Kind::kPath: return sizeof(Value) + 64 + 8 * path().nodes.size();
    case Kind::kDateTime:
    case Kind::kDuration: return sizeof(Value) + 56;
    default: return sizeof(Value);
  }
}

bool identical(const Value& a, const Value& b) {
  std::vector<Pair> rest;
  if (!identical_shallow(a, b, rest)) return false;
  while (!rest.empty()) {
    const Pair pair = rest.back();
    rest.pop_back();
    if (!identical_shallow(*pair.a, *pair.b, rest)) return false;
  }
  return true;
}

}  // namespace dossier::graph
