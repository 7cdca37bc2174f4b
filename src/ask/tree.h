#pragma once

#include "query/syntax/ast.h"

#include <string>
#include <vector>

/// Short ways to write the syntax trees that questions become.
namespace dossier::ask::tree {

namespace syntax = query::syntax;

syntax::Expression variable(std::string name);
syntax::Expression text(std::string value);
syntax::Expression number(std::int64_t value);
syntax::Expression property(std::string subject, std::string key);
syntax::Expression call(std::string function, std::string argument);
syntax::Expression equal(syntax::Expression left, syntax::Expression right);
syntax::Expression is_null(syntax::Expression operand, bool negated = false);
/// left = 'only', or left IN ['a', 'b'].
syntax::Expression one_of(syntax::Expression left, const std::vector<std::string>& values);
syntax::Expression one_of(syntax::Expression left, const std::vector<std::int64_t>& values);
/// All of them joined by AND; null for none.
syntax::ExpressionPtr all_of(std::vector<syntax::Expression> conditions);

syntax::NodePattern node(std::string name, const std::string& label = {});
syntax::RelationshipPattern relationship(std::string name, const std::vector<std::string>& types);
syntax::PathPattern path(syntax::NodePattern from, syntax::RelationshipPattern over, syntax::NodePattern to);

struct Column {
  syntax::Expression expression;
  std::string name;
};
/// MATCH pattern WHERE condition RETURN DISTINCT columns.
syntax::SingleQuery match_and_return(syntax::PathPattern pattern, syntax::ExpressionPtr condition,
                                     std::vector<Column> columns, bool distinct = true);

}  // namespace dossier::ask::tree
