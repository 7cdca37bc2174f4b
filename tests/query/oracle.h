#pragma once

#include "graph/property_graph.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A slow and obvious evaluator of a small family of queries: it tries every assignment of nodes and relationships to
/// the pattern's variables. What the engine answers must be the same rows.
namespace dossier::query_tests {

struct OracleEdge {
  int left, right;  ///< indexes of node variables
  int direction;    ///< 1: left to right, -1: right to left, 0: either
  std::vector<std::string> types;
  int least = 1, most = 1;  ///< trails of that length
};
struct OracleNode {
  std::string label;                  ///< empty: any
  std::optional<std::int64_t> value;  ///< {v: value}
};
struct OracleComparison {
  int left, right;  ///< node variables; right -1: the constant
  std::int64_t constant;
  std::string op;        ///< = <> < >=
  bool negated = false;  ///< NOT (…)
};
struct OracleQuery {
  std::vector<OracleNode> nodes;
  std::vector<OracleEdge> edges;
  std::vector<OracleComparison> conditions;  ///< joined by AND
  int absent_from = -1;                      ///< a node variable without an outgoing relationship: NOT (n)-->()
  enum class Shape { kIds, kDistinct, kCounts, kOptional } shape = Shape::kIds;

  std::string text() const;
};

/// The rows, each as text, sorted.
std::vector<std::string> expected_rows(const OracleQuery& query, const graph::PropertyGraph& graph);

}  // namespace dossier::query_tests
