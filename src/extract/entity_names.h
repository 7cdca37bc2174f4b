#pragma once

#include "extract/lexicon.h"
#include "language/document.h"
#include "language/gazetteer.h"

#include <string>
#include <string_view>

/// How names are written in the graph.
namespace dossier::extract {

/// The span's text with runs of white space as one space.
std::string words_of(const language::Document& document, Span span);

/// The key by which names are compared: accents, case, dots and the leading article dropped, white space as one space.
std::string name_key(std::string_view name);

/// A name without leading article, quotation marks, possessive ending and outer punctuation.
std::string bare_name(std::string_view name);

/// Words that are put before a person's name and say nothing of an office: "Mr", "Dr.", "Sir".
bool is_honorific(std::string_view word);

/// The first token of [first, last) that is not part of a title before the name ("President Donald Trump" → "Donald").
/// At least one token remains unless every one is a title.
language::TokenIndex after_titles(const language::Document& document, const Lexicon& lexicon,
                                  language::TokenIndex first, language::TokenIndex last);

/// The longest role noun of the lexicon that ends just before `end` and starts at `begin` or later; its first token, or
/// kNoToken. "prime minister" is found where "minister" ends.
language::TokenIndex role_noun_before(const language::Document& document, const Lexicon& lexicon,
                                      language::TokenIndex begin, language::TokenIndex end);

/// The sovereign country whose body the name [first, last) says it is: "the U.S. Army", "Ministry of Health of
/// Ukraine"; null for names without a word for a state's body ("New Zealand Herald") or without a country.
const language::Gazetteer::Country* state_in_name(const language::Document& document,
                                                  const language::Gazetteer& gazetteer, language::TokenIndex first,
                                                  language::TokenIndex last);

}  // namespace dossier::extract
