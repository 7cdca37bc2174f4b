#pragma once

#include "grammar/cypher/events.h"
#include "query/syntax/ast.h"

#include <dossier/diagnostic.h>

#include <boost/container/small_vector.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace dossier::grammar::cypher {

namespace syntax = query::syntax;

/// Makes the syntax tree of the events of a whole query. The first problem found (a literal out of range, an expression
/// too deep) is kept; what is built after it is of no use.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const std::vector<Token>& tokens, const std::vector<Event>& events)
      : text_(text), tokens_(tokens), events_(events) {}

  syntax::Query whole();
  const std::optional<Diagnostic>& problem() const { return problem_; }

 private:
  using Index = std::uint32_t;
  using Children = boost::container::small_vector<Index, 12>;
  friend class OperatorClimber;

  // Walking
  const Event& at(Index event) const { return events_[event]; }
  Construct kind(Index event) const { return events_[event].kind; }
  Children children(Index event) const;
  const Token& first_token(Index event) const { return tokens_[at(event).begin]; }
  std::string_view token_text(std::uint32_t token) const { return tokens_[token].span.of(text_); }
  Span span(Index event) const;
  void fail(Span where, std::string message, std::string code);

  // Small parts
  syntax::Name name(Index event) const;
  syntax::Name dotted_name(Index event) const;
  std::vector<syntax::Name> names(Index event) const;  ///< the kName children

  // Expressions
  syntax::Expression expression(Index event);
  syntax::ExpressionPtr boxed(Index event) { return syntax::box(expression(event)); }
  syntax::ExpressionPtr only_child(Index event) { return boxed(children(event).front()); }
  syntax::Expression operand_atom(Index atom, bool negative);
  syntax::Expression literal(Index event, bool negative);
  syntax::Expression map(Index event);
  syntax::Expression parameter(Index event) const;
  syntax::Expression case_expression(Index event);
  syntax::Expression function_call(Index event);
  syntax::Expression list_comprehension(Index event);
  syntax::Expression pattern_comprehension(Index event);
  syntax::Expression quantifier(Index event);
  syntax::Expression reduce(Index event);
  syntax::Expression subquery(Index event);
  syntax::Expression map_projection(Index event);

  // Patterns
  syntax::PathPattern path(Index event);
  syntax::NodePattern node(Index event);
  syntax::RelationshipPattern relationship(Index event);
  syntax::Length length(Index event);
  std::optional<std::uint64_t> bound(Index event);

  // Clauses
  syntax::Query query(Index event);
  syntax::SingleQuery single_query(Index event);
  syntax::Clause clause(Index event);
  syntax::Match match(Index event);
  syntax::Projection projection(Index event);
  syntax::SetItem set_item(Index event);
  std::vector<syntax::SetItem> set_items(Index event);
  syntax::Remove remove(Index event);
  syntax::Merge merge(Index event);
  syntax::Delete delete_clause(Index event);
  syntax::Call call(Index event);
  syntax::Foreach foreach (Index event);
  /// Splits n.a.b into n.a and the key b.
  std::pair<syntax::ExpressionPtr, syntax::Name> property_target(Index operand);

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<Event>& events_;
  int depth_ = 0;
  std::optional<Diagnostic> problem_;
};

}  // namespace dossier::grammar::cypher
