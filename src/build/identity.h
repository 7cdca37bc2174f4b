#pragma once

#include "build/name_keys.h"
#include "extract/facts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What tells one person, body or place from another: the evidence on which mentions are joined or kept apart.
namespace dossier::build {

enum class Sex : std::uint8_t { kUnknown, kMale, kFemale };

/// The sex that an honorific gives away ("Mr", "Queen"); kUnknown for every other title.
Sex sex_of_title(std::string_view title);

/// Whether two titles can be one person's: one is empty or an honorific, or they share a word that is not a function
/// word. "Prime Minister" and "Captain" can not; a person who got a new title keeps the full name as a link.
bool titles_agree(std::string_view a, std::string_view b);

/// One thing as a batch speaks of it, after the batch's own doubles were joined.
struct Identity {
  extract::EntityKind kind = extract::EntityKind::kThing;
  std::string name;                  ///< best name
  std::vector<std::string> aliases;  ///< all names, `name` included
  std::string iso;                   ///< countries
  std::string title;                 ///< persons: the last one seen
  std::vector<std::string> titles;   ///< persons: every one seen
  std::optional<std::int64_t> size;
  std::vector<std::uint32_t> countries;  ///< identities (indexes) of the countries it belongs to; sorted
  std::vector<Span> mentions;
  bool takes_part = false;  ///< stands at an end of some fact
};

/// The batch's entities without doubles.
struct Identities {
  std::vector<Identity> all;             ///< in order of the first entity of each
  std::vector<std::uint32_t> of_entity;  ///< per entity of the batch: its index in `all`
};

/// Joins entities that extraction left double: same name and kind, an acronym and what it stands for, a surname with
/// exactly one bearer. Never joins two persons whose given names differ.
Identities resolve_within(const extract::FactBatch& batch);

/// Which of two names of one thing is the better one to show: fuller for persons, spelt out rather than an acronym for
/// organisations, else the first.
const std::string& better_name(extract::EntityKind kind, const std::string& a, const std::string& b);

/// Appends what is not there yet.
void unite(std::vector<std::string>& names, const std::vector<std::string>& more);

}  // namespace dossier::build
