// The predicates of the text with what their clauses say.
#include "extract/events.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace dossier::extract {

namespace {

constexpr std::array<std::string_view, 14> kPlacePrepositions = {"in",         "at",     "near",   "on",      "outside",
                                                                 "inside",     "around", "across", "through", "within",
                                                                 "throughout", "off",    "into",   "over"};

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

/// Doings whose nouns are also what bodies are called: an alliance, union, trust, movement.
bool names_bodies(EventType type) {
  return type == EventType::kCooperate || type == EventType::kAgree || type == EventType::kSupport ||
         type == EventType::kBusiness || type == EventType::kProtest;
}

/// "The People's Renewal Alliance": a capital among capitals, where the sentence has small letters elsewhere.
bool within_unknown_name(const Tree& tree, TokenIndex noun) {
  const auto capital = [&](TokenIndex token) { return utf8::is_upper(utf8::decode(tree.form(token), 0).code_point); };
  const language::Sentence& s = tree.document().sentences[tree.token(noun).sentence];
  if (tree.token(noun).sentence == 0 || noun <= s.first + 1 || !tree.is(noun, "NNP") || !capital(noun)) return false;
  return capital(noun - 1) && tree.is(noun - 1, "NNP") && noun - 1 > s.first;
}

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
      if (*word_class == WordClass::kNoun && tree_.relation(token) == Deprel::kCompound &&
          instance->container == kNoToken) {
        break;
      }
      // A demand is made on others: "wants to leave" is none.
      if (entry.type == EventType::kDemand && *word_class == WordClass::kVerb && wish(tree_, token)) break;
      // "a student named Wong" appoints nobody.
      if (tree_.relation(token) == Deprel::kAcl && tree_.is(token, "VBN") && lexicon_.in_set("naming", entry.lemma))
        break;
      // "the alleged crime": an attribute of another noun, not somebody's saying.
      if (entry.claim && tree_.relation(token) == Deprel::kAmod) break;
      if (*word_class == WordClass::kNoun && names_bodies(entry.type) && within_unknown_name(tree_, token)) break;
      EventMention mention;
      mention.instance = *instance;
      if (const Predicate* accusation = accusation_meant(token)) readings_[token] = mention.instance.entry = accusation;
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
  for (std::size_t i = 0; i < mentions.size(); ++i)
    mention_at_[mentions[i].instance.word] = static_cast<std::int32_t>(i);
  for (const EventMention& mention : mentions) {
    const TokenIndex object = mention.instance.object;
    const std::int32_t noun = object == kNoToken ? -1 : mention_at_[object];
    if (noun >= 0 && other_sense(mentions[static_cast<std::size_t>(noun)], mention)) taken[object] = true;
  }
  std::fill(mention_at_.begin(), mention_at_.end(), -1);
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

  Stretch stretch;  // what stands together is counted once
  Casualties counted;
  for (EventMention& mention : mentions) {
    const PredicateInstance& instance = mention.instance;
    const bool supported = instance.support != kNoToken && instance.support != instance.word;
    mention.status = status_of(tree_, lexicon_, readings_, instance.word, instance.support);
    mention.when = dates_.when(instance.word);
    if (mention.when == When{} && supported) mention.when = dates_.when(instance.support);
    if (lies_ahead(mention)) mention.status.modality = Modality::kPlanned;
    if (may_kill(mention.type())) {
      if (!stretch.holds(instance.word)) {
        stretch = counted_with(tree_.document(), instance.word);
        counted = casualties_in(tree_.document(), tree_.dependents(), stretch);
      }
      mention.casualties = counted;
      mention.spared = mention.verbal() && spares_all(tree_.document(), tree_.dependents(), instance.word);
    }
    promote_deployed(mention);
    resolve(mention);
    if (mention.type() != EventType::kNone) add_places(mention);
  }
  add_members(mentions);
  add_followers(mentions);
  add_authors(mentions);
  for (EventMention& mention : mentions) {
    add_asker(mention, mentions);
    add_indirect_recipients(mention, mentions);
  }
  add_speech_acts(mentions);
  add_attendees(mentions);
  // "refuses to cede land", "will not allow it": no concession; that it is refused is told by the refusal.
  std::erase_if(mentions, [](const EventMention& mention) {
    return mention.type() == EventType::kConcede && mention.verbal() && mention.status.polarity == Polarity::kNegative;
  });
  return mentions;
}

