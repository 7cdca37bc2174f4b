// What is done by saying: demands, promises, threats.
#include "extract/events.h"

#include <algorithm>

namespace dossier::extract {

namespace {

/// Where an auxiliary puts the verb's doing.
struct Outlook {
  TokenIndex word = kNoToken;  ///< the auxiliary that says so
  bool will = false;           ///< "will", "would", "shall"
  bool must = false;           ///< "must", "should"
};

Outlook outlook_of(const Tree& tree, TokenIndex verb) {
  Outlook outlook;
  for (const TokenIndex auxiliary : tree.children(verb)) {
    if (tree.relation(auxiliary) != Deprel::kAux) continue;
    const std::string_view lemma = tree.lemma(auxiliary);
    if (lemma == "have" && (outlook.must || outlook.will)) return {};  // "should have won": of what is past
    outlook.must |= lemma == "must" || lemma == "should";
    if (lemma == "will" || lemma == "would" || lemma == "shall" || lemma == "wo" || lemma == "'ll") {
      outlook.will = true;
      outlook.word = auxiliary;
    }
  }
  return outlook;
}

/// Doings that are good for others, and those that are not.
bool is_friendly(EventType type) {
  switch (type) {
    case EventType::kSupport:
    case EventType::kAid:
    case EventType::kCooperate:
    case EventType::kConsult:
    case EventType::kConcede:
    case EventType::kAgree:
    case EventType::kRetreat: return true;
    default: return false;
  }
}
bool is_hostile(EventType type) {
  switch (type) {
    case EventType::kAssault:
    case EventType::kCoerce:
    case EventType::kSanction:
    case EventType::kProtest:
    case EventType::kReject: return true;
    default: return false;
  }
}

}  // namespace

/// What is done by saying: "said that Sudan must return it" demands, "said it will send aid" promises, "said they would
/// blockade Paris" threatens, "said it will not accept them" refuses. Such a saying is read as the lexicon reads that
/// verb. So is what somebody is said to do yet, by whomever: "Finland will give Tanzania a loan, the ministry said".
void MentionReader::add_speech_acts(std::vector<EventMention>& mentions) {
  for (EventMention& mention : mentions) turn_into_threat(mention, mentions);
  std::vector<EventMention> acts;
  std::vector<bool> told(tree_.size(), false);  // verbs whose doing has been taken for an act
  for (TokenIndex said = 0; said < tree_.size(); ++said) {
    const Predicate* reading = readings_[said];
    if (reading == nullptr || !reading->claim || reading->type != EventType::kNone || tree_.upos(said) != Upos::kVerb)
      continue;
    const TokenIndex content = tree_.child(said, Deprel::kCcomp);
    if (content == kNoToken) continue;
    const TokenIndex subject = tree_.child(content, Deprel::kNsubj);
    const ClauseArguments clause = clause_arguments(tree_, lexicon_, said);
    if (subject == kNoToken || clause.subject == kNoToken) continue;
    const std::optional<Reference> speaker = entities_.find(clause.subject, EntityTable::Reading::kActor);
    const std::optional<Reference> doer = entities_.find(subject, EntityTable::Reading::kActor);
    const bool same = speaker && doer ? speaker->entity == doer->entity : tree_.upos(subject) == Upos::kPron;
    const Outlook outlook = outlook_of(tree_, content);
    const Predicate* act = nullptr;
    // "a coup must not become a purge": nobody is told to do anything.
    const bool somebody =
        doer ? entities_[doer->entity].kind != EntityKind::kThing : tree_.upos(subject) == Upos::kPron;
    if ((outlook.must || subjunctive(said, content, subject)) && !same && somebody)
      act = plain_entry("demand", EventType::kDemand);
    if (outlook.will && same) act = promised_entry(mentions, content);
    if (act == nullptr) continue;
    told[content] = true;
    EventMention mention;
    mention.instance.entry = act;
    mention.instance.word = mention.instance.support = said;
    mention.trigger = tree_.token(said).span;
    mention.arguments.push_back({Role::kActor, Position::kSubject, clause.subject, 0.8 * clause.subject_certainty});
    if (act->type == EventType::kDemand)
      mention.arguments.push_back({Role::kRecipient, Position::kClause, subject, 0.75});
    finish_act(mention, mentions);
    acts.push_back(std::move(mention));
  }
  for (const EventMention& planned : mentions) {
    if (told[planned.instance.word]) continue;
    if (std::optional<EventMention> act = announced(planned, mentions)) acts.push_back(std::move(*act));
  }
  if (acts.empty()) return;
  for (EventMention& act : acts) mentions.push_back(std::move(act));
  std::stable_sort(mentions.begin(), mentions.end(), [](const EventMention& left, const EventMention& right) {
    return left.instance.word < right.instance.word;
  });
  for (std::size_t i = 0; i < mentions.size(); ++i)
    mention_at_[mentions[i].instance.word] = static_cast<std::int32_t>(i);
}

/// "insisted that Peru pull back": after such verbs the bare form demands.
bool MentionReader::subjunctive(TokenIndex said, TokenIndex content, TokenIndex subject) const {
  if (!lexicon_.in_set("mandative", tree_.lemma(said)) || !tree_.has(content, Deprel::kMark)) return false;
  const bool singular = tree_.is(subject, "NNP") || tree_.is(subject, "NN");
  const bool bare = tree_.is(content, "VB") || tree_.is(content, "VBP");
  return singular && bare && !tree_.has(content, Deprel::kAux);
}

void MentionReader::finish_act(EventMention& act, const std::vector<EventMention>& mentions) {
  act.sentence = tree_.token(act.instance.word).sentence;
  act.status = status_of(tree_, lexicon_, readings_, act.instance.support, act.instance.support);
  act.when = dates_.when(act.instance.support);
  resolve(act);
  add_indirect_recipients(act, mentions);
}

/// "vowed to strike Israeli ports" is no promise.
void MentionReader::turn_into_threat(EventMention& mention, const std::vector<EventMention>& mentions) const {
  if (mention.type() != EventType::kAgree || !mention.verbal() || mention.instance.entry->symmetric) return;
  const Predicate* threat = plain_entry("threaten", EventType::kThreaten);
  if (threat == nullptr) return;
  for (const TokenIndex content : tree_.children(mention.instance.word)) {
    const Deprel relation = tree_.relation(content);
    if (relation != Deprel::kXcomp && relation != Deprel::kObj && relation != Deprel::kCcomp) continue;
    const std::int32_t index = mention_at_[content];
    if (index < 0) continue;
    const EventMention& act = mentions[static_cast<std::size_t>(index)];
    if (!is_hostile(act.type()) || act.status.polarity == Polarity::kNegative || at_things_alone(act)) continue;
    mention.instance.entry = threat;
    return;
  }
}

/// "fight poverty": a struggle with no one.
bool MentionReader::at_things_alone(const EventMention& act) const {
  bool things = false;
  for (const Participant& each : act.participants) {
    const bool thing = entities_[each.reference.entity].kind == EntityKind::kThing;
    if (each.role == Role::kRecipient && !thing) return false;
    things |= thing && each.role != Role::kActor;
  }
  return things;
}

/// What somebody named will do to somebody is announced by saying so; it is then promised, or threatened.
std::optional<EventMention> MentionReader::announced(const EventMention& planned,
                                                     const std::vector<EventMention>& mentions) {
  const TokenIndex verb = planned.verbal() ? planned.instance.word : planned.instance.support;
  if (verb == kNoToken || (!planned.verbal() && mention_at_[verb] >= 0)) return std::nullopt;
  const TokenIndex clause = tree_.first_conjunct(verb);
  switch (tree_.relation(clause)) {
    case Deprel::kRoot:
    case Deprel::kCcomp:
    case Deprel::kParataxis: break;
    default: return std::nullopt;
  }
  const TokenIndex subject = tree_.child(verb, Deprel::kNsubj);
  const Outlook outlook = outlook_of(tree_, verb);
  if (subject == kNoToken || !outlook.will || tree_.lemma(outlook.word) == "would") return std::nullopt;
  const Predicate* act = promised_entry(mentions, planned.instance.word);
  if (act == nullptr) return std::nullopt;
  const auto named = [&](const Participant& each) {
    const EntityKind kind = entities_[each.reference.entity].kind;
    return kind != EntityKind::kThing && kind != EntityKind::kGroup;
  };
  bool somebody = false;
  bool other = false;
  for (const Participant& each : planned.participants) {
    const bool acts = each.role == Role::kActor || each.role == Role::kParty;
    if (acts && each.token == subject) {
      somebody = named(each);
    } else {
      other |= entities_[each.reference.entity].kind != EntityKind::kThing;
    }
  }
  if (!somebody || !other) return std::nullopt;
  EventMention mention;
  mention.instance.entry = act;
  mention.instance.word = outlook.word;
  mention.instance.support = verb;
  mention.trigger = tree_.token(outlook.word).span;
  constexpr TokenIndex kNear = 3;
  if (verb > outlook.word && verb - outlook.word <= kNear) mention.trigger.end = tree_.token(verb).span.end;
  mention.arguments.push_back({Role::kActor, Position::kSubject, subject, 0.8});
  finish_act(mention, mentions);
  for (const Participant& each : planned.participants) {
    const bool acts =
        std::any_of(mention.participants.begin(), mention.participants.end(),
                    [&](const Participant& own) { return own.reference.entity == each.reference.entity; });
    const EntityKind kind = entities_[each.reference.entity].kind;
    if (acts || kind == EntityKind::kThing) continue;
    if (each.role == Role::kLocation && kind == EntityKind::kPlace) continue;  // the town where it is to be
    mention.participants.push_back({Role::kRecipient, each.reference, each.token, 0.7 * each.certainty, true});
  }
  return mention;
}

/// The lexicon's bare entry of a verb for a type; null when a lexicon has none.
const Predicate* MentionReader::plain_entry(std::string_view verb, EventType type) const {
  const std::vector<std::uint32_t>* entries = lexicon_.find(verb, WordClass::kVerb);
  if (entries == nullptr) return nullptr;
  for (const std::uint32_t index : *entries) {
    const Predicate& entry = lexicon_.predicates[index];
    if (entry.particle.empty() && entry.object.empty() && entry.tail.empty() && entry.type == type) return &entry;
  }
  return nullptr;
}

/// To say that one will help is to promise, that one will attack to threaten, that one will not help to refuse; of
/// other doings it is news and no act.
const Predicate* MentionReader::promised_entry(const std::vector<EventMention>& mentions, TokenIndex content) const {
  const std::int32_t index = mention_at_[content];
  if (index < 0) return nullptr;
  const EventMention& promised = mentions[static_cast<std::size_t>(index)];
  if (promised.status.polarity == Polarity::kNegative)
    return is_friendly(promised.type()) ? plain_entry("refuse", EventType::kReject) : nullptr;
  if (is_friendly(promised.type())) return plain_entry("promise", EventType::kAgree);
  if (is_hostile(promised.type()) && !at_things_alone(promised)) return plain_entry("threaten", EventType::kThreaten);
  return nullptr;
}

}  // namespace dossier::extract
