#pragma once

#include "language/document.h"

#include <cstdint>
#include <vector>

namespace dossier::language::coref {

/// A stretch between quotation marks, with the head of whoever says it.
struct Quote {
  TokenIndex first = 0;  ///< the opening mark
  TokenIndex last = 0;   ///< past the closing mark, or past the paragraph when it is never closed
  TokenIndex speaker = kNoToken;
};

struct Quotes {
  std::vector<Quote> quotes;
  std::vector<std::int32_t> quote_of;  ///< per token
};

/// Finds quotations and, from the verb of saying beside them, their speakers. A quotation without a verb of its own has
/// the speaker of the one before it in the same paragraph.
Quotes find_quotes(const Document& document, const Dependents& dependents);

/// Whether the lemma is a verb by which speech is reported ("say", "tell", "add").
bool is_verb_of_saying(std::string_view lemma);

}  // namespace dossier::language::coref
