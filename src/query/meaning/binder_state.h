#pragma once

#include "query/meaning/functions.h"
#include "query/meaning/procedures.h"
#include "query/meaning/scope.h"
#include "query/meaning/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::query::meaning {

/// One binding of one query. The members are spread over files by what they bind: bind_expression.cpp, bind_atom.cpp,
/// bind_function.cpp, bind_pattern.cpp, bind_projection.cpp, bind_update.cpp, bind_clause.cpp.
class Binder {
 public:
  explicit Binder(const ProcedureCatalog& procedures) : procedures_(procedures) {}
  Query whole(const syntax::Query& query);

 private:
  /// While the items of an aggregating projection (or its ORDER BY) are bound: what is already projected.
  struct Aggregation {
    struct Projected {
      std::string text;
      Slot slot;
      Type type;
      bool key;
    };
    std::vector<Projected> projected;
    std::vector<Aggregate>* aggregates = nullptr;  ///< null: no new aggregate may be added
    std::size_t locals = 0;                        ///< variables of the scope from here on are the expression's own
    bool ordering = false;                         ///< ORDER BY or WHERE: any projected expression may be named again
    bool mixed = false;                            ///< the item that is being bound holds an aggregate
    std::vector<std::string> key_variables;        ///< every variable that some grouping key mentions
  };

  // Expressions
  Expr expression(const syntax::Expression& e);
  Expr boolean(const syntax::Expression& e, std::string_view what);  ///< must be able to be a boolean
  std::vector<Expr> conjuncts(const syntax::Expression& e);
  bool projected_before(const syntax::Expression& e, Expr& out);
  Expr bind(const syntax::NullLiteral&, Span);
  Expr bind(const syntax::BooleanLiteral&, Span);
  Expr bind(const syntax::IntegerLiteral&, Span);
  Expr bind(const syntax::FloatLiteral&, Span);
  Expr bind(const syntax::StringLiteral&, Span);
  Expr bind(const syntax::ListLiteral&, Span);
  Expr bind(const syntax::MapLiteral&, Span);
  Expr bind(const syntax::Parameter&, Span);
  Expr bind(const syntax::Variable&, Span);
  Expr bind(const syntax::PropertyAccess&, Span);
  Expr bind(const syntax::Subscript&, Span);
  Expr bind(const syntax::Slice&, Span);
  Expr bind(const syntax::LabelTest&, Span);
  Expr bind(const syntax::NullTest&, Span);
  Expr bind(const syntax::Unary&, Span);
  Expr bind(const syntax::Chain&, Span);
  Expr bind(const syntax::Comparison&, Span);
  Expr bind(const syntax::Predicate&, Span);
  Expr bind(const syntax::FunctionCall&, Span);
  Expr bind(const syntax::CountAll&, Span);
  Expr bind(const syntax::Case&, Span);
  Expr bind(const syntax::ListComprehension&, Span);
  Expr bind(const syntax::PatternComprehension&, Span);
  Expr bind(const syntax::Quantifier&, Span);
  Expr bind(const syntax::Reduce&, Span);
  Expr bind(const syntax::PatternExpression&, Span);
  Expr bind(const syntax::SubqueryExpression&, Span);
  Expr bind(const syntax::MapProjection&, Span);
  Expr logic(const syntax::Chain&, Op op, Span);
  Expr arithmetic(const syntax::Chain&, Span);
  Expr aggregate(const std::string& function, bool distinct, const std::vector<syntax::Expression>& arguments,
                 Span span);
  [[noreturn]] void unknown_variable(std::string_view name, Span span) const;

  // Patterns
  enum class PatternUse : std::uint8_t { kMatch, kCreate, kMerge, kExpression };
  PatternPath path(const syntax::PathPattern& pattern, PatternUse use, Match* match);
  PatternNode node(const syntax::NodePattern& pattern, PatternUse use, Match* match, bool alone);
  PatternEdge edge(const syntax::RelationshipPattern& pattern, PatternUse use, Match* match);
  std::vector<Property> properties(const syntax::ExpressionPtr& map, PatternUse use, std::optional<Expr>& whole);
  Slot introduce(std::string name, Type type, Match* match);
  Match match(const syntax::Match& clause);
  std::uint32_t subquery_of(Match match);

  // Clauses
  Single single(const syntax::SingleQuery& query, bool top, bool subquery);
  void check_order(const std::vector<syntax::Clause>& clauses, bool needs_return, Span span) const;
  Clause clause(const syntax::Clause& clause);
  Projection projection(const syntax::Projection& projection, const syntax::ExpressionPtr& where, bool returns,
                        Span span);
  void order_and_filter(Projection& out, const syntax::Projection& projection, const syntax::ExpressionPtr& where,
                        Scope projected, Aggregation aggregation);
  std::optional<Expr> row_limit(const syntax::ExpressionPtr& e, std::string_view word);
  Create create(const syntax::Create& clause);
  Merge merge(const syntax::Merge& clause);
  std::vector<SetItem> set_items(const std::vector<syntax::SetItem>& items);
  Set remove(const syntax::Remove& clause);
  Delete delete_clause(const syntax::Delete& clause);
  Call call(const syntax::Call& clause, bool standalone, Span span);
  CallSubquery call_subquery(const syntax::CallSubquery& clause, Span span);
  Foreach foreach (const syntax::Foreach& clause);
  Slot entity(const syntax::Name& name, std::uint32_t kinds);

  Slot new_slot(std::string name);
  std::vector<Slot> live() const;

  const ProcedureCatalog& procedures_;
  Query out_;
  Scope scope_;
  Aggregation* aggregation_ = nullptr;
  bool inside_aggregate_ = false;
  int element_depth_ = 0;            ///< list expressions whose variable is in scope: no aggregate can stand there
  bool predicate_position_ = false;  ///< a bare pattern is allowed here
  std::vector<std::string>* seen_in_pattern_ = nullptr;  ///< relationship variables of the clause being bound
};

/// Fails when nothing of the value's type can be a property.
void require_storable(const Expr& value);
/// Whether an aggregate stands in the expression, outside of its subqueries.
bool contains_aggregate(const syntax::Expression& e);
/// The names of all variables that the expression mentions.
void collect_variables(const syntax::Expression& e, std::vector<std::string>& out);

}  // namespace dossier::query::meaning
