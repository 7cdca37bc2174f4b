#pragma once

#include <dossier/result.h>

#include "grammar/cypher/token.h"

#include <string_view>
#include <vector>

namespace dossier::grammar::cypher {

/// The tokens of a query, without white space and comments, closed by one kEnd. Opening brackets know their closing
/// ones. Text that is no token is Fault::kSyntax with openCypher's detail code (InvalidNumberLiteral,
/// InvalidUnicodeCharacter, …).
Result<std::vector<Token>> tokenize(std::string_view text);

}  // namespace dossier::grammar::cypher
