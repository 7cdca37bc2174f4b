#include "extract/modality.h"

#include "extract/outlook.h"
#include "extract/predicates.h"

#include <algorithm>

namespace dossier::extract {
namespace {

bool is_negation(const Tree& tree, const Lexicon& lexicon, TokenIndex token) {
  return lexicon.in_set("negative-adverb", tree.lemma(token));
}

bool denies(const Tree& tree, TokenIndex phrase) {
  // "no evidence", "neither side", "nobody", "none of them"
  const std::string_view lemma = tree.lemma(phrase);
  if (lemma == "nobody" || lemma == "nothing" || lemma == "none" || lemma == "neither" || lemma == "no") return true;
  for (const TokenIndex dependent : tree.children(phrase)) {
    const Deprel relation = tree.relation(dependent);
    if (relation != Deprel::kDet && relation != Deprel::kCcPreconj && relation != Deprel::kAdvmod &&
        relation != Deprel::kCc)
      continue;
    const std::string_view word = tree.lemma(dependent);
    if (word == "no" || word == "neither" || word == "none") return true;
    if (word == "not" && dependent < phrase && relation != Deprel::kAdvmod) return true;
  }
  return false;
}

/// Later demands and possibilities cover earlier plans: the weaker standing of the event wins.
int strength(Modality modality) {
  switch (modality) {
    case Modality::kActual: return 0;
    case Modality::kPlanned: return 1;
    case Modality::kDemanded: return 2;
    case Modality::kPossible: return 3;
  }
  return 0;
}

class Reader {
 public:
  Reader(const Tree& tree, const Lexicon& lexicon, const Readings& readings)
      : tree_(tree), lexicon_(lexicon), readings_(readings) {}

  Status read(TokenIndex predicate, TokenIndex support) {
    Status status = within_clauses(predicate, support);
    // "requested a meeting, which is expected to be held on Thursday"
    if (status.modality == Modality::kDemanded && tree_.upos(predicate) == Upos::kNoun && scheduled(predicate))
      status.modality = Modality::kPlanned;
    return status;
  }

 private:
  /// "…, which is expected to be held", "… scheduled for Friday"
  bool scheduled(TokenIndex noun) const {
    for (const TokenIndex clause : tree_.children(noun)) {
      if (tree_.relation(clause) != Deprel::kAclRelcl && tree_.relation(clause) != Deprel::kAcl) continue;
      const Operator* op = operator_at(tree_, lexicon_, clause);
      if (op == nullptr || op->modality != Modality::kPlanned || negated(clause)) continue;
      if (tree_.passive(clause) || tree_.upos(clause) == Upos::kAdj) return true;
    }
    return false;
  }

  Status within_clauses(TokenIndex predicate, TokenIndex support) {
    if (tree_.upos(predicate) != Upos::kVerb) {
      read_noun(predicate);
      if (support != kNoToken && support != predicate && undone(support, predicate)) return status_;
      if (support != kNoToken && support != predicate && presupposed(predicate) && goes_on_or_ends(support)) {
        return status_;  // "to work towards ending Russia's invasion"
      }
      if (support != kNoToken && support != predicate) {
        // "cancelled a visit", "ruled out an invasion": what lends its subject may undo the noun besides.
        const Operator* op = operator_at(tree_, lexicon_, support);
        if (op != nullptr && op->flips_polarity && !presupposed(predicate)) {
          if (negated(support)) {
            set(Modality::kPossible);
            return status_;
          }
          negate();
        }
        // "plans a strike", "threatened a boycott": it is yet to come.
        if (op != nullptr && !op->light && !op->flips_polarity) set(op->modality);
        // The verb is the noun's clause.
        read_clause(support);
        climb(support);
      } else {
        climb(predicate);
      }
    } else {
      read_clause(predicate);
      climb(predicate);
    }
    return status_;
  }

  void set(Modality modality) {
    if (strength(modality) > strength(status_.modality)) status_.modality = modality;
  }
  void flip() {
    status_.polarity = status_.polarity == Polarity::kPositive ? Polarity::kNegative : Polarity::kPositive;
  }
  void negate() { status_.polarity = Polarity::kNegative; }

