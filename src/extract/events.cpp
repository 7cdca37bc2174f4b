#include "extract/events.h"

#include "base/utf8.h"
#include "extract/event_coref.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace dossier::extract {
namespace {

constexpr std::array<std::string_view, 14> kPlacePrepositions = {"in",         "at",     "near",   "on",      "outside",
                                                                 "inside",     "around", "across", "through", "within",
                                                                 "throughout", "off",    "into",   "over"};

/// Event types whose actors take part side by side.
bool is_gathering(EventType type) { return type == EventType::kConsult || type == EventType::kCompetition; }

Span word_span(const Tree& tree, TokenIndex token) {
  const std::int32_t name = tree.token(token).name;
  if (name >= 0) {
    const language::NameMention& mention = tree.document().names[static_cast<std::size_t>(name)];
    return tree.document().span_of(mention.first, mention.last);
  }
  return tree.token(token).span;
}

/// "wants to leave", "asked to speak": the wish is for what the subject itself would do.
bool wish(const Tree& tree, TokenIndex verb) {
  const TokenIndex clause = tree.child(verb, Deprel::kXcomp);
  return clause != kNoToken && !tree.passive(verb) && !tree.has(verb, Deprel::kObj) && !tree.has(verb, Deprel::kIobj) &&
         !tree.has(clause, Deprel::kNsubj);
}

/// The verb has an object that the frame has no place for: a weak entry means another use of the word.
bool leaves_object(const Tree& tree, const PredicateInstance& instance, const std::vector<Argument>& arguments) {
  if (instance.word_class() != WordClass::kVerb) return false;
  const TokenIndex object = tree.child(instance.word, Deprel::kObj);
  if (object == kNoToken || object == instance.object) return false;
  return std::none_of(arguments.begin(), arguments.end(), [&](const Argument& each) { return each.head == object; });
}

/// The words that name the event: the noun with its lead, the verb with the particle or object right after it.
Span trigger_of(const Tree& tree, const PredicateInstance& instance) {
  Span span = tree.token(instance.word).span;
  const auto reach = [&](TokenIndex token, TokenIndex distance) {
    if (token != kNoToken && token > instance.word && token - instance.word <= distance)
      span.end = tree.token(token).span.end;
  };
  if (instance.particle != kNoToken && tree.relation(instance.particle) == Deprel::kCompoundPrt)
    reach(instance.particle, 1);
  if (instance.word_class() == WordClass::kVerb) {
    reach(instance.object, 4);
    if (instance.tail_last > instance.tail_first) reach(instance.tail_last - 1, 4);
  }
  return span;
}

}  // namespace

Span evidence_of(const Tree& tree, std::initializer_list<TokenIndex> tokens) {
  Span hull{0xffffffffu, 0};
  for (const TokenIndex token : tokens) {
    if (token == kNoToken) continue;
    const Span span = word_span(tree, token);
    hull.start = std::min(hull.start, span.start);
    hull.end = std::max(hull.end, span.end);
  }
  if (hull.start > hull.end) return {};
  return hull;
}

namespace {

bool may_kill(EventType type) {
  switch (type) {
    case EventType::kAssault:
    case EventType::kDisaster:
    case EventType::kCrime:
    case EventType::kLife:
    case EventType::kProtest: return true;
    default: return false;
  }
}

}  // namespace

std::optional<Participant> owner_of(const Tree& tree, const EntityTable& entities, TokenIndex noun, bool located) {
  for (const TokenIndex dependent : tree.children(noun)) {
    const Deprel relation = tree.relation(dependent);
    bool owner = relation == Deprel::kNmodPoss || relation == Deprel::kAmod || relation == Deprel::kCompound;
    if (is_nominal_modifier(relation)) {
      owner = tree.introduced_by(dependent, "by") || tree.introduced_by(dependent, "of") ||
              tree.introduced_by(dependent, "from") ||
              (located && (tree.introduced_by(dependent, "in") || tree.introduced_by(dependent, "at")));
    }
    if (!owner) continue;
    std::optional<Reference> reference = entities.find(dependent, EntityTable::Reading::kActor);
    if (!reference) continue;
    const EntityKind kind = entities[reference->entity].kind;
    if (kind == EntityKind::kThing || kind == EntityKind::kGroup) continue;
    if (kind == EntityKind::kPlace && !located) continue;
    return Participant{Role::kRecipient, std::move(*reference), dependent, 0.8, false};
  }
  return std::nullopt;
}

