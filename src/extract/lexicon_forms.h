#pragma once

#include "extract/lexicon.h"
#include "language/document.h"

#include <string>
#include <string_view>

namespace dossier::extract {

/// The base form of an inflected verb or noun that the lexicon has a predicate or operator for, by English's regular
/// endings ("shelled" → "shell", "clashes" → "clash") and the set `irregular-verb`; "" when there is none.
std::string known_base_form(std::string_view form, WordClass word_class, const Lexicon& lexicon);

/// Whether some verb or noun has a lemma that the lexicon does not know though it knows a base of its form: the
/// lemmatiser guesses at words it was not trained on ("bombed" → "bom").
bool has_mendable_lemmas(const language::Document& document, const Lexicon& lexicon);

/// Gives those words the lemma that the lexicon knows.
void mend_lemmas(language::Document& document, const Lexicon& lexicon);

}  // namespace dossier::extract
