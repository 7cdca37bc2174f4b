// How words refer: the look-up half of EntityTable.
#include "base/utf8.h"
#include "extract/entities.h"
#include "extract/entity_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace dossier::extract {

using language::CorefMention;
using language::NameKind;
using language::NameMention;

namespace {

bool is_government(std::string_view lemma) {
  return lemma == "government" || lemma == "administration" || lemma == "cabinet";
}

/// Nouns by which parties already spoken of are taken up together: "both sides", "the two countries".
bool taken_up_together(std::string_view lemma, bool& countries) {
  static constexpr std::string_view kCountries[] = {"country",   "nation",   "side",    "government", "state",
                                                    "neighbour", "neighbor", "capital", "army",       "party"};
  static constexpr std::string_view kPeople[] = {"man",      "woman",      "leader",    "president",
                                                 "minister", "politician", "candidate", "rival"};
  countries = std::find(std::begin(kCountries), std::end(kCountries), lemma) != std::end(kCountries);
  return countries || std::find(std::begin(kPeople), std::end(kPeople), lemma) != std::end(kPeople);
}

}  // namespace

TokenIndex EntityTable::antecedent(TokenIndex pronoun) const {
  // The clause that the pronoun stands in hangs from what it stands for.
  TokenIndex at = pronoun;
  for (int step = 0; step < kMaxClimb && at != kNoToken; ++step) {
    const Deprel relation = tree_.relation(at);
    if (relation == Deprel::kAclRelcl || relation == Deprel::kAdvclRelcl) return person_meant(pronoun, tree_.head(at));
    at = tree_.head(at);
  }
  // Where the tree has no relative clause: what stands right before, a comma aside.
  const TokenIndex begin = document_->sentences[document_->tokens[pronoun].sentence].first;
  if (tree_.lemma(pronoun) == "that" || pronoun < begin + 2) return kNoToken;
  TokenIndex before = pronoun - 1;
  if (tree_.form(before) == "," && before > begin) --before;
  if (tree_.form(before) == ")" && before > begin + 2 && tree_.form(before - 2) == "(") before -= 3;
  if (tree_.upos(before) != Upos::kNoun && tree_.upos(before) != Upos::kPropn) return kNoToken;
  if (find_once(before, Reading::kAuto)) return before;
  // "Unite, the trade union, whose …"
  TokenIndex comma = before;
  while (comma > begin && tree_.form(comma) != "," && before - comma < 8) --comma;
  if (tree_.form(comma) == "," && comma > begin && name_at_[comma - 1] >= 0) return comma - 1;
  return before;
}

TokenIndex EntityTable::person_meant(TokenIndex pronoun, TokenIndex noun) const {
  // "the government of Anna Noir, who stepped down": no body, but the person named right before.
  const std::string_view lemma = tree_.lemma(pronoun);
  if (lemma != "who" && lemma != "whom" && lemma != "whose") return noun;
  if (noun == kNoToken || name_at_[noun] >= 0 || tree_.upos(noun) != Upos::kNoun) return noun;
  const std::string_view body = tree_.lemma(noun);
  if (!is_government(body) && !lexicon_->in_set("body", body)) return noun;
  TokenIndex before = pronoun;
  while (before > noun + 1 && (tree_.form(before - 1) == "," || tree_.upos(before - 1) == Upos::kAdp)) --before;
  const std::int32_t name = before > noun + 1 ? name_at_[before - 1] : -1;
  if (name < 0 || revised_[name].mention.kind != NameKind::kPerson) return noun;
  return revised_[name].mention.head;
}

std::optional<Reference> EntityTable::government_of_head(TokenIndex government) const {
  // "Prime Minister Anna Noir's government": that of the country, where the article makes plain which.
  for (const TokenIndex child : tree_.children(government)) {
    const bool owner =
        tree_.relation(child) == Deprel::kNmodPoss ||
        (child > government && tree_.relation(child) == Deprel::kNmod && tree_.introduced_by(child, "of"));
    if (!owner || name_at_[child] < 0 || names_[name_at_[child]].entity < 0) continue;
    const std::string title = utf8::to_lower(entities_[names_[name_at_[child]].entity].title);
    static constexpr std::string_view kHeads[] = {"president", "prime minister", "premier", "chancellor"};
    if (std::find(std::begin(kHeads), std::end(kHeads), title) == std::end(kHeads)) continue;
    const auto home = home_country(government);
    if (!home) return std::nullopt;
    const auto hull = tree_.dependents().hull(child);
    const Span words = document_->span_of(std::min(hull.first, government), std::max(hull.second, government + 1));
    return Reference{*home, bare_name(words_of(*document_, words))};
  }
  return std::nullopt;
}