std::vector<EventMention> MentionReader::read() {
  std::vector<EventMention> mentions;
  mention_at_.assign(tree_.size(), -1);
  readings_.assign(tree_.size(), nullptr);
  std::vector<bool> led(tree_.size(), false);  // words that lead a later noun: "peace" of "peace talks"
  for (TokenIndex token = tree_.size(); token-- > 0;) {
    const std::optional<WordClass> word_class = predicate_class(tree_, token);
    if (!word_class || led[token]) continue;
    const std::vector<std::uint32_t>* entries = lexicon_.find(entry_word(tree_, token), *word_class);
    if (entries == nullptr) continue;
    for (const std::uint32_t index : *entries) {
      std::optional<PredicateInstance> instance = match_words(tree_, lexicon_, lexicon_.predicates[index], token);
      if (!instance) continue;
      std::optional<std::vector<Argument>> arguments = find_arguments(tree_, lexicon_, entities_, *instance);
      if (!arguments) continue;
      if (instance->entry->weight == 0 && leaves_object(tree_, *instance, *arguments)) continue;
      for (TokenIndex lead = 1; lead <= instance->lead; ++lead) led[token - lead] = true;
      readings_[token] = instance->entry;
      const Predicate& entry = *instance->entry;
      if (entry.type == EventType::kNone && entry.relation.empty()) break;
      if (*word_class == WordClass::kNoun && tree_.relation(token) == Deprel::kCompound) break;
      // A demand is made on others: "wants to leave" is none.
      if (entry.type == EventType::kDemand && *word_class == WordClass::kVerb && wish(tree_, token)) break;
      // "a student named Wong" appoints nobody.
      if (tree_.relation(token) == Deprel::kAcl && tree_.is(token, "VBN") && lexicon_.in_set("naming", entry.lemma))
        break;
      // "the alleged crime": an attribute of another noun, not somebody's saying.
      if (entry.claim && tree_.relation(token) == Deprel::kAmod) break;
      EventMention mention;
      mention.instance = *instance;
      mention.arguments = std::move(*arguments);
      mention.sentence = tree_.token(token).sentence;
      mention.trigger = trigger_of(tree_, *instance);
      mentions.push_back(std::move(mention));
      break;
    }
  }
  std::reverse(mentions.begin(), mentions.end());
  // Words of a longer entry are no entries of their own: "dead" of "left seven dead".
  std::vector<bool> taken(tree_.size(), false);
  for (const EventMention& mention : mentions) {
    for (TokenIndex token = mention.instance.tail_first; token < mention.instance.tail_last; ++token)
      taken[token] = true;
  }
  std::erase_if(mentions, [&](const EventMention& mention) { return taken[mention.instance.word]; });
  for (std::size_t i = 0; i < mentions.size(); ++i)
    mention_at_[mentions[i].instance.word] = static_cast<std::int32_t>(i);
  for (EventMention& mention : mentions) {
    // "lift the embargo": the embargo is a happening of its own, not a part of this one's name.
    const TokenIndex object = mention.instance.object;
    const std::int32_t other = object == kNoToken ? -1 : mention_at_[object];
    if (other >= 0 && mentions[static_cast<std::size_t>(other)].type() != mention.type()) {
      mention.trigger.end = tree_.token(mention.instance.word).span.end;
    }
  }

  Casualties counted;  // they are those of the sentence: counted once
  std::uint32_t counted_sentence = kNoToken;
  for (EventMention& mention : mentions) {
    const PredicateInstance& instance = mention.instance;
    const bool supported = instance.support != kNoToken && instance.support != instance.word;
    mention.status = status_of(tree_, lexicon_, readings_, instance.word, instance.support);
    mention.when = dates_.when(instance.word);
    if (mention.when == When{} && supported) mention.when = dates_.when(instance.support);
    if (may_kill(mention.type())) {
      if (counted_sentence != mention.sentence) {
        counted = casualties_near(tree_.document(), tree_.dependents(), instance.word);
        counted_sentence = mention.sentence;
      }
      mention.casualties = counted;
    }
    promote_deployed(mention);
    resolve(mention);
    if (mention.type() != EventType::kNone) add_places(mention);
  }
  for (EventMention& mention : mentions) add_indirect_recipients(mention, mentions);
  add_speech_acts(mentions);
  add_attendees(mentions);
  return mentions;
}

