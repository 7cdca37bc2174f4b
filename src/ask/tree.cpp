#include "ask/tree.h"

namespace dossier::ask::tree {

using syntax::Expression;
using syntax::ExpressionPtr;
using syntax::Name;

Expression variable(std::string name) { return Expression(syntax::Variable{std::move(name)}); }
Expression text(std::string value) { return Expression(syntax::StringLiteral{std::move(value)}); }
Expression number(std::int64_t value) { return Expression(syntax::IntegerLiteral{value}); }

Expression property(std::string subject, std::string key) {
  return Expression(syntax::PropertyAccess{box(variable(std::move(subject))), Name{std::move(key), {}}});
}

Expression call(std::string function, std::string argument) {
  syntax::FunctionCall made{Name{std::move(function), {}}, false, {}};
  made.arguments.push_back(variable(std::move(argument)));
  return Expression(std::move(made));
}

Expression equal(Expression left, Expression right) {
  syntax::Comparison made;
  made.operands.push_back(std::move(left));
  made.operands.push_back(std::move(right));
  made.operators.push_back(syntax::Comparator::kEqual);
  return Expression(std::move(made));
}

Expression is_null(Expression operand, bool negated) {
  return Expression(syntax::NullTest{box(std::move(operand)), negated});
}

namespace {

Expression in_list(Expression left, std::vector<Expression> items) {
  syntax::ListLiteral list;
  list.items = std::move(items);
  return Expression(
      syntax::Predicate{syntax::PredicateOperator::kIn, box(std::move(left)), box(Expression(std::move(list)))});
}

}  // namespace

Expression one_of(Expression left, const std::vector<std::string>& values) {
  if (values.size() == 1) return equal(std::move(left), text(values.front()));
  std::vector<Expression> items;
  for (const std::string& value : values) items.push_back(text(value));
  return in_list(std::move(left), std::move(items));
}

Expression one_of(Expression left, const std::vector<std::int64_t>& values) {
  if (values.size() == 1) return equal(std::move(left), number(values.front()));
  std::vector<Expression> items;
  for (const std::int64_t value : values) items.push_back(number(value));
  return in_list(std::move(left), std::move(items));
}

ExpressionPtr all_of(std::vector<Expression> conditions) {
  if (conditions.empty()) return nullptr;
  if (conditions.size() == 1) return box(std::move(conditions.front()));
  syntax::Chain chain;
  chain.operators.assign(conditions.size() - 1, syntax::Operator::kAnd);
  chain.operands = std::move(conditions);
  return box(Expression(std::move(chain)));
}

syntax::NodePattern node(std::string name, const std::string& label) {
  syntax::NodePattern made;
  made.variable = Name{std::move(name), {}};
  if (!label.empty()) made.labels.push_back(Name{label, {}});
  return made;
}

syntax::RelationshipPattern relationship(std::string name, const std::vector<std::string>& types) {
  syntax::RelationshipPattern made;
  if (!name.empty()) made.variable = Name{std::move(name), {}};
  for (const std::string& type : types) made.types.push_back(Name{type, {}});
  return made;
}

syntax::PathPattern path(syntax::NodePattern from, syntax::RelationshipPattern over, syntax::NodePattern to) {
  syntax::PathPattern made;
  made.first = std::move(from);
  made.steps.push_back({std::move(over), std::move(to)});
  return made;
}

syntax::SingleQuery match_and_return(syntax::PathPattern pattern, ExpressionPtr condition, std::vector<Column> columns,
                                     bool distinct) {
  syntax::Match match;
  match.patterns.push_back(std::move(pattern));
  match.predicate = std::move(condition);
  syntax::Return result;
  result.projection.distinct = distinct;
  for (Column& column : columns) {
    result.projection.items.push_back({box(std::move(column.expression)), Name{column.name, {}}, column.name});
  }
  syntax::SingleQuery query;
  query.clauses.emplace_back(syntax::Clause::Node(std::move(match)));
  query.clauses.emplace_back(syntax::Clause::Node(std::move(result)));
  return query;
}

}  // namespace dossier::ask::tree
