#pragma once

#include "language/gazetteer.h"
#include "language/names_features.h"

#include <array>
#include <vector>

namespace dossier::language::names {

/// A name as the sequence model found it, with what the model thinks of every kind.
struct Candidate {
  TokenIndex first = 0;
  TokenIndex last = 0;
  unsigned kind = 0;                                ///< index in kModelKinds
  std::array<float, kModelKinds.size()> support{};  ///< log-odds summed over its tokens
  bool removed = false;
};

/// The second look, at the document as a whole (one sense per discourse): mentions of one string take the kind that
/// their contexts together speak for; a surname follows the full name; initials in brackets follow the long form; words
/// left out of names are taken in when the same words are a name elsewhere. `candidates` stay in order.
void make_consistent(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
                     std::vector<Candidate>& candidates);

}  // namespace dossier::language::names
