#pragma once

#include "query/meaning/tree.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The plan of a query: trees of operators, each pulling rows from its input. Operators point into the bound query,
/// which the Plan owns.
namespace dossier::query::plan {

using meaning::Expr;
using meaning::Slot;

enum class Kind : std::uint8_t {
  kArgument,        ///< one empty row; in a subquery: the outer row
  kNodeScan,        ///< every node, into `slot`
  kLabelScan,       ///< the nodes with `label`
  kIndexSeek,       ///< the nodes with `label` (may be empty) whose property `key` equals `value`
  kExpand,          ///< along one `edge` from `from` to `to`
  kExpandInto,      ///< the same, `to` being bound already
  kExpandVariable,  ///< along `edge`, as often as its length says; `to` may be bound (`into`)
  kBoundEdge,       ///< the edge is bound: its ends, in every direction allowed, to `from` and `to`
  kShortestPath,    ///< between `from` and `to`, both bound
  kCountExpand,     ///< the number of ways along `edge` from `from` and on along `parts`, into `slot`; no row for 0
  kHashJoin,        ///< with the rows of `inner`, which runs once, where all `keys` are equal
  kBindPath,        ///< makes the path of `path` in `slot`
  kFilter,          ///< keeps the rows that satisfy all `predicates`
  kOptional,        ///< the rows of `inner`, or one with nulls in `slots`
  kUnwind,          ///< one row for each element of `value`, in `slot`
  kProject,         ///< computes `items`
  kAggregate,       ///< groups by `projection`'s keys
  kDistinct,        ///< by the values in `slots`
  kSort,            ///< by `projection`'s order; `limit_hint` rows at most are needed
  kSkip,
  kLimit,  ///< `value` rows
  kCreate,
  kMerge,
  kSet,
  kDelete,
  kForeach,
  kCall,     ///< a procedure
  kSubquery  ///< CALL { }: the rows of `parts` for each input row
};

struct Operator {
  Kind kind = Kind::kArgument;
  std::unique_ptr<Operator> input;               ///< null for kArgument only
  std::unique_ptr<Operator> inner;               ///< run for each input row: kOptional, kMerge, kForeach
  std::vector<std::unique_ptr<Operator>> parts;  ///< kSubquery; kCountExpand: more of the kind, from this one's `to`

  Slot slot = meaning::kNoSlot, from = meaning::kNoSlot, to = meaning::kNoSlot;
  bool into = false;      ///< `to` is bound already
  bool reversed = false;  ///< the edge is walked from its pattern's right end
  std::string label, key;
  const Expr* value = nullptr;
  std::vector<Slot> slots;          ///< kDistinct and others: the slots to keep or to fill; kAggregate: row weights
  std::vector<Slot> distinct_from;  ///< edges of the same MATCH that this one must differ from
  std::vector<const Expr*> predicates;
  std::vector<std::string> end_labels;                    ///< kCountExpand: what `to` must have
  std::vector<std::pair<const Expr*, const Expr*>> keys;  ///< kHashJoin: of the input's rows, of `inner`'s
  std::vector<std::pair<Slot, Slot>> differ;              ///< kHashJoin: edges of both sides that must not be the same
  const meaning::PatternEdge* edge = nullptr;
  const meaning::PatternPath* path = nullptr;
  const meaning::Projection* projection = nullptr;
  const std::vector<meaning::ProjectedItem>* items = nullptr;
  const meaning::Clause* clause = nullptr;  ///< the updating clause or CALL itself
  const Expr* limit_hint = nullptr;         ///< kSort: a LIMIT follows
  const Expr* skip_hint = nullptr;
  std::vector<Slot> live_before, live_after;  ///< what a row consists of before and after an updating clause
  double rows = 1;                            ///< estimated
};
using OperatorPtr = std::unique_ptr<Operator>;

struct Part {
  OperatorPtr root;
  std::vector<Slot> columns;  ///< the result's slots; empty without RETURN
};

struct SubqueryPlan {
  std::vector<Part> parts;
  bool distinct = false;  ///< UNION without ALL
};

struct Plan {
  meaning::Query query;               ///< everything else points into this
  std::deque<Expr> made;              ///< predicates that the planner made of patterns
  std::deque<meaning::Match> merges;  ///< the patterns of MERGE, to be matched
  std::vector<Part> parts;
  bool distinct = false;
  std::vector<SubqueryPlan> subqueries;  ///< of expressions, by Expr::subquery
};

/// Counts that plans are chosen by. All are of the moment; 0 for unknown names.
class Statistics {
 public:
  virtual ~Statistics() = default;
  virtual double nodes() const = 0;
  virtual double edges() const = 0;
  virtual double nodes_with(std::string_view label) const = 0;
  virtual double edges_of(std::string_view type) const = 0;
};

/// The operator's name as EXPLAIN shows it.
std::string_view name_of(Kind kind);

}  // namespace dossier::query::plan
