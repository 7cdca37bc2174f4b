#include "language/coref_quotes.h"

#include <algorithm>
#include <array>

namespace dossier::language::coref {
namespace {

enum class Mark : std::uint8_t { kNone, kOpen, kClose, kEither };

Mark mark_of(std::string_view form) {
  if (form == "\"" || form == "''" || form == "``")
    return form == "``" ? Mark::kOpen : form == "''" ? Mark::kClose : Mark::kEither;
  if (form == "“") return Mark::kOpen;
  if (form == "”") return Mark::kClose;
  return Mark::kNone;
}

bool is_subject(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kNsubjOuter;
}

}  // namespace

bool is_verb_of_saying(std::string_view lemma) {
  static constexpr std::array<std::string_view, 46> kVerbs = {
      "acknowledge", "add",       "admit",   "announce", "argue",   "ask",      "assert",  "claim",
      "comment",     "complain",  "concede", "conclude", "confirm", "continue", "declare", "deny",
      "describe",    "emphasize", "explain", "insist",   "joke",    "note",     "object",  "observe",
      "predict",     "promise",   "quip",    "recall",   "remark",  "repeat",   "reply",   "report",
      "respond",     "reveal",    "say",     "shout",    "state",   "stress",   "suggest", "tell",
      "testify",     "think",     "tweet",   "urge",     "warn",    "write"};
  return std::binary_search(kVerbs.begin(), kVerbs.end(), lemma);
}

Quotes find_quotes(const Document& document, const Dependents& dependents) {
  Quotes out;
  out.quote_of.assign(document.tokens.size(), -1);
  std::int32_t open = -1;
  std::uint32_t paragraph = 0;
  for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
    const std::uint32_t here = document.sentences[document.tokens[i].sentence].paragraph;
    if (open >= 0 && here != paragraph) {
      out.quotes[static_cast<std::size_t>(open)].last = i;
      open = -1;
    }
    paragraph = here;
    const Mark mark = mark_of(document.form(i));
    const bool opens = mark == Mark::kOpen || (mark == Mark::kEither && open < 0);
    if (opens && open < 0) {
      open = static_cast<std::int32_t>(out.quotes.size());
      out.quotes.push_back({i, static_cast<TokenIndex>(document.tokens.size()), kNoToken});
    } else if (open >= 0 && (mark == Mark::kClose || mark == Mark::kEither)) {
      out.quotes[static_cast<std::size_t>(open)].last = i + 1;
      out.quote_of[i] = open;
      open = -1;
      continue;
    }
    out.quote_of[i] = open;
  }
  // The verb of saying stands outside the quotation, in its first or last sentence.
  for (std::size_t q = 0; q < out.quotes.size(); ++q) {
    Quote& quote = out.quotes[q];
    const std::uint32_t first = document.tokens[quote.first].sentence;
    const std::uint32_t last = document.tokens[quote.last - 1].sentence;
    TokenIndex best = kNoToken;
    TokenIndex best_distance = 80;
    for (const std::uint32_t s : {last, first}) {
      const Sentence& sentence = document.sentences[s];
      const TokenIndex from = std::max(sentence.first, quote.first < 60 ? 0 : quote.first - 60);
      const TokenIndex to = std::min<TokenIndex>(sentence.last, quote.last + 60);
      for (TokenIndex i = from; i < to; ++i) {
        if (out.quote_of[i] >= 0 || document.tokens[i].upos != Upos::kVerb ||
            !is_verb_of_saying(document.tokens[i].lemma))
          continue;
        const TokenIndex distance = i < quote.first ? quote.first - i : i - quote.last;
        if (distance >= best_distance) continue;
        for (const TokenIndex d : dependents.of(i)) {
          if (!is_subject(document.tokens[d].deprel) || out.quote_of[d] >= 0) continue;
          best = d;
          best_distance = distance;
        }
      }
      if (best != kNoToken) break;
    }
    quote.speaker = best;
    if (best == kNoToken && q > 0) {
      const Quote& before = out.quotes[q - 1];
      const bool same_paragraph =
          document.sentences[document.tokens[before.first].sentence].paragraph == document.sentences[first].paragraph;
      const bool near = document.tokens[before.last - 1].sentence + 1 >= first;
      if (same_paragraph && near) quote.speaker = before.speaker;
    }
  }
  return out;
}

}  // namespace dossier::language::coref
