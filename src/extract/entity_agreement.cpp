// What coreference said, checked by what the words allow.
#include "base/utf8.h"
#include "extract/entities.h"
#include "language/coref_names.h"

namespace dossier::extract {

using language::CorefMention;

bool EntityTable::names_later(TokenIndex head, std::int32_t chain) const {
  if (tree_.upos(head) != Upos::kNoun) return false;
  const TokenIndex article = tree_.child(head, Deprel::kDet);
  if (article == kNoToken || (tree_.lemma(article) != "a" && tree_.lemma(article) != "another")) return false;
  for (const CorefMention& mention : document_->chains[static_cast<std::size_t>(chain)].mentions) {
    if (mention.name < 0) continue;
    // "dismissed the minister, Ivan Horak … will appoint a caretaker minister": a new one.
    if (mention.head < head) return newcomer(head);
    return mention.head > head && document_->tokens[mention.head].sentence != document_->tokens[head].sentence;
  }
  return false;
}

bool EntityTable::newcomer(TokenIndex head) const {
  if (lexicon_->find_role_noun(tree_.lemma(head)) == nullptr || tree_.has(head, Deprel::kCop)) return false;
  switch (tree_.relation(head)) {
    case Deprel::kObj:
    case Deprel::kIobj: return !tree_.has(head, Deprel::kAppos);
    default: return false;
  }
}

bool EntityTable::one_unnamed(std::int32_t chain) const {
  for (const CorefMention& mention : document_->chains[static_cast<std::size_t>(chain)].mentions) {
    if (mention.name >= 0) return false;
    if (mention.form != CorefMention::Form::kNominal) continue;
    const std::string_view lemma = tree_.lemma(mention.head);
    const bool collective = lexicon_->in_set("group", lemma) && lemma != "man" && lemma != "woman" && lemma != "person";
    return tree_.is(mention.head, "NN") && !collective && !lexicon_->in_set("body", lemma) &&
           lexicon_->find_metonym(lemma) == nullptr && tree_.has(mention.head, Deprel::kDet);
  }
  return false;
}

language::Gender EntityTable::gender(std::uint32_t entity) const {
  for (std::size_t chain = 0; chain < chain_entity_.size(); ++chain) {
    if (chain_entity_[chain] != static_cast<std::int32_t>(entity)) continue;
    if (document_->chains[chain].gender != language::Gender::kUnknown) return document_->chains[chain].gender;
  }
  return language::Gender::kUnknown;
}

language::Gender EntityTable::gender_by_name(std::uint32_t entity) const {
  for (const RevisedName& revised : revised_) {
    const language::NameMention& name = revised.mention;
    const auto bearer = name.kind == language::NameKind::kPerson ? find(name.head) : std::nullopt;
    if (!bearer || bearer->entity != entity) continue;
    const language::Gender gender = language::coref::gender_of_person(*document_, name, *gazetteer_);
    if (gender != language::Gender::kUnknown) return gender;
  }
  return language::Gender::kUnknown;
}

bool EntityTable::pronoun_of_another(TokenIndex head, std::int32_t chain) const {
  if (tree_.upos(head) != Upos::kPron) return false;
  const std::string word = utf8::to_lower(tree_.form(head));
  const EntityKind kind = entities_[static_cast<std::size_t>(chain_entity_[static_cast<std::size_t>(chain)])].kind;
  const bool they = word == "they" || word == "them" || word == "their" || word == "themselves";
  const bool it = word == "it" || word == "its" || word == "itself";
  if (they && one_unnamed(chain)) return true;
  if (they || it) return kind == EntityKind::kPerson;
  const bool someone = word == "he" || word == "she" || word == "him" || word == "his" || word == "her" ||
                       word == "himself" || word == "herself";
  return someone && (kind == EntityKind::kCountry || kind == EntityKind::kPlace || kind == EntityKind::kOrganization);
}

}  // namespace dossier::extract
