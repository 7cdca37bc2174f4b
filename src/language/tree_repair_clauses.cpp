// What belongs to which verb.
#include "language/tree_edit.h"
#include "language/tree_repair.h"

#include <algorithm>
#include <string_view>

namespace dossier::language {
namespace {

/// Participles of what is done to people, which no active past tense without an object can be.
bool is_suffered(std::string_view form) {
  static constexpr std::string_view kWords[] = {
      "acquitted",   "appointed",    "arrested",     "assassinated", "awarded",   "banned",     "barred",
      "beaten",      "beheaded",     "brought",      "buried",       "charged",   "cleared",    "convicted",
      "cremated",    "deported",     "detained",     "dismissed",    "evacuated", "executed",   "expelled",
      "extradited",  "fined",        "fired",        "flown",        "freed",     "handcuffed", "hanged",
      "held",        "hospitalised", "hospitalized", "imprisoned",   "indicted",  "injured",    "interrogated",
      "interviewed", "jailed",       "killed",       "named",        "nominated", "ousted",     "pardoned",
      "questioned",  "raped",        "released",     "removed",      "replaced",  "reinstated", "rescued",
      "robbed",      "rushed",       "sacked",       "sentenced",    "shot",      "stabbed",    "stripped",
      "suspended",   "taken",        "tortured",     "transferred",  "treated",   "wounded"};
  return is_one_of(form, kWords);
}

/// Past tenses of saying for or against somebody: what a speaker does beside what he says.
bool is_speech_act(std::string_view form) {
  static constexpr std::string_view kWords[] = {
      "accused",    "added",   "announced", "apologised", "apologized", "appealed",   "asked",
      "blamed",     "called",  "condemned", "confirmed",  "criticised", "criticized", "defended",
      "demanded",   "denied",  "denounced", "described",  "dismissed",  "hailed",     "insisted",
      "invited",    "pledged", "praised",   "promised",   "refused",    "rejected",   "thanked",
      "threatened", "urged",   "vowed",     "warned",     "welcomed"};
  return is_one_of(form, kWords);
}

class ClauseRepair : public TreeEdit {
 public:
  using TreeEdit::TreeEdit;

  void run() {
    name_dependents();
    subjects_beside_names();
    stray_subjects();
    subject_after_phrase();
    inverted_speakers();
    joined_passives();
    joined_speech();
    next_clauses_subject();
    listed_subjects();
    particles_in_names();
    described_opponents();
  }

 private:
  /// "Ratna Wibisono, the minister, and her counterpart": what hangs from a part of a name belongs to the whole.
  void name_dependents() {
    for (TokenIndex i = sentence_.first + 1; i < sentence_.last; ++i) {
      const Deprel relation = at(i).deprel;
      if (relation != Deprel::kAppos && relation != Deprel::kConj && relation != Deprel::kAclRelcl &&
          relation != Deprel::kAcl)
        continue;
      TokenIndex head = at(i).head;
      for (int step = 0; step < 8 && head != kNoToken && head < i && is(head, Upos::kPropn); ++step) {
        const bool part = at(head).deprel == Deprel::kFlat || at(head).deprel == Deprel::kCompound;
        const TokenIndex whole = at(head).head;
        if (!part || whole == kNoToken || whole > i || !is(whole, Upos::kPropn)) break;
        if (whole > head + 4 || head > whole + 4) break;
        head = whole;
      }
      if (head != at(i).head && head != kNoToken) attach(i, head, relation);
    }
    // A preposition before the name is the whole name's: "between Rita Blom and …".
    for (TokenIndex i = sentence_.first; i + 2 < sentence_.last; ++i) {
      const TokenIndex part = at(i).head;
      if (at(i).deprel != Deprel::kCase || part == kNoToken || part < i || !is(part, Upos::kPropn)) continue;
      const TokenIndex whole = at(part).head;
      if (at(part).deprel == Deprel::kCompound && whole == part + 1 && is(whole, Upos::kPropn) &&
          child(whole, Deprel::kCase) == kNoToken)
        attach(i, whole, Deprel::kCase);
    }
    // "Under a deal brokered by Salim al-Rawahi, Iran freed …": a name's part beyond a comma is the verb's subject.
    for (TokenIndex i = sentence_.first + 2; i + 1 < sentence_.last; ++i) {
      if (at(i).deprel != Deprel::kFlat || !is(i, Upos::kPropn) || form(i - 1) != "," || at(i).head > i) continue;
      TokenIndex verb = i + 1;
      while (verb + 1 < sentence_.last && (is(verb, Upos::kAux) || is(verb, Upos::kAdv))) ++verb;
      if (is(verb, Upos::kVerb) && is_finite(verb) && !has_subject(verb))
        attach(i, verb, child(verb, Deprel::kAuxPass) != kNoToken ? Deprel::kNsubjPass : Deprel::kNsubj);
    }
  }

