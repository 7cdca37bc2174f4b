// The logical subject and object of a verb, wherever English leaves them out.
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

}  // namespace

ClauseArguments clause_arguments(const Tree& tree, const Lexicon& lexicon, TokenIndex verb);

namespace {

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
        // "Russia, accused by an aide of training rebels": it is said of the accused.
        if (is_oblique(tree.relation(governor)) && object_controls(tree, verb) && tree.introduced_by(governor, "by") &&
            tree.head(governor) != kNoToken && tree.passive(tree.head(governor))) {
          const ClauseArguments accused = clause_arguments(tree, lexicon, tree.head(governor));
          certainty *= accused.object_certainty;
          return accused.object;
        }
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

}  // namespace dossier::extract
