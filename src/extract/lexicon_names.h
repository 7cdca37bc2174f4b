#pragma once

#include "extract/lexicon.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The words that the lexicon language itself gives a meaning to.
namespace dossier::extract {

template <class T>
struct Named {
  std::string_view name;
  T value;
};

template <class T>
std::optional<T> value_of(std::span<const Named<T>> table, std::string_view name) {
  const auto it = std::find_if(table.begin(), table.end(), [&](const Named<T>& entry) { return entry.name == name; });
  if (it == table.end()) return std::nullopt;
  return it->value;
}

template <class T>
std::vector<std::string_view> names_of(std::span<const Named<T>> table) {
  std::vector<std::string_view> names;
  for (const Named<T>& entry : table) names.push_back(entry.name);
  return names;
}

/// What a flag in a declaration's head or behind a word says.
enum class Flag : std::uint8_t {
  kClaim,
  kSymmetric,
  kWeak,
  kNegative,
  kDenies,
  kPlanned,
  kPossible,
  kDemanded,
  kLight,
  kPassive,
  kActive,
  kPlural
};

std::span<const Named<Role>> role_names();
std::span<const Named<Position>> position_names();  ///< without the prepositions
std::span<const Named<Fillers>> filler_names();
std::span<const Named<Flag>> flag_names();
std::span<const Named<WordClass>> class_names();  ///< "verbs", "nouns", "adjectives"
std::span<const Named<RoleNoun::Kind>> role_kind_names();
std::span<const Named<Metonym>> metonym_names();
std::span<const std::string_view> prepositions();  ///< of English that a slot may name
std::span<const std::string_view> relations();     ///< ONTOLOGY.md's direct and standing relations
std::span<const std::string_view> event_types();   ///< ONTOLOGY.md's event types, and "NONE"

}  // namespace dossier::extract