  /// "The Kremlin, Minsk's ally, condemned it": what stands between commas after a name describes it.
  void subjects_beside_names() {
    for (TokenIndex verb = sentence_.first + 4; verb < sentence_.last; ++verb) {
      TokenIndex name = kNoToken;
      TokenIndex other = kNoToken;
      for (TokenIndex i = sentence_.first; i < verb; ++i) {
        if (at(i).head != verb || !is_plain_subject(i)) continue;
        name = other;
        other = i;
      }
      if (name == kNoToken || !is(name, Upos::kPropn)) continue;
      TokenIndex next = name + 1;
      while (next < other && at(next).head == name && (at(next).deprel == Deprel::kFlat)) ++next;
      bool finite = false;
      for (TokenIndex i = next; i < other; ++i) finite |= is(i, Upos::kVerb) && is_finite(i);
      const TokenIndex marker = child(other, Deprel::kCase);
      if (marker != kNoToken && marker > name && is(marker - 1, Upos::kVerb) && is_tag(marker - 1, "VBN")) {
        attach(other, marker - 1, Deprel::kObl);  // "a group known as the Free Brigade attacked"
      } else if (is(other, Upos::kNoun) && !finite && form(next) == "," && form(other + 1) == "," &&
                 child(other, Deprel::kCc) == kNoToken) {
        attach(other, name, Deprel::kAppos);
      }
    }
    // "Norwest Bank, the largest shareholder, backs the deal", read as the bank with a clause beside it.
    const TokenIndex root = sentence_.root;
    if (root != kNoToken && is(root, Upos::kPropn) && child(root, Deprel::kCop) == kNoToken) {
      for (TokenIndex verb = root + 1; verb < sentence_.last; ++verb) {
        if (at(verb).head != root || at(verb).deprel != Deprel::kParataxis || !is(verb, Upos::kVerb)) continue;
        if (!is_finite(verb) || has_subject(verb) || form(verb - 1) != ",") continue;
        bool clause = false;  // a clause between would be what is told
        for (TokenIndex i = root + 1; i < verb; ++i) clause |= at(i).head == root && is(i, Upos::kVerb);
        if (clause) continue;
        at(verb).head = kNoToken;
        at(verb).deprel = Deprel::kRoot;
        document_.sentences[at(verb).sentence].root = verb;
        at(root).head = verb;
        at(root).deprel = Deprel::kNsubj;
        break;
      }
    }
    // "Acting through his lawyers, Ivo Zhuk, 23, pleaded guilty": the name behind a phrase at the front is the subject
    // that the verb lacks, none of the lawyers.
    for (TokenIndex name = sentence_.first + 2; name + 1 < sentence_.last; ++name) {
      if (at(name).deprel != Deprel::kAppos || !is(name, Upos::kPropn) || form(name - 1) != ",") continue;
      const TokenIndex verb = after_phrase(name);
      if (verb >= sentence_.last || !is(verb, Upos::kVerb) || !is_finite(verb) || has_subject(verb)) continue;
      if (at(verb).deprel != Deprel::kRoot && at(verb).deprel != Deprel::kCcomp) continue;
      TokenIndex phrase = at(name).head;
      if (!is(phrase, Upos::kNoun)) continue;
      while (phrase != kNoToken && at(phrase).head != verb) phrase = at(phrase).head;
      if (phrase == kNoToken || phrase > name) continue;
      if (at(phrase).deprel == Deprel::kAdvcl || at(phrase).deprel == Deprel::kObl)
        attach(name, verb, child(verb, Deprel::kAuxPass) != kNoToken ? Deprel::kNsubjPass : Deprel::kNsubj);
    }
  }