  void read_noun(TokenIndex noun) {
    for (const TokenIndex dependent : tree_.children(noun)) {
      const Deprel relation = tree_.relation(dependent);
      const std::string_view lemma = tree_.lemma(dependent);
      if (relation == Deprel::kDet || relation == Deprel::kAdvmod) {
        if (lemma == "no" || lemma == "neither" || lemma == "not" || lemma == "n't" || lemma == "never") negate();
      } else if (relation == Deprel::kCase && undone_by(dependent)) {
        negate();
      } else if (relation == Deprel::kAmod) {
        if (lexicon_.in_set("planned", lemma)) set(Modality::kPlanned);
        if (lexicon_.in_set("possible", lemma)) set(Modality::kPossible);
      } else if (relation == Deprel::kAux) {
        read_auxiliary(dependent);
      }
    }
  }

  void read_auxiliary(TokenIndex auxiliary) {
    const std::string_view lemma = tree_.lemma(auxiliary);
    if (lemma == "will" || lemma == "shall" || lemma == "wo" || lemma == "'ll") {
      set(Modality::kPlanned);
    } else if (lemma == "would") {
      set(Modality::kPlanned);
    } else if (lemma == "may" || lemma == "might" || lemma == "could" || lemma == "can") {
      set(Modality::kPossible);
    } else if (lemma == "should" || lemma == "must" || lemma == "ought") {
      set(Modality::kDemanded);
    }
  }

  /// "without firing", "instead of bombing", "rather than invade".
  bool undone_by(TokenIndex marker) const {
    const std::string_view lemma = tree_.lemma(marker);
    if (lemma == "without") return true;
    return (lemma == "instead" || lemma == "rather") && tree_.has(marker, Deprel::kFixed);
  }

  /// "has yet to approve": it has not.
  bool yet_to_come(TokenIndex verb) const {
    const TokenIndex governor = tree_.head(verb);
    if (governor == kNoToken || !tree_.infinitive(verb)) return false;
    if (tree_.lemma(governor) != "have" && tree_.lemma(governor) != "be") return false;
    for (const TokenIndex adverb : tree_.children(governor)) {
      if (tree_.lemma(adverb) == "yet" && governor < adverb && adverb < verb) return true;
    }
    return false;
  }

  /// "is said to have fled", "was reported to be dead": hearsay; what is known or shown is not.
  bool hearsay(TokenIndex governor, TokenIndex governed) const {
    const Predicate* entry = readings_[governor];
    if (entry == nullptr || !entry->claim || !tree_.passive(governor) || !tree_.infinitive(governed)) return false;
    // "is expected to visit" is a plan.
    const Operator* op = operator_at(tree_, lexicon_, governor);
    if (op != nullptr && op->modality == Modality::kPlanned) return false;
    return !lexicon_.in_set("established", tree_.lemma(governor));
  }

  /// "no sign that it attacked", "it is not true that it attacked"
  bool content_clause(TokenIndex clause) const {
    const Deprel relation = tree_.relation(clause);
    if (relation != Deprel::kAcl && relation != Deprel::kCcomp && relation != Deprel::kCsubj) return false;
    const TokenIndex mark = tree_.child(clause, Deprel::kMark);
    return mark != kNoToken && tree_.lemma(mark) == "that";
  }
  /// Whether a noun or adjective denied leaves open what its clause tells: "no sign", but "no doubt", "no secret".
  bool left_open(TokenIndex word) const {
    if (tree_.upos(word) == Upos::kAdj) return lexicon_.in_set("truth", tree_.lemma(word)) && negated(word);
    if (tree_.upos(word) != Upos::kNoun || !lexicon_.in_set("ground", tree_.lemma(word))) return false;
    return denies(tree_, word);
  }