/// "called a strike": the verb tells which strike it is; read otherwise, the noun is no happening of its own.
bool MentionReader::other_sense(const EventMention& noun, const EventMention& verb) const {
  const std::vector<std::uint32_t>* entries =
      lexicon_.find(entry_word(tree_, noun.instance.word), noun.instance.word_class());
  return noun.type() != verb.type() && entries != nullptr &&
         std::any_of(entries->begin(), entries->end(), [&](std::uint32_t index) {
           const Predicate& entry = lexicon_.predicates[index];
           return entry.type == verb.type() && match_words(tree_, lexicon_, entry, noun.instance.word);
         });
}

/// "dismissed the charge": what somebody is accused of, and no indictment. The lexicon's plain word for it, else null.
const Predicate* MentionReader::accusation_meant(TokenIndex noun) const {
  if (tree_.lemma(noun) != "charge" || !tree_.is(noun, "NN")) return nullptr;
  const Deprel relation = tree_.relation(noun);
  TokenIndex verb = kNoToken;
  if (relation == Deprel::kObj || relation == Deprel::kNsubjPass || relation == Deprel::kXcomp) verb = tree_.head(noun);
  for (const TokenIndex clause : tree_.children(noun)) {
    // "a charge his party called absurd"
    if (tree_.relation(clause) == Deprel::kAclRelcl || tree_.relation(clause) == Deprel::kAcl) verb = clause;
  }
  if (verb == kNoToken || !lexicon_.in_set("rebutting", tree_.lemma(verb))) return nullptr;
  const auto* entries = lexicon_.find("accusation", WordClass::kNoun);
  return entries == nullptr ? nullptr : &lexicon_.predicates[entries->front()];
}

/// "its summit in October", told of in May; "Peru votes on Sunday". What is told in the past has been.
bool MentionReader::lies_ahead(const EventMention& mention) const {
  const PartialDate& today = dates_.article_date();
  const PartialDate& date = mention.when.date;
  if (mention.status != Status{} || today.empty() || date.size() < 7 || date.front() == '-') return false;
  const std::size_t length = std::min(today.size(), date.size());
  if (date.compare(0, length, today, 0, length) <= 0) return false;
  const TokenIndex word = mention.instance.word;
  if (mention.verbal()) return tree_.is(word, "VBP") || tree_.is(word, "VBZ");
  const Deprel relation = tree_.relation(word);
  const TokenIndex verb = mention.instance.support != kNoToken ? mention.instance.support : tree_.head(word);
  const bool core = relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kObj ||
                    mention.instance.support != kNoToken;
  if (core && verb != kNoToken && tree_.upos(verb) == Upos::kVerb)
    return tree_.is(verb, "VBP") || tree_.is(verb, "VBZ");
  const auto children = tree_.children(word);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const std::int32_t name = tree_.token(child).name;
    return name >= 0 && tree_.document().names[static_cast<std::size_t>(name)].kind == language::NameKind::kDate;
  });
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