/// "Troops were deployed": without an agent, those who are sent are the ones who act.
void MentionReader::promote_deployed(EventMention& mention) const {
  if (mention.type() != EventType::kMobilize && mention.type() != EventType::kRetreat) return;
  const auto has = [&](Role role) {
    return std::any_of(mention.arguments.begin(), mention.arguments.end(),
                       [&](const Argument& each) { return each.role == role; });
  };
  if (has(Role::kActor)) return;
  for (Argument& argument : mention.arguments) {
    if (argument.role == Role::kInstrument) argument.role = Role::kActor;
  }
}

/// The token that best says who is meant: a description beside a name is that name ("a spokesman, Ian Roe", "Ian Roe, a
/// spokesman, who …"), "the city of Lviv" is Lviv.
TokenIndex MentionReader::principal(TokenIndex head) const {
  const auto person_or_body = [&](TokenIndex token) {
    const std::optional<Reference> reference = entities_.find(token);
    if (!reference || tree_.token(token).name < 0) return false;
    const EntityKind kind = entities_[reference->entity].kind;
    return kind == EntityKind::kPerson || kind == EntityKind::kOrganization;
  };
  TokenIndex noun = head;
  if (tree_.upos(head) == Upos::kPron && (tree_.is(head, "WP") || tree_.is(head, "WDT"))) {
    TokenIndex clause = head;
    for (int step = 0; step < kMaxClimb && clause != kNoToken && tree_.relation(clause) != Deprel::kAclRelcl; ++step) {
      clause = tree_.head(clause);
    }
    if (clause == kNoToken || tree_.relation(clause) != Deprel::kAclRelcl || tree_.head(clause) == kNoToken)
      return head;
    noun = tree_.head(clause);
  }
  if (tree_.token(noun).name >= 0 || tree_.upos(noun) != Upos::kNoun) return head;
  if (tree_.relation(noun) == Deprel::kAppos && tree_.head(noun) != kNoToken && person_or_body(tree_.head(noun)))
    return tree_.head(noun);
  for (const TokenIndex beside : tree_.children(noun)) {
    if (beside < noun) continue;
    if (tree_.relation(beside) == Deprel::kAppos && person_or_body(beside)) {
      const std::optional<Reference> reference = entities_.find(beside);
      if (entities_[reference->entity].kind == EntityKind::kPerson) return beside;
    }
    if (tree_.relation(beside) == Deprel::kNmod && tree_.introduced_by(beside, "of") && tree_.token(beside).name >= 0 &&
        lexicon_.in_set("place-noun", tree_.lemma(noun))) {
      const std::optional<Reference> place = entities_.find(beside, EntityTable::Reading::kPlace);
      if (place && entities_[place->entity].kind == EntityKind::kPlace) return beside;
    }
  }
  return head;
}

void MentionReader::resolve(EventMention& mention) {
  for (Argument& argument : mention.arguments) {
    argument.head = principal(argument.head);
    switch (argument.role) {
      case Role::kActor:
      case Role::kRecipient:
      case Role::kParty:
      case Role::kLocation:
      case Role::kPost: break;
      default: continue;
    }
    const Upos tag = tree_.upos(argument.head);
    if (tag == Upos::kVerb || tag == Upos::kAdv) continue;
    // A happening is no participant; who did it comes in through the relations.
    const std::int32_t other = mention_at_[argument.head];
    if (other >= 0 && argument.position != Position::kAgentNoun && !entities_.find(argument.head)) continue;
    const EntityTable::Reading reading =
        argument.role == Role::kLocation
            ? EntityTable::Reading::kPlace
            : (argument.role == Role::kRecipient ? EntityTable::Reading::kAuto : EntityTable::Reading::kActor);
    if (argument.role == Role::kLocation || argument.role == Role::kPost) {
      const std::optional<Reference> place = entities_.find(argument.head, reading);
      if (!place) continue;
      const EntityKind kind = entities_[place->entity].kind;
      if (kind == EntityKind::kPerson || kind == EntityKind::kGroup) continue;
    }
    std::vector<TokenIndex> heads = tree_.conjuncts(argument.head);
    std::vector<Reference> references = entities_.expand(argument.head, reading);
    if (argument.role == Role::kRecipient && heads.size() == 1 && !references.empty() &&
        !references.front().via.empty() && suffers_itself(mention, argument.head)) {
      if (std::optional<Reference> itself = entities_.ensure_itself(argument.head)) references = {std::move(*itself)};
    }
    add_apposed(argument.head, reading, heads, references);
    for (Reference& reference : references) {
      TokenIndex token = argument.head;
      for (const TokenIndex conjunct : heads) {
        const std::optional<Reference> found = entities_.find(conjunct, reading);
        if (found && found->entity == reference.entity) token = conjunct;
      }
      const bool known =
          std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& each) {
            return each.role == argument.role && each.reference.entity == reference.entity;
          });
      if (known) continue;
      double certainty = argument.certainty;
      if (tree_.upos(token) == Upos::kPron) certainty *= 0.85;
      mention.participants.push_back({argument.role, std::move(reference), token, certainty, false});
    }
  }
}