  /// Whether the word has a negation of its own: "did not rule out", "neither confirmed nor denied".
  bool negated(TokenIndex governor) const {
    for (const TokenIndex dependent : tree_.children(governor)) {
      const Deprel relation = tree_.relation(dependent);
      if (dependent < governor && is_negation(tree_, lexicon_, dependent) &&
          (relation == Deprel::kAdvmod || relation == Deprel::kCc || relation == Deprel::kCcPreconj))
        return true;
    }
    return false;
  }

  /// Negation, modals and markers among a clause's own words. A conjunct without auxiliaries shares those before it.
  void read_clause(TokenIndex verb) {
    bool auxiliary = false;
    bool subject = false;
    bool conditional = false;
    bool perfect = false;  // "should have won": it is past, and need not be so
    bool modal = false;
    bool hangs_on = false;  // "if Peru agrees, …"
    for (const TokenIndex dependent : tree_.children(verb)) {
      const std::string_view lemma = tree_.lemma(dependent);
      switch (tree_.relation(dependent)) {
        case Deprel::kAux:
          auxiliary = true;
          if (lemma == "be" && is_to(tree_, dependent, verb)) set(Modality::kPlanned);
          if (lemma == "would" || lemma == "should" || lemma == "must") modal = true;
          if (lemma == "have") perfect = true;
          read_auxiliary(dependent);
          break;
        case Deprel::kAuxPass:
        case Deprel::kCop:
          auxiliary = true;
          if (is_to(tree_, dependent, verb)) set(Modality::kPlanned);
          break;
        case Deprel::kAdvmod:
          if (lexicon_.in_set("possible-adverb", lemma)) set(Modality::kPossible);
          if (dependent + 1 == verb && lexicon_.in_set("falling-short", lemma)) negate();
          [[fallthrough]];
        case Deprel::kCc:
        case Deprel::kCcPreconj:
          if (dependent < verb && (is_negation(tree_, lexicon_, dependent) || undone_by(dependent))) negate();
          break;
        case Deprel::kDet:
          if (lemma == "no") negate();
          break;
        case Deprel::kNsubj:
        case Deprel::kNsubjPass:
          subject = true;
          if (denies(tree_, dependent)) negate();
          break;
        case Deprel::kObj:
          if (denies(tree_, dependent)) negate();
          break;
        case Deprel::kMark:
          if (undone_by(dependent)) negate();
          if (lemma == "if" || lemma == "unless" || lemma == "whether") conditional = true;
          break;
        case Deprel::kAdvcl:
          hangs_on |= is_condition(tree_, dependent);
          // "If Peru agrees, she warned, Chile would leave", with who says so between the two
          if (dependent < verb && readings_[dependent] != nullptr && readings_[dependent]->claim) {
            for (const TokenIndex before : tree_.children(dependent))
              hangs_on |= before < dependent && tree_.relation(before) == Deprel::kAdvcl && is_condition(tree_, before);
          }
          break;
        default: break;
      }
    }
    // "If Peru agrees, she added, Chile would leave": the parser hung the condition from who says so.
    if (const TokenIndex said = tree_.head(verb);
        said != kNoToken && tree_.relation(verb) == Deprel::kCcomp && said < verb && tree_.form(said + 1) == ",") {
      for (const TokenIndex before : tree_.children(said))
        hangs_on |= before < said && tree_.relation(before) == Deprel::kAdvcl && is_condition(tree_, before);
    }
    if (conditional || (hangs_on && auxiliary)) set(Modality::kPossible);
    if (tree_.relation(verb) == Deprel::kAdvcl && is_condition(tree_, verb)) set(Modality::kPossible);
    if (modal && perfect) set(Modality::kPossible);
    if (yet_to_come(verb)) negate();
    if (question(verb)) set(Modality::kPossible);

    const Deprel relation = tree_.relation(verb);
    const TokenIndex governor = tree_.head(verb);
    if (relation == Deprel::kConj && governor != kNoToken && tree_.upos(governor) == Upos::kVerb && !subject &&
        !auxiliary) {
      for (const TokenIndex dependent : tree_.children(governor)) {
        if (tree_.relation(dependent) == Deprel::kAux && dependent < governor && same_form(verb, governor)) {
          read_auxiliary(dependent);
        }
      }
    }
    if (is_planned_infinitive(verb)) set(Modality::kPlanned);
  }