void EntityTable::countries_of_phrase(TokenIndex head, std::vector<Reference>& out) const {
  // Adjectives and possessives of the noun, with what is coordinated to them.
  std::vector<TokenIndex> pending;
  for (const TokenIndex child : tree_.children(head)) {
    const Deprel relation = tree_.relation(child);
    const bool before = child < head;
    if (before && (relation == Deprel::kAmod || relation == Deprel::kCompound || relation == Deprel::kNmodPoss ||
                   relation == Deprel::kNmod || relation == Deprel::kNmodDesc || relation == Deprel::kFlat)) {
      pending.push_back(child);
    } else if (!before && relation == Deprel::kNmod &&
               (tree_.introduced_by(child, "of") || tree_.introduced_by(child, "from"))) {
      pending.push_back(child);
    }
  }
  // "Ukrainian, Russian and American representatives" whatever the parser made of the list: peoples side by side before
  // the noun.
  for (TokenIndex token = head;
       token-- > 0 && head - token < 12 && tree_.token(token).sentence == tree_.token(head).sentence;) {
    const Upos tag = tree_.upos(token);
    const std::int32_t name = document_->tokens[token].name;
    if (name >= 0 && document_->names[name].kind == NameKind::kNationality) {
      if (std::find(pending.begin(), pending.end(), token) == pending.end()) pending.push_back(token);
    } else if (tag != Upos::kPunct && tag != Upos::kCconj && !(tag == Upos::kAdj && tree_.head(token) == head)) {
      break;
    }
  }
  const std::string noun(document_->form(head));
  for (std::size_t next = 0; next < pending.size() && next < 32; ++next) {
    const TokenIndex modifier = pending[next];
    for (const TokenIndex conjunct : tree_.children(modifier)) {
      const Deprel relation = tree_.relation(conjunct);
      if (relation == Deprel::kConj || (relation == Deprel::kAmod && conjunct < modifier)) pending.push_back(conjunct);
    }
  }
  std::sort(pending.begin(), pending.end());
  for (const TokenIndex modifier : pending) {
    std::int32_t entity = -1;
    std::string word;
    if (const std::int32_t name = name_at_[modifier]; name >= 0) {
      entity = names_[name].acts ? names_[name].actor : names_[name].entity;
      word = bare_name(
          words_of(*document_, document_->span_of(revised_[name].mention.first, revised_[name].mention.last)));
    } else if (tree_.upos(modifier) == Upos::kPron || tree_.upos(modifier) == Upos::kDet) {
      const auto owner = find_once(modifier, Reading::kActor);
      if (owner) entity = static_cast<std::int32_t>(owner->entity);
      if (entity >= 0) word = entities_[entity].name + "'s";
    }
    if (entity < 0 || entities_[entity].kind != EntityKind::kCountry) continue;
    const auto known = std::find_if(out.begin(), out.end(),
                                    [&](const Reference& r) { return r.entity == static_cast<std::uint32_t>(entity); });
    if (known != out.end()) continue;
    if (modifier > head) {
      out.push_back({static_cast<std::uint32_t>(entity), noun + " of " + word});
    } else {
      if (tree_.relation(modifier) == Deprel::kNmodPoss && word.find('\'') == std::string::npos) word += "'s";
      out.push_back({static_cast<std::uint32_t>(entity), word + ' ' + noun});
    }
  }
}