  /// "Smith fled to Chad, Minister Deen said": of two subjects before one verb the first is that of the finite verb
  /// between them that has none.
  void stray_subjects() {
    for (TokenIndex verb = sentence_.first + 3; verb < sentence_.last; ++verb) {
      TokenIndex first = kNoToken;
      TokenIndex last = kNoToken;
      for (TokenIndex i = sentence_.first; i < verb; ++i) {
        if (at(i).head != verb || !is_plain_subject(i)) continue;
        if (first == kNoToken) first = i;
        last = i;
      }
      if (first == last) continue;
      for (TokenIndex between = first + 1; between < last; ++between) {
        const bool linked = at(between).head == verb || at(verb).head == between;
        const Deprel relation = at(between).deprel;
        if (!linked || relation == Deprel::kAcl || relation == Deprel::kAclRelcl || relation == Deprel::kXcomp)
          continue;
        if (!is_finite(between) || has_subject(between)) continue;
        const bool passive = child(between, Deprel::kAuxPass) != kNoToken;
        attach(first, between, passive ? Deprel::kNsubjPass : Deprel::kNsubj);
        break;
      }
    }
  }

  /// "Sesay, re-elected in June, was in Abuja": a participle between commas describes the subject; the finite clause
  /// after it is what is told.
  void subject_after_phrase() {
    for (TokenIndex verb = sentence_.first + 2; verb + 2 < sentence_.last; ++verb) {
      if (!is(verb, Upos::kVerb) || !is_tag(verb, "VBN") || is_finite(verb)) continue;
      TokenIndex subject = child(verb, Deprel::kNsubj);
      if (subject == kNoToken) subject = child(verb, Deprel::kNsubjPass);
      if (subject == kNoToken || subject > verb || child(verb, Deprel::kObj) != kNoToken) continue;
      bool comma = false;
      for (TokenIndex i = subject + 1; i < verb; ++i) comma |= form(i) == ",";
      if (!comma || form(verb - 1) == "and") continue;
      // Or the participle hangs from the clause and keeps its subject.
      const TokenIndex told = at(verb).head;
      if (at(verb).deprel == Deprel::kAdvcl && told != kNoToken && told > verb && is_finite(told) &&
          !has_subject(told) && child(told, Deprel::kMark) == kNoToken) {
        attach(subject, told, child(told, Deprel::kAuxPass) != kNoToken ? Deprel::kNsubjPass : Deprel::kNsubj);
        attach(verb, subject, Deprel::kAcl);
        continue;
      }
      for (TokenIndex clause = verb + 1; clause < sentence_.last; ++clause) {
        if (at(clause).head != verb || !is_finite(clause) || has_subject(clause)) continue;
        if (at(clause).deprel != Deprel::kParataxis && at(clause).deprel != Deprel::kCcomp &&
            at(clause).deprel != Deprel::kConj && at(clause).deprel != Deprel::kAdvcl)
          continue;
        if (child(clause, Deprel::kMark) != kNoToken || child(clause, Deprel::kCc) != kNoToken) continue;
        TokenIndex left = clause;
        for (TokenIndex i = verb + 1; i < clause; ++i)
          if (at(i).head == clause && !is(i, Upos::kPunct)) left = std::min(left, i);
        if (form(left - 1) != ",") continue;
        at(clause).head = at(verb).head;
        at(clause).deprel = at(verb).deprel;
        if (at(clause).head == kNoToken) document_.sentences[at(clause).sentence].root = clause;
        at(subject).head = clause;
        at(subject).deprel = child(clause, Deprel::kAuxPass) != kNoToken ? Deprel::kNsubjPass : Deprel::kNsubj;
        at(verb).head = subject;
        at(verb).deprel = Deprel::kAcl;
        break;
      }
    }
  }

  /// "“…,” warned Karim Haddad": the name after a verb that a quotation precedes is who says it.
  void inverted_speakers() {
    for (TokenIndex verb = sentence_.first + 1; verb + 1 < sentence_.last; ++verb) {
      if (!is(verb, Upos::kVerb) || !is_quote(verb - 1) || !is_tag(verb, "VBD") || form(verb) == "told") continue;
      if (has_subject(verb)) continue;
      for (TokenIndex i = verb + 1; i < sentence_.last && i <= verb + 4; ++i) {
        if (at(i).head != verb || (at(i).deprel != Deprel::kIobj && at(i).deprel != Deprel::kObj)) continue;
        if (is_name_or_noun(i)) at(i).deprel = Deprel::kNsubj;
        break;
      }
    }
  }

