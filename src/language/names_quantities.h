#pragma once

#include "language/document.h"

#include <vector>

namespace dossier::language::names {

/// Dates and times, sums of money and numbers, by rules over tokens and their tags; in order, without overlap. Heads
/// and `Token::name` are left to the caller. `certain` tells dates that stand by their own form ("February 4") from
/// single words that are names as often ("May", "August"), which give way to a name.
struct Quantity {
  NameMention mention;
  bool certain = true;
};
std::vector<Quantity> find_quantities(const Document& document);

}  // namespace dossier::language::names
