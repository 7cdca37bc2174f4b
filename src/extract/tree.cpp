#include "extract/tree.h"

#include <dossier/span.h>

#include "base/utf8.h"

namespace dossier::extract {

std::string Tree::preposition(TokenIndex phrase) const {
  const TokenIndex marker = child(phrase, Deprel::kCase);
  if (marker == kNoToken) return {};
  std::string words = utf8::to_lower(form(marker));
  for (const TokenIndex rest : children(marker)) {
    if (relation(rest) == Deprel::kFixed) words += ' ' + utf8::to_lower(form(rest));
  }
  return words;
}

bool Tree::introduced_by(TokenIndex phrase, std::string_view word) const {
  const TokenIndex marker = child(phrase, Deprel::kCase);
  if (marker == kNoToken) return false;
  if (word.find(' ') == std::string_view::npos && children(marker).empty() && form(marker).size() != word.size() &&
      lemma(marker) != word) {
    return false;
  }
  return lemma(marker) == word || preposition(phrase) == word;
}

bool Tree::infinitive(TokenIndex verb) const {
  for (const TokenIndex mark : children(verb)) {
    if (relation(mark) == Deprel::kMark && lemma(mark) == "to" && upos(mark) == Upos::kPart) return true;
  }
  return false;
}

bool Tree::passive(TokenIndex verb) const {
  for (int step = 0; step < kMaxClimb; ++step) {
    bool active_subject = false;
    bool auxiliary = false;
    bool object = false;
    bool being = false;
    bool named_agent = false;
    bool agent = false;  // "backed by"; "By noon they had …" has none
    for (const TokenIndex dependent : children(verb)) {
      switch (relation(dependent)) {
        case Deprel::kNsubjPass:
        case Deprel::kCsubjPass:
        case Deprel::kAuxPass: return true;
        case Deprel::kOblAgent: named_agent = true; break;
        case Deprel::kNsubj: active_subject = true; break;
        case Deprel::kObj: object = true; break;
        case Deprel::kAux:
          auxiliary = true;
          being |= lemma(dependent) == "be";
          break;
        case Deprel::kObl:
          agent |=
              dependent > verb && is(verb, "VBN") && introduced_by(dependent, "by") && upos(dependent) != Upos::kNum;
          break;
        default: break;
      }
    }
    // "The party stood by her": what has a subject and is not "was stood by" is active, whatever the parser calls "by".
    if (named_agent && (being || !active_subject)) return true;
    // Unless a perfect: "has risen by 4%".
    if (agent && !active_subject && !auxiliary) return true;
    if (active_subject && relation(verb) == Deprel::kAmod) return false;
    // "Armed men robbed a bank", taken for a noun with its participle: with an object it is active.
    if (object && !auxiliary && relation(verb) == Deprel::kAcl && is(verb, "VBN") && head(verb) != kNoToken &&
        relation(head(verb)) == Deprel::kRoot && head(verb) < verb) {
      return false;
    }
    // "captured in 1974 and returned to its owner": joined to a participle it is one.
    const TokenIndex joined = relation(verb) == Deprel::kConj ? head(verb) : kNoToken;
    const bool tagged_past = is(verb, "VBD") && !object && joined != kNoToken && is(joined, "VBN") &&
                             (relation(joined) == Deprel::kAcl || relation(joined) == Deprel::kAdvcl) &&
                             !has(joined, Deprel::kNsubj) && !has(joined, Deprel::kAux);
    if (active_subject || auxiliary || (!is(verb, "VBN") && !tagged_past)) return false;
    switch (relation(verb)) {
      case Deprel::kAcl:
      case Deprel::kAmod: return !object || relation(verb) == Deprel::kAcl;
      case Deprel::kAdvcl: return !object;
      case Deprel::kConj:
        if (head(verb) == kNoToken || upos(head(verb)) != Upos::kVerb) return false;
        verb = head(verb);
        continue;
      default: return !object && !infinitive(verb);  // a headline's "Nine arrested in raid"
    }
  }
  return false;
}

bool Tree::used_to(TokenIndex verb) const {
  const TokenIndex governor = head(verb);
  return governor != kNoToken && lemma(governor) == "use" && is(governor, "VBD") && infinitive(verb) &&
         governor + 1 < size() && lemma(governor + 1) == "to" && head(governor + 1) == verb &&
         !has(governor, Deprel::kObj);
}

TokenIndex Tree::finite_partner(TokenIndex verb) const {
  TokenIndex partner = head(verb);
  if (relation(verb) != Deprel::kConj || partner == kNoToken || upos(partner) != Upos::kVerb) return kNoToken;
  if (has(verb, Deprel::kAux) || has(verb, Deprel::kAuxPass)) return kNoToken;
  const bool gerund = is(partner, "VBG") && has(partner, Deprel::kMark);
  const bool base = is(partner, "VB") && infinitive(partner);
  // Taggers take a past tense behind "to" for a participle.
  const bool finite = is(verb, "VBD") || is(verb, "VBZ") || (base && is(verb, "VBN"));
  if (!finite || (!gerund && !base)) return kNoToken;
  for (int step = 0; step < kMaxClimb; ++step) {
    switch (relation(partner)) {
      case Deprel::kXcomp:
      case Deprel::kCcomp:
      case Deprel::kAdvcl:
      case Deprel::kConj: partner = head(partner); break;
      default: return kNoToken;
    }
    if (partner == kNoToken || upos(partner) != Upos::kVerb || partner > verb) return kNoToken;
    if (!infinitive(partner) && !is(partner, "VBG")) return partner;
  }
  return kNoToken;
}

TokenIndex Tree::first_conjunct(TokenIndex index) const {
  for (int step = 0; step < kMaxClimb && relation(index) == Deprel::kConj && head(index) != kNoToken; ++step) {
    index = head(index);
  }
  return index;
}

std::vector<TokenIndex> Tree::conjuncts(TokenIndex index) const {
  std::vector<TokenIndex> all{index};
  constexpr std::size_t kMost = 64;
  for (std::size_t next = 0; next < all.size() && all.size() < kMost; ++next) {
    for (const TokenIndex dependent : children(all[next])) {
      if (relation(dependent) == Deprel::kConj && all.size() < kMost) all.push_back(dependent);
    }
  }
  return all;
}

}  // namespace dossier::extract
