#pragma once

#include "extract/events.h"

#include <cstdint>
#include <vector>

namespace dossier::extract {

/// Which mentions speak of the same happening: per mention the number of its group, from 0 in order of first mention.
/// Each mention joins the earlier group that fits best by type, words, participants, place, date and by how it refers
/// (definite and demonstrative nouns look back, "another" does not), or starts one of its own. Mentions without an
/// event type get kNoGroup.
inline constexpr std::uint32_t kNoGroup = 0xffffffffu;
std::vector<std::uint32_t> join_mentions(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities,
                                         const std::vector<EventMention>& mentions);

}  // namespace dossier::extract
