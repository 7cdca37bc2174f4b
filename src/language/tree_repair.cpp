#include "language/tree_repair.h"

#include "base/utf8.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::language {
namespace {

constexpr std::size_t kLongestSentence = 200;  // longer ones are no prose

template <std::size_t N>
bool is_one_of(std::string_view form, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), form) != std::end(words);
}

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

/// A noun that stands as an adverbial without a preposition: "last week", "Tuesday", "3 miles".
bool is_time_word(std::string_view form) {
  static constexpr std::string_view kWords[] = {
      "monday",   "tuesday", "wednesday",  "thursday",   "friday",  "saturday", "sunday",    "january", "february",
      "march",    "april",   "may",        "june",       "july",    "august",   "september", "october", "november",
      "december", "second",  "seconds",    "minute",     "minutes", "hour",     "hours",     "day",     "days",
      "night",    "nights",  "morning",    "afternoon",  "evening", "weekend",  "week",      "weeks",   "month",
      "months",   "year",    "years",      "decade",     "decades", "time",     "times",     "today",   "yesterday",
      "tomorrow", "tonight", "moment",     "way",        "ways",    "home",     "percent",   "mile",    "miles",
      "meters",   "metres",  "kilometers", "kilometres", "feet",    "summer",   "winter",    "spring",  "fall",
      "autumn",   "season"};
  const std::string lower = utf8::to_lower(form);
  return std::find(std::begin(kWords), std::end(kWords), lower) != std::end(kWords);
}

class SentenceRepair {
 public:
  SentenceRepair(Document& document, const Sentence& sentence) : document_(document), sentence_(sentence) {}

  void run() {
    possessive_apostrophes();
    coordinated_adjectives();
    titles();
    semicolon_list();
    headline_subjects();
    far_appositions();
    bare_objects();
    name_dependents();
    stray_subjects();
    subject_after_phrase();
    inverted_speakers();
    joined_passives();
    joined_speech();
  }

 private:
  Token& at(TokenIndex i) { return document_.tokens[i]; }
  bool is(TokenIndex i, Upos tag) { return at(i).upos == tag; }
  std::string_view form(TokenIndex i) { return document_.form(i); }
  bool is_name_or_noun(TokenIndex i) { return is(i, Upos::kPropn) || is(i, Upos::kNoun); }

  bool below(TokenIndex token, TokenIndex ancestor) {
    for (std::size_t steps = 0; token != kNoToken && steps <= kLongestSentence; ++steps) {
      if (token == ancestor) return true;
      token = at(token).head;
    }
    return false;
  }
  bool attach(TokenIndex token, TokenIndex head, Deprel relation) {
    if (at(token).head == kNoToken || below(head, token)) return false;
    at(token).head = head;
    at(token).deprel = relation;
    return true;
  }

  /// "the ministers' talks", where the tree knows the possessor and the apostrophe was read as a quotation mark.
  void possessive_apostrophes() {
    for (TokenIndex i = sentence_.first + 1; i + 1 < sentence_.last; ++i) {
      const TokenIndex owner = i - 1;
      if ((form(i) != "'" && form(i) != "’") || !is(i, Upos::kPunct) || at(owner).space_after || !at(i).space_after)
        continue;
      const char last = form(owner).back();
      if (last != 's' && last != 'S' && last != 'z' && last != 'x') continue;
      if (at(owner).deprel != Deprel::kNmodPoss || at(owner).head == kNoToken || at(owner).head < i) continue;
      at(i).upos = Upos::kPart;
      at(i).xpos = xpos_from("POS");
      attach(i, owner, Deprel::kCase);
    }
  }