  /// "was arrested in 2019 and later sentenced": taken for a past tense, though nobody is said to sentence; "was hurt
  /// by flying glass and evacuated": joined to the gerund.
  void joined_passives() {
    for (TokenIndex i = sentence_.first + 2; i < sentence_.last; ++i) {
      TokenIndex head = at(i).head;
      if (at(i).deprel == Deprel::kConj && head != kNoToken && head < i && is_tag(head, "VBG") && is_tag(i, "VBN") &&
          is_suffered(form(i)) && at(head).deprel == Deprel::kAdvcl && !has_subject(i) &&
          child(at(head).head, Deprel::kAuxPass) != kNoToken) {
        attach(i, at(head).head, Deprel::kConj);
        continue;
      }
      if (at(i).deprel != Deprel::kConj || head == kNoToken || head > i || !is_tag(i, "VBD") || !is_suffered(form(i)))
        continue;
      if (child(head, Deprel::kAuxPass) == kNoToken || has_subject(i) || child(i, Deprel::kObj) != kNoToken) continue;
      at(i).xpos = xpos_from("VBN");
    }
  }

  /// "He said the pilots had hit a depot, and accused the rebels": the speaker accuses, not the pilots.
  void joined_speech() {
    for (TokenIndex i = sentence_.first + 2; i < sentence_.last; ++i) {
      if (at(i).deprel != Deprel::kConj || !is_speech_act(form(i)) || has_subject(i)) continue;
      if (!is_tag(i, "VBD") && !is_tag(i, "VBN")) continue;
      if (child(i, Deprel::kAux) != kNoToken || child(i, Deprel::kAuxPass) != kNoToken) continue;
      if (child(i, Deprel::kCc) == kNoToken) continue;
      TokenIndex content = at(i).head;
      const TokenIndex joined = content;
      if (joined == kNoToken || joined > i) continue;
      while (at(content).deprel == Deprel::kConj && at(content).head != kNoToken) content = at(content).head;
      const TokenIndex speech = at(content).head;
      if (at(content).deprel != Deprel::kCcomp || speech == kNoToken || speech > content) continue;
      if (!is_tag(speech, "VBD") || !has_subject(speech)) continue;
      // Whoever "had" done one thing may have done the other: only where the parts differ in tense, or a comma parts
      // them.
      const bool other_tense = child(joined, Deprel::kAux) != kNoToken || child(joined, Deprel::kCop) != kNoToken;
      TokenIndex conjunction = child(i, Deprel::kCc);
      if (!other_tense && form(conjunction - 1) != ",") continue;
      if (attach(i, speech, Deprel::kConj)) at(i).xpos = xpos_from("VBD");
    }
  }

  /// "cut ties with Mali, and Paris may follow": no second partner but the subject of the next clause.
  void next_clauses_subject() {
    for (TokenIndex i = sentence_.first + 2; i + 1 < sentence_.last; ++i) {
      if (at(i).deprel != Deprel::kConj || !is_name_or_noun(i) || at(i).head == kNoToken || at(i).head > i) continue;
      const TokenIndex end = after_phrase(i);
      if (end == sentence_.last || !is(i - 1, Upos::kCconj) || form(i - 2) != ",") continue;
      const TokenIndex verb = is(end, Upos::kAux) ? at(end).head : is(end, Upos::kVerb) ? end : kNoToken;
      if (verb == kNoToken || verb < end || at(verb).deprel != Deprel::kConj || !is_finite(verb) || has_subject(verb))
        continue;
      if (child(verb, Deprel::kCc) != kNoToken && child(verb, Deprel::kCc) > i) continue;
      attach(i - 1, verb, Deprel::kCc);
      attach(i, verb, child(verb, Deprel::kAuxPass) != kNoToken ? Deprel::kNsubjPass : Deprel::kNsubj);
    }
  }

