#pragma once

#include "language/gazetteer.h"
#include "language/names_consistency.h"

#include <vector>

namespace dossier::language::names {

/// Mends the ends of names before the document is looked at as a whole: titles, "the" and possessives stand outside,
/// names run together are cut, "Brightwater | Foods" and "Committee on | Audit" joined.
void repair_spans(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
                  std::vector<Candidate>& candidates);

/// Brings kinds to the conventions of the knowledge graph: the gazetteer's states are countries and only they; a
/// country or people directly before a body's own words ("U.S. Army", "Ethiopian National Defence Force") is part of
/// its name.
void repair_kinds(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
                  std::vector<Candidate>& candidates);

/// ISO code of the country that the name stands for or whose people it names; empty when unknown.
std::string_view country_of(const Document& document, const Gazetteer& gazetteer, const Candidate& candidate);

}  // namespace dossier::language::names
