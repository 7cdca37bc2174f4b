#include "extract/lexicon.h"

#include <algorithm>
#include <array>

namespace dossier::extract {
namespace {

constexpr std::array<std::string_view, 28> kEventTypes = {
    "",        "AGREE",       "CONSULT",  "SUPPORT",     "CONCEDE", "COOPERATE", "AID",
    "RETREAT", "INVESTIGATE", "DEMAND",   "DISAPPROVE",  "REJECT",  "THREATEN",  "PROTEST",
    "CRIME",   "SANCTION",    "MOBILIZE", "COERCE",      "ASSAULT", "ELECTION",  "OFFICE",
    "JUSTICE", "BUSINESS",    "DISASTER", "COMPETITION", "SCIENCE", "LIFE",      "OTHER"};
static_assert(kEventTypes.size() == static_cast<std::size_t>(EventType::kOther) + 1);

/// More particular entries go first; equals keep the order they were written in.
int particularity(const Predicate& predicate) {
  return (predicate.tail.empty() ? 0 : 8) + (predicate.lead.empty() ? 0 : 4) + (predicate.object.empty() ? 0 : 2) +
         (predicate.particle.empty() ? 0 : 1);
}

template <class Map>
auto* find_in(Map& map, std::string_view key) {
  const auto it = map.find(key);
  return it == map.end() ? nullptr : &it->second;
}

}  // namespace

std::string_view name_of(EventType type) { return kEventTypes[static_cast<std::size_t>(type)]; }

EventType event_type_from(std::string_view name) {
  const auto it = std::find(kEventTypes.begin(), kEventTypes.end(), name);
  return it == kEventTypes.end() ? EventType::kNone : static_cast<EventType>(it - kEventTypes.begin());
}

std::string_view name_of(Modality modality) {
  constexpr std::array<std::string_view, 4> names = {"actual", "planned", "possible", "demanded"};
  return names[static_cast<std::size_t>(modality)];
}

std::string_view name_of(Polarity polarity) { return polarity == Polarity::kPositive ? "positive" : "negative"; }

void Lexicon::reserve(std::size_t count, std::size_t role_nouns) {
  predicates.reserve(count);
  predicates_by_class_[static_cast<std::size_t>(WordClass::kVerb)].reserve(count / 2);
  predicates_by_class_[static_cast<std::size_t>(WordClass::kNoun)].reserve(count / 2);
  role_nouns_.reserve(role_nouns);
}

void Lexicon::add_predicate(Predicate predicate) {
  if (!predicate.topic.empty()) topics_.insert(predicate.topic);
  auto& entries = predicates_by_class_[static_cast<std::size_t>(predicate.word_class)][predicate.lemma];
  const auto place = std::find_if(entries.begin(), entries.end(), [&](std::uint32_t other) {
    return particularity(predicates[other]) < particularity(predicate);
  });
  entries.insert(place, static_cast<std::uint32_t>(predicates.size()));
  predicates.push_back(std::move(predicate));
}

void Lexicon::add_operator(Operator op) {
  auto& entries = operators_by_class_[static_cast<std::size_t>(op.word_class)][op.lemma];
  entries.insert(op.particle.empty() ? entries.end() : entries.begin(), std::move(op));
}

void Lexicon::add_role_noun(RoleNoun noun) {
  const auto words = 1 + static_cast<std::size_t>(std::count(noun.lemma.begin(), noun.lemma.end(), ' '));
  longest_role_noun_ = std::max(longest_role_noun_, words);
  std::string key = noun.lemma;
  for (std::size_t space = key.find(' '); space != std::string::npos; space = key.find(' ', space + 1))
    role_noun_beginnings_.insert(key.substr(0, space));
  role_nouns_.insert_or_assign(std::move(key), std::move(noun));
}

void Lexicon::add_metonym(std::string lemma, Metonym kind) { metonyms_.insert_or_assign(std::move(lemma), kind); }

void Lexicon::add_seat(std::string name, std::string iso) { seats_.insert_or_assign(std::move(name), std::move(iso)); }

void Lexicon::add_word(std::string set, std::string lemma, std::string value) {
  sets_[std::move(set)].insert_or_assign(std::move(lemma), std::move(value));
}

const std::vector<std::uint32_t>* Lexicon::find(std::string_view lemma, WordClass word_class) const {
  return find_in(predicates_by_class_[static_cast<std::size_t>(word_class)], lemma);
}

const Operator* Lexicon::find_operator(std::string_view lemma, WordClass word_class) const {
  const auto* entries = find_operators(lemma, word_class);
  return entries == nullptr || !entries->back().particle.empty() ? nullptr : &entries->back();
}

const std::vector<Operator>* Lexicon::find_operators(std::string_view lemma, WordClass word_class) const {
  return find_in(operators_by_class_[static_cast<std::size_t>(word_class)], lemma);
}

const RoleNoun* Lexicon::find_role_noun(std::string_view words) const { return find_in(role_nouns_, words); }

bool Lexicon::begins_role_noun(std::string_view words) const { return role_noun_beginnings_.contains(words); }

const Metonym* Lexicon::find_metonym(std::string_view lemma) const { return find_in(metonyms_, lemma); }

const std::string* Lexicon::find_seat(std::string_view name) const { return find_in(seats_, name); }

bool Lexicon::in_set(std::string_view set, std::string_view lemma) const { return word_value(set, lemma) != nullptr; }

const std::string* Lexicon::word_value(std::string_view set, std::string_view lemma) const {
  const auto* words = find_in(sets_, set);
  return words == nullptr ? nullptr : find_in(*words, lemma);
}

const StringMap<std::string>* Lexicon::find_set(std::string_view set) const { return find_in(sets_, set); }

}  // namespace dossier::extract