/// "a group calling itself Silver Jackal", "one of the dead, a student named Gaye": the name that the words give.
TokenIndex MentionReader::name_given(TokenIndex noun) const {
  if (tree_.token(noun).name >= 0) return kNoToken;
  for (const TokenIndex clause : tree_.children(noun)) {
    if (clause < noun) continue;
    if (tree_.relation(clause) == Deprel::kAppos && tree_.token(clause).name < 0) {
      if (const TokenIndex called = name_given(clause); called != kNoToken) return called;
    }
    if (tree_.relation(clause) != Deprel::kAcl || !lexicon_.in_set("naming-verb", tree_.lemma(clause))) continue;
    for (const TokenIndex name : tree_.children(clause)) {
      const Deprel relation = tree_.relation(name);
      if (name < clause || tree_.token(name).name < 0) continue;
      if (relation != Deprel::kObj && relation != Deprel::kXcomp && relation != Deprel::kObl &&
          relation != Deprel::kIobj)
        continue;
      if (relation == Deprel::kObl && !tree_.introduced_by(name, "as")) continue;
      const std::optional<Reference> called = entities_.find(name);
      if (!called) continue;
      // "a defector from the group called the Flock" is not the Flock.
      const EntityKind kind = entities_[called->entity].kind;
      const bool body = kind == EntityKind::kOrganization || kind == EntityKind::kPlace;
      const bool many = !tree_.is(noun, "NN") || lexicon_.in_set("group", tree_.lemma(noun)) ||
                        lexicon_.in_set("body", tree_.lemma(noun));
      if (body ? many : kind == EntityKind::kPerson && !lexicon_.in_set("body", tree_.lemma(noun))) return name;
    }
  }
  return kNoToken;
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
  if (const TokenIndex called = name_given(noun); called != kNoToken) return called;
  if (tree_.token(noun).name >= 0 || tree_.upos(noun) != Upos::kNoun) return head;
  // "two tonnes of cocaine", "barrels of oil": what is measured.
  if (lexicon_.in_set("unit", tree_.lemma(noun))) {
    for (const TokenIndex phrase : tree_.children(noun)) {
      if (phrase > noun && tree_.relation(phrase) == Deprel::kNmod && tree_.introduced_by(phrase, "of") &&
          tree_.upos(phrase) == Upos::kNoun && mention_at_[phrase] < 0)
        return phrase;
    }
  }
  // "A judge at the Lyon Criminal Court ruled": the court rules.
  if (lexicon_.in_set("court-noun", tree_.lemma(noun))) {
    for (const TokenIndex phrase : tree_.children(noun)) {
      if (!is_nominal_modifier(tree_.relation(phrase)) || tree_.token(phrase).name < 0) continue;
      const std::optional<Reference> court = entities_.find(phrase);
      if (court && entities_[court->entity].kind == EntityKind::kOrganization) return phrase;
    }
  }
  // "Brightwater's board rejected it": the body does.
  if (lexicon_.in_set("organ", tree_.lemma(noun))) {
    for (const TokenIndex owner : tree_.children(noun)) {
      if (tree_.relation(owner) != Deprel::kNmodPoss && tree_.relation(owner) != Deprel::kCompound &&
          !(tree_.relation(owner) == Deprel::kNmod && tree_.introduced_by(owner, "of")))
        continue;
      const std::optional<Reference> body = entities_.find(owner, EntityTable::Reading::kActor);
      if (body && entities_[body->entity].kind == EntityKind::kOrganization) return owner;
    }
  }
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
  std::vector<Argument> mutual;
  for (Argument& argument : mention.arguments) {
    if (reciprocal(argument.head)) {
      mutual.push_back(argument);
      if (tree_.upos(argument.head) != Upos::kNoun) continue;
    }
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
      // "at the Danish embassy": not in the country that the noun stands for.
      if (kind == EntityKind::kCountry && argument.role == Role::kLocation && tag == Upos::kNoun) continue;
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
      if (is_nobody(tree_.document(), tree_.dependents(), token)) continue;
      if (tree_.upos(token) == Upos::kPron) certainty *= 0.85;
      mention.participants.push_back({argument.role, std::move(reference), token, certainty, false});
    }
  }
  for (const Argument& argument : mutual) add_reciprocal(mention, argument);
}

/// "each other", "one another", "each other's embassies".
bool MentionReader::reciprocal(TokenIndex head) const {
  const auto pair = [&](TokenIndex token) {
    if (token + 1 >= tree_.size()) return false;
    const std::string_view first = tree_.lemma(token);
    const std::string_view second = tree_.lemma(token + 1);
    return (first == "each" && second == "other") || (first == "one" && second == "another");
  };
  if (pair(head) || (head > 0 && pair(head - 1))) return true;
  for (const TokenIndex dependent : tree_.children(head)) {
    const Deprel relation = tree_.relation(dependent);
    if (dependent > head || (relation != Deprel::kNmodPoss && relation != Deprel::kAmod && relation != Deprel::kDet))
      continue;
    if (pair(dependent) || (dependent > 0 && pair(dependent - 1))) return true;
  }
  return false;
}

/// What two do to each other is done to both.
void MentionReader::add_reciprocal(EventMention& mention, const Argument& argument) const {
  std::vector<Participant> others;
  for (const Participant& each : mention.participants) {
    if (each.role == Role::kActor && !each.inferred) others.push_back(each);
  }
  if (others.size() < 2 || argument.role != Role::kRecipient) return;
  for (Participant& each : others) {
    each.role = Role::kRecipient;
    each.certainty *= 0.95;
    mention.participants.push_back(std::move(each));
  }
}