/// Types whose events are words and measures about others, however deep in the phrase those are named.
static bool reaches_far(EventType type) {
  switch (type) {
    case EventType::kThreaten:
    case EventType::kReject:
    case EventType::kDemand:
    case EventType::kSanction:
    case EventType::kAid:
    case EventType::kConcede:
    case EventType::kProtest:
    case EventType::kSupport:
    case EventType::kInvestigate:
    case EventType::kMobilize: return true;
    default: return false;
  }
}

/// Whom an event reaches through what it is about: the owner of the thing ("rejected an Indian proposal"), those who
/// are to do what is demanded ("demanded that Israel ease …"), those whom the refused or promised act would reach.
void MentionReader::add_indirect_recipients(EventMention& mention, const std::vector<EventMention>& mentions) const {
  switch (mention.type()) {
    case EventType::kNone:
    case EventType::kBusiness:
    case EventType::kCompetition:
    case EventType::kLife:
    case EventType::kDisaster:
    case EventType::kOffice:
    case EventType::kElection:
    case EventType::kScience:
    case EventType::kConsult:
    case EventType::kOther: return;
    default: break;
  }
  const auto takes_part = [&](std::uint32_t entity) {
    return std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& each) {
      return each.reference.entity == entity && each.role != Role::kLocation;
    });
  };
  const auto add = [&](Participant participant, double certainty) {
    if (takes_part(participant.reference.entity)) return;
    participant.role = Role::kRecipient;
    participant.certainty *= certainty;
    participant.inferred = true;
    mention.participants.push_back(std::move(participant));
  };
  const auto named_recipient = [&] {
    return std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& each) {
      const EntityKind kind = entities_[each.reference.entity].kind;
      return each.role == Role::kRecipient && kind != EntityKind::kThing;
    });
  };
  if (named_recipient()) return;
  for (const Argument& argument : mention.arguments) {
    if (argument.role != Role::kRecipient && argument.role != Role::kContent) continue;
    if (tree_.upos(argument.head) == Upos::kVerb) continue;
    if (std::optional<Participant> owner =
            owner_of(tree_, entities_, argument.head, mention.type() == EventType::kAssault)) {
      add(std::move(*owner), 0.9);
    }
  }
  if (named_recipient() || !mention.verbal()) return;
  const bool pact = mention.type() == EventType::kAgree && mention.instance.entry->symmetric;
  for (const TokenIndex clause : tree_.children(mention.instance.word)) {
    const Deprel relation = tree_.relation(clause);
    if (relation != Deprel::kCcomp && relation != Deprel::kXcomp) continue;
    const bool blames = mention.type() == EventType::kDisapprove && mention.instance.entry->relation == "ACCUSED";
    if ((mention.type() == EventType::kDemand || blames) && tree_.has(clause, Deprel::kNsubj)) {
      const TokenIndex subject = tree_.child(clause, Deprel::kNsubj);
      for (Reference& reference : entities_.expand(subject, EntityTable::Reading::kActor)) {
        Participant asked{Role::kRecipient, std::move(reference), subject, 0.8, false};
        if (entities_[asked.reference.entity].kind == EntityKind::kThing || takes_part(asked.reference.entity))
          continue;
        mention.participants.push_back(std::move(asked));
      }
      continue;
    }
    const std::int32_t nested = mention_at_[clause];
    if (nested < 0 || pact) continue;
    for (const Participant& each : mentions[static_cast<std::size_t>(nested)].participants) {
      const EntityKind kind = entities_[each.reference.entity].kind;
      const bool country = each.role == Role::kLocation && kind == EntityKind::kCountry;
      if (each.role == Role::kRecipient || each.role == Role::kParty || country) add(each, 0.8);
    }
  }
  if (named_recipient() || !reaches_far(mention.type())) return;
  // At last whoever is named nearest within what it is about: "promised to continue aid to Mozambique".
  std::vector<TokenIndex> level;
  for (const Argument& argument : mention.arguments) {
    if (argument.role == Role::kRecipient || argument.role == Role::kContent) level.push_back(argument.head);
  }
  for (const TokenIndex clause : tree_.children(mention.instance.word)) {
    const Deprel relation = tree_.relation(clause);
    const bool purpose =
        mention.type() == EventType::kProtest && (relation == Deprel::kAdvcl || relation == Deprel::kObl);
    if (relation == Deprel::kXcomp || purpose) level.push_back(clause);
  }
  for (int depth = 0; depth < 4 && !level.empty(); ++depth) {
    std::vector<TokenIndex> next;
    bool found = false;
    for (const TokenIndex head : level) {
      for (const TokenIndex dependent : tree_.children(head)) {
        const Deprel relation = tree_.relation(dependent);
        const bool inside = relation == Deprel::kNmod || relation == Deprel::kNmodPoss || relation == Deprel::kObj ||
                            relation == Deprel::kIobj || relation == Deprel::kObl || relation == Deprel::kXcomp ||
                            relation == Deprel::kAmod || relation == Deprel::kCompound || relation == Deprel::kAcl;
        if (!inside || next.size() >= 32) continue;
        next.push_back(dependent);
        std::optional<Reference> reference = entities_.find(dependent, EntityTable::Reading::kActor);
        if (!reference || takes_part(reference->entity)) continue;
        const EntityKind kind = entities_[reference->entity].kind;
        if (kind == EntityKind::kThing || kind == EntityKind::kPlace || kind == EntityKind::kGroup) continue;
        add({Role::kRecipient, std::move(*reference), dependent, 0.6, true}, 0.8);
        found = true;
      }
    }
    if (found) return;
    level = std::move(next);
  }
}

