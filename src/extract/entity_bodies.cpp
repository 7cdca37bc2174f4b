// Bodies and offices that belong to a country or to a body spoken of before: "its foreign ministry", "the president".
#include "base/utf8.h"
#include "extract/entities.h"
#include "extract/entity_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace dossier::extract {

using language::NameKind;
using language::NameMention;

void EntityTable::build_capitals_described() {
  // "the Norwegian capital", "the nation's capital, Wellington" when the country is plain.
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    if (tree_.lemma(token) != "capital" || tree_.upos(token) != Upos::kNoun) continue;
    for (const TokenIndex child : tree_.children(token)) {
      const Deprel relation = tree_.relation(child);
      if (relation != Deprel::kAmod && relation != Deprel::kNmodPoss && relation != Deprel::kCompound) continue;
      const auto owner = find_once(child, Reading::kAuto);
      if (!owner || entities_[owner->entity].kind != EntityKind::kCountry) continue;
      bool named = false;  // "Georgetown, Guyana's capital": the name is at hand
      if (tree_.relation(token) == Deprel::kAppos) named = true;
      for (const TokenIndex other : tree_.children(token))
        named |= tree_.relation(other) == Deprel::kAppos || tree_.relation(other) == Deprel::kFlat;
      if (named) continue;
      const language::Gazetteer::Country* country = gazetteer_->country(entities_[owner->entity].iso);
      if (country == nullptr || country->capital.empty()) continue;
      const std::uint32_t place = add_named(EntityKind::kPlace, std::string(country->capital));
      const auto [first, last] = tree_.dependents().hull(token);
      (void)last;
      add_alias(place, bare_name(words_of(*document_, document_->span_of(first, token + 1))),
                document_->span_of(first, token + 1));
      nominals_[token] = place;
      break;
    }
  }
}

void EntityTable::build_bodies() {
  // "the Belarusian embassy", "its foreign ministry", "Argentina's central bank": a country's body named by a common
  // noun is a name in all but capitals.
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> known;
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    if (name_at_[token] >= 0 || nominals_.count(token) != 0 || tree_.is(token, "NNS")) continue;
    if (tree_.upos(token) != Upos::kNoun && tree_.upos(token) != Upos::kPropn) continue;
    TokenIndex first = token;
    std::string words(tree_.lemma(token));
    bool body = lexicon_->in_set("state-body", words);
    for (const TokenIndex child : tree_.children(token)) {
      const Deprel relation = tree_.relation(child);
      if (child + 1 != first || (relation != Deprel::kAmod && relation != Deprel::kCompound) || name_at_[child] >= 0)
        continue;
      first = child;
    }
    if (first < token) {
      words = words_of(*document_, document_->span_of(first, token + 1));
      body |= lexicon_->in_set("state-body", utf8::to_lower(words));
    }
    if (!body) continue;
    std::int32_t owner = -1;
    TokenIndex owner_first = token;
    for (const TokenIndex child : tree_.children(token)) {
      const Deprel relation = tree_.relation(child);
      if (child > token || (relation != Deprel::kAmod && relation != Deprel::kCompound &&
                            relation != Deprel::kNmodPoss && relation != Deprel::kNmodDesc))
        continue;
      const std::int32_t name = name_at_[child];
      if (name >= 0) {
        owner = names_[name].acts ? names_[name].actor : names_[name].entity;
        owner_first = revised_[name].mention.first;
      } else if (relation == Deprel::kNmodPoss && tree_.upos(child) == Upos::kPron) {
        if (const auto meant = this->owner(child)) owner = static_cast<std::int32_t>(meant->entity);
        owner_first = child;
      }
      if (owner >= 0 && entities_[owner].kind == EntityKind::kCountry) break;
      owner = -1;
    }
    if (owner < 0 || owner_first > first) continue;
    const auto country = static_cast<std::uint32_t>(owner);
    const Span span = document_->span_of(owner_first, token + 1);
    std::string name = bare_name(words_of(*document_, span));
    if (name_at_[owner_first] < 0)
      name = entities_[country].name + (entities_[country].name.back() == 's' ? "' " : "'s ") + words;
    const auto [place, fresh] = known.try_emplace({country, utf8::to_lower(words)}, 0);
    if (fresh) place->second = add_named(EntityKind::kOrganization, name);
    add_alias(place->second, name, span);
    if (first < token) add_alias(place->second, words, span);
    nominals_[token] = place->second;
    state_bodies_.push_back({place->second, country, owner_first, token});
    const std::int32_t chain = document_->chain_of[token];
    if (chain >= 0 && chain_entity_[chain] < 0) chain_entity_[chain] = static_cast<std::int32_t>(place->second);
  }
}

