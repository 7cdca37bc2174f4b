#include "query/syntax/ast.h"

// Out of line because their members are complete only here.
namespace dossier::query::syntax {

Expression::Expression() = default;
Expression::Expression(Node value, Span where) : node(std::move(value)), span(where) {}
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

Clause::Clause() = default;
Clause::Clause(Node value, Span where) : node(std::move(value)), span(where) {}
Clause::Clause(Clause&&) noexcept = default;
Clause& Clause::operator=(Clause&&) noexcept = default;
Clause::~Clause() = default;

}  // namespace dossier::query::syntax
