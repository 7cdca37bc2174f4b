#pragma once

#include "extract/entities.h"
#include "extract/events.h"
#include "extract/tree.h"

#include <string>
#include <vector>

namespace dossier::extract {

/// What an event is called, from its mentions (at least one): "second round of talks in Geneva" where a noun names it,
/// else who does it and the clause's own words, "Russia refuses to cede Ukrainian territory". At most about ten words
/// of the text; what is cut ends in "…".
std::string event_label(const Tree& tree, const EntityTable& entities, const std::vector<const EventMention*>& group);

}  // namespace dossier::extract
