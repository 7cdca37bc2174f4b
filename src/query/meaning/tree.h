#pragma once

#include <dossier/span.h>

#include "query/meaning/type.h"
#include "query/syntax/ast.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// The query with its names resolved: every variable is a slot of one row, every name is known to be allowed where it
/// stands. A slot is given to one variable only, so a row can hold the variables of all clauses side by side.
namespace dossier::query::meaning {

using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = 0xffffffffu;

enum class Op : std::uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kString,     // constants, in `constant`
  kParameter,  // text
  kSlot,       // slot
  kList,       // arguments
  kMap,        // names[i]: arguments[i]
  kProperty,   // arguments[0].text
  kSubscript,  // arguments[0][arguments[1]]
  kSlice,      // arguments[0][arguments[1]..arguments[2]]; an absent limit is kNone
  kNone,
  kHasLabels,  // arguments[0]:names; a node's labels or an edge's type
  kIsNull,
  kIsNotNull,
  kNot,
  kPlus,
  kMinus,
  kOr,
  kXor,
  kAnd,         // of all arguments
  kArithmetic,  // arguments and operators, left to right
  kComparison,  // arguments and comparators
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kMatches,
  kCall,               // text (lower case), arguments
  kCase,               // arguments: [subject,] when, then, … [, otherwise]; flags say which are there
  kListComprehension,  // slot; arguments: list, predicate or kNone, projection or kNone
  kQuantifier,         // slot, quantifier; arguments: list, predicate
  kReduce,             // slot = accumulator, slot2 = variable; arguments: initial, list, body
  kExists,
  kCount,          // subquery
  kCollect,        // subquery; arguments[0] is evaluated for each of its rows
  kFirst,          // subquery; arguments[0] of its first row, else null
  kMapProjection,  // arguments[0] the subject; names/arguments[1…] entries; flag: all properties
  kPath            // slots: node, edge, node, …
};

struct Expr {
  Op op = Op::kNull;
  Span span;
  Type type;
  Slot slot = kNoSlot, slot2 = kNoSlot;
  std::uint32_t subquery = 0;        ///< index into Query::subqueries
  bool flag = false, flag2 = false;  ///< kCase: has a subject, has an ELSE; kMapProjection: .*
  syntax::QuantifierKind quantifier{};
  std::variant<bool, std::int64_t, double> constant;
  std::string text;
  std::vector<std::string> names;
  std::vector<Expr> arguments;
  std::vector<Slot> slots;
  std::vector<syntax::Operator> operators;
  std::vector<syntax::Comparator> comparators;
};

// Patterns

struct Property {
  std::string key;
  Expr value;
};

struct PatternNode {
  Slot slot = kNoSlot;
  bool bound = false;  ///< bound before this clause
  std::vector<std::string> labels;
  std::vector<Property> properties;
  std::optional<Expr> map;  ///< properties given by a parameter
  bool repeated = false;    ///< the same variable stands earlier in this clause
  Span span;
  std::string name;  ///< the variable, or empty
};

struct PatternEdge {
  Slot slot = kNoSlot;
  bool bound = false;
  std::vector<std::string> types;
  syntax::Direction direction{};
  std::optional<syntax::Length> length;
  std::vector<Property> properties;
  std::optional<Expr> map;
  Slot element = kNoSlot;        ///< for a variable length with `predicate`: the single edge being tried
  std::vector<Expr> predicates;  ///< WHERE inside the brackets, of each edge
  Span span;
  std::string name;
};

struct PatternPath {
  Slot slot = kNoSlot;  ///< the path itself, when named
  syntax::PathPattern::Selector selector{};
  std::vector<PatternNode> nodes;
  std::vector<PatternEdge> edges;  ///< edges.size() + 1 == nodes.size()
};

// Clauses

struct Match {
  bool optional = false;
  std::vector<PatternPath> paths;
  std::vector<Expr> predicates;  ///< the conjuncts of WHERE
  std::vector<Slot> introduced;  ///< slots that this clause fills; null after an OPTIONAL MATCH without a match
};

struct Unwind {
  Expr list;
  Slot slot;
};

struct Aggregate {
  std::string function;  ///< lower case; "count(*)" for count(*)
  bool distinct = false;
  std::vector<Expr> arguments;
  Slot slot = kNoSlot;
  Span span;
};

struct ProjectedItem {
  Expr value;
  Slot slot;
  std::string name;
};
struct SortKey {
  Expr value;
  bool descending = false;
};
struct Projection {
  bool distinct = false;
  bool aggregates = false;          ///< then `keys` and `aggregations` come before `items`
  std::vector<ProjectedItem> keys;  ///< grouping keys
  std::vector<Aggregate> aggregations;
  std::vector<ProjectedItem> items;
  std::vector<SortKey> order;
  std::optional<Expr> skip, limit;
  std::vector<Expr> predicates;  ///< WITH … WHERE
  bool returns = false;          ///< RETURN
};

struct SetProperty {
  Expr subject;
  std::string key;
  Expr value;
};  ///< a null value removes
struct SetAll {
  Slot slot;
  Expr value;
  bool keep_others;
  Span span;
};
struct SetLabels {
  Slot slot;
  std::vector<std::string> labels;
  bool remove;
  Span span;
};
using SetItem = std::variant<SetProperty, SetAll, SetLabels>;

struct Create {
  std::vector<PatternPath> paths;
};
struct Merge {
  PatternPath path;
  std::vector<SetItem> on_create, on_match;
  std::vector<Slot> introduced;
};
struct Set {
  std::vector<SetItem> items;
};
struct Delete {
  bool detach;
  std::vector<Expr> targets;
};
struct Call {
  std::string procedure;
  std::vector<Expr> arguments;
  std::vector<std::pair<std::size_t, Slot>> yields;  ///< (index of the procedure's result column, slot)
  bool void_procedure = false;                       ///< no result columns: passes each row on once
  std::vector<Expr> predicates;
  Span span;
};
struct Single;
struct CallSubquery {
  std::vector<Single> parts;
  std::vector<bool> union_all;
  bool unit = false;
  std::vector<std::pair<std::vector<Slot>, Slot>> merged;
};
struct Clause;
struct Foreach {
  Slot slot;
  Expr list;
  std::vector<Clause> body;
};

struct Clause {
  std::variant<Match, Unwind, Projection, Create, Merge, Set, Delete, Call, CallSubquery, Foreach> node;
  std::vector<Slot> live;  ///< the variables in scope after the clause
  Span span;
};

struct Single {
  std::vector<Clause> clauses;
  std::vector<Slot> columns;  ///< the slots of RETURN, in order; empty without RETURN
};

/// A name that was looked for in patterns and expressions, for warnings about names that the graph does not have.
struct NameUse {
  enum class Kind : std::uint8_t { kLabel, kType, kKey, kNodeVariable, kEdgeVariable } kind;
  std::string name;
  Span span;
};

struct Subquery {
  std::vector<Single> parts;
  std::vector<bool> union_all;
};

struct Query {
  syntax::Report report{};
  std::vector<std::string> columns;
  std::vector<Single> parts;
  std::vector<bool> union_all;
  std::vector<Subquery> subqueries;
  std::vector<NameUse> names;
  std::vector<std::string> slot_names;  ///< for EXPLAIN; "" for unnamed ones
  bool writes = false;
  bool standalone_call = false;
};

}  // namespace dossier::query::meaning