std::optional<Reference> EntityTable::find_country_holders(TokenIndex head) const {
  const Upos tag = tree_.upos(head);
  if (tag != Upos::kNoun && tag != Upos::kPropn) return std::nullopt;
  if (lexicon_->find_metonym(tree_.lemma(head)) == nullptr &&
      lexicon_->find_metonym(utf8::to_lower(tree_.lemma(head))) == nullptr) {
    return std::nullopt;
  }
  std::vector<Reference> countries;
  countries_of_phrase(head, countries);
  if (!countries.empty()) return countries.front();
  if (is_government(tree_.lemma(head))) {
    if (auto home = government_of_head(head)) return home;
  }
  return std::nullopt;
}

std::optional<Reference> EntityTable::find_once(TokenIndex head, Reading reading) const {
  const language::Document& document = *document_;
  if (head >= document.tokens.size()) return std::nullopt;
  const language::Token& token = document.tokens[head];
  if (const auto bound = bound_.find(head); bound != bound_.end()) return Reference{bound->second, {}};

  if (name_at_[head] >= 0) {
    const NameUse& use = names_[name_at_[head]];
    const NameMention& name = revised_[name_at_[head]].mention;
    const bool actor = reading == Reading::kActor   ? use.actor >= 0
                       : reading == Reading::kPlace ? use.entity < 0 && use.actor >= 0
                                                    : use.acts;
    if (actor && use.actor >= 0) {
      return Reference{static_cast<std::uint32_t>(use.actor),
                       words_of(document, document.span_of(name.first, name.last))};
    }
    if (use.entity >= 0) {
      std::string via;
      // "Ukrainians": its people stand for the country.
      if (name.kind == NameKind::kNationality && (token.upos == Upos::kNoun || token.upos == Upos::kPropn) &&
          tree_.is(head, "NNPS")) {
        via = words_of(document, document.span_of(name.first, name.last));
      }
      return Reference{static_cast<std::uint32_t>(use.entity), std::move(via)};
    }
    if (use.actor >= 0) return Reference{static_cast<std::uint32_t>(use.actor), {}};
  }
  if (const auto known = nominals_.find(head); known != nominals_.end()) return Reference{known->second, {}};
  const std::int32_t own_chain = head < document.chain_of.size() ? document.chain_of[head] : -1;
  const bool somebody = own_chain >= 0 && chain_entity_[own_chain] >= 0 &&
                        entities_[chain_entity_[own_chain]].kind == EntityKind::kPerson;
  std::optional<Reference> kin;
  const bool of_kin = find_kin(head, kin);
  if (kin) return kin;
  if (!somebody && headline_noun(head)) {
    if (const auto bearer = find_bearer(head)) return bearer;
  }
  if (!somebody) {
    if (const auto holders = find_country_holders(head)) return holders;
  }
  // Coreference takes somebody's kin for others too lightly: "the minister … with his mother".
  if (head < document.chain_of.size() && !of_kin) {
    if (const std::int32_t chain = document.chain_of[head];
        chain >= 0 && chain_entity_[chain] >= 0 && !names_later(head, chain) && !pronoun_of_another(head, chain)) {
      Reference reference{static_cast<std::uint32_t>(chain_entity_[chain]), {}};
      if (entities_[reference.entity].kind == EntityKind::kCountry && token.upos == Upos::kNoun &&
          lexicon_->find_metonym(token.lemma) != nullptr) {
        reference.via = std::string(document.form(head));
      }
      return reference;
    }
  }
  // "the Sloga bloc", where the name is the party's: the noun means it too.
  if (token.upos == Upos::kNoun && head > document.sentences[token.sentence].first && name_at_[head - 1] >= 0 &&
      lexicon_->in_set("named-body", token.lemma) && tree_.is(head, "NN")) {
    const std::int32_t name = name_at_[head - 1];
    if (revised_[name].mention.kind == NameKind::kOrganization && names_[name].entity >= 0)
      return Reference{static_cast<std::uint32_t>(names_[name].entity), {}};
  }
  // "storekeeper Marites Balubal": the name that follows is who is meant, wherever the parser hung it.
  const bool honorific = is_honorific(tree_.form(head));  // "Mr" + "Solberg", where the tree has the first for the head
  if (((token.upos == Upos::kNoun && tree_.is(head, "NN")) || honorific) &&
      head + 1 < document.sentences[token.sentence].last && name_at_[head + 1] >= 0) {
    const std::int32_t name = name_at_[head + 1];
    const NameKind kind = revised_[name].mention.kind;
    // "Iranian airline Mahan Air", "the firm Brightline", unless the name begins a clause of its own.
    const bool body = kind == NameKind::kOrganization && lexicon_->in_set("body", token.lemma) &&
                      !is_subject(tree_.relation(revised_[name].mention.head));
    if (revised_[name].mention.first == head + 1 && (kind == NameKind::kPerson || body) && names_[name].entity >= 0) {
      return Reference{static_cast<std::uint32_t>(names_[name].entity), {}};
    }
  }
  // "his wife Manju Sam", "President Trump" when the title heads the phrase; "the chairman, Walter Greaves".
  if (token.upos == Upos::kNoun || token.upos == Upos::kPropn) {
    for (const TokenIndex child : tree_.children(head)) {
      const Deprel relation = tree_.relation(child);
      if (child < head || (relation != Deprel::kFlat && relation != Deprel::kAppos)) continue;
      const std::int32_t name = name_at_[child];
      if (name < 0 || revised_[name].mention.kind != NameKind::kPerson || names_[name].entity < 0) continue;
      if (lexicon_->find_role_noun(utf8::to_lower(token.lemma)) != nullptr ||
          revised_[name].mention.first == head + 1) {
        return Reference{static_cast<std::uint32_t>(names_[name].entity), {}};
      }
    }
  }
  return std::nullopt;
}

