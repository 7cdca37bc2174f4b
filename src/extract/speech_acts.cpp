// What is done by saying: demands, promises, threats.
#include "extract/events.h"

#include <algorithm>

namespace dossier::extract {

/// What is done by saying: "said that Sudan must return it" demands, "said it will send aid" promises, "said they would
/// blockade Paris" threatens. Such a saying is read as the lexicon reads that verb.
void MentionReader::add_speech_acts(std::vector<EventMention>& mentions) {
  std::vector<EventMention> acts;
  for (TokenIndex said = 0; said < tree_.size(); ++said) {
    const Predicate* reading = readings_[said];
    if (reading == nullptr || !reading->claim || reading->type != EventType::kNone || tree_.upos(said) != Upos::kVerb)
      continue;
    const TokenIndex content = tree_.child(said, Deprel::kCcomp);
    if (content == kNoToken) continue;
    const TokenIndex subject = tree_.child(content, Deprel::kNsubj);
    const ClauseArguments clause = clause_arguments(tree_, lexicon_, said);
    if (subject == kNoToken || clause.subject == kNoToken) continue;
    const Predicate* act = nullptr;
    const std::optional<Reference> speaker = entities_.find(clause.subject, EntityTable::Reading::kActor);
    const std::optional<Reference> doer = entities_.find(subject, EntityTable::Reading::kActor);
    const bool same = speaker && doer ? speaker->entity == doer->entity : tree_.upos(subject) == Upos::kPron;
    for (const TokenIndex auxiliary : tree_.children(content)) {
      if (tree_.relation(auxiliary) != Deprel::kAux) continue;
      const std::string_view lemma = tree_.lemma(auxiliary);
      if ((lemma == "must" || lemma == "should") && !same) act = plain_entry("demand");
      if ((lemma == "will" || lemma == "would") && same) act = promised_entry(mentions, content);
    }
    if (act == nullptr) continue;
    EventMention mention;
    mention.instance.entry = act;
    mention.instance.word = mention.instance.support = said;
    mention.sentence = tree_.token(said).sentence;
    mention.trigger = tree_.token(said).span;
    mention.status = status_of(tree_, lexicon_, readings_, said, said);
    mention.when = dates_.when(said);
    mention.arguments.push_back({Role::kActor, Position::kSubject, clause.subject, 0.8 * clause.subject_certainty});
    if (act->type == EventType::kDemand)
      mention.arguments.push_back({Role::kRecipient, Position::kClause, subject, 0.75});
    resolve(mention);
    add_indirect_recipients(mention, mentions);
    acts.push_back(std::move(mention));
  }
  if (acts.empty()) return;
  for (EventMention& act : acts) mentions.push_back(std::move(act));
  std::stable_sort(mentions.begin(), mentions.end(), [](const EventMention& left, const EventMention& right) {
    return left.instance.word < right.instance.word;
  });
  for (std::size_t i = 0; i < mentions.size(); ++i)
    mention_at_[mentions[i].instance.word] = static_cast<std::int32_t>(i);
}

/// The lexicon's bare entry of a verb; null when a lexicon has none.
const Predicate* MentionReader::plain_entry(std::string_view verb) const {
  const std::vector<std::uint32_t>* entries = lexicon_.find(verb, WordClass::kVerb);
  if (entries == nullptr) return nullptr;
  for (const std::uint32_t index : *entries) {
    const Predicate& entry = lexicon_.predicates[index];
    if (entry.particle.empty() && entry.object.empty() && entry.tail.empty() && entry.type != EventType::kNone)
      return &entry;
  }
  return nullptr;
}

/// To say that one will help is to promise, that one will attack to threaten; of other doings it is news and no act.
const Predicate* MentionReader::promised_entry(const std::vector<EventMention>& mentions, TokenIndex content) const {
  const std::int32_t index = mention_at_[content];
  if (index < 0) return nullptr;
  const EventMention& promised = mentions[static_cast<std::size_t>(index)];
  if (promised.status.polarity == Polarity::kNegative) return nullptr;
  switch (promised.type()) {
    case EventType::kSupport:
    case EventType::kAid:
    case EventType::kCooperate:
    case EventType::kConsult:
    case EventType::kConcede:
    case EventType::kRetreat: return plain_entry("promise");
    case EventType::kAssault:
    case EventType::kCoerce:
    case EventType::kSanction:
    case EventType::kProtest:
    case EventType::kReject: return plain_entry("threaten");
    default: return nullptr;
  }
}

}  // namespace dossier::extract
