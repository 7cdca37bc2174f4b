#include "language/tree_repair.h"

#include "base/utf8.h"
#include "language/tree_edit.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::language {
namespace {

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

/// What belongs to which noun.
class PhraseRepair : public TreeEdit {
 public:
  using TreeEdit::TreeEdit;

  void run() {
    possessive_apostrophes();
    coordinated_adjectives();
    titles();
    semicolon_list();
    headline_subjects();
    far_appositions();
    bare_objects();
    tolls();
  }

 private:
  /// "leaving seven dead and fifteen injured": two counts side by side, where the tree has one describe the other.
  void tolls() {
    static constexpr std::string_view kStates[] = {"dead", "killed",  "injured",  "wounded",
                                                   "hurt", "missing", "homeless", "detained"};
    const auto state = [&](TokenIndex i) {
      return std::find(std::begin(kStates), std::end(kStates), form(i)) != std::end(kStates) && !is(i, Upos::kVerb);
    };
    for (TokenIndex first = sentence_.first + 1; first + 3 < sentence_.last; ++first) {
      const TokenIndex second = first + 3;
      if (!is(first - 1, Upos::kNum) || !is(first + 2, Upos::kNum) || form(first + 1) != "and") continue;
      if (!state(first) || !state(second) || at(first).head != second || at(second).head == kNoToken) continue;
      const TokenIndex governor = at(second).head;
      const Deprel relation = at(second).deprel;
      if (below(governor, first)) continue;
      at(first).head = governor;
      at(first).deprel = relation;
      attach(second, first, Deprel::kConj);
      attach(first - 1, first, Deprel::kNummod);
      attach(first + 2, second, Deprel::kNummod);
      attach(first + 1, second, Deprel::kCc);
    }
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
};

}  // namespace

void repair_trees(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    if (sentence.last - sentence.first > TreeEdit::kLongestSentence) continue;
    PhraseRepair(document, sentence).run();
    repair_clauses(document, sentence);
  }
}

}  // namespace dossier::language
