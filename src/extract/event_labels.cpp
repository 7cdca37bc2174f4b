#include "extract/event_labels.h"

#include "base/utf8.h"
#include "extract/entity_names.h"

#include <algorithm>

namespace dossier::extract {
namespace {

constexpr TokenIndex kMostWords = 9;  // of the clause, from its verb on

class Labeller {
 public:
  Labeller(const Tree& tree, const EntityTable& entities, const std::vector<const EventMention*>& group)
      : tree_(tree), entities_(entities), group_(group) {}

  std::string label() const {
    for (const EventMention* mention : group_)
      if (!mention->verbal()) return nominal(*mention);
    return verbal(*group_.front());
  }

 private:
  /// The first participant in the role; unnamed ones only when asked for.
  const Entity* participant(Role role, bool unnamed = false) const {
    for (const EventMention* mention : group_)
      for (const Participant& each : mention->participants) {
        const Entity& entity = entities_[each.reference.entity];
        const bool plain = entity.kind == EntityKind::kGroup || entity.kind == EntityKind::kThing;
        if (each.role == role && (unnamed || !plain)) return &entity;
      }
    return nullptr;
  }

  /// The text of the words, without quotation marks, which the cut may have parted.
  std::string words(TokenIndex first, TokenIndex last) const {
    std::string text = words_of(tree_.document(), tree_.document().span_of(first, last));
    for (const std::string_view mark : {"\"", "“", "”", "„", "«", "»"})
      for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
        text.erase(at, mark.size());
    return text;
  }

  std::string nominal(const EventMention& mention) const {
    const TokenIndex word = mention.instance.word;
    // The modifier right before it, hyphens and all: "full-scale invasion".
    TokenIndex first = word;
    for (const TokenIndex modifier : tree_.children(word)) {
      const auto hull = tree_.dependents().hull(modifier);
      const Deprel relation = tree_.relation(modifier);
      if (hull.second == word && word - hull.first <= 3 && tree_.token(modifier).name < 0 &&
          (relation == Deprel::kCompound || relation == Deprel::kAmod))
        first = hull.first;
    }
    std::string label = utf8::to_lower(words(first, word + 1));
    if (const Entity* target = participant(Role::kRecipient)) {
      label += mention.type() == EventType::kAssault && mention.instance.entry->lemma == "attack" ? " on " : " of ";
      return label + target->name;
    }
    if (const Entity* place = participant(Role::kLocation)) return label + " in " + place->name;
    if (const Entity* actor = participant(Role::kActor)) return label + " by " + actor->name;
    if (const Entity* party = participant(Role::kParty)) return label + " with " + party->name;
    return label;
  }

  std::string verbal(const EventMention& mention) const {
    const TokenIndex verb = mention.instance.word;
    const Entity* subject = nullptr;
    if (tree_.passive(verb)) {
      subject = participant(Role::kRecipient, true);
    } else {
      subject = participant(Role::kActor);
      if (subject == nullptr) subject = participant(Role::kParty);
      if (subject == nullptr) subject = participant(Role::kActor, true);
    }
    std::string label = subject == nullptr ? "" : subject->name + ' ';
    const auto [first, last, whole] = clause(mention);
    const bool infinitive = first < verb && tree_.relation(first) == Deprel::kMark;
    if (infinitive && mention.status.polarity == Polarity::kNegative) label += "not ";
    label += words(first, last);
    if (!whole) label += " …";
    return label;
  }

  struct Stretch {
    TokenIndex first, last;
    bool whole;
  };

  /// The verb with its auxiliaries and negation, and what it governs after it.
  Stretch clause(const EventMention& mention) const {
    const TokenIndex verb = mention.instance.word;
    const language::Sentence& sentence = tree_.document().sentences[mention.sentence];
    TokenIndex first = verb;
    while (first > sentence.first && tree_.head(first - 1) == verb && leads(first - 1)) --first;
    TokenIndex last = verb + 1;
    while (last < sentence.last && tree_.token(last).span.start < mention.trigger.end) ++last;
    bool whole = true;
    for (const TokenIndex dependent : tree_.children(verb)) {
      if (dependent < verb) continue;
      if (!follows(tree_.relation(dependent))) {
        if (tree_.relation(dependent) == Deprel::kPunct || tree_.relation(dependent) == Deprel::kConj ||
            is_clausal(tree_.relation(dependent)))
          break;
        continue;
      }
      const TokenIndex end = tree_.dependents().hull(dependent).second;
      if (end > verb + kMostWords) {
        whole = last > verb + 1;
        if (!whole) last = std::min<TokenIndex>(verb + kMostWords, sentence.last);
        break;
      }
      last = std::max(last, end);
    }
    while (last > verb + 1 && (tree_.upos(last - 1) == Upos::kPunct || (!whole && !says_something(last - 1)))) --last;
    return {first, last, whole};
  }

  bool says_something(TokenIndex token) const {
    const Upos tag = tree_.upos(token);
    return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kVerb || tag == Upos::kNum || tag == Upos::kPron;
  }

  bool leads(TokenIndex token) const {
    const Deprel relation = tree_.relation(token);
    const std::string_view lemma = tree_.lemma(token);
    return relation == Deprel::kAux || relation == Deprel::kAuxPass ||
           (relation == Deprel::kAdvmod && (lemma == "not" || lemma == "never")) ||
           (relation == Deprel::kMark && lemma == "to");
  }

  static bool follows(Deprel relation) {
    return relation == Deprel::kObj || relation == Deprel::kIobj || relation == Deprel::kXcomp ||
           relation == Deprel::kCcomp || relation == Deprel::kCompoundPrt || relation == Deprel::kOblAgent ||
           relation == Deprel::kObl;
  }

  const Tree& tree_;
  const EntityTable& entities_;
  const std::vector<const EventMention*>& group_;
};

}  // namespace

std::string event_label(const Tree& tree, const EntityTable& entities, const std::vector<const EventMention*>& group) {
  return Labeller(tree, entities, group).label();
}

}  // namespace dossier::extract
