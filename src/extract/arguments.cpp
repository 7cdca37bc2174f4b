// The slots of a frame, filled.
#include "extract/arguments.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier::extract {
namespace {

/// The phrases that `preposition` introduces and that belong to the instance.
void prepositional(const Tree& tree, TokenIndex governor, std::string_view preposition,
                   std::vector<TokenIndex>& phrases) {
  for (const TokenIndex dependent : tree.children(governor)) {
    const Deprel relation = tree.relation(dependent);
    if (!is_oblique(relation) && !is_nominal_modifier(relation)) continue;
    if (tree.introduced_by(dependent, preposition)) phrases.push_back(dependent);
  }
}

class SlotFiller {
 public:
  SlotFiller(const Tree& tree, const Lexicon& lexicon, EntityTable& entities, const PredicateInstance& instance)
      : tree_(tree),
        lexicon_(lexicon),
        entities_(entities),
        instance_(instance),
        noun_(instance.word_class() == WordClass::kNoun) {
    anchors_.push_back(instance.word);
    if (instance.object != kNoToken) anchors_.push_back(instance.object);
    for (TokenIndex token = instance.tail_first; token < instance.tail_last; ++token) anchors_.push_back(token);
    if (instance.container != kNoToken) anchors_.push_back(instance.container);
    own_anchors_ = anchors_.size();
    if (noun_ && instance.support != kNoToken) anchors_.push_back(instance.support);
    if (!noun_) {
      clause_ = clause_arguments(tree_, lexicon_, instance.word);
    } else if (instance.support != kNoToken) {
      clause_ = clause_arguments(tree_, lexicon_, instance.support);
    }
  }

  std::optional<std::vector<Argument>> fill() {
    const std::vector<Slot>& slots = lexicon_.frames[instance_.entry->frame].slots;
    // What a noun has of its own goes before what its verb lends it: "efforts to end Russia's invasion".
    if (noun_ && !fill(slots, [](const Slot& slot) { return slot.position != Position::kSubject; }))
      return std::nullopt;
    const auto rest = [&](const Slot& slot) { return !noun_ || slot.position == Position::kSubject; };
    if (!fill(slots, rest)) return std::nullopt;
    add_sufferer();
    add_suspect();
    add_contenders();
    add_victor();
    add_own_object(slots);
    return std::move(arguments_);
  }

 private:
  /// Fills those of the slots that `wanted` picks; false when a required one stays empty.
  template <class Wanted>
  bool fill(const std::vector<Slot>& slots, const Wanted& wanted) {
    for (const Slot& slot : slots) {
      if (!wanted(slot)) continue;
      const unsigned role = 1u << static_cast<unsigned>(slot.role);
      if ((filled_ & role) != 0 && slot.role != Role::kParty) continue;
      const std::size_t before = arguments_.size();
      fill(slot);
      if (arguments_.size() > before) {
        filled_ |= role;
      } else if (slot.required) {
        return false;
      }
    }
    return true;
  }

  /// "expelled two diplomats", "took the city": the object that completes the entry is also what it is done to, unless
  /// it is the event.
  void add_own_object(const std::vector<Slot>& slots) {
    const TokenIndex object = instance_.object;
    const unsigned recipient = 1u << static_cast<unsigned>(Role::kRecipient);
    if (object == kNoToken || (filled_ & recipient) != 0) return;
    if (lexicon_.find(entry_word(tree_, object), WordClass::kNoun) != nullptr) return;
    for (const Slot& slot : slots) {
      if (slot.role != Role::kRecipient || slot.position != Position::kObject) continue;
      if (slot.fillers != 0 && (fillers_of(tree_, lexicon_, entities_, object, false) & slot.fillers) == 0) continue;
      arguments_.push_back({slot.role, slot.position, object, 0.85});
      return;
    }
  }

  /// "suffered an attack", "faces charges": the subject of the noun's verb is the one it is done to.
  void add_sufferer() {
    if (!noun_ || instance_.support == kNoToken || lends_subject()) return;
    if (!lexicon_.in_set("undergoing", entry_word(tree_, instance_.support))) return;
    const unsigned recipient = 1u << static_cast<unsigned>(Role::kRecipient);
    if ((filled_ & recipient) == 0 && lexicon_.frames[instance_.entry->frame].has(Role::kRecipient)) {
      add({Role::kRecipient, Position::kSubject, {}, 0, {}, false}, clause_.subject, 0.9 * clause_.subject_certainty);
    }
  }

