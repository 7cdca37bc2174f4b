#pragma once

#include "extract/lexicon.h"
#include "extract/tree.h"

#include <vector>

namespace dossier::extract {

/// One place where the text uses an entry of the lexicon.
struct PredicateInstance {
  const Predicate* entry = nullptr;
  TokenIndex word = kNoToken;      ///< the entry's head word
  TokenIndex particle = kNoToken;  ///< the particle or preposition it came with
  TokenIndex object = kNoToken;    ///< the object that completes a light verb or idiom
  /// The verb whose clause the instance stands in: the word itself for verbs; for nouns the verb that they are subject
  /// or object of when it says no more than that the event takes place ("launched an attack", "the talks began"), else
  /// kNoToken.
  TokenIndex support = kNoToken;
  /// The token that names the event: the noun of a light verb when there is one, else `word`.
  TokenIndex trigger = kNoToken;

  WordClass word_class() const { return entry->word_class; }
};

/// All uses of the lexicon's predicates in the document, in order of position. Words inside the names of people, places
/// and organizations are left alone.
std::vector<PredicateInstance> find_predicates(const Tree& tree, const Lexicon& lexicon);

/// Whether the verb only lends its clause to the event noun: light ("launch"), or one of taking place ("be held",
/// "begin").
bool supports(const Tree& tree, const Lexicon& lexicon, TokenIndex verb);

/// The word by which the lexicon knows a token: its lemma in lower case.
std::string entry_word(const Tree& tree, TokenIndex token);

}  // namespace dossier::extract