/// Soldiers killed and drones shot down are themselves what it was done to, not the country they belong to.
bool MentionReader::suffers_itself(const EventMention& mention, TokenIndex noun) const {
  if (tree_.upos(noun) != Upos::kNoun) return false;
  if (lexicon_.in_set("thing-noun", tree_.lemma(noun))) return true;
  static constexpr std::array<std::string_view, 7> kOfPeople = {"KILLED",   "INJURED", "CAPTURED", "ARRESTED",
                                                                "RELEASED", "RESCUED", "CONVICTED"};
  return std::find(kOfPeople.begin(), kOfPeople.end(), mention.instance.entry->relation) != kOfPeople.end();
}

/// A headline's "Ethiopia, Eritrea agree": names of one kind side by side are a list, not two names of one thing.
void MentionReader::add_apposed(TokenIndex head, EntityTable::Reading reading, std::vector<TokenIndex>& heads,
                                std::vector<Reference>& references) const {
  if (references.empty() || tree_.token(head).name < 0) return;
  // Parsers also make several subjects of a long list.
  const TokenIndex verb = tree_.head(head);
  if (tree_.relation(head) == Deprel::kNsubj && verb != kNoToken) {
    for (const TokenIndex sibling : tree_.children(verb)) {
      if (sibling == head || sibling > verb || tree_.relation(sibling) != Deprel::kNsubj ||
          tree_.token(sibling).name < 0)
        continue;
      for (Reference& other : entities_.expand(sibling, reading)) {
        const EntityKind kind = entities_[other.entity].kind;
        if (kind != entities_[references.front().entity].kind) continue;
        const bool known = std::any_of(references.begin(), references.end(),
                                       [&](const Reference& each) { return each.entity == other.entity; });
        if (!known) references.push_back(std::move(other));
      }
      for (const TokenIndex conjunct : tree_.conjuncts(sibling)) heads.push_back(conjunct);
    }
  }
  if (references.size() != 1) return;
  for (const TokenIndex apposed : tree_.children(head)) {
    const Deprel relation = tree_.relation(apposed);
    if ((relation != Deprel::kAppos && relation != Deprel::kList) || tree_.token(apposed).name < 0) continue;
    std::optional<Reference> other = entities_.find(apposed, reading);
    if (!other || other->entity == references.front().entity) continue;
    const EntityKind kind = entities_[other->entity].kind;
    if (kind != entities_[references.front().entity].kind ||
        (kind != EntityKind::kCountry && kind != EntityKind::kPerson))
      continue;
    heads.push_back(apposed);
    references.push_back(std::move(*other));
  }
}