  /// ADJ , ADJ … and ADJ NOUN, where the last adjective is the noun's.
  void coordinated_adjectives() {
    for (TokenIndex i = sentence_.first; i < sentence_.last; ++i) {
      if (!is(i, Upos::kAdj) || (i > sentence_.first && is(i - 1, Upos::kAdj))) continue;
      std::vector<TokenIndex> adjectives = {i};
      TokenIndex next = i + 1;
      bool joined = false;
      while (!joined && next + 1 < sentence_.last) {
        if (form(next) == "," && is(next + 1, Upos::kAdj)) next += 1;
        else if (is(next, Upos::kCconj) && is(next + 1, Upos::kAdj)) {
          next += 1;
          joined = true;
        } else if (form(next) == "," && next + 2 < sentence_.last && is(next + 1, Upos::kCconj) &&
                   is(next + 2, Upos::kAdj)) {
          next += 2;
          joined = true;
        } else break;
        adjectives.push_back(next++);
      }
      if (!joined || adjectives.size() < 3) continue;
      TokenIndex noun = next;  // further adjectives or nouns may stand between: "and American senior defence officials"
      while (noun < sentence_.last && noun < next + 4 && !is_name_or_noun(noun)) ++noun;
      if (noun == sentence_.last || !is_name_or_noun(noun)) continue;
      while (noun + 1 < sentence_.last && is_name_or_noun(noun + 1) && at(noun).head == noun + 1) ++noun;
      const TokenIndex last = adjectives.back();
      if (at(last).head != noun || at(last).deprel != Deprel::kAmod) continue;
      if (!attach(adjectives[0], noun, Deprel::kAmod)) continue;
      for (std::size_t k = 1; k < adjectives.size(); ++k) {
        if (!attach(adjectives[k], adjectives[0], Deprel::kConj)) continue;
        for (TokenIndex j = adjectives[k - 1] + 1; j < adjectives[k]; ++j)
          attach(j, adjectives[k], is(j, Upos::kCconj) ? Deprel::kCc : Deprel::kPunct);
      }
    }
  }

  /// TITLE NAME, both with the same head and relation and nothing between.
  void titles() {
    for (TokenIndex i = sentence_.first; i + 1 < sentence_.last; ++i) {
      const TokenIndex name = i + 1;
      if (!is_name_or_noun(i) || !is(name, Upos::kPropn) || at(i).head == kNoToken || at(i).head != at(name).head)
        continue;
      const Deprel relation = at(i).deprel;
      const bool argument = relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kObj ||
                            relation == Deprel::kObl || relation == Deprel::kOblAgent || relation == Deprel::kNmod ||
                            relation == Deprel::kAppos;
      if (relation != at(name).deprel || !argument) continue;
      // A name of several words: a single one may be a second argument of its own.
      if (name + 1 >= sentence_.last || at(name + 1).head != name || at(name + 1).deprel != Deprel::kFlat) continue;
      if (!attach(i, name, Deprel::kNmodDesc)) continue;
      for (TokenIndex j = sentence_.first; j < i; ++j)
        if (at(j).head == i && (at(j).deprel == Deprel::kCase || at(j).deprel == Deprel::kPunct ||
                                at(j).deprel == Deprel::kCc || at(j).deprel == Deprel::kMark))
          attach(j, name, at(j).deprel);
    }
  }