  /// "used a drone to attack them", "came off the bench to score", "flew to Cairo to meet him": a purpose of what was
  /// done that was reached by doing it.
  bool reached(TokenIndex verb, TokenIndex governor) const {
    if (verb < governor || !tree_.is(governor, "VBD")) return false;
    for (const TokenIndex child : tree_.children(governor))
      if (tree_.relation(child) == Deprel::kAux || is_negation(tree_, lexicon_, child)) return false;
    if (lexicon_.in_set("accomplishing", tree_.lemma(governor))) return true;
    const Predicate* entry = readings_[verb];
    if (entry == nullptr) return false;
    if (entry->type == EventType::kCompetition) return lexicon_.in_set("striving", tree_.lemma(governor));
    return entry->type == EventType::kConsult && lexicon_.in_set("going", tree_.lemma(governor));
  }

  /// Whether the noun is one by which somebody is accused of what follows, and not convicted.
  bool accuses(TokenIndex noun) const {
    if (!lexicon_.in_set("accusation", tree_.lemma(noun))) return false;
    const TokenIndex verb = tree_.head(noun);
    return verb == kNoToken || !lexicon_.in_set("convicting", tree_.lemma(verb));
  }

  bool same_form(TokenIndex left, TokenIndex right) const { return tree_.token(left).xpos == tree_.token(right).xpos; }

  /// A headline's "X to buy Y", and "are to withdraw".
  bool is_planned_infinitive(TokenIndex verb) const {
    if (!tree_.infinitive(verb)) return false;
    switch (tree_.relation(verb)) {
      case Deprel::kRoot: return true;
      case Deprel::kAcl: {  // a headline parsed as a noun phrase: the noun before is the actor
        const TokenIndex noun = tree_.head(verb);
        return noun != kNoToken && tree_.relation(noun) == Deprel::kRoot;
      }
      case Deprel::kXcomp:
      case Deprel::kCcomp: {
        const TokenIndex governor = tree_.head(verb);
        if (governor == kNoToken) return false;
        // A headline's actor that was taken for a predicate: "Halvorsen to buy Brightwater".
        const bool actor = tree_.relation(governor) == Deprel::kRoot && tree_.upos(governor) != Upos::kVerb &&
                           !tree_.has(governor, Deprel::kCop) && tree_.token(governor).sentence == 0 &&
                           operator_at(tree_, lexicon_, governor) == nullptr;
        return tree_.lemma(governor) == "be" || actor;
      }
      case Deprel::kConj:
        // "to meet and sign" shares its "to" through the verb before
        return false;
      default: return false;
    }
  }

  bool question(TokenIndex verb) const {
    const language::Sentence& sentence = tree_.document().sentences[tree_.token(verb).sentence];
    if (tree_.relation(verb) != Deprel::kRoot || sentence.last == sentence.first) return false;
    if (tree_.form(sentence.last - 1) != "?") return false;
    // "Why did they refuse?" takes it that they did.
    for (TokenIndex token = sentence.first; token < verb; ++token) {
      if (tree_.is(token, "WRB")) return false;
    }
    return true;
  }