/// Soldiers killed and drones shot down are themselves what it was done to, not the country they belong to.
bool MentionReader::suffers_itself(const EventMention& mention, TokenIndex noun) const {
  if (tree_.upos(noun) != Upos::kNoun) return false;
  if (lexicon_.in_set("thing-noun", tree_.lemma(noun))) return true;
  static constexpr std::array<std::string_view, 9> kOfPeople = {
      "KILLED", "INJURED", "CAPTURED", "ARRESTED", "RELEASED", "RESCUED", "CONVICTED", "CHARGED", "EXPELLED"};
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

void MentionReader::add_place(TokenIndex token, std::string_view preposition, double certainty, EventMention& mention) {
  std::optional<Reference> place = entities_.find(token, EntityTable::Reading::kPlace);
  const EntityKind kind = place ? entities_[place->entity].kind : EntityKind::kThing;
  if (kind == EntityKind::kThing || kind == EntityKind::kGroup) return add_nested_places(token, certainty, 2, mention);
  if (kind != EntityKind::kPlace && kind != EntityKind::kCountry) return;
  // "at the Danish embassy", "in the Syrian army": not in the country that the noun stands for.
  if (kind == EntityKind::kCountry && tree_.upos(token) == Upos::kNoun) return;
  if (kind == EntityKind::kCountry && (preposition == "on" || preposition == "over" || preposition == "into")) return;
  const bool known =
      std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& other) {
        return other.reference.entity == place->entity && (other.role == Role::kLocation || other.token == token);
      });
  if (!known) mention.participants.push_back({Role::kLocation, std::move(*place), token, certainty, false});
}

/// "at a farmhouse near Makeni", "in the suburb of Pikine", "at the airport of Muscat": where the place without a name
/// is.
void MentionReader::add_nested_places(TokenIndex noun, double certainty, int depth, EventMention& mention) {
  if (depth == 0 || tree_.upos(noun) != Upos::kNoun) return;
  const bool of_place = lexicon_.in_set("place-noun", tree_.lemma(noun));
  for (const TokenIndex phrase : tree_.children(noun)) {
    // "at Kabul airport"
    if (of_place && tree_.relation(phrase) == Deprel::kCompound && tree_.token(phrase).name >= 0 && phrase < noun) {
      const std::optional<Reference> town = entities_.find(phrase, EntityTable::Reading::kPlace);
      if (town && entities_[town->entity].kind == EntityKind::kPlace)
        add_place(phrase, "in", 0.85 * certainty, mention);
    }
    if (!is_nominal_modifier(tree_.relation(phrase))) continue;
    const std::string preposition = tree_.preposition(phrase);
    const bool locates =
        std::find(kPlacePrepositions.begin(), kPlacePrepositions.end(), preposition) != kPlacePrepositions.end();
    if (!(locates && preposition != "on" && preposition != "over" && preposition != "into") &&
        !(of_place && (preposition == "of" || preposition == "above" || preposition == "outside of")))
      continue;
    std::optional<Reference> place = entities_.find(phrase, EntityTable::Reading::kPlace);
    const EntityKind kind = place ? entities_[place->entity].kind : EntityKind::kThing;
    if (kind == EntityKind::kPlace || kind == EntityKind::kCountry)
      add_place(phrase, preposition, 0.85 * certainty, mention);
    else if (kind == EntityKind::kThing) add_nested_places(phrase, 0.85 * certainty, depth - 1, mention);
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
      for (const TokenIndex each : tree_.conjuncts(phrase)) add_place(each, preposition, certainty, mention);
    }
  };
  consider(mention.instance.word, 0.9);
  if (mention.instance.object != kNoToken) consider(mention.instance.object, 0.8);
  const TokenIndex support = mention.instance.support;
  if (support != kNoToken && support != mention.instance.word) {
    consider(support, 0.85);
    // "was in Vienna for talks": the clause is the place itself.
    if (tree_.upos(support) != Upos::kVerb) add_place(support, tree_.preposition(support), 0.85, mention);
  }
}

}  // namespace dossier::extract
