#pragma once

#include <dossier/span.h>
#include "language/document.h"

#include <string>
#include <string_view>
#include <vector>

/// A question as a row of words, and the comparisons of words that understanding it needs. Questions are short and odd
/// for a parser trained on news, so the later stages read words and tags, and trees not at all.
namespace dossier::ask {

struct Word {
  std::string text;  ///< as written
  std::string lower;
  std::string lemma;  ///< lower case
  language::Upos upos = language::Upos::kX;
  Span span;  ///< bytes in the question
  bool capital = false;
};

/// The document's words without punctuation (possessive "'s" stays a word of its own).
std::vector<Word> words_of(const language::Document& question);

/// The form in which names are compared: folded, without a leading article, punctuation and possessive; "U.S." is "us".
std::string name_key(std::string_view name);

/// A word's root: its inflection and the usual derivations gone ("negotiations", "negotiated" → "negotiat").
std::string root_of(std::string_view word);

/// Whether two words have one root, or nearly ("invade", "invasion").
bool same_root(std::string_view a, std::string_view b);

/// Words that carry no content of their own: articles, prepositions, pronouns, auxiliaries, question words.
bool is_function_word(std::string_view lower);
bool is_auxiliary(std::string_view lower);
bool is_preposition(std::string_view lower);

/// Roots of the content words of a text, in order.
std::vector<std::string> content_roots(std::string_view text);

/// Levenshtein distance in bytes, or `limit` + 1 when it is greater than that.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// "A", "A and B", "A, B and C".
std::string enumerated(const std::vector<std::string>& items);

}  // namespace dossier::ask
