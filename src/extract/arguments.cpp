#include "extract/arguments.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier::extract {
namespace {

constexpr double kInherited = 0.85;  ///< certainty kept by an argument taken over from another clause

/// The grammatical subject among a clause's own dependents.
TokenIndex own_subject(const Tree& tree, TokenIndex verb) {
  for (const Deprel relation : {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kNsubjOuter}) {
    if (const TokenIndex subject = tree.child(verb, relation); subject != kNoToken) return subject;
  }
  return kNoToken;
}

/// "Thousands marched in Lima, witnesses said": of two subjects that a parser gave the last verb, the first is that of
/// the verb before it.
TokenIndex stray_subject(const Tree& tree, TokenIndex verb) {
  const TokenIndex governor = tree.head(verb);
  TokenIndex before = kNoToken;
  TokenIndex after = kNoToken;
  for (const TokenIndex dependent : tree.children(governor)) {
    if (tree.relation(dependent) != Deprel::kNsubj) continue;
    if (dependent < verb && verb < governor) {
      before = dependent;
    } else if (dependent > verb) {
      after = dependent;
    }
  }
  return after == kNoToken ? kNoToken : before;
}

/// "accused Iran of attacking", "charged him with killing", "thanked them for freeing", "barred her from entering": by
/// these prepositions a gerund is said of the governor's object; after "by", "after", "in" it is the subject's.
bool object_controls(const Tree& tree, TokenIndex gerund) {
  const TokenIndex marker = tree.child(gerund, Deprel::kMark);
  if (marker == kNoToken || !tree.is(gerund, "VBG")) return false;
  static constexpr std::string_view kPrepositions[] = {"of", "with", "for", "from", "into", "against"};
  return std::find(std::begin(kPrepositions), std::end(kPrepositions), tree.lemma(marker)) != std::end(kPrepositions);
}

/// "called on Peru to free them": whom the demand is made of stands behind the operator's own preposition.
TokenIndex demanded_of(const Tree& tree, const Operator& op, TokenIndex verb, TokenIndex deed) {
  const std::size_t space = op.particle.rfind(' ');
  const std::string_view preposition = std::string_view(op.particle).substr(space == std::string::npos ? 0 : space + 1);
  if (preposition.empty()) return kNoToken;
  for (const TokenIndex phrase : tree.children(verb)) {
    if (phrase > verb && phrase < deed && is_oblique(tree.relation(phrase)) && tree.introduced_by(phrase, preposition))
      return phrase;
  }
  return kNoToken;
}

/// "arrested him on suspicion of killing her", "held on a charge of spying": said of whom the verb is done to.
TokenIndex suspected(const Tree& tree, const Lexicon& lexicon, TokenIndex noun) {
  if (!is_oblique(tree.relation(noun)) || !lexicon.in_set("accusation", tree.lemma(noun))) return kNoToken;
  return tree.child(tree.head(noun), Deprel::kObj);
}

/// The token that stands as the grammatical subject of a verb that has none of its own: shared by coordination,
/// control, participial attachment or as a relative clause's antecedent.
TokenIndex shared_subject(const Tree& tree, const Lexicon& lexicon, TokenIndex verb, double& certainty) {
  // "barred them from entering and banned imports": a finite verb that the tree hung from the gerund is none.
  const bool finite = tree.is(verb, "VBD") || tree.is(verb, "VBZ") || tree.is(verb, "VBP");
  for (int step = 0; step < kMaxClimb; ++step) {
    if (const TokenIndex partner = tree.finite_partner(verb); partner != kNoToken) {
      certainty *= kInherited;
      if (const TokenIndex subject = own_subject(tree, partner); subject != kNoToken) return subject;
      verb = partner;
      continue;
    }
    const TokenIndex governor = tree.head(verb);
    if (governor == kNoToken) return kNoToken;
    certainty *= kInherited;
    switch (tree.relation(verb)) {
      case Deprel::kConj:
      case Deprel::kParataxis:
        if (tree.relation(verb) == Deprel::kParataxis && !tree.participle(verb)) return kNoToken;
        break;
      case Deprel::kXcomp:
      case Deprel::kCcomp:
        if (tree.relation(verb) == Deprel::kCcomp && !tree.participle(verb) && !tree.infinitive(verb))
          return stray_subject(tree, verb);
        // "leaving fifteen injured": a participle said of an object that the parser lost, not of the subject.
        if (tree.is(verb, "VBN") && !tree.passive(governor) && tree.lemma(governor) != "be" &&
            tree.lemma(governor) != "get" && !tree.has(governor, Deprel::kObj)) {
          return kNoToken;
        }
        // Control: by the object where there is one ("urged both to stop"), else by the subject.
        for (const TokenIndex dependent : tree.children(governor)) {
          if (tree.relation(dependent) == Deprel::kObj || tree.relation(dependent) == Deprel::kIobj) return dependent;
        }
        break;
      case Deprel::kAclRelcl: return governor;
      case Deprel::kAcl:
        if (governor_past_object(tree, lexicon, verb) != kNoToken) return governor;
        if (tree.infinitive(verb)) {
          // "its plan to attack", "Russia's refusal to cede": the noun's possessor, else the subject of the noun's
          // verb.
          if (const TokenIndex owner = tree.child(governor, Deprel::kNmodPoss); owner != kNoToken) return owner;
          if (tree.relation(governor) == Deprel::kObj || tree.relation(governor) == Deprel::kObl) {
            verb = governor;
            break;
          }
          return kNoToken;
        }
        // "on suspicion of killing", "its habit of attacking": the noun does nothing.
        if (tree.is(verb, "VBG") && tree.has(verb, Deprel::kMark) &&
            (lexicon.in_set("accusation", tree.lemma(governor)) || operator_at(tree, lexicon, governor) != nullptr)) {
          if (const TokenIndex owner = tree.child(governor, Deprel::kNmodPoss); owner != kNoToken) return owner;
          if (const TokenIndex object = suspected(tree, lexicon, governor); object != kNoToken) return object;
          if (tree.relation(governor) != Deprel::kObj && !is_oblique(tree.relation(governor))) return kNoToken;
          verb = governor;
          break;
        }
        // "issued a statement demanding …": those who issued it demand.
        if (tree.is(verb, "VBG") && tree.relation(governor) == Deprel::kObj &&
            lexicon.in_set("speaking-thing", tree.lemma(governor))) {
          verb = governor;
          break;
        }
        return governor;
      case Deprel::kAmod: return governor;
      case Deprel::kAdvcl:
        if (!tree.participle(verb) && !tree.infinitive(verb)) return kNoToken;
        if (tree.infinitive(verb)) {
          // Parsers take "urged them to stop" for a purpose at times.
          const Operator* op = operator_at(tree, lexicon, governor);
          const TokenIndex object = tree.child(governor, Deprel::kObj);
          if (op != nullptr && op->modality == Modality::kDemanded) {
            if (object != kNoToken) return object;
            if (const TokenIndex asked = demanded_of(tree, *op, governor, verb); asked != kNoToken) return asked;
          }
          // "warned Peru not to seize it": whom one tells is to do it.
          if (const TokenIndex told = tree.child(governor, Deprel::kIobj); told != kNoToken && told < verb) return told;
        } else if (!finite && object_controls(tree, verb)) {
          for (const Deprel relation : {Deprel::kObj, Deprel::kIobj}) {
            if (const TokenIndex object = tree.child(governor, relation); object != kNoToken) return object;
          }
        }
        break;
      default: return kNoToken;
    }
    const TokenIndex next = tree.head(verb);
    if (const TokenIndex subject = own_subject(tree, next); subject != kNoToken) return subject;
    verb = next;
  }
  return kNoToken;
}

bool is_relativizer(const Tree& tree, TokenIndex token) {
  return tree.upos(token) == Upos::kPron && (tree.is(token, "WDT") || tree.is(token, "WP"));
}

/// The noun that a relative clause modifies, when `verb` heads one.
TokenIndex antecedent(const Tree& tree, TokenIndex verb) {
  const TokenIndex first = tree.first_conjunct(verb);
  return tree.relation(first) == Deprel::kAclRelcl ? tree.head(first) : kNoToken;
}

/// The phrases that `preposition` introduces and that belong to the instance.
void prepositional(const Tree& tree, TokenIndex governor, std::string_view preposition,
                   std::vector<TokenIndex>& phrases) {
  for (const TokenIndex dependent : tree.children(governor)) {
    const Deprel relation = tree.relation(dependent);
    if (!is_oblique(relation) && !is_nominal_modifier(relation)) continue;
    if (tree.introduced_by(dependent, preposition)) phrases.push_back(dependent);
  }
}

}  // namespace