  /// What the governing clauses do to this one.
  void climb(TokenIndex token) {
    for (int step = 0; step < kMaxClimb; ++step) {
      const TokenIndex governor = tree_.head(token);
      if (governor == kNoToken) return;
      const Deprel relation = tree_.relation(token);
      bool governed = false;     // the governor's own meaning reaches here
      bool transparent = false;  // and so does what governs it
      if (is_awaited(tree_, lexicon_, token)) set(Modality::kPlanned);
      switch (relation) {
        case Deprel::kXcomp:
        case Deprel::kCcomp:
          // "urged both to stop fighting": the fighting is there.
          if (relation == Deprel::kXcomp && tree_.is(token, "VBG") && token > governor && goes_on_or_ends(governor))
            return;
          // "are likely to play without him: the court banned him"
          if (relation == Deprel::kCcomp && colon_between(governor, token)) return;
          governed = transparent = true;
          // "is set to close"
          if (tree_.lemma(governor) == "set" && tree_.passive(governor) && tree_.infinitive(token))
            set(Modality::kPlanned);
          break;
        case Deprel::kCsubj: governed = tree_.upos(governor) == Upos::kAdj; break;  // "it is possible that"
        case Deprel::kConj:
          transparent = true;
          if (const TokenIndex finite = tree_.finite_partner(token); finite != kNoToken) {
            token = finite;  // "refused to resign and accused her": joined to the refusal
            continue;
          }
          // A conjunct with a subject of its own stands alone.
          if (tree_.upos(token) == Upos::kVerb && tree_.has(token, Deprel::kNsubj)) {
            if (tree_.relation(governor) != Deprel::kCcomp && tree_.relation(governor) != Deprel::kXcomp) return;
          }
          break;
        case Deprel::kNsubj:
          if (is_awaited(tree_, lexicon_, governor)) set(Modality::kPlanned);
          return;
        case Deprel::kNsubjPass:
          if (is_awaited(tree_, lexicon_, governor)) set(Modality::kPlanned);
          if (raised(governor)) return;
          [[fallthrough]];
        case Deprel::kObj:
        case Deprel::kIobj:
          if (undone(governor, token)) return;
          if (relation == Deprel::kIobj) return;
          governed = transparent = tree_.upos(token) != Upos::kPropn;
          break;
        case Deprel::kObl:
        case Deprel::kNmod:
          // Complements of preposition: "call for an attack", "plans for a meeting", "prevented from entering".
          governed = true;
          break;
        case Deprel::kAcl:
          if (const TokenIndex verb = governor_past_object(tree_, lexicon_, token); verb != kNoToken) {
            if (apply_operator(verb, token, Deprel::kXcomp)) return;
            read_clause(verb);
            token = verb;
            continue;
          }
          // "on charges of stealing", "their agreement over selling it"
          if (tree_.is(token, "VBG") && tree_.has(token, Deprel::kMark)) {
            if (accuses(governor)) set(Modality::kPossible);
            const Predicate* entry = readings_[governor];
            if (entry != nullptr && entry->type == EventType::kAgree && tree_.upos(governor) == Upos::kNoun)
              set(Modality::kPlanned);
          }
          // "a plan to attack", "its refusal to cede"
          governed = tree_.infinitive(token) || tree_.has(token, Deprel::kMark);
          transparent = governed;
          break;
        case Deprel::kAdvcl:
          if (tree_.infinitive(token)) {
            if (tree_.used_to(token)) return;  // what one used to do was done
            if (reached(token, governor)) {
              read_clause(governor);
              token = governor;
              continue;
            }
            // "called on Peru to free them": no purpose, but what is demanded.
            const Operator* op = operator_at(tree_, lexicon_, governor);
            if (op != nullptr && op->modality == Modality::kDemanded && token > governor) {
              governed = true;
            }
            set(Modality::kPlanned);  // a purpose is not yet an event
          }
          if (tree_.participle(token) && !tree_.has(token, Deprel::kMark)) {
            transparent = true;
            // "ruled out buying gas": its object rather than what goes along with it.
            governed = tree_.is(token, "VBG") && token > governor && tree_.form(token - 1) != ",";
          } else if (tree_.participle(token)) {
            governed = true;
          }
          break;
        case Deprel::kAclRelcl:
          // "will arrest anyone who attacks it": nobody need have.
          if (tree_.lemma(governor) == "anyone" || tree_.lemma(governor) == "anybody") set(Modality::kPossible);
          return;
        case Deprel::kAmod:
        default: return;
      }
      if (content_clause(token) && left_open(governor)) set(Modality::kPossible);
      // "rejected claims that it attacked": the claims are of what is denied.
      if ((relation == Deprel::kAcl || relation == Deprel::kCcomp) && content_clause(token) &&
          tree_.relation(governor) == Deprel::kObj) {
        const TokenIndex verb = tree_.head(governor);
        const Predicate* entry = verb == kNoToken ? nullptr : readings_[verb];
        if (entry != nullptr && entry->denies && !negated(verb)) negate();
        if (lexicon_.in_set("accusation", tree_.lemma(governor)) && status_.polarity == Polarity::kPositive)
          set(Modality::kPossible);
      }
      if (governed && apply_operator(governor, token, relation)) return;
      // "not guilty of killing", "may be responsible for blocking": the adjective hands down what is said of it.
      if (governed && relation == Deprel::kAdvcl && tree_.upos(governor) == Upos::kAdj) read_clause(governor);
      // "efforts to end Russia's invasion": what is taken for granted is not reached from further up either; but "plans
      // to hold the talks" is a plan of talks.
      const bool nominal = relation == Deprel::kObj || relation == Deprel::kNsubjPass || relation == Deprel::kObl ||
                           relation == Deprel::kNmod;
      if (nominal && presupposed(token)) {
        const Operator* op = operator_at(tree_, lexicon_, governor);
        if (op == nullptr || !op->light || goes_on_or_ends(governor)) return;
      }
      if (!transparent) return;
      if (relation != Deprel::kConj && (tree_.upos(governor) == Upos::kVerb || tree_.upos(governor) == Upos::kAdj) &&
          (relation == Deprel::kXcomp || is_operator(governor))) {
        // Raising and operators hand their own negation and modals down: "did not agree to release", "is not expected
        // to".
        read_clause(governor);
      } else if (tree_.upos(governor) == Upos::kVerb && (relation == Deprel::kAdvcl)) {
        read_clause(governor);
      } else if (tree_.upos(governor) == Upos::kNoun && is_operator(governor)) {
        read_noun(governor);
      } else if (relation == Deprel::kCcomp || relation == Deprel::kObj || relation == Deprel::kNsubjPass) {
        if (!is_operator(governor)) return;
      }
      token = governor;
    }
  }

