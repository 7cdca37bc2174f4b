// Participants without a name: the Groups and Things that join the table as they are asked for.
#include "base/utf8.h"
#include "extract/entities.h"
#include "extract/entity_names.h"
#include "extract/numbers.h"

#include <algorithm>

namespace dossier::extract {

using language::CorefMention;
using language::NameKind;

namespace {

/// Nouns that only measure what their of-phrase names.
bool quantity_noun(std::string_view lemma) {
  static constexpr std::string_view kWords[] = {"group",   "number",  "thousand", "hundred",  "dozen",  "ten",
                                                "score",   "million", "lot",      "majority", "couple", "series",
                                                "handful", "crowd",   "pair",     "rest",     "half",   "quarter",
                                                "third",   "plenty",  "range",    "batch",    "wave"};
  return std::find(std::begin(kWords), std::end(kWords), lemma) != std::end(kWords);
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

std::optional<Reference> EntityTable::add_unnamed(TokenIndex head) {
  const language::Document& document = *document_;
  const language::Token& token = document.tokens[head];
  const bool number = token.upos == Upos::kNum;
  if (token.upos != Upos::kNoun && token.upos != Upos::kPropn && !number &&
      !(token.upos == Upos::kAdj && tree_.has(head, Deprel::kDet))) {
    return std::nullopt;
  }
  if (name_at_[head] >= 0) {
    const NameKind kind = revised_[name_at_[head]].mention.kind;
    if (kind == NameKind::kDate || (kind == NameKind::kNumber && !number)) return std::nullopt;
  }
  const std::string lemma = utf8::to_lower(token.lemma);
  if (lexicon_->in_set("weekday", lemma) || lexicon_->in_set("month", lemma) || lexicon_->in_set("unit", lemma))
    return std::nullopt;

  // The words of the name: from the first modifier that says what it is to the head, and a short of-phrase.
  Unnamed unnamed{0, lemma, {}, {}};
  TokenIndex first = head;
  std::string owner;
  std::string of_name;
  const std::optional<std::int64_t> size =
      number ? number_value(document, head, head + 1) : count_of(document, tree_.dependents(), head);
  bool indefinite = false;
  for (const TokenIndex child : tree_.children(head)) {
    const Deprel relation = tree_.relation(child);
    if (relation == Deprel::kDet)
      indefinite |= tree_.lemma(child) == "a" || tree_.lemma(child) == "an" || tree_.lemma(child) == "another";
    if (child > head) {
      // "the government of Anna Noir": hers as much as "Anna Noir's government".
      if (of_name.empty() && relation == Deprel::kNmod && name_at_[child] >= 0 && tree_.introduced_by(child, "of")) {
        if (const auto named = find(child, Reading::kAuto)) of_name = entities_[named->entity].name;
      }
      continue;
    }
    // "shot dead the mayor", "set free four hostages": the verb's word, whatever the tree made of it.
    const bool verbs = relation == Deprel::kAmod && child + 1 < head && child == tree_.head(head) + 1 &&
                       tree_.upos(tree_.head(head)) == Upos::kVerb &&
                       (tree_.upos(child + 1) == Upos::kDet || tree_.upos(child + 1) == Upos::kNum);
    if (verbs) continue;
    if (relation == Deprel::kAmod || relation == Deprel::kCompound || relation == Deprel::kNmodDesc) {
      unnamed.modifiers.push_back(name_key(document.form(child)));
      const auto hull = tree_.dependents().hull(child);
      if (hull.first < first && hull.second <= head + 1) first = hull.first;
    } else if (relation == Deprel::kNmodPoss) {
      if (const auto possessor = find(child, Reading::kAuto)) {
        owner = entities_[possessor->entity].name;
      }
    }
  }
  std::sort(unnamed.modifiers.begin(), unnamed.modifiers.end());
  unnamed.possessor = owner.empty() ? of_name : owner;

  // One thing with an earlier mention: the same noun, nothing that contradicts.
  const auto within = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::includes(b.begin(), b.end(), a.begin(), a.end());
  };
  if (!indefinite) {
    for (std::size_t index = unnamed_.size(); index-- > 0;) {
      Unnamed& known = unnamed_[index];
      if (known.lemma != lemma) continue;
      if (!known.possessor.empty() && !unnamed.possessor.empty() && known.possessor != unnamed.possessor) continue;
      if (!within(known.modifiers, unnamed.modifiers) && !within(unnamed.modifiers, known.modifiers)) continue;
      Entity& entity = entities_[known.entity];
      if (size && entity.size && *size != *entity.size) continue;
      if (size && !entity.size) entity.size = size;
      add_alias(known.entity, {}, document.span_of(first, head + 1));
      nominals_[head] = known.entity;
      return Reference{known.entity, {}};
    }
  }

  Entity entity;
  const bool plural = tree_.is(head, "NNS") || tree_.is(head, "NNPS") || (size && *size > 1);
  // "thousands of Kurds": a people without a country of its own.
  const bool nation = name_at_[head] >= 0 && revised_[name_at_[head]].mention.kind == NameKind::kNationality;
  const bool people = number || nation || lexicon_->in_set("group", lemma) ||
                      lexicon_->find_metonym(lemma) != nullptr || lexicon_->find_role_noun(lemma) != nullptr ||
                      lemma == "people" || lemma == "police" ||
                      (plural && !lexicon_->in_set("thing-noun", lemma) &&
                       (ends_with(lemma, "er") || ends_with(lemma, "or") || ends_with(lemma, "ist") ||
                        ends_with(lemma, "ian") || ends_with(lemma, "ee") || ends_with(lemma, "ant") ||
                        ends_with(lemma, "man") || ends_with(lemma, "person") || ends_with(lemma, "woman")));
  entity.kind = people ? EntityKind::kGroup : EntityKind::kThing;
  std::string text = words_of(document, document.span_of(first, head + 1));
  // "members of the crew", "eleven of them": without its of-phrase the noun would say little.
  // So "inspectors of the Red Cross": the name in it says whose they are.
  const bool partial = quantity_noun(lemma) || lemma == "member" || number;
  if (partial || people) {
    for (const TokenIndex child : tree_.children(head)) {
      if (child < head || tree_.relation(child) != Deprel::kNmod) continue;
      if (!tree_.introduced_by(child, "of") && (partial || !tree_.introduced_by(child, "from"))) continue;
      const auto hull = tree_.dependents().hull(child);
      bool named = partial;
      for (TokenIndex word = hull.first; word < hull.second && !named; ++word)
        named = name_at_[word] >= 0 && revised_[name_at_[word]].mention.kind != NameKind::kDate;
      if (!named) break;
      if (hull.second - hull.first <= 10 && hull.first > head) {
        text = words_of(document, document.span_of(first, hull.second));
      }
      break;
    }
  }
  text = bare_name(text);
  if (!owner.empty()) {
    entity.name = owner + (owner.back() == 's' ? "' " : "'s ") + text;
    entity.aliases = {entity.name, text};
  } else {
    entity.name = text;
    entity.aliases = {text};
  }
  entity.size = size;
  entity.mentions.push_back(document.span_of(first, head + 1));
  unnamed.entity = static_cast<std::uint32_t>(entities_.size());
  entities_.push_back(std::move(entity));
  unnamed_.push_back(std::move(unnamed));
  nominals_[head] = unnamed_.back().entity;
  return Reference{unnamed_.back().entity, {}};
}

std::optional<Reference> EntityTable::ensure(TokenIndex head, Reading reading) {
  if (head >= document_->tokens.size() || depth_ >= kMaxDescriptions) return std::nullopt;
  if (const auto found = find(head, reading)) return found;
  const language::Token& token = document_->tokens[head];
  // An actor that the build did not foresee: a capital in another's hands.
  struct Depth {
    int& value;
    explicit Depth(int& depth) : value(depth) { ++value; }
    ~Depth() { --value; }
  } guard(depth_);

  if (token.upos == Upos::kPron || token.upos == Upos::kDet || token.upos == Upos::kSconj) {
    if (is_relative_pronoun(token.lemma)) {
      const TokenIndex noun = antecedent(head);
      return noun == kNoToken ? std::nullopt : ensure(noun, reading);
    }
    // A chain without a name: what its first description names.
    const std::int32_t chain = head < document_->chain_of.size() ? document_->chain_of[head] : -1;
    const std::string word = utf8::to_lower(document_->form(head));
    if (chain < 0 || ((word == "they" || word == "them" || word == "their") && one_unnamed(chain))) return std::nullopt;
    for (const CorefMention& mention : document_->chains[chain].mentions) {
      if (mention.form != CorefMention::Form::kNominal || mention.head == head) continue;
      const auto described = ensure(mention.head, reading);
      if (described) chain_entity_[chain] = static_cast<std::int32_t>(described->entity);
      return described;
    }
    return std::nullopt;
  }
  // "owns 67 per cent of Nordgas"
  const bool part = token.lemma == "cent" || token.lemma == "percent" || token.lemma == "%";
  if (part || quantity_noun(token.lemma) || lexicon_->in_set("quantity", token.lemma)) {
    for (const TokenIndex child : tree_.children(head)) {
      if (part && name_at_[child] < 0) continue;
      if (child > head && tree_.relation(child) == Deprel::kNmod && tree_.introduced_by(child, "of")) {
        if (const auto measured = ensure(child, reading)) return measured;
      }
    }
  }
  const auto added = add_unnamed(head);
  if (added && head < document_->chain_of.size()) {
    const std::int32_t chain = document_->chain_of[head];
    if (chain >= 0 && chain_entity_[chain] < 0) chain_entity_[chain] = static_cast<std::int32_t>(added->entity);
  }
  return added;
}

std::optional<Reference> EntityTable::ensure_itself(TokenIndex head) {
  if (head >= document_->tokens.size() || document_->tokens[head].name >= 0) return std::nullopt;
  return add_unnamed(head);
}

}  // namespace dossier::extract
