#pragma once

#include "ask/linker.h"
#include "ask/words.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::ask {

/// What a question asks for.
enum class Asked : std::uint8_t {
  kNothing,      ///< not understood
  kParticipant,  ///< who, what, which X: an end of a relation or a part in an event
  kPlace,
  kDate,
  kCount,     ///< how many
  kDuration,  ///< how long
  kAge,
  kTruth,     ///< did, was, is
  kRole,      ///< what role does X hold
  kHolder,    ///< who is the ROLE of Y
  kIdentity,  ///< who or what is X
  kCapital,   ///< what is the capital of X
  kPath,      ///< how is A connected to B
  kMatter,    ///< what was X charged with
  kClaim,     ///< what did X say about Y
  kSpeaker    ///< who said that …
};

/// Where an argument stands for the question's predicate.
enum class Stand : std::uint8_t { kSubject, kObject, kAgent, kPartner, kLocation, kOther };

/// Which end the answer is.
enum class Slot : std::uint8_t { kSubject, kObject };

struct Argument {
  Stand stand = Stand::kOther;
  Mention mention;
  bool optional = false;  ///< inside an infinitive clause ("to meet X"): helps, but need not stand in the fact
};

/// A content word of the question outside its names.
struct ContentWord {
  std::string lower, lemma, root;
  bool noun = false;
};

/// A question understood: what is asked, of which predicate, with which arguments.
struct Frame {
  Asked asked = Asked::kNothing;
  Slot slot = Slot::kSubject;
  std::vector<std::string> labels;  ///< of the answer, in order of preference; empty: any
  std::string asked_noun;           ///< "countries" in "which countries"; lower case
  std::string asked_lemma;
  std::string verb;         ///< lemma; "" when the predicate is a noun alone
  std::string verb_form;    ///< as written, lower case: lemmas may err
  std::string particle;     ///< the word that follows the verb, when it is a particle or preposition
  bool light_verb = false;  ///< the verb says nothing without its noun: hold, attend, take place
  bool passive = false;
  bool will = false;    ///< asks whether it is going to happen: only plans can say so
  bool future = false;  ///< asks of what is to come, so that plans are answers
  std::vector<Argument> arguments;
  std::vector<ContentWord> content;   ///< other words, the verb left out
  std::string role;                   ///< kHolder, and kTruth of "was X a member of Y": lower case
  bool was = false;                   ///< asks of the past, so that former holders are answers
  bool former = false;                ///< asks for a former holder
  bool amount = false;                ///< kCount of money: "how much"
  std::string restated;               ///< the question as the beginning of a sentence: "Ryszard Mielnik was arrested"
  std::size_t restated_verb_end = 0;  ///< bytes of `restated` up to behind its verb
};

/// Reads what a question asks. Never fails: what it can't read is kNothing.
Frame understand(const std::vector<Word>& words, const std::vector<Mention>& mentions, const Vocabulary& vocabulary);

/// The noun of a verb's deed where the two differ in their roots: "expulsion" of "expel"; else "".
std::string noun_of(std::string_view lemma);

}  // namespace dossier::ask
