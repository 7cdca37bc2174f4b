#pragma once

#include "extract/claims.h"
#include "extract/entities.h"
#include "extract/facts.h"

#include <vector>

namespace dossier::extract {

/// Finds the relations that hold by what somebody or something is: HOLDS_ROLE, REPRESENTS, MEMBER_OF, PART_OF,
/// LOCATED_IN, CITIZEN_OF, FAMILY_OF, and FOUNDED and OWNS from nouns. Reads titles before names, appositions, copulas
/// and possessives. No two facts with the same ends and relation.
std::vector<Fact> find_standing_relations(const language::Document& document, const language::Dependents& dependents,
                                          const Lexicon& lexicon, const language::Gazetteer& gazetteer,
                                          const ClaimSet& claims, EntityTable& entities);

/// Lets the nouns that say what a named person is refer to that person: "the director of Amnesty International, Mariela
/// Belski, said" is said by her, "US Ambassador to Germany Richard Grenell alleged" alleged by him.
void bind_role_holders(const Tree& tree, const Lexicon& lexicon, const language::Gazetteer& gazetteer,
                       EntityTable& entities);

}  // namespace dossier::extract
