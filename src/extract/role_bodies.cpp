// Which body, country or person a role phrase names.
#include "extract/role_reader.h"

#include <algorithm>

namespace dossier::extract {

RoleReader::Body RoleReader::body_of(TokenIndex head, int depth) {
  if (depth > 3) return {};
  // "who heads its mission"
  if (tree_.upos(head) == Upos::kPron && tree_.relation(head) == Deprel::kNmodPoss) {
    auto owner = s_.entities.owner(head);
    return can_be_held(owner) ? Body{std::move(owner), head} : Body{};
  }
  if (auto found = s_.entities.find(head); can_be_held(found)) return {std::move(found), head};
  // "Ukraine's National Security Council secretary": the name nearest before.
  for (const TokenIndex child : tree_.children(head)) {
    if (tree_.relation(child) == Deprel::kNmodPoss ||
        (tree_.relation(child) == Deprel::kCompound && s_.name_at(child) != nullptr)) {
      const Body owner = body_of(child, depth + 1);
      // "the Nairobi office of the Red Cross": where it stands is not whose it is.
      const bool town = owner.reference && s_.kind(owner.reference->entity) == EntityKind::kPlace &&
                        tree_.relation(child) == Deprel::kCompound;
      if (town) {
        for (const TokenIndex part : tree_.children(head)) {
          if (part < head || tree_.relation(part) != Deprel::kNmod || !tree_.introduced_by(part, "of")) continue;
          const Body whole = body_of(part, depth + 1);
          if (whole.reference && s_.kind(whole.reference->entity) == EntityKind::kOrganization) return whole;
        }
      }
      if (owner.reference) return owner;
    }
  }
  for (const TokenIndex child : tree_.children(head)) {
    if (child < head) continue;
    if (tree_.relation(child) == Deprel::kAppos || tree_.relation(child) == Deprel::kFlat ||
        (tree_.relation(child) == Deprel::kNmod && tree_.introduced_by(child, "of"))) {
      const Body part = body_of(child, depth + 1);
      if (part.reference) return part;
    }
  }
  return {};
}

RoleReader::Body RoleReader::named_object(TokenIndex first, TokenIndex end, const RolePhrase& phrase) {
  const NameMention* last = nullptr;
  TokenIndex at = first;
  while (at < end) {
    const NameMention* name = s_.name_at(at);
    if (name != nullptr && name->kind == NameKind::kPerson && last != nullptr) {
      // "of Argentina Alberto Fernández": the holder's own name begins here.
      const auto holder = s_.entities.find(name->head);
      if (holder && std::find(phrase.holders.begin(), phrase.holders.end(), holder->entity) != phrase.holders.end())
        break;
    }
    if (name != nullptr && name->kind != NameKind::kDate) {
      last = name;
      at = name->last;
    } else if (belongs_before(at) || ((tree_.upos(at) == Upos::kDet || tree_.upos(at) == Upos::kPron) && at == first)) {
      ++at;
    } else {
      break;
    }
  }
  if (last == nullptr || last->last != at || last->kind == NameKind::kNationality) return {};
  auto found = s_.entities.find(last->head, EntityTable::Reading::kAuto);
  if (!can_be_held(found)) return {};
  return {std::move(found), last->head};
}

bool RoleReader::free_profession(const RolePhrase& phrase) const {
  static constexpr std::string_view kWords[] = {
      "lawyer",        "attorney",     "solicitor",       "barrister", "advocate",   "doctor",      "physician",
      "dentist",       "surgeon",      "author",          "writer",    "artist",     "actor",       "actress",
      "singer",        "musician",     "scholar",         "student",   "journalist", "reporter",    "novelist",
      "poet",          "photographer", "photojournalist", "comedian",  "director",   "producer",    "composer",
      "guitarist",     "drummer",      "rapper",          "model",     "activist",   "businessman", "footballer",
      "athlete",       "boxer",        "runner",          "swimmer",   "cyclist",    "golfer",      "wrestler",
      "scientist",     "academic",     "professor",       "economist", "historian",  "physicist",   "biologist",
      "mathematician", "engineer",     "researcher",      "nurse",     "teacher",    "priest",      "worker"};
  const std::string_view lemma = tree_.lemma(phrase.head);
  return std::find(std::begin(kWords), std::end(kWords), lemma) != std::end(kWords) || lemma.ends_with("ologist");
}

bool RoleReader::serves_state(const RolePhrase& phrase) const {
  if (phrase.noun == nullptr) return false;
  const std::string_view lemma = phrase.noun->lemma;
  const std::size_t space = lemma.rfind(' ');
  return s_.lexicon.in_set("state-office", lemma) ||
         (space != std::string_view::npos && s_.lexicon.in_set("state-office", lemma.substr(space + 1)));
}

/// Lawmakers sit for a state or town: "Senator Amy Klobuchar of Minnesota".
bool RoleReader::sits_for_place(const RolePhrase& phrase) {
  static constexpr std::string_view kOffices[] = {"senator",
                                                  "state senator",
                                                  "congressman",
                                                  "congresswoman",
                                                  "congressperson",
                                                  "mp",
                                                  "mep",
                                                  "msp",
                                                  "lawmaker",
                                                  "senior lawmaker",
                                                  "legislator",
                                                  "state legislator",
                                                  "assemblyman",
                                                  "assemblywoman",
                                                  "state representative",
                                                  "councilman",
                                                  "councilwoman",
                                                  "councilmember"};
  return phrase.noun != nullptr &&
         std::find(std::begin(kOffices), std::end(kOffices), phrase.noun->lemma) != std::end(kOffices);
}

void RoleReader::find_holdee(RolePhrase& phrase) {
  // Prepositional phrase after the noun.
  const TokenIndex end = s_.sentence_last(phrase.head);
  TokenIndex adposition = phrase.role_last;
  // "the leader of the opposition Civic Pact", where the lexicon's role ends in "opposition"
  if (adposition < end && s_.form_is(adposition - 1, "opposition")) {
    const Body body = named_object(adposition, end, phrase);
    if (body.reference && s_.kind(body.reference->entity) == EntityKind::kOrganization)
      phrase.holdee = body.reference, phrase.holdee_token = body.token;
  }
  if (adposition < end && tree_.upos(adposition) == Upos::kAdp) {
    const std::string preposition = utf8::to_lower(tree_.form(adposition));
    const bool of_body = preposition == "of" || preposition == "for" || preposition == "with" || preposition == "at" ||
                         preposition == "in" || preposition == "within";
    const bool to = preposition == "to";
    const bool from = preposition == "from";  // "Senator from Vermont Bernie Sanders"
    if (of_body || to || from) {
      TokenIndex object = tree_.head(adposition);
      if (object == kNoToken || object <= adposition || object >= end || tree_.relation(adposition) != Deprel::kCase) {
        object = adposition + 1;
        while (object + 1 < end && s_.name_at(object) == nullptr && belongs_before(object)) ++object;
      }
      Body body = named_object(adposition + 1, end, phrase);
      if (!body.reference) body = body_of(object, 0);
      // "director of global news for AFP"
      if (!body.reference && preposition == "of" && object + 2 < end && s_.name_at(object) == nullptr &&
          (lower(object + 1) == "for" || lower(object + 1) == "at")) {
        body = named_object(object + 2, end, phrase);
      }
      if (body.reference) {
        const EntityKind kind = s_.kind(body.reference->entity);
        const bool holder_itself =
            std::find(phrase.holders.begin(), phrase.holders.end(), body.reference->entity) != phrase.holders.end();
        const bool place_of_work = (preposition == "in" || preposition == "at") &&
                                   (kind == EntityKind::kPlace || kind == EntityKind::kCountry);
        if (!holder_itself && !(to && kind != EntityKind::kPerson && kind != EntityKind::kOrganization) &&
            !place_of_work && !(from && !(kind == EntityKind::kPlace && sits_for_place(phrase)))) {
          phrase.holdee = body.reference;
          phrase.holdee_token = body.token;
        }
      }
    }
  }
  // "Senator Elizabeth Warren of Massachusetts"
  if (!phrase.holdee && phrase.adjacent) {
    const TokenIndex of = phrase.words.last;
    TokenIndex where = of + 1;
    if (where + 1 < end && lower(where) == "the") ++where;
    const NameMention* name = where < end && s_.form_is(of, "of") ? s_.name_at(where) : nullptr;
    if (name != nullptr && name->first == where && name->kind != NameKind::kPerson) {
      auto found = s_.entities.find(name->head, EntityTable::Reading::kPlace);
      if (can_be_held(found)) phrase.holdee = std::move(found), phrase.holdee_token = name->head;
    }
  }
  // Names and possessives before it, the nearest first; a nationality only when there is nothing else.
  for (TokenIndex at = phrase.role_first; at-- > phrase.first;) {
    const NameMention* name = s_.name_at(at);
    if (name != nullptr) {
      const auto found = s_.entities.find(name->head, EntityTable::Reading::kAuto);
      at = name->first;
      if (!found || !can_be_held(found)) {
        if (at == 0) break;
        continue;
      }
      const bool possessor = s_.possessive(name->last);
      if (name->kind == NameKind::kNationality || (s_.kind(found->entity) == EntityKind::kCountry && !possessor)) {
        if (!phrase.nation) phrase.nation = found, phrase.nation_token = name->head;
        phrase.born |= s_.form_is(name->last, "-") && s_.form_is(name->last + 1, "born");
      } else if (!phrase.holdee) {
        if (s_.kind(found->entity) == EntityKind::kPerson && !possessor) continue;
        // "a Toronto lawyer" is no lawyer of Toronto's.
        if (s_.kind(found->entity) == EntityKind::kPlace && !possessor && free_profession(phrase)) continue;
        phrase.holdee = found;
        phrase.holdee_token = name->head;
      }
      if (at == 0) break;
      continue;
    }
    if (!phrase.holdee && tree_.upos(at) == Upos::kPron) {
      const bool kin = phrase.noun != nullptr && phrase.noun->kind == RoleNoun::Kind::kFamily;
      auto owner = kin ? s_.entities.find(at, EntityTable::Reading::kActor) : s_.entities.owner(at);
      // "Awa Diop, his lawyer, …": never his own; he is whom the text has just spoken of.
      const auto holds = [&](std::uint32_t entity) {
        return std::find(phrase.holders.begin(), phrase.holders.end(), entity) != phrase.holders.end();
      };
      if (owner && holds(owner->entity)) owner.reset();
      if (!owner && (lower(at) == "his" || lower(at) == "her")) {
        if (const auto person = person_before(at); person && !holds(person->entity)) owner = person;
      }
      if (can_be_held(owner)) {
        phrase.holdee = owner;
        phrase.holdee_token = at;
      } else if (lower(at) == "their" && kin) {
        theirs_ = true;
      }
    } else if (!phrase.holdee && s_.possessive(at) && at > phrase.first && s_.name_at(at - 1) == nullptr) {
      // "the governor's brother", "the country's first prime minister"
      const auto owner = s_.entities.find(at - 1, EntityTable::Reading::kActor);
      if (can_be_held(owner)) {
        phrase.holdee = owner;
        phrase.holdee_token = at - 1;
      } else if (!phrase.holders.empty() && !owner &&
                 (team(at - 1) || s_.lexicon.in_set("body", tree_.lemma(at - 1)))) {
        phrase.holdee = s_.entities.ensure(at - 1);
        phrase.holdee_token = at - 1;
      }
    } else if (!phrase.holdee && tree_.upos(at) == Upos::kNoun) {
      // "team member", "ministry spokesman"
      auto body = s_.entities.find(at);
      if (!body && phrase.adjacent && team(at)) body = s_.entities.ensure(at);
      if (body && (s_.kind(body->entity) == EntityKind::kOrganization || team(at)))
        phrase.holdee = body, phrase.holdee_token = at;
    }
    if (at == 0) break;
  }
  if (!phrase.holdee && phrase.first > 0) relative_possessor(phrase);
}

std::optional<Reference> RoleReader::person_before(TokenIndex pronoun) const {
  const std::uint32_t sentence = tree_.token(pronoun).sentence;
  if (sentence == 0) return std::nullopt;
  const language::Sentence& before = tree_.document().sentences[sentence - 1];
  if (before.root == kNoToken) return std::nullopt;
  TokenIndex subject = tree_.child(before.root, Deprel::kNsubj);
  if (subject == kNoToken) subject = tree_.child(before.root, Deprel::kNsubjPass);
  if (subject != kNoToken) {
    if (auto found = s_.entities.find(subject); s_.is(found, EntityKind::kPerson)) return found;
  }
  // "One of the dead, a student named Lamine Gaye, …": the only person of the sentence.
  std::optional<Reference> only;
  for (TokenIndex at = before.first; at < before.last; ++at) {
    const NameMention* name = s_.name_at(at);
    if (name == nullptr || name->head != at || name->kind != NameKind::kPerson) continue;
    auto found = s_.entities.find(at);
    if (!s_.is(found, EntityKind::kPerson)) continue;
    if (only && only->entity != found->entity) return std::nullopt;
    only = std::move(found);
  }
  return only;
}

void RoleReader::relative_possessor(RolePhrase& phrase) {
  const TokenIndex before = phrase.first - 1;
  if (before < s_.sentence_first(phrase.head)) return;
  if (lower(before) != "whose") return;
  const auto owner = s_.entities.find(before, EntityTable::Reading::kActor);
  if (can_be_held(owner)) phrase.holdee = owner, phrase.holdee_token = before;
}

}  // namespace dossier::extract