  bool colon_between(TokenIndex first, TokenIndex last) const {
    for (TokenIndex at = first + 1; at < last; ++at)
      if (tree_.form(at) == ":" || tree_.form(at) == ";") return true;
    return false;
  }

  /// "the truce was supposed to hold": what is supposed is the holding; "the vote is expected to be held" tells of the
  /// vote.
  bool raised(TokenIndex governor) const {
    const TokenIndex deed = tree_.child(governor, Deprel::kXcomp);
    if (deed == kNoToken || !tree_.infinitive(deed) || tree_.upos(deed) != Upos::kVerb) return false;
    const Operator* op = operator_at(tree_, lexicon_, deed);
    return (op == nullptr || !op->light) && !lexicon_.in_set("occurrence", tree_.lemma(deed));
  }

  bool is_operator(TokenIndex token) const {
    if (operator_at(tree_, lexicon_, token) != nullptr) return true;
    const Predicate* entry = readings_[token];
    return entry != nullptr && (entry->denies || entry->modality != Modality::kActual);
  }

  /// "cancelled the visit", "will not allow the deployment": there is none, however well known it is. Deals are there
  /// before they are blocked.
  bool undone(TokenIndex verb, TokenIndex noun) {
    if (tree_.upos(noun) != Upos::kNoun || tree_.upos(verb) != Upos::kVerb) return false;
    if (tree_.relation(noun) == Deprel::kIobj && tree_.has(verb, Deprel::kObj)) return false;
    const Predicate* happening = readings_[noun];
    if (happening == nullptr || happening->type == EventType::kAgree) return false;
    const Operator* op = operator_at(tree_, lexicon_, verb);
    std::string words(tree_.lemma(verb));
    if (op != nullptr && !op->particle.empty()) words += ' ' + op->particle;
    const bool refused = negated(verb);
    if (refused && lexicon_.in_set("undoing", words)) return true;  // "did not cancel the talks": they stand
    if (!lexicon_.in_set(refused ? "letting" : "undoing", words)) return false;
    negate();
    for (const TokenIndex auxiliary : tree_.children(verb))
      if (tree_.is(auxiliary, "MD")) set(tree_.lemma(auxiliary) == "will" ? Modality::kPlanned : Modality::kPossible);
    return true;
  }