void MentionReader::add_places(EventMention& mention) {
  const auto consider = [&](TokenIndex governor, double certainty) {
    for (const TokenIndex phrase : tree_.children(governor)) {
      const Deprel relation = tree_.relation(phrase);
      if (!is_oblique(relation) && !is_nominal_modifier(relation)) continue;
      const std::string preposition = tree_.preposition(phrase);
      if (std::find(kPlacePrepositions.begin(), kPlacePrepositions.end(), preposition) == kPlacePrepositions.end())
        continue;
      for (const TokenIndex each : tree_.conjuncts(phrase)) {
        std::optional<Reference> place = entities_.find(each, EntityTable::Reading::kPlace);
        if (!place) continue;
        const EntityKind kind = entities_[place->entity].kind;
        if (kind != EntityKind::kPlace && kind != EntityKind::kCountry) continue;
        if (kind == EntityKind::kCountry && (preposition == "on" || preposition == "over" || preposition == "into"))
          continue;
        const bool known =
            std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& other) {
              return other.reference.entity == place->entity && (other.role == Role::kLocation || other.token == each);
            });
        if (!known) mention.participants.push_back({Role::kLocation, std::move(*place), each, certainty, false});
      }
    }
  };
  consider(mention.instance.word, 0.9);
  if (mention.instance.object != kNoToken) consider(mention.instance.object, 0.8);
  if (mention.instance.support != kNoToken && mention.instance.support != mention.instance.word)
    consider(mention.instance.support, 0.85);
}

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

/// A list parted by semicolons: the first name of each part is in it, whatever the tree says.
void MentionReader::add_listed(TokenIndex list, EventMention& gathering) {
  constexpr TokenIndex kLongestList = 2000;
  const TokenIndex end = std::min(tree_.document().sentences[tree_.token(list).sentence].last, list + kLongestList);
  bool parted = false;
  for (TokenIndex token = list; token < end; ++token) parted = parted || tree_.form(token) == ";";
  if (!parted) return;
  bool open = true;
  for (TokenIndex token = list; token < end; ++token) {
    if (tree_.form(token) == ";") open = true;
    const std::int32_t name = tree_.token(token).name;
    if (!open || name < 0) continue;
    const language::NameMention& mention = tree_.document().names[static_cast<std::size_t>(name)];
    if (mention.kind != language::NameKind::kPerson) continue;
    open = false;
    std::optional<Reference> who = entities_.find(mention.head, EntityTable::Reading::kActor);
    if (who) gathering.participants.push_back({Role::kParty, std::move(*who), mention.head, 0.85, true});
  }
}

/// "The attendees included A, B and C": the people named are at the gathering spoken of last.
void MentionReader::add_attendees(std::vector<EventMention>& mentions) {
  EventMention* gathering = nullptr;
  std::size_t next_mention = 0;
  for (TokenIndex noun = 0; noun < tree_.size(); ++noun) {
    if (tree_.upos(noun) != Upos::kNoun || !lexicon_.in_set("attendee", tree_.lemma(noun))) continue;
    std::vector<TokenIndex> lists;
    const TokenIndex governor = tree_.head(noun);
    if (governor != kNoToken && is_subject(tree_.relation(noun)) &&
        (lexicon_.in_set("inclusion", tree_.lemma(governor)) || tree_.has(governor, Deprel::kCop))) {
      if (tree_.upos(governor) == Upos::kVerb) {
        lists.push_back(tree_.child(governor, Deprel::kObj));
      } else {
        lists.push_back(governor);
      }
    }
    for (const TokenIndex phrase : tree_.children(noun)) {
      const std::string preposition = tree_.preposition(phrase);
      if (preposition == "including" || preposition == "such as" || preposition == "like") lists.push_back(phrase);
    }
    // The gathering: the one the noun names ("attendees of the summit") or the nearest before.
    for (; next_mention < mentions.size(); ++next_mention) {
      EventMention& mention = mentions[next_mention];
      if (mention.instance.word > noun && gathering != nullptr) break;
      if (is_gathering(mention.type()) || mention.type() == EventType::kElection) gathering = &mention;
    }
    if (gathering == nullptr) return;
    for (const TokenIndex list : lists) {
      if (list == kNoToken) continue;
      add_listed(list, *gathering);
      // Parsers break long lists of appositions in many ways; every name that hangs on the list by a chain of
      // coordination, apposition or juxtaposition is in it.
      std::vector<TokenIndex> open{list};
      for (std::size_t next = 0; next < open.size() && open.size() < 256; ++next) {
        for (const TokenIndex dependent : tree_.children(open[next])) {
          switch (tree_.relation(dependent)) {
            case Deprel::kConj:
            case Deprel::kAppos:
            case Deprel::kList:
            case Deprel::kParataxis:
            case Deprel::kDep:
            case Deprel::kDislocated: open.push_back(dependent); break;
            default: break;
          }
        }
      }
      for (const TokenIndex each : open) {
        const bool listed = each == list || tree_.relation(each) == Deprel::kConj || tree_.token(each).name >= 0;
        if (!listed) continue;
        std::optional<Reference> who = entities_.find(each, EntityTable::Reading::kActor);
        if (!who) {
          if (tree_.relation(each) != Deprel::kConj || tree_.upos(each) != Upos::kNoun) continue;
          who = entities_.ensure(each, EntityTable::Reading::kActor);
          if (!who || entities_[who->entity].kind != EntityKind::kGroup) continue;
        }
        const EntityKind kind = entities_[who->entity].kind;
        if (kind == EntityKind::kPlace || kind == EntityKind::kThing) continue;
        if (tree_.relation(each) == Deprel::kAppos && kind != EntityKind::kPerson) continue;
        gathering->participants.push_back({Role::kParty, std::move(*who), each, 0.85, true});
      }
    }
  }
}

