// Who holds which role, from titles before names, appositions, copulas and possessives.
#include "extract/arguments.h"
#include "extract/entity_names.h"
#include "extract/role_reader.h"

#include <algorithm>

namespace dossier::extract {

void RoleReader::bind() {
  for (TokenIndex at = 0; at < tree_.size();) {
    RolePhrase phrase;
    if (!role_noun_at(at, phrase)) {
      ++at;
      continue;
    }
    measure(phrase);
    find_holders(phrase);
    at = phrase.role_last;
    remember(phrase);
    const bool beside = !phrase.holders.empty() && phrase.confidence >= 0.8 && !phrase.predicated;
    if (!beside || s_.kind(phrase.holders.front()) != EntityKind::kPerson || s_.name_at(phrase.head) != nullptr)
      continue;
    s_.entities.bind(phrase.head, phrase.holders.front());
  }
}

void RoleReader::remember(RolePhrase& phrase) {
  const RoleNoun& noun = *phrase.noun;
  const bool kin = noun.kind == RoleNoun::Kind::kFamily;
  const bool office = noun.kind == RoleNoun::Kind::kHolds || noun.kind == RoleNoun::Kind::kRepresents ||
                      (noun.kind == RoleNoun::Kind::kMember && noun.lemma != "member");
  if ((!kin && !office) || phrase.holders.size() != 1 || phrase.confidence < 0.8) return;
  if (s_.kind(phrase.holders.front()) != EntityKind::kPerson || phrase.status.polarity == Polarity::kNegative) return;
  EntityTable::Bearer bearer{noun.lemma, kin, phrase.former, phrase.holders.front(), {}, phrase.head};
  if (kin) {
    find_holdee(phrase);
    if (!phrase.holdee) return;
    if (!noun.relation.empty()) bearer.role = noun.relation;
    bearer.of = phrase.holdee->entity;
  }
  s_.entities.bear(std::move(bearer));
}

void RoleReader::read() {
  for (TokenIndex at = 0; at < tree_.size();) {
    RolePhrase phrase;
    if (!role_noun_at(at, phrase)) {
      if (!plain_noun_at(at, phrase)) {
        ++at;
        continue;
      }
    }
    measure(phrase);
    find_holders(phrase);
    // "chairman and co-founder": joined roles share holder and body.
    const bool joined = !phrases_.empty() && joined_to(phrases_.back(), phrase);
    if (joined) {
      RolePhrase& before = phrases_.back();
      if (phrase.holders.empty()) phrase.holders = before.holders, phrase.words = before.words;
      if (before.holders.empty())
        before.holders = phrase.holders, before.words = phrase.words, before.adjacent = phrase.adjacent;
    }
    find_holdee(phrase);
    if (joined) {
      RolePhrase& before = phrases_.back();
      if (!phrase.holdee)
        phrase.holdee = before.holdee, phrase.holdee_token = before.holdee_token, phrase.nation = before.nation,
        phrase.nation_token = before.nation_token;
      if (!before.holdee) before.holdee = phrase.holdee, before.holdee_token = phrase.holdee_token;
    }
    at = phrase.role_last;
    phrases_.push_back(std::move(phrase));
  }
  for (RolePhrase& phrase : phrases_) emit(phrase, false);
  for (RolePhrase& phrase : phrases_) emit(phrase, true);
  led_bodies();
  formerly_of();
  players();
  born_in();
  possessed_people();
  people_of_countries();
  compatriots();
  included_members();
  own_parties();
}

std::string RoleReader::title_of(const RolePhrase& phrase) {
  TokenIndex first = phrase.role_first;
  while (first > phrase.first) {
    const TokenIndex before = first - 1;
    const NameMention* name = s_.name_at(before);
    if ((name != nullptr && name->kind != NameKind::kOther) || s_.possessive(before)) break;
    const Upos tag = tree_.upos(before);
    const std::string& word = lower(before);
    if (tag != Upos::kAdj && tag != Upos::kNoun && tag != Upos::kPropn && word != "-") break;
    if (word == "former" || word == "new" || word == "current" || word == "retired" || word == "late" ||
        word == "longtime" || word == "then" || word == "own" || word == "first" || word == "old" ||
        word == "outgoing" || word == "ex")
      break;
    if (s_.entities.find(before)) break;
    first = before;
  }
  return words_of(tree_.document(), tree_.document().span_of(first, phrase.role_last));
}

bool RoleReader::national_office(std::string_view lemma) {
  static constexpr std::string_view kOffices[] = {"president",
                                                  "prime minister",
                                                  "foreign minister",
                                                  "premier",
                                                  "chancellor",
                                                  "king",
                                                  "queen",
                                                  "emperor",
                                                  "vice president",
                                                  "finance minister",
                                                  "defence minister",
                                                  "defense minister",
                                                  "interior minister",
                                                  "secretary of state",
                                                  "foreign secretary",
                                                  "home secretary",
                                                  "defence secretary",
                                                  "defense secretary",
                                                  "treasury secretary",
                                                  "army chief",
                                                  "chief justice",
                                                  "attorney general"};
  return std::find(std::begin(kOffices), std::end(kOffices), lemma) != std::end(kOffices) ||
         lemma.ends_with("minister");
}

bool RoleReader::has_office(std::uint32_t holder, const std::string& title) const {
  const std::string wanted = utf8::to_lower(title);
  return std::any_of(s_.facts.begin(), s_.facts.end(), [&](const Fact& fact) {
    return fact.relation == "HOLDS_ROLE" && fact.from.index == holder && utf8::to_lower(fact.title) == wanted;
  });
}

bool RoleReader::office_of_the_country(const RolePhrase& phrase) {
  const std::string_view lemma = phrase.noun->lemma;
  if (!national_office(lemma) || phrase.predicated || phrase.confidence < 0.8) return false;
  if (phrase.adjacent && utf8::is_upper(utf8::decode(tree_.form(phrase.role_first), 0).code_point)) return true;
  // "Babacar Sylla, the interior minister"; in small letters a president may be a club's.
  if (tree_.upos(phrase.first) == Upos::kPron) return false;
  const bool of_many = lemma == "president" || lemma == "vice president" || lemma == "chancellor";
  return of_many ? national_politics() : lemma != "premier" && lemma != "secretary of state";
}

bool RoleReader::national_politics() {
  if (politics_ < 0) {
    politics_ = 0;
    for (TokenIndex at = 0; at < tree_.size() && politics_ == 0; ++at) {
      const std::string_view lemma = tree_.lemma(at);
      if (lemma == "cabinet" || lemma == "parliament" || lemma == "coup" || lemma == "junta" ||
          (lemma == "minister" && at > 0 && lower(at - 1) == "prime"))
        politics_ = 1;
    }
  }
  return politics_ == 1;
}

std::vector<std::uint32_t> RoleReader::others_in_office(const RolePhrase& phrase) {
  const std::string title = utf8::to_lower(title_of(phrase));
  std::vector<std::uint32_t> countries;
  for (const Fact& fact : s_.facts) {
    // "her German counterpart" is of another country than she.
    const std::string other = utf8::to_lower(fact.title);
    if (fact.relation == "HOLDS_ROLE" && fact.from.index != phrase.holders.front() && !fact.former &&
        s_.kind(fact.to.index) == EntityKind::kCountry && (other == title || other == "counterpart"))
      countries.push_back(fact.to.index);
  }
  return countries;
}

void RoleReader::emit(RolePhrase& phrase, bool inferred) {
  if (phrase.holders.empty()) return;
  std::optional<Reference> holdee = phrase.holdee;
  TokenIndex holdee_token = phrase.holdee_token;
  double confidence = phrase.confidence;
  const RoleNoun::Kind kind = phrase.noun != nullptr ? phrase.noun->kind : RoleNoun::Kind::kCitizen;
  const bool office = phrase.noun != nullptr && kind != RoleNoun::Kind::kFamily && kind != RoleNoun::Kind::kCitizen &&
                      kind != RoleNoun::Kind::kFounder && kind != RoleNoun::Kind::kOwner;
  bool nation_is_body = false;
  // A counterpart has an office elsewhere; a critic, rival or ally of somebody holds none of theirs.
  const std::string_view lemma = phrase.noun != nullptr ? std::string_view(phrase.noun->lemma) : std::string_view();
  const bool beside = lemma == "critic" || lemma == "rival" || lemma == "opponent" || lemma == "ally" ||
                      lemma == "friend" || lemma == "successor" || lemma == "predecessor";
  if (lemma == "counterpart" || (beside && holdee && s_.kind(holdee->entity) != EntityKind::kOrganization))
    holdee.reset();
  // A Yemeni journalist has no office of Yemen's.
  if (!holdee && phrase.nation && office && !phrase.born && serves_state(phrase)) {
    holdee = phrase.nation;
    holdee_token = phrase.nation_token;
    nation_is_body = true;
  }
  if (!holdee && office && kind == RoleNoun::Kind::kHolds && office_of_the_country(phrase)) {
    if (!inferred || has_office(phrase.holders.front(), title_of(phrase))) return;
    holdee = represented(phrase);
    if (!holdee) {
      // Whom an article names by the surname alone is known to the world, and maybe of a country that goes unsaid.
      const bool known = s_.entities[phrase.holders.front()].name.find(' ') == std::string::npos;
      const auto home =
          known ? s_.entities.only_country() : s_.entities.home_country(phrase.head, others_in_office(phrase));
      if (home) holdee = Reference{*home, {}};
    }
    confidence *= 0.75;
  } else if (inferred) {
    return;
  }
  if (!holdee && office && (phrase.noun->lemma == "mayor" || phrase.noun->lemma == "governor")) {
    // "In Podgorica, mayor Zoran Mijović"
    for (TokenIndex at = s_.sentence_first(phrase.head); at < phrase.first && !holdee; ++at) {
      const NameMention* place = s_.name_at(at);
      if (place == nullptr || place->first != at || place->kind != NameKind::kPlace ||
          at == s_.sentence_first(phrase.head) || lower(at - 1) != "in")
        continue;
      holdee = s_.entities.find(place->head, EntityTable::Reading::kPlace);
      holdee_token = place->head;
      confidence *= 0.75;
    }
  }
  Words words = phrase.words;
  if (holdee_token != kNoToken && tree_.token(holdee_token).sentence == tree_.token(phrase.head).sentence) {
    const NameMention* name = s_.name_at(holdee_token);
    words.first = std::min(words.first, name != nullptr ? name->first : holdee_token);
    words.last = std::max(words.last, name != nullptr ? name->last : holdee_token + 1);
  }
  for (const std::uint32_t holder : phrase.holders) {
    if (holdee) relate(phrase, kind, holder, *holdee, words, confidence);
    // "United States Senator from Vermont": of both.
    if (holdee && office && phrase.nation && !nation_is_body && s_.kind(holdee->entity) == EntityKind::kPlace) {
      relate(phrase, kind, holder, *phrase.nation, words, confidence * 0.9);
      continue;
    }
    if (phrase.nation && !nation_is_body && s_.kind(holder) == EntityKind::kPerson && kind != RoleNoun::Kind::kFamily) {
      finish(s_.add(holder, "CITIZEN_OF", phrase.nation->entity, words, 0.7), phrase, {});
    }
  }
  if (!holdee && kind == RoleNoun::Kind::kFamily && phrase.first < phrase.role_first &&
      lower(phrase.first) == "their") {
    // "their child, Gloria": the people that the sentence is about.
    const TokenIndex root = tree_.document().sentences[tree_.token(phrase.head).sentence].root;
    const TokenIndex subject = root == kNoToken ? kNoToken : clause_arguments(tree_, s_.lexicon, root).subject;
    if (subject != kNoToken && subject < phrase.first) {
      for (const Reference& parent : s_.entities.expand(subject)) {
        for (const std::uint32_t holder : phrase.holders) {
          if (s_.kind(parent.entity) == EntityKind::kPerson) relate(phrase, kind, holder, parent, words, 0.6);
        }
      }
    }
  }
}

std::optional<Reference> RoleReader::represented(const RolePhrase& phrase) {
  TokenIndex at = phrase.head;
  for (int step = 0; step < 4 && at != kNoToken; ++step) {
    if (tree_.lemma(at) == "represent" || tree_.lemma(at) == "send") {
      const TokenIndex subject =
          tree_.passive(at) ? tree_.child(at, Deprel::kNsubjPass) : tree_.child(at, Deprel::kNsubj);
      if (subject == kNoToken) return std::nullopt;
      auto country = s_.entities.find(subject, EntityTable::Reading::kActor);
      if (s_.is(country, EntityKind::kCountry)) return country;
      return std::nullopt;
    }
    at = tree_.head(at);
  }
  return std::nullopt;
}

void RoleReader::finish(Fact* fact, const RolePhrase& phrase, std::string title) {
  if (fact == nullptr) return;
  fact->former = phrase.former;
  fact->title = std::move(title);
  fact->polarity = phrase.status.polarity;
  fact->modality = phrase.status.modality;
}

void RoleReader::relate(const RolePhrase& phrase, RoleNoun::Kind kind, std::uint32_t holder, const Reference& holdee,
                        const Words& words, double confidence) {
  const EntityKind body = s_.kind(holdee.entity);
  const bool person = body == EntityKind::kPerson;
  switch (kind) {
    case RoleNoun::Kind::kHolds:
      finish(s_.add(holder, "HOLDS_ROLE", holdee.entity, words, confidence), phrase, title_of(phrase));
      break;
    case RoleNoun::Kind::kRepresents:
      finish(s_.add(holder, "HOLDS_ROLE", holdee.entity, words, confidence), phrase, title_of(phrase));
      finish(s_.add(holder, "REPRESENTS", holdee.entity, words, confidence), phrase, {});
      break;
    case RoleNoun::Kind::kMember:
      // A senator of a country holds an office there; a member of a body belongs to it.
      if (body == EntityKind::kPlace && sits_for_place(phrase))
        finish(s_.add(holder, "HOLDS_ROLE", holdee.entity, words, confidence), phrase, title_of(phrase));
      if (!person && body != EntityKind::kPlace)
        finish(s_.add(holder,
                      body == EntityKind::kCountry && s_.kind(holder) == EntityKind::kPerson &&
                              phrase.noun->lemma != "member"
                          ? "HOLDS_ROLE"
                          : "MEMBER_OF",
                      holdee.entity, words, confidence),
               phrase, title_of(phrase));
      break;
    case RoleNoun::Kind::kFamily:
      if (person && s_.kind(holder) == EntityKind::kPerson) {
        finish(s_.add(holder, "FAMILY_OF", holdee.entity, words, confidence), phrase,
               phrase.noun->relation.empty() ? phrase.noun->lemma : phrase.noun->relation);
      }
      break;
    case RoleNoun::Kind::kOwner:
      if (!person) finish(s_.add(holder, "OWNS", holdee.entity, words, confidence), phrase, {});
      break;
    case RoleNoun::Kind::kFounder:
      if (!person) finish(s_.add(holder, "FOUNDED", holdee.entity, words, confidence), phrase, {});
      break;
    case RoleNoun::Kind::kCitizen:
      if (phrase.noun != nullptr) {
        if (body == EntityKind::kCountry || body == EntityKind::kPlace)
          finish(s_.add(holder, "CITIZEN_OF", holdee.entity, words, confidence), phrase, {});
      } else if (body == EntityKind::kOrganization ||
                 (body == EntityKind::kCountry && holdee.via.empty() && s_.possessive(phrase.holdee_token + 1))) {
        finish(s_.add(holder, "HOLDS_ROLE", holdee.entity, words, confidence * 0.85), phrase, title_of(phrase));
      }
      break;
  }
}

void bind_roles(StandingFacts& standing) { RoleReader(standing).bind(); }

void find_roles(StandingFacts& standing) { RoleReader(standing).read(); }

}  // namespace dossier::extract
