#include "extract/arguments.h"

#include <optional>
#include <utility>

namespace dossier::extract {
namespace {

constexpr double kInherited = 0.85;  ///< certainty kept by an argument taken over from another clause

/// The grammatical subject among a clause's own dependents.
TokenIndex own_subject(const Tree& tree, TokenIndex verb) {
  const TokenIndex active = tree.child(verb, Deprel::kNsubj);
  return active != kNoToken ? active : tree.child(verb, Deprel::kNsubjPass);
}

/// The token that stands as the grammatical subject of a verb that has none of its own: shared by coordination,
/// control, participial attachment or as a relative clause's antecedent.
TokenIndex shared_subject(const Tree& tree, TokenIndex verb, double& certainty) {
  for (int step = 0; step < kMaxClimb; ++step) {
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
        if (tree.relation(verb) == Deprel::kCcomp && !tree.participle(verb) && !tree.infinitive(verb)) return kNoToken;
        // Control: by the object where there is one ("urged both to stop"), else by the subject.
        for (const TokenIndex dependent : tree.children(governor)) {
          if (tree.relation(dependent) == Deprel::kObj || tree.relation(dependent) == Deprel::kIobj) return dependent;
        }
        break;
      case Deprel::kAclRelcl: return governor;
      case Deprel::kAcl:
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
        return governor;
      case Deprel::kAmod: return governor;
      case Deprel::kAdvcl:
        if (!tree.participle(verb) && !tree.infinitive(verb)) return kNoToken;
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

ClauseArguments clause_arguments(const Tree& tree, TokenIndex verb) {
  ClauseArguments result;
  const bool passive = tree.passive(verb);
  TokenIndex subject = kNoToken;
  TokenIndex object = kNoToken;
  TokenIndex agent = kNoToken;
  for (const TokenIndex dependent : tree.children(verb)) {
    switch (tree.relation(dependent)) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
        if (subject == kNoToken) subject = dependent;
        break;
      case Deprel::kObj:
        if (object == kNoToken) object = dependent;
        break;
      case Deprel::kIobj: result.indirect = dependent; break;
      case Deprel::kOblAgent: agent = dependent; break;
      case Deprel::kObl:
        if (passive && agent == kNoToken && tree.introduced_by(dependent, "by")) agent = dependent;
        break;
      default: break;
    }
  }
  double subject_certainty = 1.0;
  if (subject == kNoToken) subject = shared_subject(tree, verb, subject_certainty);

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

class Filler {
 public:
  Filler(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities, const PredicateInstance& instance)
      : tree_(tree),
        lexicon_(lexicon),
        entities_(entities),
        instance_(instance),
        frame_(lexicon.frames[instance.entry->frame]) {}

  std::vector<Argument> fill() {
    const bool noun = instance_.word_class() == WordClass::kNoun;
    if (!noun) clause_ = clause_arguments(tree_, instance_.word);
    for (const Slot& slot : frame_.slots) fill(slot);
    if (noun) add_support_subject();
    return std::move(arguments_);
  }

 private:
  void add(const Slot& slot, TokenIndex head, double certainty) {
    if (head == kNoToken || head == instance_.object) return;
    if (head == instance_.word && slot.position != Position::kAgentNoun) return;
    for (const Argument& argument : arguments_) {
      if (argument.head == head) return;
    }
    arguments_.push_back({slot.role, slot.position, head, certainty});
  }

  void fill(const Slot& slot) {
    const TokenIndex word = instance_.word;
    switch (slot.position) {
      case Position::kSubject: add(slot, clause_.subject, clause_.subject_certainty); break;
      case Position::kObject:
        if (clause_.object != kNoToken) {
          add(slot, clause_.object, clause_.object_certainty);
        } else if (instance_.particle != kNoToken && tree_.relation(instance_.particle) == Deprel::kCase) {
          add(slot, tree_.head(instance_.particle), 0.95);
        }
        break;
      case Position::kIndirect: add(slot, clause_.indirect, 1.0); break;
      case Position::kPreposition: fill_preposition(slot); break;
      case Position::kPossessor:
        add(slot, tree_.child(word, Deprel::kNmodPoss), 0.95);
        if (instance_.object != kNoToken) add(slot, tree_.child(instance_.object, Deprel::kNmodPoss), 0.9);
        break;
      case Position::kModifier: fill_modifier(slot, instance_.object != kNoToken ? instance_.object : word); break;
      case Position::kClause:
        for (const TokenIndex dependent : tree_.children(word)) {
          const Deprel relation = tree_.relation(dependent);
          if (relation == Deprel::kCcomp || relation == Deprel::kXcomp) add(slot, dependent, 1.0);
        }
        break;
      case Position::kAgentNoun: add(slot, word, 0.8); break;
    }
  }

  void fill_preposition(const Slot& slot) {
    std::vector<TokenIndex> phrases;
    prepositional(tree_, instance_.word, slot.preposition, phrases);
    const std::size_t direct = phrases.size();
    if (instance_.object != kNoToken) prepositional(tree_, instance_.object, slot.preposition, phrases);
    if (instance_.support != kNoToken && instance_.support != instance_.word) {
      prepositional(tree_, instance_.support, slot.preposition, phrases);
    }
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      if (phrases[i] != instance_.word) add(slot, phrases[i], i < direct ? 0.95 : 0.85);
    }
  }

  void fill_modifier(const Slot& slot, TokenIndex noun) {
    for (const TokenIndex modifier : tree_.children(noun)) {
      const Deprel relation = tree_.relation(modifier);
      if (relation != Deprel::kCompound && relation != Deprel::kAmod) continue;
      for (const TokenIndex each : tree_.conjuncts(modifier)) {
        if (modifier_fits(slot.role, each, relation)) add(slot, each, 0.8);
      }
    }
  }

  bool modifier_fits(Role role, TokenIndex modifier, Deprel relation) const {
    const std::optional<Reference> reference = entities_.find(modifier);
    const bool place = reference && entities_[reference->entity].kind == EntityKind::kPlace;
    switch (role) {
      case Role::kLocation: return place;
      case Role::kActor:
      case Role::kParty:
        if (reference) return !place && entities_[reference->entity].kind != EntityKind::kThing;
        return relation == Deprel::kCompound && lexicon_.in_set("group", entry_word(tree_, modifier));
      case Role::kRecipient: return reference ? !place : relation == Deprel::kCompound;
      default: return !reference;
    }
  }

  /// "Russia launched an attack": the subject of the verb that an event noun leans on is its actor.
  void add_support_subject() {
    if (instance_.support == kNoToken) return;
    const TokenIndex noun = tree_.first_conjunct(instance_.word);
    const ClauseArguments clause = clause_arguments(tree_, instance_.support);
    const TokenIndex subject = clause.subject;
    if (subject == kNoToken || subject == noun || subject == instance_.word) return;
    for (const Role wanted : {Role::kActor, Role::kParty}) {
      for (const Slot& slot : frame_.slots) {
        if (slot.role != wanted) continue;
        // An actor that the noun itself names goes first: "the US began Russia's ..." is no agent.
        if (wanted == Role::kActor) {
          for (const Argument& argument : arguments_) {
            if (argument.role == Role::kActor) return;
          }
        }
        add({slot.role, Position::kSubject, {}}, subject, 0.95 * clause.subject_certainty);
        return;
      }
    }
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  const EntityTable& entities_;
  const PredicateInstance& instance_;
  const Frame& frame_;
  ClauseArguments clause_;
  std::vector<Argument> arguments_;
};

}  // namespace

std::vector<Argument> find_arguments(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities,
                                     const PredicateInstance& instance) {
  return Filler(tree, lexicon, entities, instance).fill();
}

}  // namespace dossier::extract