  /// "is wanted on charges of fraud", "was held on suspicion of arson": they are brought against whom the verb is done
  /// to.
  void add_suspect() {
    const unsigned recipient = 1u << static_cast<unsigned>(Role::kRecipient);
    const TokenIndex noun = tree_.first_conjunct(instance_.word);
    const TokenIndex verb = tree_.head(noun);
    if (!noun_ || (filled_ & recipient) != 0 || verb == kNoToken || tree_.upos(verb) != Upos::kVerb) return;
    if (!is_oblique(tree_.relation(noun)) || !lexicon_.in_set("accusation", entry_word(tree_, noun))) return;
    if (!tree_.introduced_by(noun, "on") && !tree_.introduced_by(noun, "over") && !tree_.introduced_by(noun, "under"))
      return;
    const ClauseArguments clause = clause_arguments(tree_, lexicon_, verb);
    if (clause.object == kNoToken || !lexicon_.frames[instance_.entry->frame].has(Role::kRecipient)) return;
    add({Role::kRecipient, Position::kObject, {}, filler::kActor, {}, false}, clause.object,
        0.9 * clause.object_certainty);
  }

  /// "was re-elected in a vote", "lost in the election", "beat her rival in the run-off": they stood in it.
  void add_contenders() {
    if (!noun_ || instance_.entry->type != EventType::kElection) return;
    const TokenIndex noun = tree_.first_conjunct(instance_.word);
    const TokenIndex verb = tree_.head(noun);
    if (verb == kNoToken || tree_.upos(verb) != Upos::kVerb || !is_oblique(tree_.relation(noun))) return;
    if (!tree_.introduced_by(noun, "in") && !tree_.introduced_by(noun, "at")) return;
    if (!lexicon_.in_set("contending", tree_.lemma(verb)) || !lexicon_.frames[instance_.entry->frame].has(Role::kParty))
      return;
    const ClauseArguments clause = clause_arguments(tree_, lexicon_, verb);
    const Slot party{Role::kParty, Position::kSubject, {}, filler::kActor, {}, false};
    const bool elected = lexicon_.in_set("electing", tree_.lemma(verb));
    if (!elected) add(party, clause.subject, 0.85 * clause.subject_certainty);
    add(party, clause.object, 0.85 * clause.object_certainty);
  }

  /// "led Ghana to a win over Egypt", "gave Brazil a victory": whom the verb leads there or gives it wins.
  void add_victor() {
    if (!noun_ || instance_.entry->relation != "DEFEATED") return;
    const unsigned actor = 1u << static_cast<unsigned>(Role::kActor);
    const TokenIndex noun = tree_.first_conjunct(instance_.word);
    const TokenIndex verb = tree_.head(noun);
    if (verb == kNoToken || tree_.upos(verb) != Upos::kVerb) return;
    const ClauseArguments clause = clause_arguments(tree_, lexicon_, verb);
    TokenIndex victor = kNoToken;
    if (tree_.relation(noun) == Deprel::kObl && tree_.introduced_by(noun, "to")) victor = clause.object;
    if (tree_.relation(noun) == Deprel::kObj) victor = clause.indirect;
    if (victor == kNoToken || victor == noun) return;
    std::erase_if(arguments_, [](const Argument& each) { return each.role == Role::kActor; });
    filled_ |= actor;
    add({Role::kActor, Position::kObject, {}, filler::kActor, {}, false}, victor, 0.85);
  }

  bool own_word(TokenIndex token) const {
    return token == instance_.word || token == instance_.object || token == instance_.container ||
           (token >= instance_.tail_first && token < instance_.tail_last) ||
           (token < instance_.word && token + instance_.lead >= instance_.word);
  }

