#pragma once

#include <dossier/span.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// The syntax tree of openCypher 9, as written: no scopes, no types, nothing resolved. Plain values that own their
/// children; spans are byte offsets into the query's text and empty in trees that were not parsed. Chains of operators
/// of one precedence are flat, so that a tree is only as deep as the query nests its brackets.
namespace dossier::query::syntax {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;
struct PathPattern;
struct Query;

/// A variable, label, relationship type, property key or function name, without backquotes.
struct Name {
  std::string text;
  Span span;
};

struct NullLiteral {};
struct BooleanLiteral {
  bool value = false;
};
struct IntegerLiteral {
  std::int64_t value = 0;
};
struct FloatLiteral {
  double value = 0;
};
struct StringLiteral {
  std::string value;
};
struct ListLiteral {
  std::vector<Expression> items;
};
struct MapLiteral {
  std::vector<std::pair<Name, Expression>> entries;
};
struct Parameter {
  std::string name;
};
struct Variable {
  std::string name;
};

struct PropertyAccess {
  ExpressionPtr subject;
  Name key;
};
struct Subscript {
  ExpressionPtr subject, index;
};
struct Slice {
  ExpressionPtr subject, from, to;
};  ///< `from` and `to` may be null
struct LabelTest {
  ExpressionPtr subject;
  std::vector<Name> labels;
};  ///< n:A:B, all of them
struct NullTest {
  ExpressionPtr operand;
  bool negated = false;
};  ///< IS NULL, IS NOT NULL

enum class UnaryOperator : std::uint8_t { kNot, kPlus, kMinus };
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};

enum class Operator : std::uint8_t { kOr, kXor, kAnd, kAdd, kSubtract, kMultiply, kDivide, kModulo, kPower };
/// Operators of one precedence, applied from left to right. operands.size() == operators.size() + 1.
struct Chain {
  std::vector<Expression> operands;
  std::vector<Operator> operators;
};

enum class Comparator : std::uint8_t { kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual };
/// a < b <= c means a < b AND b <= c. operands.size() == operators.size() + 1.
struct Comparison {
  std::vector<Expression> operands;
  std::vector<Comparator> operators;
};

enum class PredicateOperator : std::uint8_t { kIn, kStartsWith, kEndsWith, kContains, kMatches };
struct Predicate {
  PredicateOperator op;
  ExpressionPtr left, right;
};

/// A function or aggregate; the name as written, with its dots ("date.truncate").
struct FunctionCall {
  Name name;
  bool distinct = false;
  std::vector<Expression> arguments;
};
struct CountAll {};  ///< count(*)

struct CaseAlternative;
/// CASE [subject] WHEN … THEN … ELSE … END; `subject` and `otherwise` may be null.
struct Case {
  ExpressionPtr subject;
  std::vector<CaseAlternative> alternatives;
  ExpressionPtr otherwise;
};

/// [variable IN list WHERE predicate | projection]; predicate and projection may be null.
struct ListComprehension {
  Name variable;
  ExpressionPtr list, predicate, projection;
};
/// [path = (a)-->(b) WHERE predicate | projection]; the predicate may be null.
struct PatternComprehension {
  std::unique_ptr<PathPattern> pattern;
  ExpressionPtr predicate, projection;
};
enum class QuantifierKind : std::uint8_t { kAll, kAny, kNone, kSingle };
struct Quantifier {
  QuantifierKind kind;
  Name variable;
  ExpressionPtr list, predicate;
};  ///< the predicate may be null
struct Reduce {
  Name accumulator;
  ExpressionPtr initial;
  Name variable;
  ExpressionPtr list, body;
};

/// A pattern used as a predicate, (a)-->(b), or shortestPath(…) used as a value.
struct PatternExpression {
  std::unique_ptr<PathPattern> pattern;
};
/// EXISTS { … } or COUNT { … }. A bare pattern with WHERE is held as MATCH … WHERE … with no RETURN.
struct SubqueryExpression {
  bool counts = false;
  std::unique_ptr<Query> query;
};

struct MapProjectionItem {
  enum class Kind : std::uint8_t { kProperty, kAllProperties, kVariable, kEntry } kind;
  Name key;             ///< kProperty .key, kVariable key, kEntry key: value
  ExpressionPtr value;  ///< kEntry only
};
struct MapProjection {
  Name variable;
  std::vector<MapProjectionItem> items;
};  ///< n {.name, .*, x, key: value}

struct Expression {
  using Node =
      std::variant<NullLiteral, BooleanLiteral, IntegerLiteral, FloatLiteral, StringLiteral, ListLiteral, MapLiteral,
                   Parameter, Variable, PropertyAccess, Subscript, Slice, LabelTest, NullTest, Unary, Chain, Comparison,
                   Predicate, FunctionCall, CountAll, Case, ListComprehension, PatternComprehension, Quantifier, Reduce,
                   PatternExpression, SubqueryExpression, MapProjection>;
  Node node;
  Span span;

  Expression();
  Expression(Node value, Span where = {});
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  ~Expression();
};

struct CaseAlternative {
  Expression when, then;
};

/// An expression on the heap, for members that are pointers.
inline ExpressionPtr box(Expression expression) { return std::make_unique<Expression>(std::move(expression)); }

}  // namespace dossier::query::syntax
