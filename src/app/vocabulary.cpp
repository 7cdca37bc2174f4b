#include "app/vocabulary.h"

#include <algorithm>

namespace dossier::app {

std::vector<ask::Vocabulary::Meaning> LexiconVocabulary::meanings(std::string_view lemma) const {
  std::vector<Meaning> out;
  for (const auto word_class : {extract::WordClass::kVerb, extract::WordClass::kNoun}) {
    const auto* entries = lexicon_->find(lemma, word_class);
    if (entries == nullptr) continue;
    for (const std::uint32_t index : *entries) {
      const extract::Predicate& predicate = lexicon_->predicates[index];
      const std::string type(extract::name_of(predicate.type));
      if (type.empty() && predicate.relation.empty()) continue;
      const bool known = std::any_of(out.begin(), out.end(), [&](const Meaning& other) {
        return other.event_type == type && other.relation == predicate.relation;
      });
      if (!known) out.push_back({type, predicate.relation});
    }
  }
  return out;
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
