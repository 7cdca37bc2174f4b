#pragma once

#include "language/document.h"

#include <string>
#include <vector>

namespace dossier::train {

/// One bracketed mention of GUM's `Entity=` annotation.
struct GumMention {
  language::TokenIndex first = 0;
  language::TokenIndex last = 0;
  std::string id;    ///< the entity's number within its document
  std::string type;  ///< "person", "organization", "abstract", …
};

/// Mentions in order of their closing brackets. `misc`: the MISC column, one a token.
std::vector<GumMention> read_gum_mentions(const std::vector<std::string>& misc);

/// The token of a span whose head lies outside it; the first such.
language::TokenIndex head_of_span(const language::Document& document, language::TokenIndex first,
                                  language::TokenIndex last);

}  // namespace dossier::train
