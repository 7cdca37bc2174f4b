#pragma once

#include "language/coref_names.h"
#include "language/coref_quotes.h"
#include "language/coref_ranker.h"

#include <vector>

namespace dossier::language::coref {

/// A document made ready for resolution: its mentions in order and what rules alone say of them. The resolver and the
/// ranker's trainer start from the same.
struct Context {
  NameClusters names;
  Quotes quotes;
  std::vector<RankedMention> mentions;
  std::vector<std::int32_t> mention_at;                        ///< per token: the mention whose head it is, or -1
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;  ///< certain links, later mention first
};

Context prepare(const Document& document, const Gazetteer& gazetteer, const SenseTable& senses);

}  // namespace dossier::language::coref
