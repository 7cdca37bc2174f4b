#pragma once

#include "extract/events.h"

#include <vector>

namespace dossier::extract {

/// The direct relations that the mentions express: subject → object by the lexicon's entry, every pair of parties for a
/// symmetric one. What is done to a thing or a step of somebody's ("rejected Kyiv's proposal", "struck Ukraine's power
/// grid") is done to them too.
void find_relations(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities, const ClaimSet& claims,
                    const std::vector<EventMention>& mentions, std::vector<Fact>& facts);

/// Relations by verbs that the lexicon does not know, between two named entities; `open` is set. Typed by the verb's
/// simple past and, where the object needs one, its preposition: DISSUADED, COLLIDED_WITH.
void find_open_relations(const Tree& tree, const Lexicon& lexicon, const ClaimSet& claims, const Readings& readings,
                         const std::vector<EventMention>& mentions, EntityTable& entities, std::vector<Fact>& facts);

/// The simple past of an English verb by its lemma: "dissuade" → "dissuaded", "cut" → "cut".
std::string simple_past(std::string_view lemma);

}  // namespace dossier::extract