  /// "After talks in Oslo, Colombia and the ELN signed": who stands together right before a verb without a subject is
  /// no further place.
  void listed_subjects() {
    for (TokenIndex first = sentence_.first + 3; first + 2 < sentence_.last; ++first) {
      const TokenIndex place = at(first).head;
      if (at(first).deprel != Deprel::kConj || !is_name_or_noun(first) || place == kNoToken || place > first) continue;
      TokenIndex start = first;
      while (start > place + 1 && is(start - 1, Upos::kDet)) --start;
      if (form(start - 1) != ",") continue;
      const TokenIndex end = after_phrase(first);
      TokenIndex verb = end;
      while (verb + 1 < sentence_.last && (is(verb, Upos::kAux) || is(verb, Upos::kAdv))) ++verb;
      if (verb >= sentence_.last || form(end - 1) == "," || !is(verb, Upos::kVerb) || !is_finite(verb)) continue;
      if (has_subject(verb) || (at(verb).deprel != Deprel::kRoot && at(verb).deprel != Deprel::kCcomp)) continue;
      bool joined = false;
      for (TokenIndex i = first + 1; i < end; ++i) joined |= at(i).deprel == Deprel::kConj && below(i, first);
      TokenIndex phrase = place;
      while (phrase != kNoToken && at(phrase).head != verb) phrase = at(phrase).head;
      if (!joined || phrase == kNoToken || phrase > first || at(phrase).deprel != Deprel::kObl) continue;
      attach(first, verb, child(verb, Deprel::kAuxPass) != kNoToken ? Deprel::kNsubjPass : Deprel::kNsubj);
    }
  }

  /// "Banco do Norte", "Rio Grande do Sul": the little word of a name, taken for a verb.
  void particles_in_names() {
    static constexpr std::string_view kParticles[] = {"do", "da", "dos", "das", "du", "den", "der", "des", "van"};
    for (TokenIndex i = sentence_.first + 1; i + 1 < sentence_.last; ++i) {
      if (!is_one_of(form(i), kParticles) || (!is(i, Upos::kVerb) && !is(i, Upos::kAux))) continue;
      if (!is(i - 1, Upos::kPropn) || !is(i + 1, Upos::kPropn)) continue;
      TokenIndex name = i - 1;
      while (at(name).head != kNoToken && at(name).head < name &&
             (at(name).deprel == Deprel::kFlat || at(name).deprel == Deprel::kCompound))
        name = at(name).head;
      if (at(name).deprel == Deprel::kCompound && at(name).head == i) continue;
      if (below(name, i)) {
        at(name).head = at(i).head;
        at(name).deprel = is(i, Upos::kAux) && at(i).head != kNoToken ? Deprel::kNsubj : at(i).deprel;
        if (at(name).head == kNoToken) document_.sentences[at(name).sentence].root = name;
      }
      for (TokenIndex j = sentence_.first; j < sentence_.last; ++j)
        if (at(j).head == i && j != name) attach(j, name, j == i + 1 ? Deprel::kFlat : at(j).deprel);
      at(i).upos = Upos::kPropn;
      at(i).xpos = xpos_from("NNP");
      at(i).head = name;
      at(i).deprel = Deprel::kFlat;
      if (at(i + 1).deprel != Deprel::kFlat) attach(i + 1, name, Deprel::kFlat);
    }
  }

  /// "beat hosts Morocco": what describes the name after it, taken for a verb.
  void described_opponents() {
    static constexpr std::string_view kNouns[] = {"hosts", "holders", "champions", "rivals", "leaders", "newcomers"};
    for (TokenIndex i = sentence_.first + 1; i + 1 < sentence_.last; ++i) {
      const TokenIndex verb = i - 1;
      const TokenIndex name = i + 1;
      if (!is_one_of(form(i), kNouns) || !is(i, Upos::kVerb) || !is(verb, Upos::kVerb) || !is(name, Upos::kPropn))
        continue;
      if (at(i).head != verb || at(name).head != i) continue;
      for (TokenIndex j = sentence_.first; j < sentence_.last; ++j)
        if (at(j).head == i && j != name) attach(j, verb, at(j).deprel);
      attach(name, verb, Deprel::kObj);
      attach(i, name, Deprel::kNmodDesc);
      at(i).upos = Upos::kNoun;
      at(i).xpos = xpos_from("NNS");
    }
  }
};

}  // namespace

void repair_clauses(Document& document, const Sentence& sentence) { ClauseRepair(document, sentence).run(); }

}  // namespace dossier::language
