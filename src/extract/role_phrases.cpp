// The noun phrases that say what somebody is.
#include "extract/entity_names.h"
#include "extract/role_reader.h"

#include <algorithm>

namespace dossier::extract {

bool RoleReader::role_noun_at(TokenIndex at, RolePhrase& phrase) {
  const Upos tag = tree_.upos(at);
  if (tag == Upos::kPunct || tag == Upos::kVerb || tag == Upos::kPron || tag == Upos::kDet) return false;
  const NameMention* name = s_.name_at(at);
  if (name != nullptr && name->kind != NameKind::kPerson && name->kind != NameKind::kOther) return false;
  const TokenIndex end =
      std::min<TokenIndex>(s_.sentence_last(at), at + static_cast<TokenIndex>(s_.lexicon.longest_role_noun()));
  std::string words;
  for (TokenIndex next = at; next < end; ++next) {
    const std::string form = utf8::to_lower(tree_.form(next));
    const std::string with_form = words.empty() ? form : words + ' ' + form;
    const RoleNoun* found = s_.lexicon.find_role_noun(with_form);
    if (found == nullptr && tree_.upos(next) != Upos::kVerb) {
      found = s_.lexicon.find_role_noun(words.empty() ? utf8::to_lower(tree_.lemma(next))
                                                      : words + ' ' + utf8::to_lower(tree_.lemma(next)));
    }
    if (found != nullptr && (next > at || tree_.upos(next) != Upos::kAdj) && tree_.upos(next) != Upos::kVerb) {
      phrase.noun = found;
      phrase.role_first = at;
      phrase.role_last = next + 1;
    }
    if (!s_.lexicon.begins_role_noun(with_form)) break;
    words = with_form;
  }
  if (phrase.noun == nullptr) return false;
  // A surname ("John King") or part of a longer name is no role.
  if (name != nullptr && name->kind == NameKind::kPerson &&
      after_titles(tree_.document(), s_.lexicon, name->first, name->last) <= at)
    return false;
  // Several of them together are no title ("members of …"), except right before a name.
  if (tree_.is(phrase.role_last - 1, "NNS") && s_.name_at(phrase.role_last) == nullptr) return false;
  phrase.head = phrase.role_last - 1;
  for (TokenIndex token = phrase.role_first; token < phrase.role_last; ++token) {
    const TokenIndex head = tree_.head(token);
    if ((head == kNoToken || head < phrase.role_first || head >= phrase.role_last) &&
        (tree_.upos(token) == Upos::kNoun || tree_.upos(token) == Upos::kPropn)) {
      phrase.head = token;
      break;
    }
  }
  return true;
}

bool RoleReader::plain_noun_at(TokenIndex at, RolePhrase& phrase) {
  if (tree_.upos(at) != Upos::kNoun || s_.name_at(at) != nullptr || !tree_.is(at, "NN")) return false;
  const NameMention* next = s_.name_at(at + 1);
  const bool before_name = next != nullptr && next->first == at + 1 && next->kind == NameKind::kPerson;
  bool in_apposition = false;
  if (!before_name && tree_.relation(at) == Deprel::kAppos && tree_.head(at) != kNoToken) {
    const NameMention* name = s_.name_at(tree_.head(at));
    in_apposition = name != nullptr && name->kind == NameKind::kPerson && name->last <= at;
  }
  const bool joined =
      tree_.relation(at) == Deprel::kConj && !phrases_.empty() && tree_.head(at) == phrases_.back().head;
  if (!before_name && !in_apposition && !joined) return false;
  phrase.role_first = at;
  phrase.role_last = at + 1;
  phrase.head = at;
  return true;
}

bool RoleReader::belongs_before(TokenIndex token) const {
  switch (tree_.upos(token)) {
    case Upos::kAdj:
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kNum: return true;
    case Upos::kPart: return s_.possessive(token);
    case Upos::kVerb: return tree_.relation(token) == Deprel::kAmod;
    case Upos::kAdv:
      return tree_.relation(token) == Deprel::kAdvmod && tree_.head(token) != kNoToken &&
             tree_.upos(tree_.head(token)) == Upos::kAdj;
    case Upos::kX:
    case Upos::kSym: return true;
    case Upos::kPunct: return tree_.form(token) == "-" || tree_.form(token) == "‑";
    default: return s_.name_at(token) != nullptr && s_.name_at(token)->kind != NameKind::kDate;
  }
}

void RoleReader::measure(RolePhrase& phrase) {
  constexpr TokenIndex kLongestPhrase = 40;
  TokenIndex begin = s_.sentence_first(phrase.role_first);
  if (phrase.role_first - begin > kLongestPhrase) begin = phrase.role_first - kLongestPhrase;
  TokenIndex first = phrase.role_first;
  while (first > begin) {
    const TokenIndex before = first - 1;
    if (const NameMention* name = s_.name_at(before); name != nullptr && name->kind == NameKind::kDate) break;
    if (tree_.upos(before) == Upos::kDet ||
        (tree_.upos(before) == Upos::kPron && tree_.relation(before) == Deprel::kNmodPoss)) {
      first = before;
      if (tree_.upos(before) == Upos::kPron || lower(before) != "the" || before == begin) break;
      // "the" may stand inside the possessor: "the party's leader" starts there all the same.
      break;
    }
    // "American academic and professor Marc Lamont Hill"
    const bool joined = lower(before) == "and" && before > begin && tree_.head(phrase.head) == before - 1 &&
                        tree_.upos(before - 1) == Upos::kNoun && s_.name_at(before - 1) == nullptr &&
                        s_.lexicon.find_role_noun(utf8::to_lower(tree_.form(before - 1))) == nullptr;
    const bool of_nation = lower(before) == "and" && before > begin + 1 && tree_.upos(before - 1) == Upos::kNoun &&
                           s_.name_at(before - 2) != nullptr && s_.name_at(before - 2)->kind == NameKind::kNationality;
    if (!joined && !of_nation && !belongs_before(before)) break;
    first = before;
  }
  phrase.first = first;
  for (TokenIndex at = first; at < phrase.role_first; ++at) {
    const std::string& word = lower(at);
    if (word == "former" || word == "ex" || word == "retired" || word == "ousted" || word == "late" || word == "then" ||
        word == "outgoing")
      phrase.former |= word != "outgoing";
  }
  if (lower(phrase.role_first).rfind("ex-", 0) == 0) phrase.former = true;
  // "Kofi Mensah, formerly finance director of Volta Cocoa"
  if (first > begin && (lower(first - 1) == "formerly" || lower(first - 1) == "previously")) {
    phrase.former = true;
    phrase.first = first - 1;
  }
}

bool RoleReader::joined_to(const RolePhrase& before, const RolePhrase& phrase) {
  if (phrase.first < before.role_last) return false;
  if (phrase.first == before.role_last && !before.adjacent) return true;  // "Emeritus Professor", "chairman-president"
  if (tree_.relation(phrase.head) == Deprel::kConj && tree_.head(phrase.head) == before.head && !phrase.adjacent)
    return true;
  return phrase.first == before.role_last + 1 && lower(before.role_last) == "and";
}

}  // namespace dossier::extract
