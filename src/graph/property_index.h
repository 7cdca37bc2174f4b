#pragma once

#include "graph/value.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::graph {

/// Nodes by the hash of one property that is a string, number, boolean or date. An entry may be out of date: a node
/// that lost the value keeps its entry until the list is swept, so a reader checks each candidate against the graph.
class PropertyIndex {
 public:
  static std::uint64_t hash(std::string_view value) { return std::hash<std::string_view>{}(value); }
  /// Equal values have equal hashes: 1 and 1.0. Nothing for values that are not indexed.
  static std::optional<std::uint64_t> hash_of(const Value& value);

  void add(std::uint64_t hash, NodeId node);
  /// Notes that a node may have lost the value. `holds(node)` tells whether it has a value of this hash now; it is
  /// asked for all of a list's nodes when half of the list may be out of date.
  template <class Holds>
  void remove(std::uint64_t hash, const Holds& holds);

  /// Calls `visit(node)` for each candidate, in no order, perhaps twice for the same node.
  template <class Visit>
  void candidates(std::uint64_t hash, const Visit& visit) const;

 private:
  struct List {
    NodeId first = kNoId;  // most values belong to one node: no allocation for it
    std::uint32_t stale = 0;
    std::vector<NodeId> more;
  };
  std::unordered_map<std::uint64_t, List> lists_;
};

inline std::optional<std::uint64_t> PropertyIndex::hash_of(const Value& value) {
  const auto number = [](double n) { return std::hash<double>{}(n == 0 ? 0.0 : n) * 0x9e3779b97f4a7c15u; };
  switch (value.kind()) {
    case Value::Kind::kString: return hash(std::string_view(value.string()));
    case Value::Kind::kInteger: return number(static_cast<double>(value.integer()));
    case Value::Kind::kFloat:
      if (std::isnan(value.floating())) return std::nullopt;  // equals nothing
      return number(value.floating());
    case Value::Kind::kBoolean: return value.boolean() ? 0xb001u : 0xb000u;
    case Value::Kind::kDate: return std::hash<std::int64_t>{}(value.date().days) * 0xc2b2ae3d27d4eb4fu;
    default: return std::nullopt;
  }
}

inline void PropertyIndex::add(std::uint64_t hash, NodeId node) {
  List& list = lists_[hash];
  if (list.first == kNoId) {
    list.first = node;
  } else {
    list.more.push_back(node);
  }
}

template <class Holds>
void PropertyIndex::remove(std::uint64_t hash, const Holds& holds) {
  const auto it = lists_.find(hash);
  if (it == lists_.end()) return;
  List& list = it->second;
  if (++list.stale <= list.more.size() / 2) return;
  std::sort(list.more.begin(), list.more.end());
  list.more.erase(std::unique(list.more.begin(), list.more.end()), list.more.end());
  std::erase_if(list.more, [&](NodeId node) { return node == list.first || !holds(node); });
  if (!holds(list.first)) {
    list.first = kNoId;
    if (!list.more.empty()) {
      list.first = list.more.back();
      list.more.pop_back();
    }
  }
  list.stale = 0;
  if (list.first == kNoId) lists_.erase(it);
}

template <class Visit>
void PropertyIndex::candidates(std::uint64_t hash, const Visit& visit) const {
  const auto it = lists_.find(hash);
  if (it == lists_.end()) return;
  if (it->second.first != kNoId) visit(it->second.first);
  for (const NodeId node : it->second.more) visit(node);
}

}  // namespace dossier::graph
