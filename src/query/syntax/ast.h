#pragma once

#include "query/syntax/expression.h"

namespace dossier::query::syntax {

// Patterns

/// (variable:Label:Label {key: value} WHERE predicate)
struct NodePattern {
  std::optional<Name> variable;
  std::vector<Name> labels;  ///< all of them
  ExpressionPtr properties;  ///< a MapLiteral or Parameter; may be null
  ExpressionPtr predicate;   ///< may be null
  Span span;
};

enum class Direction : std::uint8_t { kOut, kIn, kEither };

/// How many relationships a variable-length step walks: *min..max, or the quantifier {min,max}.
struct Length {
  std::optional<std::uint64_t> min, max;  ///< absent: 1, and no bound
};

/// -[variable:TYPE|TYPE*1..3 {key: value}]->
struct RelationshipPattern {
  std::optional<Name> variable;
  std::vector<Name> types;  ///< any of them; empty: any type
  Direction direction = Direction::kOut;
  std::optional<Length> length;  ///< present: variable length, even when it is {1,1}
  ExpressionPtr properties;      ///< a MapLiteral or Parameter; may be null
  ExpressionPtr predicate;       ///< may be null
  Span span;
};

struct PathStep {
  RelationshipPattern relationship;
  NodePattern node;
};

/// variable = (a)-[]->(b)…, or shortestPath((a)-[*]->(b)), or ANY SHORTEST (a)-[*]->(b)
struct PathPattern {
  enum class Selector : std::uint8_t { kAll, kShortest, kAllShortest };
  std::optional<Name> variable;
  Selector selector = Selector::kAll;
  NodePattern first;
  std::vector<PathStep> steps;
  Span span;
};

// Clauses

struct Match {
  bool optional = false;
  std::vector<PathPattern> patterns;
  ExpressionPtr predicate;  ///< may be null
};

struct Unwind {
  ExpressionPtr list;
  Name variable;
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::optional<Name> alias;
  std::string column;  ///< the alias, or the expression as it was written
};

struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};

/// What WITH and RETURN share.
struct Projection {
  bool distinct = false;
  bool star = false;  ///< `*`, before any items
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip, limit;  ///< may be null
};

struct With {
  Projection projection;
  ExpressionPtr predicate;  ///< may be null
};
struct Return {
  Projection projection;
};

struct Create {
  std::vector<PathPattern> patterns;
};

struct SetProperty {
  ExpressionPtr subject;
  Name key;
  ExpressionPtr value;
};  ///< n.key = value
struct SetProperties {
  Name variable;
  ExpressionPtr value;
  bool keep_others = false;
};  ///< n = map, n += map
struct SetLabels {
  Name variable;
  std::vector<Name> labels;
};  ///< n:A:B
using SetItem = std::variant<SetProperty, SetProperties, SetLabels>;
struct Set {
  std::vector<SetItem> items;
};

struct RemoveProperty {
  ExpressionPtr subject;
  Name key;
};
struct RemoveLabels {
  Name variable;
  std::vector<Name> labels;
};
using RemoveItem = std::variant<RemoveProperty, RemoveLabels>;
struct Remove {
  std::vector<RemoveItem> items;
};

struct Merge {
  PathPattern pattern;
  std::vector<SetItem> on_create, on_match;
};

struct Delete {
  bool detach = false;
  std::vector<Expression> targets;
};

struct YieldItem {
  Name field;
  std::optional<Name> alias;
};
/// CALL name(arguments) YIELD field AS alias WHERE predicate
struct Call {
  Name procedure;                                    ///< with its dots
  std::optional<std::vector<Expression>> arguments;  ///< absent: taken from parameters of the same names
  std::optional<std::vector<YieldItem>> yields;      ///< absent: no YIELD
  bool yield_star = false;
  ExpressionPtr predicate;  ///< may be null
};

/// CALL { query }
struct CallSubquery {
  std::unique_ptr<Query> query;
};

struct Clause;
/// FOREACH (variable IN list | updating clauses)
struct Foreach {
  Name variable;
  ExpressionPtr list;
  std::vector<Clause> body;
};

struct Clause {
  using Node =
      std::variant<Match, Unwind, With, Return, Create, Merge, Set, Remove, Delete, Call, CallSubquery, Foreach>;
  Node node;
  Span span;

  Clause();
  Clause(Node value, Span where = {});
  Clause(Clause&&) noexcept;
  Clause& operator=(Clause&&) noexcept;
  ~Clause();
};

struct SingleQuery {
  std::vector<Clause> clauses;
  Span span;
};

enum class Report : std::uint8_t { kNone, kExplain, kProfile };

/// Single queries joined by UNION. union_all.size() == parts.size() - 1; each says whether that UNION keeps duplicates.
struct Query {
  Report report = Report::kNone;
  std::vector<SingleQuery> parts;
  std::vector<bool> union_all;
};

}  // namespace dossier::query::syntax
