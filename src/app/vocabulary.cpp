#include "app/vocabulary.h"

#include <algorithm>
#include <string>

namespace dossier::app {

namespace {

/// What must stand with the head word, as one text: "down" of "turn down", "on strike" of "go on strike".
std::string companions(const extract::Predicate& predicate) {
  std::string words = predicate.lead;
  for (const std::string* part : {&predicate.particle, &predicate.object, &predicate.tail}) {
    if (!part->empty()) words += (words.empty() ? "" : " ") + *part;
  }
  return words;
}

}  // namespace

std::vector<ask::Vocabulary::Meaning> LexiconVocabulary::meanings(std::string_view lemma) const {
  std::vector<Meaning> alone;
  std::vector<Meaning> weak;
  std::vector<Meaning> in_phrases;
  const auto add = [&](const extract::Predicate& predicate, bool phrase) {
    const std::string type(extract::name_of(predicate.type));
    if (type.empty() && predicate.relation.empty()) return;
    std::vector<Meaning>& out = phrase ? in_phrases : predicate.weight == 0 ? weak : alone;
    const bool known = std::any_of(out.begin(), out.end(), [&](const Meaning& other) {
      return other.event_type == type && other.relation == predicate.relation;
    });
    if (!known) out.push_back({type, predicate.relation, phrase});
  };
  const auto look_up = [&](std::string_view head, std::string_view rest, extract::WordClass word_class) {
    const auto* entries = lexicon_->find(head, word_class);
    if (entries == nullptr) return;
    for (const std::uint32_t index : *entries) {
      const extract::Predicate& predicate = lexicon_->predicates[index];
      const std::string needs = companions(predicate);
      if (rest.empty() || needs == rest || needs + 's' == rest) add(predicate, rest.empty() && !needs.empty());
    }
  };
  const std::size_t first = std::min(lemma.find(' '), lemma.size());
  const std::size_t last = lemma.rfind(' ');
  look_up(lemma.substr(0, first), first < lemma.size() ? lemma.substr(first + 1) : std::string_view(),
          extract::WordClass::kVerb);
  look_up(last == std::string_view::npos ? lemma : lemma.substr(last + 1),
          last == std::string_view::npos ? std::string_view() : lemma.substr(0, last), extract::WordClass::kNoun);
  alone.insert(alone.end(), weak.begin(), weak.end());
  alone.insert(alone.end(), in_phrases.begin(), in_phrases.end());
  return alone;
}

bool LexiconVocabulary::is_role(std::string_view words) const { return lexicon_->find_role_noun(words) != nullptr; }

std::string LexiconVocabulary::country(std::string_view words) const {
  if (const auto* named = gazetteer_->country_named(words)) return std::string(named->iso);
  if (const auto* people = gazetteer_->country_of_people(words)) return std::string(people->iso);
  if (const std::string* seat = lexicon_->find_seat(words)) return *seat;
  if (const auto* capital = gazetteer_->country_of_capital(words)) return std::string(capital->iso);
  return {};
}

}  // namespace dossier::app