namespace {

/// A noun phrase that no preposition introduces and that is no time: "up to 16 advisers", "more than 100 people".
bool lacks_preposition(const Tree& tree, const Lexicon& lexicon, TokenIndex phrase) {
  const Upos tag = tree.upos(phrase);
  if (tag != Upos::kNoun && tag != Upos::kPropn) return false;
  const std::int32_t name = tree.token(phrase).name;
  if (name >= 0 && tree.document().names[static_cast<std::size_t>(name)].kind == language::NameKind::kDate)
    return false;
  const std::string_view lemma = tree.lemma(phrase);
  for (const std::string_view set : {"time-unit", "time-expression", "weekday", "month"}) {
    if (lexicon.in_set(set, lemma)) return false;
  }
  const TokenIndex marker = tree.child(phrase, Deprel::kCase);
  if (marker == kNoToken) return true;
  return tree.lemma(marker) == "to" && marker > 0 && tree.lemma(marker - 1) == "up" &&
         tree.has(phrase, Deprel::kNummod);
}

}  // namespace

ClauseArguments clause_arguments(const Tree& tree, const Lexicon& lexicon, TokenIndex verb) {
  ClauseArguments result;
  const bool passive = tree.passive(verb);
  TokenIndex subject = kNoToken;
  TokenIndex object = kNoToken;
  TokenIndex agent = kNoToken;
  TokenIndex bare = kNoToken;
  for (const TokenIndex dependent : tree.children(verb)) {
    switch (tree.relation(dependent)) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
        // Of several the nearest before the verb: a dateline or heading may be taken for another.
        // "A, B and C all took part": what only takes up the subject does not replace it.
        // "Washington along with its allies": a phrase is no subject beside one.
        if (subject == kNoToken ||
            (dependent < verb && tree.upos(dependent) != Upos::kDet && !tree.has(dependent, Deprel::kCase))) {
          subject = dependent;
        }
        break;
      case Deprel::kObj:
        if (object == kNoToken) object = dependent;
        break;
      case Deprel::kIobj: result.indirect = dependent; break;
      case Deprel::kOblAgent: agent = dependent; break;
      case Deprel::kObl:
        if (passive && agent == kNoToken && tree.introduced_by(dependent, "by")) agent = dependent;
        // "arrested more than 100 Palestinians": a phrase without preposition right after an active verb is its object.
        if (!passive && bare == kNoToken && dependent > verb && lacks_preposition(tree, lexicon, dependent))
          bare = dependent;
        break;
      default: break;
    }
  }
  if (object == kNoToken) object = bare;
  // "told Turkey to withdraw", "warned them of it": alone, an indirect object is the object.
  if (object == kNoToken && !passive) object = result.indirect;
  double subject_certainty = 1.0;
  if (subject == kNoToken) subject = tree.child(verb, Deprel::kNsubjOuter);
  if (subject == kNoToken) subject = shared_subject(tree, lexicon, verb, subject_certainty);

  // "a Qatar-brokered truce": the name before the hyphen is the agent.
  if (passive && agent == kNoToken && tree.relation(verb) == Deprel::kAmod && verb >= 2 && tree.form(verb - 1) == "-" &&
      tree.head(verb - 2) == verb) {
    agent = verb - 2;
  }

  if (passive) {
    result.subject = agent;
    if (object != kNoToken) {  // "was awarded a medal"
      result.object = object;
      result.indirect = subject;
    } else {
      result.object = subject;
      result.object_certainty = subject_certainty;
    }
    return result;
  }

  // "Jordan severed ties", taken for "severed ties": a participle with a subject of its own is the verb.
  if (tree.relation(verb) == Deprel::kAmod && object == kNoToken && tree.has(verb, Deprel::kNsubj))
    object = tree.head(verb);
  result.subject = subject;
  result.subject_certainty = subject_certainty;
  result.object = object;
  if (object == kNoToken) {
    const TokenIndex noun = antecedent(tree, verb);
    if (noun != kNoToken && subject != noun && subject != kNoToken && !is_relativizer(tree, subject) &&
        subject > noun) {
      // "the offer the board rejected": the antecedent is the object, unless a phrase's stranded preposition takes it.
      result.object = noun;
      result.object_certainty = kInherited;
    } else if (tree.relation(verb) == Deprel::kConj && tree.head(verb) != kNoToken) {
      // "attacked and captured the town": an object that follows both verbs hangs from the first.
      const TokenIndex shared = tree.child(tree.head(verb), Deprel::kObj);
      if (shared != kNoToken && shared > verb) {
        result.object = shared;
        result.object_certainty = kInherited;
      }
    } else {
      for (const TokenIndex dependent : tree.children(verb)) {
        // and "captured and held the town" where it hangs from the last.
        if (tree.relation(dependent) != Deprel::kConj || tree.upos(dependent) != Upos::kVerb || dependent != verb + 2)
          continue;
        if (own_subject(tree, dependent) != kNoToken) continue;
        const TokenIndex shared = tree.child(dependent, Deprel::kObj);
        if (shared != kNoToken) {
          result.object = shared;
          result.object_certainty = kInherited * kInherited;
        }
      }
    }
  }
  return result;
}

namespace {

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
                      entry.type == EventType::kSanction || entry.type == EventType::kCoerce;
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
          if (noun_ || i > 0) fill_modifier(slot, anchors_[i]);
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
