// Whom a role or kin noun without a name means: the one that the article says bears it.
#include "base/utf8.h"
#include "extract/entities.h"
#include "extract/entity_names.h"

#include <algorithm>

namespace dossier::extract {

namespace {

bool no_longer(std::string_view word) {
  return word == "former" || word == "ex" || word == "ousted" || word == "retired" || word == "late";
}

/// "budget minister" is a minister.
bool is_or_ends_with(std::string_view role, std::string_view noun) {
  return role == noun ||
         (role.size() > noun.size() && role.ends_with(noun) && role[role.size() - noun.size() - 1] == ' ');
}

}  // namespace

bool EntityTable::headline_noun(TokenIndex head) const {
  if (tree_.token(head).sentence != 0 || !tree_.is(head, "NN") || tree_.has(head, Deprel::kDet)) return false;
  switch (tree_.relation(head)) {
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kObj:
    case Deprel::kIobj:
    case Deprel::kObl:
    case Deprel::kOblAgent:
    case Deprel::kNmodPoss:
    case Deprel::kNmod:
    case Deprel::kRoot: return true;
    default: return false;
  }
}

bool EntityTable::foreign(std::uint32_t person) const {
  // "Ghanaian President Kojo Ampofo", "Ghana's president, Kojo Ampofo": introduced as another country's.
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    if (names_[index].entity != static_cast<std::int32_t>(person)) continue;
    const TokenIndex name = revised_[index].mention.first;
    const TokenIndex begin = document_->sentences[tree_.token(name).sentence].first;
    for (TokenIndex before = name; before-- > begin && name - before < 6;) {
      const std::int32_t other = name_at_[before];
      if (other >= 0 && names_[other].entity >= 0 && entities_[names_[other].entity].kind == EntityKind::kCountry) {
        const auto home = home_country(begin);
        return home && *home != static_cast<std::uint32_t>(names_[other].entity);
      }
      if (tree_.upos(before) == Upos::kVerb || tree_.upos(before) == Upos::kAdp) break;
    }
    return false;
  }
  return false;
}

std::optional<Reference> EntityTable::find_bearer(TokenIndex head) const {
  if (!tree_.is(head, "NN")) return std::nullopt;
  const TokenIndex begin = document_->sentences[tree_.token(head).sentence].first;
  const TokenIndex first = role_noun_before(*document_, *lexicon_, begin, head + 1);
  if (first == kNoToken) return std::nullopt;
  const bool headline = headline_noun(head);
  bool definite = headline;
  bool former = false;
  for (const TokenIndex child : tree_.children(head)) {
    const Deprel relation = tree_.relation(child);
    if (child >= first || relation == Deprel::kPunct || relation == Deprel::kCase) continue;
    const std::string word = utf8::to_lower(tree_.form(child));
    if (relation == Deprel::kDet && word == "the") definite = true;
    else if (relation == Deprel::kAmod && no_longer(word)) former = true;
    else if (!headline || name_at_[child] < 0) return std::nullopt;
  }
  if (!definite) return std::nullopt;
  std::string noun;
  for (TokenIndex at = first; at <= head; ++at) noun += (noun.empty() ? "" : " ") + utf8::to_lower(tree_.form(at));
  // Who has just this role, else the one whose fuller role ends so.
  std::int32_t exact = -1;
  std::int32_t fuller = -1;
  bool several = false;
  bool several_fuller = false;
  const auto take = [&](std::string_view role, std::uint32_t person) {
    if (!is_or_ends_with(role, noun)) return;
    if (!headline && foreign(person)) return;
    std::int32_t& found = role.size() == noun.size() ? exact : fuller;
    if (found >= 0 && found != static_cast<std::int32_t>(person))
      (role.size() == noun.size() ? several : several_fuller) = true;
    found = static_cast<std::int32_t>(person);
  };
  for (const Bearer& bearer : bearers_) {
    if (!bearer.kin && bearer.former == former && (headline || bearer.at < head)) take(bearer.role, bearer.person);
  }
  for (std::size_t index = 0; index < revised_.size() && revised_[index].mention.first < head && !former; ++index) {
    const std::int32_t entity = names_[index].entity;
    if (entity >= 0 && !entities_[entity].title.empty())
      take(utf8::to_lower(entities_[entity].title), static_cast<std::uint32_t>(entity));
  }
  if (several || (exact < 0 && (several_fuller || fuller < 0))) return std::nullopt;
  return Reference{static_cast<std::uint32_t>(exact >= 0 ? exact : fuller), {}};
}

bool EntityTable::find_kin(TokenIndex head, std::optional<Reference>& kin) const {
  if (tree_.upos(head) != Upos::kNoun) return false;
  const RoleNoun* noun = lexicon_->find_role_noun(tree_.lemma(head));
  if (noun == nullptr || noun->kind != RoleNoun::Kind::kFamily) return false;
  const TokenIndex possessor = tree_.child(head, Deprel::kNmodPoss);
  if (possessor == kNoToken) return false;
  std::int32_t owner = -1;
  if (name_at_[possessor] >= 0) owner = names_[name_at_[possessor]].entity;
  else if (const std::int32_t chain = possessor < document_->chain_of.size() ? document_->chain_of[possessor] : -1;
           chain >= 0)
    owner = chain_entity_[chain];
  if (owner < 0 || !tree_.is(head, "NN")) return true;
  const std::string_view relation = noun->relation.empty() ? noun->lemma : noun->relation;
  for (const Bearer& bearer : bearers_) {
    if (!bearer.kin || bearer.role != relation || bearer.of != static_cast<std::uint32_t>(owner)) continue;
    if (kin && kin->entity != bearer.person) {
      kin.reset();
      break;
    }
    kin = Reference{bearer.person, {}};
  }
  return true;
}

}  // namespace dossier::extract