  void add(const Slot& slot, TokenIndex head, double certainty) {
    if (head == kNoToken || (own_word(head) && slot.position != Position::kAgentNoun)) return;
    for (const Argument& argument : arguments_) {
      if (argument.head == head) return;
    }
    if (!slot.words.empty() && !is_member(slot.words, head)) return;
    if (no_participant(head)) return;
    if (slot.fillers != 0) {
      const bool as_place = (slot.fillers & filler::kPlace) != 0;
      Fillers allowed = slot.fillers;
      // Whom one sues or meets is an actor, whatever the name tagger took it for.
      if (slot.position == Position::kObject && slot.fillers == filler::kActor && tree_.token(head).name >= 0)
        allowed |= filler::kPlace;
      // A place that does something is a state or a city that acts: "Yugoslavia allowed …".
      if (slot.position == Position::kSubject && (slot.fillers & filler::kCountry) != 0 && tree_.token(head).name >= 0)
        allowed |= filler::kPlace;
      bool fits = (fillers_of(tree_, lexicon_, entities_, head, as_place) & allowed) != 0;
      // "aid to (actor place)": who is no place may be an actor.
      if (!fits && as_place && (slot.fillers & (filler::kPerson | filler::kGroup)) != 0)
        fits = (fillers_of(tree_, lexicon_, entities_, head, false) & allowed) != 0;
      if (!fits) return;
    }
    arguments_.push_back({slot.role, slot.position, head, certainty});
  }

  /// Whether the word set has the noun, or what the noun is an undertaking of: "mediation efforts".
  bool is_member(const std::string& set, TokenIndex head) const {
    if (lexicon_.in_set(set, entry_word(tree_, head))) return true;
    if (head == 0 || !lexicon_.in_set("undertaking", tree_.lemma(head))) return false;
    return tree_.head(head - 1) == head && tree_.relation(head - 1) == Deprel::kCompound &&
           lexicon_.in_set(set, entry_word(tree_, head - 1));
  }

  /// Whose subject does what the noun says: who launches an attack attacks, who ends or sees one need not.
  bool lends_subject() const {
    if (instance_.support == kNoToken) return false;
    const std::string verb = entry_word(tree_, instance_.support);
    const Predicate& entry = *instance_.entry;
    // Who announces an arrest need not make it; who announces a measure takes it.
    const bool measure = entry.type == EventType::kSanction || entry.type == EventType::kConcede ||
                         entry.type == EventType::kRetreat || entry.type == EventType::kAgree;
    if (lexicon_.in_set("bystander", verb) && !(measure && lexicon_.in_set("announcing", verb))) return false;
    const bool harm = entry.type == EventType::kAssault || entry.type == EventType::kDisaster ||
                      entry.type == EventType::kCrime || entry.type == EventType::kDisapprove ||
                      entry.type == EventType::kSanction || entry.type == EventType::kCoerce ||
                      entry.type == EventType::kProtest;
    return !(harm && (lexicon_.in_set("undergoing", verb) || lexicon_.in_set("ending", verb)));
  }

  /// Dates, times and bare figures say when and how much.
  bool no_participant(TokenIndex head) const {
    const language::Token& token = tree_.token(head);
    if (token.name >= 0) {
      const language::NameKind kind = tree_.document().names[static_cast<std::size_t>(token.name)].kind;
      if (kind == language::NameKind::kDate) return true;
      if (kind == language::NameKind::kNumber || kind == language::NameKind::kMoney) {
        if (token.upos == Upos::kNum) return !is_counted(head);
        return !tree_.has(head, Deprel::kNmod) && token.upos == Upos::kNoun;  // but "thousands of people"
      }
    }
    if (token.upos == Upos::kNum) return !is_counted(head);
    return lexicon_.in_set("time-unit", token.lemma) || lexicon_.in_set("time-expression", token.lemma) ||
           lexicon_.in_set("weekday", token.lemma) || lexicon_.in_set("month", token.lemma);
  }
  /// A figure that stands for those it counts: "nine were injured", "killing 12".
  bool is_counted(TokenIndex head) const {
    if (tree_.upos(head) != Upos::kNum) return false;
    const Deprel relation = tree_.relation(tree_.first_conjunct(head));
    return is_subject(relation) || relation == Deprel::kObj;
  }

