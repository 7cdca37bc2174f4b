#pragma once

#include "language/document.h"
#include "language/gazetteer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::language::coref {

/// Names of one thing, and what they tell of it.
struct NameCluster {
  std::vector<std::int32_t> names;  ///< indices in Document::names, in order of position
  NameKind kind = NameKind::kOther;
  Gender gender = Gender::kUnknown;
  std::string country;  ///< ISO alpha-3, or empty
  std::string best;     ///< the fullest surface name
};

struct NameClusters {
  std::vector<NameCluster> clusters;
  std::vector<std::int32_t> cluster_of;  ///< per name; -1 for dates, numbers, sums and other kinds
};

/// Brings variants of a name together: surnames and forenames with the one full name they fit, initials with the long
/// form, shortened names of bodies with the full ones, a country's names and adjectives by ISO code. Two people with
/// one surname and different forenames stay apart; between several bearers the title's gender decides, then nearness.
NameClusters cluster_names(const Document& document, const Gazetteer& gazetteer);

/// The gender that titles before the name tell ("Mr", "Queen"), else of its forename when it has two words or more.
Gender gender_of_person(const Document& document, const NameMention& name, const Gazetteer& gazetteer);

}  // namespace dossier::language::coref