  /// Items parted by semicolons: the first noun of each that hangs outside leads it, later ones describe the leader.
  void semicolon_list() {
    std::vector<TokenIndex> starts;
    for (TokenIndex i = sentence_.first; i < sentence_.last; ++i)
      if (form(i) == ";") starts.push_back(i + 1);
    if (starts.size() < 2) return;
    TokenIndex first_item = kNoToken;
    for (std::size_t s = 0; s < starts.size(); ++s) {
      const TokenIndex start = starts[s];
      const TokenIndex end = s + 1 < starts.size() ? starts[s + 1] - 1 : sentence_.last;
      const auto outside = [&](TokenIndex i) {
        return at(i).head == kNoToken || at(i).head < start || at(i).head >= end;
      };
      std::vector<TokenIndex> loose;
      bool nominal = true;
      for (TokenIndex i = start; i < end; ++i) {
        if (!outside(i) || is(i, Upos::kPunct) || is(i, Upos::kCconj)) continue;
        nominal &= is_name_or_noun(i) && at(i).head != kNoToken;
        loose.push_back(i);
      }
      if (loose.empty() || !nominal) return;
      const TokenIndex leader = loose.front();
      const TokenIndex head = at(leader).head;
      if (head >= start) return;
      if (first_item == kNoToken) first_item = is_name_or_noun(head) ? head : kNoToken;
      if (first_item == kNoToken) return;
      attach(leader, first_item, Deprel::kConj);
      for (std::size_t k = 1; k < loose.size(); ++k)
        if (at(loose[k]).deprel == Deprel::kAppos) attach(loose[k], leader, Deprel::kAppos);
      // "Steve Witkoff, President Trump's envoy": a noun after a name and a comma describes it, it is not one more.
      for (TokenIndex i = leader + 1; i < end; ++i) {
        if (at(i).head != leader || !is(i, Upos::kNoun) || !is(leader, Upos::kPropn)) continue;
        if (at(i).deprel != Deprel::kConj && at(i).deprel != Deprel::kList) continue;
        bool comma = false;
        bool conjunction = false;
        for (TokenIndex j = leader + 1; j < i; ++j) {
          comma |= form(j) == ",";
          conjunction |= is(j, Upos::kCconj);
        }
        if (comma && !conjunction) at(i).deprel = Deprel::kAppos;
      }
    }
  }

  /// NAME , a NOUN … read as a conjunct of something before the name, though no conjunction is near.
  void far_appositions() {
    for (TokenIndex i = sentence_.first + 2; i < sentence_.last; ++i) {
      if (!is(i, Upos::kNoun) || at(i).deprel != Deprel::kConj) continue;
      const TokenIndex head = at(i).head;
      bool coordinated = false;
      TokenIndex left = i;
      for (TokenIndex j = sentence_.first; j < sentence_.last; ++j) {
        if (at(j).head == i && j < i && !is(j, Upos::kPunct)) left = std::min(left, j);
        coordinated |= at(j).head == i && at(j).deprel == Deprel::kCc;
        coordinated |= j > i && at(j).head == head && at(j).deprel == Deprel::kConj;
      }
      if (coordinated || left < sentence_.first + 2 || !is(left, Upos::kDet) || form(left - 1) != ",") continue;
      TokenIndex name = left - 2;
      if (!is(name, Upos::kPropn)) continue;
      while (at(name).head != kNoToken && (at(name).deprel == Deprel::kFlat || at(name).deprel == Deprel::kCompound))
        name = at(name).head;
      if (name == head || !is(name, Upos::kPropn) || name < head) continue;
      if (attach(i, name, Deprel::kAppos)) attach(left - 1, i, Deprel::kPunct);
    }
  }

  /// "killed at least 17 people", where "at" made the tree take the object for an oblique: those have a preposition.
  void bare_objects() {
    for (TokenIndex i = sentence_.first + 1; i < sentence_.last; ++i) {
      const TokenIndex verb = at(i).head;
      if (at(i).deprel != Deprel::kObl || !is_name_or_noun(i) || verb == kNoToken || verb > i) continue;
      if (!is(verb, Upos::kVerb) || is_time_word(form(i))) continue;
      bool complete = false;
      for (TokenIndex j = sentence_.first; j < sentence_.last && !complete; ++j) {
        const Deprel relation = at(j).deprel;
        if (at(j).head == i) complete = relation == Deprel::kCase || relation == Deprel::kMark;
        if (at(j).head != verb) continue;
        complete |= relation == Deprel::kObj || relation == Deprel::kNsubjPass || relation == Deprel::kAuxPass ||
                    relation == Deprel::kCcomp || relation == Deprel::kXcomp;
      }
      if (!complete) at(i).deprel = Deprel::kObj;
    }
  }

