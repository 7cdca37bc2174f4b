#pragma once

#include "grammar/cypher/token.h"

/// Tests of the tokens ahead, so that the grammar need not parse a long construct to learn that it is another one.
/// All take the next token and the token list's end (one past kEnd) and look at few tokens.
namespace dossier::grammar::cypher {

bool begins_call(const Token* next, const Token* last);                   ///< name(.name)* (
bool begins_quantifier(const Token* next, const Token* last);             ///< ALL|ANY|NONE|SINGLE ( name IN
bool begins_reduce(const Token* next, const Token* last);                 ///< REDUCE ( name =
bool begins_map_projection(const Token* next, const Token* last);         ///< name { and not a subquery
bool begins_path(const Token* next, const Token* last);                   ///< ( … ) and then a dash or an arrow
bool begins_list_comprehension(const Token* next, const Token* last);     ///< [ name IN
bool begins_pattern_comprehension(const Token* next, const Token* last);  ///< [ path or [ name = path

}  // namespace dossier::grammar::cypher
