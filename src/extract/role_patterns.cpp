// Roles that no role noun names: who leads, was of, was born in, belongs to.
#include "extract/arguments.h"
#include "extract/role_reader.h"

#include <algorithm>

namespace dossier::extract {

void RoleReader::included_members() {
  for (TokenIndex at = 0; at + 3 < tree_.size(); ++at) {
    if (tree_.lemma(at) != "member" || !tree_.is(at, "NNS") || lower(at + 1) != "of") continue;
    const TokenIndex end = s_.sentence_last(at);
    Body body;
    TokenIndex token = at + 2;
    for (; token < end && token < at + 8 && !body.reference; ++token) {
      const NameMention* name = s_.name_at(token);
      if (name == nullptr) continue;
      auto found = s_.entities.find(name->head);
      if (!s_.is(found, EntityKind::kOrganization)) break;
      body = {std::move(found), name->head};
      token = name->last;
      break;
    }
    if (!body.reference) continue;
    if (s_.form_is(token, ",")) ++token;
    if (token >= end || (lower(token) != "including" && lower(token) != "among")) continue;
    const bool former = at > 0 && lower(at - 1) == "former";
    for (++token; token < end; ++token) {
      const Upos tag = tree_.upos(token);
      if (tag == Upos::kVerb || tree_.form(token) == ";") break;
      const NameMention* name = s_.name_at(token);
      if (name == nullptr || name->first != token || name->kind != NameKind::kPerson) continue;
      const auto person = s_.entities.find(name->head);
      if (!s_.is(person, EntityKind::kPerson)) continue;
      if (Fact* fact = s_.add(person->entity, "MEMBER_OF", body.reference->entity, {at, name->last, at}, 0.8))
        fact->former = former;
    }
  }
}

void RoleReader::own_parties() {
  for (const RevisedName& revised : s_.entities.names()) {
    const NameMention& name = revised.mention;
    if (name.kind != NameKind::kOrganization || name.first == 0) continue;
    const std::string& before = lower(name.first - 1);
    if (tree_.upos(name.first - 1) != Upos::kPron && before != "whose") continue;
    const TokenIndex end = std::min<TokenIndex>(s_.sentence_last(name.first), name.last + 1);
    bool party = false;
    for (TokenIndex at = name.first; at < end; ++at) {
      const std::string& word = lower(at);
      party |= word == "party" || word == "bloc" || word == "movement" || word == "front" || word == "alliance" ||
               word == "coalition" || word == "union" || word == "pact";
    }
    if (!party) continue;
    const auto owner = s_.entities.find(name.first - 1, EntityTable::Reading::kActor);
    const auto body = s_.entities.find(name.head);
    if (s_.is(owner, EntityKind::kPerson) && s_.is(body, EntityKind::kOrganization))
      s_.add(owner->entity, "MEMBER_OF", body->entity, {name.first - 1, name.last, kNoToken}, 0.75);
  }
}

void RoleReader::players() {
  for (TokenIndex verb = 0; verb < tree_.size(); ++verb) {
    if (tree_.upos(verb) != Upos::kVerb || (tree_.lemma(verb) != "play" && tree_.lemma(verb) != "work")) continue;
    for (const TokenIndex child : tree_.children(verb)) {
      if (child < verb || !is_oblique(tree_.relation(child)) || !tree_.introduced_by(child, "for")) continue;
      const TokenIndex player = clause_arguments(tree_, s_.lexicon, verb).subject;
      if (player == kNoToken) continue;
      const auto who = s_.entities.find(player);
      if (!s_.is(who, EntityKind::kPerson)) continue;
      for (const TokenIndex each : tree_.conjuncts(child)) {
        const auto team = s_.name_at(each) != nullptr ? s_.entities.find(each) : std::nullopt;
        const bool side = s_.is(team, EntityKind::kOrganization) ||
                          (s_.is(team, EntityKind::kCountry) && tree_.lemma(verb) == "play");
        if (!side) continue;
        Fact* fact = s_.add(who->entity, "MEMBER_OF", team->entity,
                            {std::min(player, each), std::max(player, each) + 1, verb}, 0.75);
        if (fact != nullptr) hold_as_said(*fact, verb);
      }
    }
  }
}

void RoleReader::hold_as_said(Fact& fact, TokenIndex verb) {
  const Status status = status_of(tree_, s_.lexicon, s_.readings, verb);
  fact.polarity = status.polarity;
  fact.modality = status.modality;
}

void RoleReader::led_bodies() {
  for (TokenIndex verb = 0; verb < tree_.size(); ++verb) {
    if (tree_.upos(verb) != Upos::kVerb) continue;
    const std::string_view lemma = tree_.lemma(verb);
    std::string_view title;
    bool represents = false;
    if (lemma == "lead") title = "leader";
    else if (lemma == "head") title = "head";
    else if (lemma == "chair") title = "chair";
    else if (lemma == "run" || lemma == "direct") title = "head";
    else if (lemma == "represent") represents = true;
    else continue;
    TokenIndex leader = kNoToken;
    TokenIndex body = kNoToken;
    if (tree_.passive(verb)) {
      for (const TokenIndex child : tree_.children(verb))
        if (is_oblique(tree_.relation(child)) && tree_.introduced_by(child, "by")) leader = child;
      body = clause_arguments(tree_, s_.lexicon, verb).object;
      if (body == kNoToken && tree_.relation(verb) == Deprel::kAcl) body = tree_.head(verb);
    } else {
      const ClauseArguments arguments = clause_arguments(tree_, s_.lexicon, verb);
      leader = arguments.subject;
      body = arguments.object;
    }
    if (leader == kNoToken || body == kNoToken) continue;
    const auto who = s_.entities.find(leader);
    auto what = s_.entities.find(body);
    if (represents) {
      // "Marta Bettencourt, who represents Mr Valadão"
      if (!what) what = body_of(body, 0).reference;
      if (s_.is(who, EntityKind::kPerson) && can_be_held(what) && s_.kind(what->entity) != EntityKind::kPlace) {
        Fact* fact = s_.add(who->entity, "REPRESENTS", what->entity,
                            {std::min(leader, body), std::max(leader, body) + 1, verb}, 0.8);
        if (fact != nullptr) hold_as_said(*fact, verb);
      }
      continue;
    }
    // "the shipping firm Nordlys", "the association of victims"
    if (!what && s_.lexicon.in_set("body", tree_.lemma(body))) {
      what = body_of(body, 0).reference;
      if (!s_.is(what, EntityKind::kOrganization)) what = s_.entities.ensure(body);
    }
    const bool unnamed = what && s_.kind(what->entity) != EntityKind::kOrganization &&
                         s_.lexicon.in_set("body", tree_.lemma(body)) && s_.name_at(body) == nullptr;
    if (!what || s_.kind(what->entity) == EntityKind::kGroup || s_.kind(what->entity) == EntityKind::kThing) {
      const std::string_view noun = tree_.lemma(body);
      if (noun == "mission" || noun == "delegation" || noun == "team" || noun == "office" || noun == "board")
        what = body_of(body, 0).reference;
    }
    const bool country = s_.is(what, EntityKind::kCountry);
    if (!s_.is(who, EntityKind::kPerson) || !what || country || (!unnamed && !s_.is(what, EntityKind::kOrganization)))
      continue;
    Fact* fact = s_.add(who->entity, "HOLDS_ROLE", what->entity,
                        {std::min(leader, body), std::max(leader, body) + 1, verb}, 0.75);
    if (fact == nullptr || !fact->title.empty()) continue;
    fact->title = title;
    hold_as_said(*fact, verb);
    for (const TokenIndex child : tree_.children(verb))
      if (is_oblique(tree_.relation(child)) && tree_.introduced_by(child, "until")) fact->former = true;
  }
}

void RoleReader::formerly_of() {
  for (TokenIndex at = 2; at + 2 < tree_.size(); ++at) {
    if (tree_.lemma(at) != "formerly" && tree_.lemma(at) != "late") continue;
    const std::string preposition = utf8::to_lower(tree_.form(at + 1));
    if (preposition != "of" && preposition != "with" && preposition != "at") continue;
    const NameMention* person = s_.name_ending(tree_.form(at - 1) == "," ? at - 2 : at - 1);
    const NameMention* body = s_.name_at(s_.form_is(at + 2, "the") ? at + 3 : at + 2);
    if (person == nullptr || body == nullptr || person->kind != NameKind::kPerson) continue;
    const auto who = s_.entities.find(person->head);
    const auto what = s_.entities.find(body->head);
    if (!s_.is(who, EntityKind::kPerson) || !s_.is(what, EntityKind::kOrganization)) continue;
    if (Fact* fact = s_.add(who->entity, "MEMBER_OF", what->entity, {person->first, body->last, at}, 0.8))
      fact->former = true;
  }
}

void RoleReader::people_of_countries() {
  for (const RevisedName& revised : s_.entities.names()) {
    const NameMention& name = revised.mention;
    if (name.kind != NameKind::kPerson) continue;
    const TokenIndex end = s_.sentence_last(name.first);
    TokenIndex at = name.last;
    if (at < end && tree_.form(at) == ",") ++at;
    bool both = false;
    if (at < end && (lower(at) == "both" || lower(at) == "all" || lower(at) == "also")) {
      both = lower(at) != "also";
      ++at;
    }
    if (at + 1 < end && (lower(at) == "from" || (lower(at) == "of" && at == name.last))) {
      TokenIndex where = at + 1;
      if (lower(where) == "the" && where + 1 < end) ++where;
      const NameMention* country = s_.name_at(where);
      if (country != nullptr && country->first == where && country->kind == NameKind::kCountry)
        citizens(name, *country, both);
      // "Sabrina Bennoui of Reporters Without Borders"
      if (country != nullptr && country->first == where && at == name.last &&
          country->kind == NameKind::kOrganization) {
        const auto who = s_.entities.find(name.head);
        const auto body = s_.entities.find(country->head);
        if (s_.is(who, EntityKind::kPerson) && s_.is(body, EntityKind::kOrganization))
          s_.add(who->entity, "MEMBER_OF", body->entity, {name.first, country->last, kNoToken}, 0.75);
      }
    }
    if (name.first > s_.sentence_first(name.first)) {
      const NameMention* people = s_.name_ending(name.first - 1);
      if (people != nullptr && people->kind == NameKind::kNationality)
        citizens(name, *people, tree_.is(people->last - 1, "NNPS"));
    }
  }
}

void RoleReader::citizens(const NameMention& person, const NameMention& country, bool joined) {
  const auto nation = s_.entities.find(country.head, EntityTable::Reading::kPlace);
  if (!s_.is(nation, EntityKind::kCountry)) return;
  std::vector<TokenIndex> heads{person.head};
  if (joined) heads = tree_.conjuncts(tree_.first_conjunct(person.head));
  for (const TokenIndex head : heads) {
    const NameMention* name = s_.name_at(head);
    const auto who = s_.entities.find(head);
    if (name == nullptr || name->kind != NameKind::kPerson || !s_.is(who, EntityKind::kPerson)) continue;
    s_.add(who->entity, "CITIZEN_OF", nation->entity,
           {std::min(name->first, country.first), std::max(name->last, country.last), kNoToken}, 0.75);
  }
}

void RoleReader::compatriots() {
  constexpr TokenIndex kReach = 60;
  for (TokenIndex at = 0; at + 1 < tree_.size(); ++at) {
    const std::string& word = lower(at);
    if (word != "countryman" && word != "countrywoman" && word != "compatriot") continue;
    const NameMention* name = s_.name_at(at + 1);
    if (name == nullptr || name->first != at + 1 || name->kind != NameKind::kPerson) continue;
    const auto who = s_.entities.find(name->head);
    if (!s_.is(who, EntityKind::kPerson)) continue;
    std::optional<std::uint32_t> country;
    const bool owned = at > 1 && s_.possessive(at - 1);  // "Kosgei's countryman": hers and nobody else's
    for (TokenIndex before = at; before-- > 0 && !country && at - before < (owned ? TokenIndex{4} : kReach);) {
      const NameMention* other = s_.name_at(before);
      if (other == nullptr || other->kind != NameKind::kPerson || other->head != before) continue;
      const auto person = s_.entities.find(before);
      if (!person || person->entity == who->entity) continue;
      for (const Fact& fact : s_.facts) {
        if (fact.relation == "CITIZEN_OF" && fact.from.index == person->entity) country = fact.to.index;
      }
    }
    if (country) s_.add(who->entity, "CITIZEN_OF", *country, {at, name->last, at}, 0.7);
  }
}

void RoleReader::born_in() {
  for (TokenIndex verb = 0; verb < tree_.size(); ++verb) {
    if (utf8::to_lower(tree_.form(verb)) != "born") continue;
    TokenIndex subject = clause_arguments(tree_, s_.lexicon, verb).object;
    if (subject == kNoToken) subject = tree_.child(verb, Deprel::kNsubj);
    if (subject == kNoToken && tree_.head(verb) != kNoToken) subject = tree_.head(verb);
    if (subject == kNoToken) continue;
    const auto who = s_.entities.find(subject);
    if (!s_.is(who, EntityKind::kPerson)) continue;
    for (const TokenIndex child : tree_.children(verb)) {
      if (!is_oblique(tree_.relation(child)) || !tree_.introduced_by(child, "in")) continue;
      const auto where = s_.entities.find(child, EntityTable::Reading::kPlace);
      if (s_.is(where, EntityKind::kCountry))
        s_.add(who->entity, "CITIZEN_OF", where->entity, {std::min(subject, verb), std::max(child, verb) + 1, verb},
               0.6);
    }
  }
}

void RoleReader::possessed_people() {
  for (const RevisedName& revised : s_.entities.names()) {
    const NameMention& name = revised.mention;
    if (name.kind != NameKind::kPerson || name.first < 2 || !s_.possessive(name.first - 1)) continue;
    const NameMention* owner = s_.name_ending(name.first - 2);
    if (owner == nullptr) continue;
    const auto who = s_.entities.find(name.head);
    const auto body = s_.entities.find(owner->head);
    if (!s_.is(who, EntityKind::kPerson) || !body) continue;
    const Words words{owner->first, name.last, kNoToken};
    if (s_.kind(body->entity) == EntityKind::kCountry) s_.add(who->entity, "CITIZEN_OF", body->entity, words, 0.65);
    if (s_.kind(body->entity) == EntityKind::kOrganization) s_.add(who->entity, "MEMBER_OF", body->entity, words, 0.65);
  }
}

}  // namespace dossier::extract
