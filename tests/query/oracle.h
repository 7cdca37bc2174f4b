#pragma once

#include "graph/property_graph.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// A slow and obvious evaluator for a large family of queries: clauses that turn a list of rows into another, patterns
/// matched by trying every walk, three-valued conditions. What the engine answers must be the same rows.
namespace dossier::query_tests {

/// Null, an integer, a node or an edge (their ids), or the edges of a variable length.
struct Cell {
  enum class Kind : std::uint8_t { kNull, kInteger, kNode, kEdge, kEdges } kind = Kind::kNull;
  std::int64_t number = 0;
  std::vector<std::int64_t> edges;
  friend bool operator==(const Cell&, const Cell&) = default;
  friend auto operator<=>(const Cell&, const Cell&) = default;
  std::string text() const;
};
using Row = std::map<std::string, Cell>;

/// constant, null, variable, variable.v, or left + right.
struct Term {
  enum class Kind : std::uint8_t { kConstant, kNull, kVariable, kProperty, kSum } kind = Kind::kConstant;
  std::int64_t number = 0;
  std::string variable;
  std::vector<Term> parts;
};

struct NodePattern {
  std::string variable, label;  ///< empty: none
  std::int64_t value = -1;      ///< {v: value}; negative: not asked
};
struct EdgePattern {
  std::string variable;
  std::vector<std::string> types;
  int direction = 1;  ///< 1: to the right, -1: to the left, 0: either
  bool walks = false;
  int least = 1, most = 1;  ///< of a walk
};
struct PathPattern {
  std::vector<NodePattern> nodes;
  std::vector<EdgePattern> edges;  ///< one fewer
};

struct Condition {
  enum class Kind : std::uint8_t { kCompare, kIn, kIsNull, kLabel, kAnd, kOr, kNot, kPattern, kExists, kCount } kind;
  std::vector<Term> terms;
  std::string op;  ///< kCompare: a comparison; kLabel: the label
  std::string variable;
  std::vector<std::int64_t> numbers;  ///< kIn: the list; kCount: count is greater than the first
  std::vector<Condition> parts;       ///< kExists and kCount: at most one, the WHERE inside
  std::vector<PathPattern> pattern;
};

struct Item {
  enum class Kind : std::uint8_t { kTerm, kCountAll, kCount, kCountDistinct, kSum, kMin, kMax } kind = Kind::kTerm;
  Term term;
  std::string name;
};

struct Clause {
  enum class Kind : std::uint8_t { kMatch, kOptionalMatch, kUnwind, kProject, kCall } kind;
  std::vector<PathPattern> pattern;
  std::vector<Condition> where;  ///< at most one
  std::vector<Item> items;       ///< kProject; kUnwind: the list's terms
  std::string variable;          ///< kUnwind
  bool distinct = false, returns = false;
  std::vector<bool> descending;  ///< kProject: of each column, in their order; empty: unordered
  std::int64_t skip = -1, limit = -1;
  std::vector<Clause> inner;          ///< kCall
  std::vector<std::string> imported;  ///< kCall: the variables of its leading WITH
};

struct OracleQuery {
  std::vector<std::vector<Clause>> parts;  ///< each ends with a kProject that returns; joined by UNION
  bool union_all = false;
  std::string text() const;
};

/// The rows, each as text, sorted; none when there are too many on the way for an evaluator as slow as this.
std::optional<std::vector<std::string>> expected_rows(const OracleQuery& query, const graph::PropertyGraph& graph);

}  // namespace dossier::query_tests
