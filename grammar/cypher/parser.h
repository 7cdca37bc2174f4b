#pragma once

#include <dossier/result.h>

#include "query/syntax/ast.h"

#include <string_view>

namespace dossier::grammar::cypher {

/// Parses one statement of openCypher 9 (with the extensions that cypher.ebnf marks). A text that is none is
/// Fault::kSyntax with line, column, caret, what was expected and openCypher's detail code; one nested deeper than 200
/// brackets, or larger than kMaxTextBytes, is Fault::kBudget. Time and memory are linear in the text.
Result<query::syntax::Query> parse(std::string_view text);

}  // namespace dossier::grammar::cypher