  /// NAME , NAME VERB … without a full stop.
  void headline_subjects() {
    const TokenIndex last = sentence_.last - 1;
    if (is(last, Upos::kPunct)) return;
    const TokenIndex root = sentence_.root;
    if (root == kNoToken || !is(root, Upos::kVerb)) return;
    for (TokenIndex i = sentence_.first; i + 2 < root; ++i) {
      if (at(i).deprel != Deprel::kVocative || at(i).head != root || !is(i, Upos::kPropn)) continue;
      TokenIndex comma = i + 1;
      while (comma < root && at(comma).head == i && at(comma).deprel == Deprel::kFlat) ++comma;
      if (comma + 1 >= root || form(comma) != ",") continue;
      for (TokenIndex second = comma + 1; second < root; ++second) {
        if (at(second).deprel != Deprel::kNsubj || at(second).head != root || !is(second, Upos::kPropn)) continue;
        at(i).deprel = Deprel::kNsubj;
        attach(second, i, Deprel::kConj);
        attach(comma, second, Deprel::kPunct);
        break;
      }
    }
  }

  bool is_tag(TokenIndex i, std::string_view tag) { return xpos_name(at(i).xpos) == tag; }
  bool is_plain_subject(TokenIndex i) { return at(i).deprel == Deprel::kNsubj || at(i).deprel == Deprel::kNsubjPass; }
  TokenIndex child(TokenIndex head, Deprel relation) {
    for (TokenIndex i = sentence_.first; i < sentence_.last; ++i)
      if (at(i).head == head && at(i).deprel == relation) return i;
    return kNoToken;
  }
  bool has_subject(TokenIndex verb) {
    return child(verb, Deprel::kNsubj) != kNoToken || child(verb, Deprel::kNsubjPass) != kNoToken;
  }
  /// A verb or nominal predicate that wants a subject of its own: in a tense, or with an auxiliary or copula.
  bool is_finite(TokenIndex i) {
    const bool helped = child(i, Deprel::kAux) != kNoToken || child(i, Deprel::kAuxPass) != kNoToken;
    if (child(i, Deprel::kCop) != kNoToken) return true;
    if (!is(i, Upos::kVerb)) return false;
    return is_tag(i, "VBD") || is_tag(i, "VBZ") || is_tag(i, "VBP") || (helped && !is_tag(i, "VBG"));
  }
  bool is_quote(TokenIndex i) {
    const std::string_view mark = form(i);
    return mark == "\"" || mark == "”" || mark == "''" || mark == "’";
  }

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
    // "Under a deal brokered by Salim al-Rawahi, Iran freed …": a name's part beyond a comma is the verb's subject.
    for (TokenIndex i = sentence_.first + 2; i + 1 < sentence_.last; ++i) {
      if (at(i).deprel != Deprel::kFlat || !is(i, Upos::kPropn) || form(i - 1) != "," || at(i).head > i) continue;
      TokenIndex verb = i + 1;
      while (verb + 1 < sentence_.last && (is(verb, Upos::kAux) || is(verb, Upos::kAdv))) ++verb;
      if (is(verb, Upos::kVerb) && is_finite(verb) && !has_subject(verb))
        attach(i, verb, child(verb, Deprel::kAuxPass) != kNoToken ? Deprel::kNsubjPass : Deprel::kNsubj);
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
        const bool linked = (at(between).head == verb || at(verb).head == between) && !below(first, between);
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

  /// "was arrested in 2019 and later sentenced": taken for a past tense, though nobody is said to sentence.
  void joined_passives() {
    for (TokenIndex i = sentence_.first + 2; i < sentence_.last; ++i) {
      const TokenIndex head = at(i).head;
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

  Document& document_;
  const Sentence& sentence_;
};

}  // namespace

void repair_trees(Document& document) {
  for (const Sentence& sentence : document.sentences)
    if (sentence.last - sentence.first <= kLongestSentence) SentenceRepair(document, sentence).run();
}

}  // namespace dossier::language
