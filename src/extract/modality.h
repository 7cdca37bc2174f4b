#pragma once

#include "extract/lexicon.h"
#include "extract/tree.h"

#include <vector>

namespace dossier::extract {

/// How a predicate holds by the words around it (FactBank's polarity and certainty, Saurí and Pustejovsky 2009, in two
/// steps each).
struct Status {
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kActual;
  friend bool operator==(const Status&, const Status&) = default;
};

/// Which entry of the lexicon each token was read as; null for the others.
using Readings = std::vector<const Predicate*>;

/// Reads negation, modal verbs, infinitives, conditionals, questions, and the operators ("refuse", "plan") and
/// demanding or denying predicates of the lexicon in the clause of `predicate` and in those that govern it. `support`
/// is the verb that a noun leans on, or kNoToken.
Status status_of(const Tree& tree, const Lexicon& lexicon, const Readings& readings, TokenIndex predicate,
                 TokenIndex support = kNoToken);

}  // namespace dossier::extract
