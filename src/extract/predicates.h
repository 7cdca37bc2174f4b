#pragma once

#include "extract/lexicon.h"
#include "extract/tree.h"

#include <optional>
#include <string>
#include <vector>

namespace dossier::extract {

/// One place where the text uses an entry of the lexicon.
struct PredicateInstance {
  const Predicate* entry = nullptr;
  TokenIndex word = kNoToken;      ///< the entry's head word
  TokenIndex particle = kNoToken;  ///< the particle or preposition it came with
  TokenIndex object = kNoToken;    ///< the object that completes a light verb
  TokenIndex tail_first = 0;       ///< tokens [tail_first, tail_last): the words of the entry's tail
  TokenIndex tail_last = 0;
  TokenIndex lead = 0;  ///< how many words before `word` belong to it
  /// The verb whose clause the instance stands in: the word itself for verbs and adjectives; for nouns the light verb
  /// that they are subject or object of ("launched an attack", "the talks began"), else kNoToken.
  TokenIndex support = kNoToken;
  /// The nouns between a noun and what it leans on: "a series of attacks" → "series". kNoToken when there is none.
  TokenIndex container = kNoToken;

  WordClass word_class() const { return entry->word_class; }
};

/// The class under which the lexicon may know the token; nothing for function words and for words inside names.
std::optional<WordClass> predicate_class(const Tree& tree, TokenIndex token);

/// The word by which the lexicon knows a token: its lemma in lower case.
std::string entry_word(const Tree& tree, TokenIndex token);

/// Whether `entry` may be meant at `token`: its topic is the article's, and its words all stand there: particle,
/// object, tail, lead, voice and number. Slots are not looked at.
std::optional<PredicateInstance> match_words(const Tree& tree, const Lexicon& lexicon, const Predicate& entry,
                                             TokenIndex token);

/// The operator that the token is, with its particle where it needs one; null when it is none.
const Operator* operator_at(const Tree& tree, const Lexicon& lexicon, TokenIndex token);

/// "wants the party to expel her", "accused the rebels of killing them": the verb that governs a clause which the
/// parser hung from that verb's object, when the verb is an operator and the object does not ask for a clause; else
/// kNoToken.
TokenIndex governor_past_object(const Tree& tree, const Lexicon& lexicon, TokenIndex clause);

}  // namespace dossier::extract