namespace {

/// Nouns before verbs, and among nouns the one that says most, name the event.
std::string label_of(const Tree& tree, const EntityTable& entities, const std::vector<const EventMention*>& group) {
  const EventMention* best = group.front();
  for (const EventMention* mention : group) {
    if (!mention->verbal()) {
      best = mention;
      break;
    }
  }
  const auto named = [&](Role role) -> const Entity* {
    for (const EventMention* mention : group) {
      for (const Participant& participant : mention->participants) {
        const Entity& entity = entities[participant.reference.entity];
        if (participant.role == role && entity.kind != EntityKind::kGroup && entity.kind != EntityKind::kThing)
          return &entity;
      }
    }
    return nullptr;
  };
  const TokenIndex word = best->instance.word;
  std::string label;
  if (best->verbal()) {
    const Entity* actor = named(Role::kActor);
    if (actor == nullptr) actor = named(Role::kParty);
    const Entity* target = named(Role::kRecipient);
    if (actor != nullptr) label = actor->name + ' ';
    label += utf8::to_lower(tree.document().text_of(best->trigger));
    if (target != nullptr && target != actor) label += ' ' + target->name;
    if (actor == nullptr && target == nullptr) {
      if (const Entity* place = named(Role::kLocation)) label += " in " + place->name;
    }
    return label;
  }
  for (const TokenIndex modifier : tree.children(word)) {
    if (modifier + 1 == word &&
        (tree.relation(modifier) == Deprel::kCompound || tree.relation(modifier) == Deprel::kAmod) &&
        tree.token(modifier).name < 0) {
      label = utf8::to_lower(tree.form(modifier)) + ' ';
    }
  }
  label += utf8::to_lower(tree.form(word));
  if (const Entity* target = named(Role::kRecipient)) {
    label += best->type() == EventType::kAssault && best->instance.entry->lemma == "attack" ? " on " : " of ";
    return label + target->name;
  }
  if (const Entity* place = named(Role::kLocation)) return label + " in " + place->name;
  if (const Entity* actor = named(Role::kActor)) return label + " by " + actor->name;
  if (const Entity* party = named(Role::kParty)) return label + " with " + party->name;
  return label;
}

/// A slot of the frame is filled by a named person, country, place or organization.
bool names_somebody(const EntityTable& entities, const EventMention& mention) {
  return std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& each) {
    const EntityKind kind = entities[each.reference.entity].kind;
    return kind != EntityKind::kGroup && kind != EntityKind::kThing && !each.inferred;
  });
}

/// Only people, countries and bodies do these; a thing that stands as their subject is a figure of speech or a wrong
/// parse.
bool needs_people(EventType type) {
  switch (type) {
    case EventType::kOffice:
    case EventType::kElection:
    case EventType::kCoerce:
    case EventType::kSanction:
    case EventType::kJustice:
    case EventType::kConsult:
    case EventType::kAgree:
    case EventType::kProtest:
    case EventType::kMobilize:
    case EventType::kCooperate: return true;
    default: return false;
  }
}

/// Both sides of a meeting or match take part in it; otherwise there is one who acts and one who is acted on.
std::string_view role_edge(Role role, const Predicate& entry) {
  const bool together = entry.type == EventType::kConsult || entry.relation == "DEFEATED";
  switch (role) {
    case Role::kActor: return together ? "ATTENDED" : "INITIATED";
    case Role::kParty: return "ATTENDED";
    case Role::kRecipient:
      return together && (entry.symmetric || entry.relation == "DEFEATED") ? "ATTENDED" : "TARGETED";
    case Role::kLocation: return "OCCURRED_IN";
    default: return {};
  }
}

}  // namespace

