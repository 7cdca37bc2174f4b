#pragma once

#include "graph/value.h"

#include <cstddef>
#include <cstdint>

/// openCypher's three relations between values (CIP2016-06-14): equality with nulls (=), comparability (<, null between
/// kinds) and orderability (ORDER BY, a total order over all values); and the equivalence that DISTINCT and grouping
/// use.
namespace dossier::query::execution {

using graph::Value;

enum class Truth : std::uint8_t { kFalse, kTrue, kUnknown };

inline Truth truth(bool b) { return b ? Truth::kTrue : Truth::kFalse; }
inline Value to_value(Truth t) { return t == Truth::kUnknown ? Value() : Value(t == Truth::kTrue); }

/// a = b
Truth equal(const Value& a, const Value& b);

enum class Relation : std::uint8_t { kLess, kEqual, kGreater, kUnordered, kUnknown };
/// How a < b and its kin see the two: kUnknown gives null, kUnordered (NaN) gives false.
Relation compare(const Value& a, const Value& b);

/// Negative, 0 or positive: the total order. Null is last, NaN the largest number.
int order(const Value& a, const Value& b);

/// The same for grouping: nulls are equivalent, NaN is to itself, 1 is to 1.0.
inline bool equivalent(const Value& a, const Value& b) { return order(a, b) == 0; }
std::size_t hash(const Value& value);

}  // namespace dossier::query::execution
