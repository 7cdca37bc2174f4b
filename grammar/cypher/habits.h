#pragma once

#include "grammar/cypher/parser_state.h"

#include <string>
#include <string_view>

namespace dossier::grammar::cypher {

/// What to write instead, when the token that stopped the parse is a habit of SQL or of another language (`SELECT`,
/// `==`, `IN (1, 2)`, `(a)->(b)`), or a usual slip of this one; "" when nothing is known about it.
std::string habit_hint(const ParserState& state, std::string_view text);

/// The same for a character that begins no token, such as '!' or a typographic quote.
std::string_view stray_character_hint(char32_t character);

}  // namespace dossier::grammar::cypher