void build_events(const Tree& tree, const EntityTable& entities, const ClaimSet& claims,
                  std::vector<EventMention>& mentions, const std::vector<std::uint32_t>& groups,
                  std::vector<Event>& events, std::vector<Fact>& facts) {
  std::map<std::uint32_t, std::vector<EventMention*>> by_group;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (groups[i] != kNoGroup) by_group[groups[i]].push_back(&mentions[i]);
  }
  for (auto& [number, group] : by_group) {
    bool anything = false;
    // Weak words make an event only among named participants, or beside a strong one.
    const bool weak = std::all_of(group.begin(), group.end(),
                                  [](const EventMention* mention) { return mention->instance.entry->weight == 0; });
    const bool named = std::any_of(group.begin(), group.end(),
                                   [&](const EventMention* mention) { return names_somebody(entities, *mention); });
    if (weak && !named) continue;
    for (const EventMention* mention : group) {
      if (!mention->participants.empty() || mention->casualties.killed || mention->casualties.injured) anything = true;
      if (mention->instance.entry->weight > 0 && !mention->arguments.empty()) anything = true;
      if (!mention->when.date.empty()) anything = true;
    }
    if (!anything) continue;

    Event event;
    event.type = group.front()->type();
    event.trigger = std::string(tree.document().text_of(group.front()->trigger));
    event.name = label_of(tree, entities, std::vector<const EventMention*>(group.begin(), group.end()));
    // A happening told as a fact anywhere is a fact; else it is what its first mention makes it.
    const EventMention* leading = group.front();
    for (const EventMention* mention : group) {
      event.mentions.push_back(mention->trigger);
      if (event.date.size() < mention->when.date.size()) event.date = mention->when.date;
      if (event.end_date.empty()) event.end_date = mention->when.end_date;
      if (event.duration.empty()) event.duration = mention->when.duration;
      if (!event.killed) event.killed = mention->casualties.killed;
      if (!event.injured) event.injured = mention->casualties.injured;
    }
    event.polarity = leading->status.polarity;
    event.modality = leading->status.modality;
    const auto index = static_cast<std::uint32_t>(events.size());
    for (EventMention* mention : group) mention->event = static_cast<std::int32_t>(index);

    std::set<std::pair<std::uint32_t, std::string_view>> seen;
    for (const EventMention* mention : group) {
      for (const Participant& participant : mention->participants) {
        const std::string_view edge = role_edge(participant.role, *mention->instance.entry);
        if (edge.empty() || !seen.emplace(participant.reference.entity, edge).second) continue;
        if (edge == "OCCURRED_IN") {
          const EntityKind kind = entities[participant.reference.entity].kind;
          if (kind == EntityKind::kGroup || kind == EntityKind::kThing || kind == EntityKind::kPerson) continue;
        }
        if (edge != "OCCURRED_IN" && edge != "TARGETED" &&
            entities[participant.reference.entity].kind == EntityKind::kThing && needs_people(event.type)) {
          continue;
        }
        const bool outgoing = edge == "TARGETED" || edge == "OCCURRED_IN";
        const Node event_node{Node::Kind::kEvent, index};
        const Node entity_node{Node::Kind::kEntity, participant.reference.entity};
        Fact fact;
        fact.from = outgoing ? event_node : entity_node;
        fact.to = outgoing ? entity_node : event_node;
        fact.relation = std::string(edge);
        const bool here = tree.token(participant.token).sentence == mention->sentence;
        fact.sentence = tree.token(participant.token).sentence;
        fact.evidence = here ? evidence_of(tree, {mention->instance.word, participant.token})
                             : evidence_of(tree, {participant.token});
        fact.verb = std::string(tree.form(mention->instance.word));
        fact.polarity = mention->status.polarity;
        fact.modality = mention->status.modality;
        fact.confidence = 0.9 * participant.certainty * (mention->instance.entry->weight == 0 ? 0.7 : 1.0);
        if (const ClaimSpan* claim = claims.enclosing(mention->instance.word)) fact.attributed_to = claim->speaker_name;
        fact.date = mention->when.date.empty() ? event.date : mention->when.date;
        fact.via = participant.reference.via;
        facts.push_back(std::move(fact));
      }
    }
    events.push_back(std::move(event));
  }
}

}  // namespace dossier::extract