std::optional<Reference> EntityTable::find(TokenIndex head, Reading reading) const {
  for (int step = 0; step < kMaxDescriptions && head != kNoToken; ++step) {
    if (const auto found = find_once(head, reading)) return found;
    if (const auto titled = find_bearer(head)) return titled;
    const Upos tag = tree_.upos(head);
    if ((tag != Upos::kPron && tag != Upos::kDet && tag != Upos::kSconj) || !is_relative_pronoun(tree_.lemma(head)))
      break;
    head = antecedent(head);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> EntityTable::addresser(TokenIndex head) const {
  // "urged both sides to stop", "appealed to both sides"
  const TokenIndex verb = tree_.head(head);
  const Deprel relation = tree_.relation(head);
  if (verb == kNoToken || tree_.upos(verb) != Upos::kVerb) return std::nullopt;
  if (relation != Deprel::kObj && relation != Deprel::kIobj && relation != Deprel::kObl) return std::nullopt;
  TokenIndex subject = kNoToken;
  for (TokenIndex clause = verb, step = 0; step < 4 && clause != kNoToken; ++step, clause = tree_.head(clause)) {
    subject = tree_.child(clause, Deprel::kNsubj);
    if (subject != kNoToken || tree_.relation(clause) != Deprel::kConj) break;
  }
  if (subject == kNoToken) return std::nullopt;
  if (const auto who = find_once(subject, Reading::kActor); who && entities_[who->entity].kind == EntityKind::kCountry)
    return who->entity;
  // "the US state department", "Angola's foreign minister, who …"
  std::vector<Reference> countries;
  countries_of_phrase(subject, countries);
  if (!countries.empty()) return countries.front().entity;
  const std::int32_t name = name_at_[subject];
  if (name < 0) return std::nullopt;
  for (TokenIndex before = revised_[name].mention.first; before-- > 0 && revised_[name].mention.first - before < 5 &&
                                                         tree_.token(before).sentence == tree_.token(head).sentence;) {
    const std::int32_t other = name_at_[before];
    if (other >= 0 && names_[other].entity >= 0 && entities_[names_[other].entity].kind == EntityKind::kCountry)
      return static_cast<std::uint32_t>(names_[other].entity);
    if (tree_.upos(before) == Upos::kPunct || tree_.upos(before) == Upos::kVerb) break;
  }
  return std::nullopt;
}

bool EntityTable::somebodys_nationality(TokenIndex token) const {
  // "a Norwegian surgeon" brings Norway into no dispute; "Norwegian troops" would.
  if (name_at_[token] < 0 || revised_[name_at_[token]].mention.kind != NameKind::kNationality) return false;
  const TokenIndex noun = tree_.head(revised_[name_at_[token]].mention.head);
  return tree_.relation(revised_[name_at_[token]].mention.head) == Deprel::kAmod && noun != kNoToken &&
         tree_.is(noun, "NN") && tree_.upos(noun) == Upos::kNoun && name_at_[noun] < 0 &&
         lexicon_->find_metonym(tree_.lemma(noun)) == nullptr && lexicon_->find_role_noun(tree_.lemma(noun)) != nullptr;
}

void EntityTable::joint_subject(TokenIndex pronoun, std::vector<Reference>& out, Reading reading) const {
  // "Mali and Chad agreed to lift the tariffs they had imposed": those named together right before, whom coreference,
  // which knows no sums, does not find.
  const std::string word = utf8::to_lower(document_->form(pronoun));
  if (word != "they" && word != "them" && word != "their" && word != "themselves" && word != "both") return;
  const std::uint32_t sentence = tree_.token(pronoun).sentence;
  const TokenIndex begin = document_->sentences[sentence > 0 ? sentence - 1 : 0].first;
  for (TokenIndex token = pronoun; token-- > begin;) {
    const Deprel relation = tree_.relation(token);
    if (!is_subject(relation)) continue;
    // The nearest subject before that is plural decides.
    std::vector<Reference> named;
    const std::vector<TokenIndex> parts = tree_.conjuncts(token);
    for (const TokenIndex part : parts) {
      if (name_at_[part] < 0) continue;
      if (auto reference = find_once(part, reading)) named.push_back(std::move(*reference));
    }
    if (parts.size() >= 2 && named.size() == parts.size()) {
      for (Reference& each : named) each.via = word;
      out = std::move(named);
      return;
    }
    if (tree_.is(token, "NNS") || tree_.is(token, "NNPS") || parts.size() >= 2) return;
  }
}

bool EntityTable::in_dispute(TokenIndex country) const {
  // "Italy's largest tractor maker" and "a factory in Italy" make no party of Italy; "Italian officials" do.
  const TokenIndex head = tree_.first_conjunct(revised_[name_at_[country]].mention.head);
  switch (tree_.relation(head)) {
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kNsubjOuter:
    case Deprel::kObj:
    case Deprel::kIobj:
    case Deprel::kOblAgent:
    case Deprel::kRoot: return true;
    case Deprel::kNmod:
    case Deprel::kObl: {
      const std::string preposition = tree_.preposition(head);
      return preposition == "with" || preposition == "against" || preposition == "between" || preposition == "by";
    }
    default: {
      const TokenIndex noun = tree_.head(head);
      return noun != kNoToken &&
             (lexicon_->find_metonym(tree_.lemma(noun)) != nullptr ||
              lexicon_->in_set("state-office", tree_.lemma(noun)) || lexicon_->in_set("state-body", tree_.lemma(noun)));
    }
  }
}

bool EntityTable::countries_in_play(TokenIndex head, std::vector<Reference>& out) const {
  const std::string_view lemma = tree_.lemma(head);
  constexpr TokenIndex kFarBack = 200;
  bool of_countries = false;
  if (!taken_up_together(lemma, of_countries)) return false;
  bool both = false;
  bool each = false;
  std::string via(document_->form(head));
  for (const TokenIndex child : tree_.children(head)) {
    if (child > head) continue;
    const std::string word = utf8::to_lower(document_->form(child));
    both |= word == "both" || word == "two" || word == "neither" || word == "either";
    each |= word == "each" || word == "three" || word == "all";
    if (word == "both" || word == "two" || word == "each" || word == "either" || word == "neither")
      via = word + ' ' + via;
    if (tree_.relation(child) == Deprel::kAmod && name_at_[child] >= 0) return false;
  }
  if (!both && !each) return false;
  if (!of_countries) {
    // The last persons named before.
    std::vector<std::uint32_t> people;
    for (std::size_t index = names_.size(); index-- > 0 && people.size() < 2;) {
      if (revised_[index].mention.first >= head || names_[index].entity < 0) continue;
      const auto entity = static_cast<std::uint32_t>(names_[index].entity);
      if (entities_[entity].kind != EntityKind::kPerson) continue;
      if (std::find(people.begin(), people.end(), entity) == people.end()) people.push_back(entity);
    }
    if (!both || people.size() < 2) return false;
    out.push_back({people[1], via});
    out.push_back({people[0], via});
    return true;
  }
  // The countries spoken of most so far; those nearer win a tie. Who speaks to both sides is neither.
  std::set<std::uint32_t> speakers;
  for (TokenIndex earlier = head + 1, step = 0; earlier-- > 0 && step < kFarBack; ++step) {
    if (earlier != head && tree_.lemma(earlier) != "side" && tree_.lemma(earlier) != "party") continue;
    if (earlier != head && (earlier == 0 || tree_.lemma(earlier - 1) != "both")) continue;
    if (const auto speaker = addresser(earlier)) speakers.insert(*speaker);
  }
  std::map<std::uint32_t, std::pair<int, TokenIndex>> weight;
  // "Both sides" of a strike or a lawsuit are no countries; "both countries" are.
  const bool any_parties = lemma == "side" || lemma == "party";
  std::set<std::uint32_t> disputants;
  for (const auto& [token, entity] : countries_) {
    if (token >= head) break;
    if (speakers.count(entity) > 0 || somebodys_nationality(token)) continue;
    auto& [count, last] = weight[entity];
    const Deprel relation = tree_.relation(tree_.first_conjunct(revised_[name_at_[token]].mention.head));
    count += is_subject(relation) ? 2 : 1;
    last = token;
    if (any_parties && in_dispute(token)) disputants.insert(entity);
  }
  std::vector<std::pair<std::pair<int, TokenIndex>, std::uint32_t>> ranked;
  for (const auto& [entity, value] : weight)
    if (!any_parties || disputants.count(entity) > 0) ranked.push_back({value, entity});
  std::sort(ranked.begin(), ranked.end(), std::greater<>());
  std::size_t wanted = 2;
  if (each && !both) wanted = std::min<std::size_t>(ranked.size(), 3);
  if (ranked.size() < wanted || wanted < 2) return false;
  for (std::size_t index = 0; index < wanted; ++index) out.push_back({ranked[index].second, via});
  return true;
}

std::vector<Reference> EntityTable::expand(TokenIndex head, Reading reading) {
  std::vector<Reference> out;
  if (head >= document_->tokens.size()) return out;
  const auto add = [&](Reference reference) {
    for (const Reference& known : out)
      if (known.entity == reference.entity) return;
    out.push_back(std::move(reference));
  };
  std::vector<TokenIndex> heads{head};
  for (std::size_t next = 0; next < heads.size() && next < 64; ++next) {
    for (const TokenIndex child : tree_.children(heads[next])) {
      if (tree_.relation(child) != Deprel::kConj || tree_.upos(child) == Upos::kVerb) continue;
      // "Quirin and Redouane, 40 and 49": ages, not further people.
      if (tree_.upos(child) == Upos::kNum && name_at_[head] >= 0) continue;
      heads.push_back(child);
    }
  }
  for (const TokenIndex part : heads) {
    std::vector<Reference> several;
    const bool plain = name_at_[part] < 0 && bound_.count(part) == 0;
    if (plain && tree_.upos(part) == Upos::kPron && !find(part, reading)) {
      joint_subject(part, several, reading);
      if (!several.empty()) {
        for (Reference& reference : several) add(std::move(reference));
        continue;
      }
    }
    if (plain && countries_in_play(part, several)) {
      for (Reference& reference : several) add(std::move(reference));
      continue;
    }
    if (plain && lexicon_->find_metonym(tree_.lemma(part)) != nullptr) {
      countries_of_phrase(part, several);
      if (several.empty()) {
        // "officials from both sides", "representatives from each country"
        for (const TokenIndex child : tree_.children(part)) {
          if (child < part || tree_.relation(child) != Deprel::kNmod) continue;
          if ((tree_.introduced_by(child, "from") || tree_.introduced_by(child, "of")) &&
              countries_in_play(child, several)) {
            for (Reference& reference : several)
              reference.via = std::string(document_->form(part)) + " from " + reference.via;
            break;
          }
        }
      }
      if (!several.empty()) {
        for (Reference& reference : several) add(std::move(reference));
        continue;
      }
    }
    if (auto reference = ensure(part, reading)) add(std::move(*reference));
  }
  return out;
}

}  // namespace dossier::extract