  void fill(const Slot& slot) {
    switch (slot.position) {
      case Position::kSubject:
        if (noun_) {
          // A verb that the noun is the subject of lends it no other.
          const TokenIndex first =
              tree_.first_conjunct(instance_.container != kNoToken ? instance_.container : instance_.word);
          if (clause_.subject != first && lends_subject()) add(slot, clause_.subject, 0.95 * clause_.subject_certainty);
        } else {
          add(slot, clause_.subject, clause_.subject_certainty);
        }
        break;
      case Position::kObject:
        if (noun_) break;
        if (clause_.object != kNoToken && !own_word(clause_.object)) {
          add(slot, clause_.object, clause_.object_certainty);
        } else if (instance_.particle != kNoToken && tree_.relation(instance_.particle) == Deprel::kCase) {
          add(slot, tree_.head(instance_.particle), 0.95);
        }
        break;
      case Position::kIndirect:
        if (!noun_ || instance_.support != kNoToken) add(slot, clause_.indirect, 1.0);
        break;
      case Position::kPreposition: fill_preposition(slot); break;
      case Position::kPossessor:
        for (std::size_t i = 0; i < own_anchors_; ++i) {
          if (noun_ || i > 0) add(slot, tree_.child(anchors_[i], Deprel::kNmodPoss), 0.95);
        }
        break;
      case Position::kModifier:
        for (std::size_t i = 0; i < own_anchors_; ++i) {
          // "summoned the Iranian ambassador": whose the ambassador is does not summon him.
          const bool somebody =
              !noun_ && slot.role == Role::kActor && lexicon_.find_role_noun(entry_word(tree_, anchors_[i])) != nullptr;
          if ((noun_ || i > 0) && !somebody) fill_modifier(slot, anchors_[i]);
        }
        break;
      case Position::kClause:
        for (const TokenIndex dependent : tree_.children(instance_.word)) {
          const Deprel relation = tree_.relation(dependent);
          if (relation == Deprel::kCcomp || relation == Deprel::kXcomp || (noun_ && relation == Deprel::kAcl))
            add(slot, dependent, 1.0);
        }
        break;
      case Position::kInfinitive:
        for (const TokenIndex dependent : tree_.children(instance_.word)) {
          const Deprel relation = tree_.relation(dependent);
          if (dependent > instance_.word && tree_.infinitive(dependent) &&
              (relation == Deprel::kXcomp || relation == Deprel::kCcomp || relation == Deprel::kAdvcl ||
               (noun_ && relation == Deprel::kAcl))) {
            add(slot, dependent, 0.95);
          }
        }
        break;
      case Position::kAgentNoun: add(slot, instance_.word, 0.8); break;
    }
  }

  void fill_preposition(const Slot& slot) {
    std::vector<TokenIndex> phrases;
    for (std::size_t i = 0; i < anchors_.size(); ++i) {
      phrases.clear();
      prepositional(tree_, anchors_[i], slot.preposition, phrases);
      const double certainty = i == 0 ? 0.95 : i < own_anchors_ ? 0.9 : 0.85;
      for (const TokenIndex phrase : phrases) add(slot, phrase, certainty);
    }
    add_from_object(slot);
    // "bombed a depot outside Senafe": where the object is, it happens.
    if (slot.role == Role::kLocation && clause_.object != kNoToken) {
      phrases.clear();
      prepositional(tree_, clause_.object, slot.preposition, phrases);
      for (const TokenIndex phrase : phrases) add(slot, phrase, 0.7);
    }
    // A passive's agent that the parser names as such needs no preposition to be known.
    if (slot.preposition == "by") {
      for (const TokenIndex anchor : anchors_) add(slot, tree_.child(anchor, Deprel::kOblAgent), 0.95);
    }
  }

