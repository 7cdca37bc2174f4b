#pragma once

#include "extract/lexicon.h"
#include "extract/tree.h"

namespace dossier::extract {

/// How a predicate holds by the words around it (FactBank's polarity and certainty, Saurí and Pustejovsky 2009, in two
/// steps each).
struct Status {
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kActual;
  friend bool operator==(const Status&, const Status&) = default;
};

/// Reads negation, modal verbs, infinitives, conditionals, questions and the lexicon's operators ("refuse", "plan",
/// "urge") in the clause of `predicate` and in those that govern it. `support` is the verb that a noun leans on, or
/// kNoToken.
Status status_of(const Tree& tree, const Lexicon& lexicon, TokenIndex predicate, TokenIndex support = kNoToken);

}  // namespace dossier::extract