std::optional<std::uint32_t> EntityTable::home_country(TokenIndex at, const std::vector<std::uint32_t>& taken) const {
  const language::Document& document = *document_;
  const std::uint32_t sentence_index = document.tokens[at].sentence;
  const language::Sentence& sentence = document.sentences[sentence_index];
  const auto free = [&](std::uint32_t country) {
    return std::find(taken.begin(), taken.end(), country) == taken.end();
  };
  // A place of the sentence that lies in one country.
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    const NameMention& name = revised_[index].mention;
    if (name.last <= sentence.first || name.first >= sentence.last) continue;
    const std::int32_t entity = names_[index].entity;
    if (entity < 0 || entities_[entity].kind != EntityKind::kPlace || name.first == 0) continue;
    if (tree_.preposition(name.head) != "in") continue;
    if (const auto country = country_around(name); country && free(*country)) return country;
  }
  // Else the country that the story is about: the headline's, the first and most spoken of, acting right here.
  constexpr double kHeadline = 1, kSubjectOfHeadline = 4, kHere = 3, kNear = 1, kMost = 6, kFirst = 1, kLead = 1.5;
  constexpr TokenIndex kLongestHeadline = 20;
  const TokenIndex headline = document.sentences.front().last <= kLongestHeadline ? document.sentences.front().last : 0;
  std::map<std::uint32_t, std::pair<double, double>> weights;  // spoken of; what speaks for it besides
  std::set<std::uint32_t> in_headline;
  bool opened = false;
  for (const auto& [token, entity] : countries_) {
    if (token < headline) in_headline.insert(entity);
    if (!free(entity)) continue;
    auto& [spoken, besides] = weights[entity];
    spoken = std::min(spoken + 1, kMost);
    const std::uint32_t where = document.tokens[token].sentence;
    const bool subject = is_subject(tree_.relation(tree_.first_conjunct(token)));
    if (token < headline) {
      besides += subject ? kSubjectOfHeadline : kHeadline;
    } else if (!opened) {
      opened = true;
      besides += kFirst;
    }
    if (where == sentence_index && token < at && subject) besides += kHere;
    if (token < at && document.sentences[where].paragraph == sentence.paragraph &&
        (where + 1 == sentence_index || tree_.preposition(token) == "in"))
      besides += kNear;
  }
  if (in_headline.size() == 1 && weights.count(*in_headline.begin()) != 0)
    weights[*in_headline.begin()].second += kSubjectOfHeadline;
  // "In Lusaka, thousands danced. … President Mulenga telephoned."
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    const NameMention& name = revised_[index].mention;
    if (name.first >= at || names_[index].entity < 0 || entities_[names_[index].entity].kind != EntityKind::kPlace)
      continue;
    const std::uint32_t where = document.tokens[name.first].sentence;
    const bool dateline = where == 1 && name.first == document.sentences[1].first;
    if (!dateline && document.sentences[where].paragraph != sentence.paragraph) continue;
    if (const auto country = country_around(name); country && free(*country)) weights[*country].second += kNear;
  }
  std::optional<std::uint32_t> best;
  double most = 0;
  double second = 0;
  for (const auto& [country, weight] : weights) {
    const double sum = weight.first + weight.second;
    if (sum > most) {
      second = most;
      most = sum;
      best = country;
    } else {
      second = std::max(second, sum);
    }
  }
  return most >= second + kLead || weights.size() == 1 ? best : std::nullopt;
}

std::optional<std::uint32_t> EntityTable::only_country() const {
  std::optional<std::uint32_t> only;
  for (const auto& [token, entity] : countries_) {
    if (only && *only != entity) return std::nullopt;
    only = entity;
  }
  return only;
}

std::optional<std::uint32_t> EntityTable::country_around(const NameMention& name) const {
  const std::string place = bare_name(words_of(*document_, document_->span_of(name.first, name.last)));
  const language::Gazetteer::Country* country = gazetteer_->country_of_capital(place);
  if (country == nullptr) country = gazetteer_->country_of_place(place);
  return country != nullptr ? this->country(country->iso) : std::nullopt;
}

std::optional<Reference> EntityTable::body_spoken_of(TokenIndex pronoun) const {
  constexpr std::uint32_t kSentencesBack = 2;
  constexpr TokenIndex kTokens = 200;  // of a sentence; so that endless ones are read in linear time
  const auto body_at = [&](TokenIndex subject) -> std::optional<Reference> {
    if (tree_.has(subject, Deprel::kConj)) return std::nullopt;
    auto found = find_once(subject, Reading::kActor);
    if (!found) return std::nullopt;
    const EntityKind kind = entities_[found->entity].kind;
    if (kind != EntityKind::kOrganization && kind != EntityKind::kCountry) return std::nullopt;
    return found;
  };
  const std::uint32_t own = tree_.token(pronoun).sentence;
  for (TokenIndex at = pronoun; at-- > document_->sentences[own].first && pronoun - at <= kTokens;) {
    if (!is_subject(tree_.relation(at))) continue;
    if (auto body = body_at(at)) return body;
  }
  for (std::uint32_t back = 1; back <= kSentencesBack && back <= own; ++back) {
    const language::Sentence& sentence = document_->sentences[own - back];
    if (sentence.root == kNoToken) continue;
    TokenIndex subject = tree_.child(sentence.root, Deprel::kNsubj);
    if (subject == kNoToken) subject = tree_.child(sentence.root, Deprel::kNsubjPass);
    if (subject != kNoToken) {
      if (auto body = body_at(subject)) return body;
    }
    // What a sentence about somebody else says of one body only.
    std::optional<Reference> only;
    bool several = false;
    for (TokenIndex at = sentence.first; at < std::min(sentence.last, sentence.first + kTokens); ++at) {
      if (name_at_[at] < 0 || revised_[name_at_[at]].mention.head != at) continue;
      auto named = find_once(at, Reading::kActor);
      if (!named || entities_[named->entity].kind != EntityKind::kOrganization) continue;
      several |= only && only->entity != named->entity;
      only = std::move(named);
    }
    if (only && !several) return only;
  }
  return std::nullopt;
}

std::optional<Reference> EntityTable::owner(TokenIndex pronoun) const {
  auto found = find(pronoun, Reading::kActor);
  const std::string word = utf8::to_lower(tree_.form(pronoun));
  if (word != "its" && word != "their") return found;
  const bool opens = pronoun == document_->sentences[tree_.token(pronoun).sentence].first;
  const bool place = found && entities_[found->entity].kind == EntityKind::kPlace && word == "its";
  if (found && !opens && !place) return found;
  // "The bank collapsed after the regulator withdrew its licence. Its founder …": who the sentence before is about.
  if (auto body = body_spoken_of(pronoun); body && (!found || place || word == "its")) return body;
  return found;
}

}  // namespace dossier::extract
