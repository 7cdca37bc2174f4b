#pragma once

#include "query/syntax/ast.h"

#include <string>

namespace dossier::query::syntax {

/// The tree as openCypher text on one line, with the brackets its precedences need: parsing it gives an equal tree.
/// Recursion is as deep as the tree, which a parser has capped.
std::string print(const Query& query);
std::string print(const Expression& expression);
std::string print(const PathPattern& pattern);

/// A name as it must be written: between backquotes when it is no plain identifier or a reserved word.
std::string quoted_name(std::string_view name);
/// A string as a literal in single quotes.
std::string quoted_string(std::string_view text);

/// Words of the language that can't name a variable without backquotes. `word` in any case.
bool is_reserved(std::string_view word);

}  // namespace dossier::query::syntax
