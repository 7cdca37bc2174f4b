#pragma once

#include "language/gazetteer.h"
#include "language/names_consistency.h"

#include <vector>

namespace dossier::language::names {

/// Brings candidates to the conventions of the knowledge graph: titles, "the" and possessives stand outside the name;
/// the gazetteer's states are countries and only they; a country or people directly before a body's own words
/// ("U.S. Army", "Ethiopian National Defence Force") is part of the body's name.
void repair(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
            std::vector<Candidate>& candidates);

/// ISO code of the country that the name stands for or whose people it names; empty when unknown.
std::string_view country_of(const Document& document, const Gazetteer& gazetteer, const Candidate& candidate);

}  // namespace dossier::language::names