  /// "sent trucks of food and tents to Syria", "pulled its soldiers out of Mali": parsers hang a verb's phrase from any
  /// noun of its object. "The suspension of air links with Serbia": what a noun is about has the phrase.
  void add_from_object(const Slot& slot) {
    const bool giver = slot.role == Role::kActor && slot.preposition == "from";
    if (slot.role != Role::kRecipient && slot.role != Role::kParty && slot.role != Role::kLocation && !giver) return;
    const char* set = slot.role == Role::kLocation ? "strays-as-place" : "strays-to-object";
    if (!lexicon_.in_set(set, slot.preposition)) return;
    std::vector<TokenIndex> nouns;
    if (noun_) {
      for (const Argument& argument : arguments_) {
        if (argument.role == Role::kInstrument) nouns.push_back(argument.head);
      }
    } else {
      nouns.push_back(instance_.object != kNoToken ? instance_.object : clause_.object);
    }
    if (nouns.empty() || nouns.front() == kNoToken) return;
    if (!noun_) {
      // "received $500 million in aid from Oslo"
      for (const TokenIndex phrase : tree_.children(instance_.word)) {
        if (tree_.relation(phrase) == Deprel::kObl && tree_.introduced_by(phrase, "in") &&
            tree_.upos(phrase) == Upos::kNoun) {
          nouns.push_back(phrase);
        }
      }
    }
    for (std::size_t next = 0; next < nouns.size() && nouns.size() < 8; ++next) {
      for (const TokenIndex dependent : tree_.children(nouns[next])) {
        const Deprel relation = tree_.relation(dependent);
        if (relation == Deprel::kConj || (relation == Deprel::kNmod && tree_.introduced_by(dependent, "of")))
          nouns.push_back(dependent);
      }
    }
    std::vector<TokenIndex> phrases;
    for (const TokenIndex noun : nouns) prepositional(tree_, noun, slot.preposition, phrases);
    for (const TokenIndex phrase : phrases) {
      if ((fillers_of(tree_, lexicon_, entities_, phrase, false) & (filler::kActor | filler::kPlace)) != 0)
        add(slot, phrase, 0.75);
    }
  }

  void fill_modifier(const Slot& slot, TokenIndex noun) {
    for (const TokenIndex modifier : tree_.children(noun)) {
      const Deprel relation = tree_.relation(modifier);
      if (relation != Deprel::kCompound && relation != Deprel::kAmod) continue;
      for (const TokenIndex each : tree_.conjuncts(modifier)) {
        // An adjective is an argument only where it stands for somebody: "Russian", not "bloody".
        if (tree_.upos(each) == Upos::kAdj && !entities_.find(each)) continue;
        if (relation == Deprel::kAmod && tree_.upos(each) == Upos::kVerb) continue;
        add(slot, each, 0.8);
      }
    }
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  EntityTable& entities_;
  const PredicateInstance& instance_;
  const bool noun_;
  std::vector<TokenIndex> anchors_;  ///< words that arguments may hang from, the entry's own first
  std::size_t own_anchors_ = 1;
  ClauseArguments clause_;
  std::vector<Argument> arguments_;
  unsigned filled_ = 0;  ///< roles that have an argument, as bits
};

}  // namespace

Fillers fillers_of(const Tree& tree, const Lexicon& lexicon, EntityTable& entities, TokenIndex head, bool as_place) {
  const EntityTable::Reading reading = as_place ? EntityTable::Reading::kPlace : EntityTable::Reading::kActor;
  std::optional<Reference> reference = entities.find(head, reading);
  if (!reference) {
    const Upos tag = tree.upos(head);
    if (tag == Upos::kVerb) return filler::kEvent;
    if (tag == Upos::kNoun && lexicon.find(entry_word(tree, head), WordClass::kNoun) != nullptr)
      return filler::kEvent | filler::kThing;
    if (!as_place) reference = entities.ensure(head, reading);
    if (!reference) return filler::kThing;
  }
  switch (entities[reference->entity].kind) {
    case EntityKind::kPerson: return filler::kPerson;
    case EntityKind::kCountry: return filler::kCountry;
    case EntityKind::kPlace: return filler::kPlace;
    case EntityKind::kOrganization: return filler::kOrganization;
    case EntityKind::kGroup: return filler::kGroup;
    case EntityKind::kThing: break;
  }
  return filler::kThing;
}

std::optional<std::vector<Argument>> find_arguments(const Tree& tree, const Lexicon& lexicon, EntityTable& entities,
                                                    const PredicateInstance& instance) {
  return SlotFiller(tree, lexicon, entities, instance).fill();
}

}  // namespace dossier::extract