  /// Only what is there can be ended or gone on with.
  bool goes_on_or_ends(TokenIndex verb) const {
    static constexpr std::string_view kVerbs[] = {"end",      "stop",   "halt",    "cease", "suspend",
                                                  "continue", "resume", "prolong", "quit",  "keep"};
    return std::find(std::begin(kVerbs), std::end(kVerbs), tree_.lemma(verb)) != std::end(kVerbs);
  }

  /// "the attack", "their talks": the noun takes it for granted that there is one.
  bool presupposed(TokenIndex noun) const {
    if (tree_.upos(noun) != Upos::kNoun && tree_.upos(noun) != Upos::kPropn) return false;
    for (const TokenIndex dependent : tree_.children(noun)) {
      const std::string_view lemma = tree_.lemma(dependent);
      if (tree_.relation(dependent) == Deprel::kNmodPoss) return true;
      if (tree_.relation(dependent) == Deprel::kDet &&
          (lemma == "the" || lemma == "this" || lemma == "these" || lemma == "that" || lemma == "those")) {
        return true;
      }
    }
    return false;
  }

  /// True where nothing further up matters to what is governed: "neither confirmed nor denied" leaves it open.
  bool apply_operator(TokenIndex governor, TokenIndex governed, Deprel relation) {
    const bool nominal = relation == Deprel::kObj || relation == Deprel::kNsubjPass || relation == Deprel::kObl ||
                         relation == Deprel::kNmod;
    if (nominal && presupposed(governed)) return false;
    const bool finite =
        relation == Deprel::kCcomp && tree_.has(governed, Deprel::kNsubj) && !tree_.infinitive(governed);
    const Predicate* entry = readings_[governor];
    if (entry != nullptr && !nominal) {
      if (entry->denies) {
        if (negated(governor)) {
          set(Modality::kPossible);
          return true;
        }
        negate();
        return false;
      }
      if (relation == Deprel::kXcomp && hearsay(governor, governed)) {
        set(Modality::kPossible);
        return true;
      }
      if (entry->modality != Modality::kActual) {
        // Who wants to do it himself plans it; a demand is made on others.
        const bool own = relation == Deprel::kXcomp && entry->modality == Modality::kDemanded &&
                         !tree_.passive(governor) && !tree_.has(governor, Deprel::kObj) &&
                         !tree_.has(governor, Deprel::kIobj);
        set(own ? Modality::kPlanned : entry->modality);
        return false;
      }
    }
    const Operator* op = operator_at(tree_, lexicon_, governor);
    if (op == nullptr || op->light) return false;
    // A phrase hangs from anything; only one that the operator asks for by its own preposition is governed by it.
    if (relation == Deprel::kObl) {
      const std::string preposition = tree_.preposition(governed);
      const bool asked = op->particle.ends_with(preposition) && !op->particle.empty();
      if (!asked && !(op->flips_polarity && preposition == "from") && preposition != "for" && preposition != "of")
        return false;
      if (preposition == "for" && op->modality == Modality::kActual) return false;
    }
    if (relation == Deprel::kNmod) {
      const std::string preposition = tree_.preposition(governed);
      if (preposition != "of" && preposition != "for" && preposition != "to") return false;
    }
    // The clause's own "will" or "should" says so.
    if (finite && (op->modality == Modality::kPlanned || op->modality == Modality::kDemanded)) return false;
    if (op->flips_polarity && negated(governor) && !nominal) {
      set(Modality::kPossible);  // "did not rule out sending troops"
      return true;
    }
    if (op->flips_polarity) flip();
    if (op->modality != Modality::kActual) set(op->modality);
    return false;
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Readings& readings_;
  Status status_;
};

}  // namespace

Status status_of(const Tree& tree, const Lexicon& lexicon, const Readings& readings, TokenIndex predicate,
                 TokenIndex support) {
  return Reader(tree, lexicon, readings).read(predicate, support);
}

}  // namespace dossier::extract
