#pragma once

#include "query/execution/runtime.h"
#include "query/meaning/tree.h"

#include <unordered_set>
#include <vector>

namespace dossier::query::execution {

using Row = std::vector<Value>;

struct RowHash {
  std::size_t operator()(const Row& row) const {
    std::size_t out = row.size();
    for (const Value& value : row) out = out * 1099511628211ull ^ hash(value);
    return out;
  }
};
struct RowEquivalent {
  bool operator()(const Row& a, const Row& b) const {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!equivalent(a[i], b[i])) return false;
    }
    return true;
  }
};
using RowSet = std::unordered_set<Row, RowHash, RowEquivalent>;

inline std::size_t footprint(const Row& row) {
  std::size_t out = sizeof(Row) + 32;
  for (const Value& value : row) out += value.footprint();
  return out;
}
/// The values of the slots, and back into them.
inline Row saved(const Frame& frame, const std::vector<meaning::Slot>& slots) {
  Row out;
  out.reserve(slots.size());
  for (const meaning::Slot slot : slots) out.push_back(frame[slot]);
  return out;
}
inline void restore(Frame& frame, const std::vector<meaning::Slot>& slots, const Row& row) {
  for (std::size_t i = 0; i < slots.size(); ++i) frame[slots[i]] = row[i];
}

}  // namespace dossier::query::execution
