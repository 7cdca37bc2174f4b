// Who a role phrase speaks of.
#include "extract/arguments.h"
#include "extract/entity_names.h"
#include "extract/role_reader.h"

#include <algorithm>

namespace dossier::extract {

std::optional<std::uint32_t> RoleReader::named_holder(const NameMention* name, const RolePhrase& phrase) const {
  if (name == nullptr) return std::nullopt;
  const bool person = name->kind == NameKind::kPerson;
  const bool body = phrase.noun != nullptr &&
                    (phrase.noun->kind == RoleNoun::Kind::kMember || phrase.noun->kind == RoleNoun::Kind::kOwner ||
                     phrase.noun->kind == RoleNoun::Kind::kFounder) &&
                    (name->kind == NameKind::kCountry || name->kind == NameKind::kOrganization);
  if (!person && !body) return std::nullopt;
  const auto found = s_.entities.find(name->head);
  if (!found) return std::nullopt;
  const EntityKind kind = s_.kind(found->entity);
  if (kind != EntityKind::kPerson && !body) return std::nullopt;
  return found->entity;
}

TokenIndex RoleReader::after_rank(TokenIndex at, TokenIndex end) const {
  constexpr TokenIndex kLongestRank = 5;
  TokenIndex bare = at;
  while (bare < end && bare < at + kLongestRank && s_.name_at(bare) == nullptr) ++bare;
  return bare < end ? after_titles(tree_.document(), s_.lexicon, at, bare) : at;
}

const NameMention* RoleReader::name_after_body(TokenIndex preposition, TokenIndex end) const {
  constexpr TokenIndex kLongestBody = 8;
  if (preposition >= end || tree_.upos(preposition) != Upos::kAdp) return nullptr;
  TokenIndex at = preposition + 1;
  if (at < end && tree_.upos(at) == Upos::kDet) ++at;
  const TokenIndex body = at;
  while (at < end && at < body + kLongestBody) {
    const NameMention* name = s_.name_at(at);
    if (name != nullptr && name->kind == NameKind::kPerson) {
      // "adviser to Eritrean President Ghebre Tewolde": a title of that person's own.
      const bool own = role_noun_before(tree_.document(), s_.lexicon, body, at) != kNoToken;
      return at > body && name->first == at && !own ? name : nullptr;
    }
    if (name != nullptr) {
      at = name->last;
      continue;
    }
    const Upos tag = tree_.upos(at);
    const bool capital = utf8::is_upper(utf8::decode(tree_.form(at), 0).code_point);
    const bool link = at > body && (tree_.form(at) == "and" || tree_.form(at) == "of" || tree_.form(at) == "the");
    if (!link && !(capital && (tag == Upos::kPropn || tag == Upos::kNoun || tag == Upos::kAdj))) return nullptr;
    ++at;
  }
  return nullptr;
}

void RoleReader::find_holders(RolePhrase& phrase) {
  const TokenIndex begin = s_.sentence_first(phrase.head);
  const TokenIndex end = s_.sentence_last(phrase.head);
  // Right before the name, or part of what the tagger took for the name.
  TokenIndex next = phrase.role_last;
  while (next < end && (is_honorific(tree_.form(next)) || tree_.form(next) == "\"") && s_.name_at(next) == nullptr)
    ++next;
  if (next < end) {
    const NameMention* name = s_.name_at(next);
    if (name != nullptr && (name->first == next || name == s_.name_at(phrase.role_last - 1))) {
      if (const auto holder = named_holder(name, phrase)) {
        phrase.adjacent = true;
        hold(phrase, *holder, phrase.first, name->last, 0.95);
        return;
      }
    }
  }
  if (const NameMention* name = name_after_body(next, end)) {
    if (const auto holder = named_holder(name, phrase)) {
      phrase.adjacent = true;
      hold(phrase, *holder, phrase.first, name->last, 0.85);
      return;
    }
  }
  // After the name and a comma: "Umerov, the secretary of …", "Mielnik, 67, a retired cartographer".
  // "Anna Noir, whose husband": somebody else.
  if (phrase.first > begin + 1 && tree_.form(phrase.first - 1) == "," && tree_.lemma(phrase.first) != "whose") {
    TokenIndex last = phrase.first - 2;
    if (tree_.upos(last) == Upos::kNum && last > begin + 1 && tree_.form(last - 1) == ",") last -= 2;
    if (tree_.form(last) == ")") {
      while (last > begin && tree_.form(last) != "(") --last;
      if (last > begin) --last;
    }
    const NameMention* name = s_.name_ending(last);
    // "According to Rathbun, a detective was …" says nothing of Rathbun.
    if (name != nullptr && name->first > begin + 1 && lower(name->first - 1) == "to" &&
        lower(name->first - 2) == "according")
      name = nullptr;
    // In a list of people each has a title of their own before the name.
    if (const auto holder = named_holder(name, phrase)) {
      hold(phrase, *holder, name->first, phrase.role_last, 0.9);
      return;
    }
  }
  // Before the name and a comma: "Brazil's president, Helena Quadros, chaired".
  if (next + 1 < end && tree_.form(next) == ",") {
    const NameMention* name = s_.name_at(after_rank(next + 1, end));
    if (name != nullptr && name->first == after_rank(next + 1, end)) {
      const TokenIndex after = name->last;
      const std::string_view form = after < end ? tree_.form(after) : ".";
      const bool closes = after >= end || form == "," || form == "." || form == ";" || form == ")" || form == ":" ||
                          form == "(" || form == "—" || form == "–" || tree_.lemma(after) == "who";
      const bool appositive =
          tree_.relation(name->head) == Deprel::kAppos || tree_.relation(phrase.head) == Deprel::kAppos;
      if (closes || appositive) {
        if (const auto holder = named_holder(name, phrase)) {
          hold(phrase, *holder, phrase.first, name->last, 0.9);
          return;
        }
      }
    }
  }
  // "its ambassador to Brazil, Tomás Echenique, while"
  if (next < end && tree_.upos(next) == Upos::kAdp) {
    TokenIndex comma = next + 1;
    while (comma < end && comma < next + 12 && tree_.form(comma) != "," && tree_.upos(comma) != Upos::kVerb &&
           tree_.upos(comma) != Upos::kAux)
      ++comma;
    if (comma + 1 < end && tree_.form(comma) == ",") {
      const TokenIndex start = after_rank(comma + 1, end);
      const NameMention* name = s_.name_at(start);
      if (name != nullptr && name->first == start && name->kind == NameKind::kPerson) {
        const std::string_view form = name->last < end ? tree_.form(name->last) : ".";
        if (form == "," || form == "." || form == ";" || form == ")") {
          if (const auto holder = named_holder(name, phrase)) {
            hold(phrase, *holder, phrase.first, name->last, 0.85);
            return;
          }
        }
      }
    }
  }
  // By the tree: apposition, description of a name.
  const TokenIndex governor = tree_.head(phrase.head);
  if (governor != kNoToken) {
    const Deprel relation = tree_.relation(phrase.head);
    if (relation == Deprel::kAppos || relation == Deprel::kNmodDesc ||
        ((relation == Deprel::kCompound || relation == Deprel::kFlat) && phrase.noun != nullptr)) {
      const NameMention* name = s_.name_at(governor);
      if (const auto holder = named_holder(name, phrase);
          holder && (name->first >= phrase.role_last || name->last <= phrase.first)) {
        hold(phrase, *holder, std::min(name->first, phrase.first), name->last,
             relation == Deprel::kCompound ? 0.7 : 0.85);
        return;
      }
    }
  }
  for (const TokenIndex child : tree_.children(phrase.head)) {
    const Deprel relation = tree_.relation(child);
    if (child < phrase.role_last || (relation != Deprel::kAppos && relation != Deprel::kFlat)) continue;
    const NameMention* name = s_.name_at(child);
    if (const auto holder = named_holder(name, phrase)) {
      hold(phrase, *holder, phrase.first, name->last, 0.8);
      return;
    }
  }
  if (phrase.noun == nullptr) return;
  predicated(phrase);
  if (!phrase.holders.empty()) {
    phrase.predicated = true;
    return;
  }
  // A description of somebody named elsewhere.
  const std::int32_t chain = tree_.document().chain_of.empty() ? -1 : tree_.document().chain_of[phrase.head];
  if (chain >= 0) {
    const auto holder = s_.entities.find(phrase.head);
    if (holder && s_.kind(holder->entity) == EntityKind::kPerson)
      hold(phrase, holder->entity, phrase.first, phrase.role_last, 0.7);
  }
}

void RoleReader::predicated(RolePhrase& phrase) {
  const TokenIndex head = phrase.head;
  TokenIndex subject = kNoToken;
  if (tree_.has(head, Deprel::kCop)) {
    subject = tree_.child(head, Deprel::kNsubj);
    if (subject == kNoToken) subject = clause_arguments(tree_, s_.lexicon, head).subject;
  } else if (const TokenIndex verb = tree_.head(head); verb != kNoToken && tree_.upos(verb) == Upos::kVerb) {
    const Deprel relation = tree_.relation(head);
    const std::string_view lemma = tree_.lemma(verb);
    const bool becomes = lemma == "become" || lemma == "remain" || lemma == "stay";
    const bool names = lemma == "name" || lemma == "appoint" || lemma == "elect" || lemma == "make" ||
                       lemma == "nominate" || lemma == "crown";
    const bool serves =
        lemma == "serve" || lemma == "act" || lemma == "work" || lemma == "continue" || lemma == "return";
    const bool as = tree_.introduced_by(head, "as");
    const bool follows = lemma == "replace" || lemma == "succeed";  // "replaced Jana Kos as head of"
    if ((becomes && (relation == Deprel::kXcomp || relation == Deprel::kObj)) ||
        ((serves || follows) && as && !tree_.passive(verb))) {
      subject = clause_arguments(tree_, s_.lexicon, verb).subject;
    } else if (names && (relation == Deprel::kXcomp || relation == Deprel::kObj || as || relation == Deprel::kObl)) {
      const ClauseArguments arguments = clause_arguments(tree_, s_.lexicon, verb);
      subject = arguments.object == head ? kNoToken : arguments.object;
      // "has been appointed chairman of", where the tree has the office for the object
      if (subject == kNoToken && tree_.passive(verb)) subject = tree_.child(verb, Deprel::kNsubjPass);
      // "named Jutta Krause as its chief executive", wherever the tree has the name
      if (const NameMention* name = s_.name_at(verb + 1);
          subject == kNoToken && as && name != nullptr && name->first == verb + 1 && name->kind == NameKind::kPerson)
        subject = name->head;
    }
  }
  if (subject == kNoToken || subject == head) return;
  phrase.status = status_of(tree_, s_.lexicon, s_.readings, head);
  for (const Reference& holder : s_.entities.expand(subject)) {
    const EntityKind kind = s_.kind(holder.entity);
    const bool member = phrase.noun->kind == RoleNoun::Kind::kMember &&
                        (kind == EntityKind::kCountry || kind == EntityKind::kOrganization);
    if (kind == EntityKind::kPerson || member)
      hold(phrase, holder.entity, std::min(subject, phrase.first), phrase.role_last, 0.85);
  }
}

}  // namespace dossier::extract
