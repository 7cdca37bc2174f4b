// Direct speech: whose words stand between quotation marks.
#include "base/utf8.h"
#include "extract/claim_finder.h"

#include <algorithm>

namespace dossier::extract {

bool ClaimFinder::wholly_quoted(std::uint32_t sentence) const {
  const language::Sentence& s = tree_.document().sentences[sentence];
  bool any = false;
  for (TokenIndex at = s.first; at < s.last; ++at) {
    if (!is_word(tree_, at)) continue;
    if (quotation_at_[at] < 0) return false;
    any = true;
  }
  return any;
}

bool ClaimFinder::direct(const Quotation& quotation, std::uint32_t sentence) const {
  const language::Sentence& s = tree_.document().sentences[sentence];
  const TokenIndex first = std::max(quotation.first, s.first);
  if (first > quotation.first || quotation.open <= s.first) return true;
  TokenIndex before = quotation.open - 1;
  const std::string_view form = tree_.form(before);
  if (words_in(quotation.first, quotation.last) < 2) return false;
  if (form == "," || form == ":") {
    // … unless it only goes on an indirect one: "said that, over the months, “her …”"
    for (TokenIndex at = before; at-- > s.first;) {
      if (claim_entry(at) != nullptr && quotation_at_[at] < 0) break;
      if (tree_.lemma(at) == "that" && tree_.relation(at) == Deprel::kMark && at > s.first &&
          claim_entry(tree_.head(tree_.head(at)) != kNoToken ? tree_.head(tree_.head(at)) : at) != nullptr)
        return false;
    }
    return true;
  }
  if (claim_entry(before) != nullptr || form == "“" || form == "(") return true;
  // "told reporters “Women in France …”": a sentence of its own right after whom it was told.
  constexpr std::size_t kSentence = 4;
  const bool capital = utf8::is_upper(utf8::decode(tree_.form(quotation.first), 0).code_point);
  if (!capital || words_in(quotation.first, quotation.last) < kSentence) return false;
  bool finite = false;
  for (TokenIndex at = quotation.first; at < std::min(quotation.last, s.last); ++at)
    finite |= tree_.upos(at) == Upos::kVerb || tree_.upos(at) == Upos::kAux;
  if (!finite) return false;
  for (TokenIndex at = before; at > s.first && before - at < kNear; --at) {
    const Upos tag = tree_.upos(at);
    if (tag == Upos::kPunct || tag == Upos::kSconj) return false;
    if (tag == Upos::kVerb) return claim_entry(at) != nullptr && quotation_at_[at] < 0;
  }
  return false;
}

Reporter* ClaimFinder::nearest_reporter(std::uint32_t sentence, TokenIndex first, TokenIndex last) {
  Reporter* best = nullptr;
  TokenIndex best_distance = kNear + 1;
  for (const std::size_t index : reporters_of_[sentence]) {
    Reporter& reporter = reporters_[index];
    if (quotation_at_[reporter.verb] >= 0) continue;
    if (reporter.entry == nullptr && !naming(tree_.lemma(reporter.verb))) continue;  // "praised the plan. “…”"
    const TokenIndex verb = reporter.verb;
    // After the quotation is nearer than before it: "…," he said; but a verb right before the mark is nearest.
    TokenIndex distance = verb >= last ? verb - last : first - verb - (first > verb ? 1 : 0);
    if (verb < first && distance <= 2) distance = 0;
    if (distance < best_distance) {
      best = &reporter;
      best_distance = distance;
    }
  }
  return best;
}

void ClaimFinder::quoted(std::uint32_t sentence) {
  const language::Sentence& s = tree_.document().sentences[sentence];
  std::vector<std::pair<std::int32_t, Run>> parts;
  for (TokenIndex at = s.first; at < s.last;) {
    const std::int32_t quotation = quotation_at_[at];
    if (quotation < 0) {
      ++at;
      continue;
    }
    const TokenIndex last = std::min(quotations_[quotation].last, s.last);
    parts.push_back({quotation, {at, last}});
    at = last;
  }
  if (parts.empty()) return;

  const bool whole = wholly_quoted(sentence);
  std::vector<Run> runs;  // of the claim being put together
  Reporter* reporter = nullptr;
  const auto flush = [&] {
    if (!runs.empty() && reporter != nullptr) {
      reporter->quoting = true;
      resolve_speakers(*reporter);
      reporter->used = true;
      add(reporter->speakers, *reporter, runs, true);
    }
    runs.clear();
  };
  for (const auto& [index, run] : parts) {
    const Quotation& quotation = quotations_[index];
    if (!direct(quotation, sentence)) continue;
    Reporter* said = nearest_reporter(sentence, run.first, run.last);
    if (said == nullptr && !runs.empty()) said = reporter;
    if (said == nullptr && quotation.open > s.first && quotation.first >= s.first &&
        (tree_.form(quotation.open - 1) == ":" || tree_.form(quotation.open - 1) == ","))
      said = announcer(sentence, quotation.open);
    if (said == nullptr) {
      if (!whole) continue;
      flush();
      continues(sentence, index, run);
      continue;
    }
    const bool joined = reporter == said && !runs.empty() && run.first > said->verb && runs.back().last <= said->verb &&
                        !ends_sentence(runs.back());
    if (!joined) flush();
    reporter = said;
    runs.push_back(run);
  }
  flush();
}

Reporter* ClaimFinder::announcer(std::uint32_t sentence, TokenIndex before) {
  const TokenIndex root = tree_.document().sentences[sentence].root;
  if (root == kNoToken || root >= before || tree_.upos(root) != Upos::kVerb || quotation_at_[root] >= 0) return nullptr;
  announcers_.emplace_back();
  announcers_.back().verb = root;
  resolve_speakers(announcers_.back());
  return announcers_.back().speakers.empty() ? nullptr : &announcers_.back();
}

void ClaimFinder::continues(std::uint32_t sentence, std::int32_t index, const Run& run) {
  const Quotation& quotation = quotations_[index];
  const auto& sentences = tree_.document().sentences;
  Reporter* said = nullptr;
  const std::uint32_t ending = tree_.token(quotation.last - 1).sentence;
  if (ending > sentence)
    said = nearest_reporter(ending, std::max(quotation.first, sentences[ending].first), quotation.last);
  if (said == nullptr && sentence > 0 && quotation_at_[sentences[sentence - 1].last - 1] < 0) {
    // "The president wrote:" on a line of its own
    const std::string_view form = tree_.form(sentences[sentence - 1].last - 1);
    const TokenIndex end = sentences[sentence - 1].last;
    if (form == ":" || form == ",") said = nearest_reporter(sentence - 1, end, end);
    if (said == nullptr && form == ":" && !reporters_of_[sentence - 1].empty())
      said = &reporters_[reporters_of_[sentence - 1].front()];
  }
  if (said == nullptr && sentence + 1 < sentences.size() && ending == sentence && quotation.close != kNoToken) {
    // "Is it?" | he asked.
    const language::Sentence& next = sentences[sentence + 1];
    const bool lower = !utf8::is_upper(utf8::decode(tree_.form(next.first), 0).code_point);
    for (const std::size_t other : reporters_of_[sentence + 1]) {
      if (lower && reporters_[other].verb <= next.first + 2) said = &reporters_[other];
    }
  }
  if (said != nullptr) {
    said->quoting = true;
    resolve_speakers(*said);
    said->used = true;
    add(said->speakers, *said, {run}, true);
    return;
  }
  // Another quotation after a sentence about somebody: "McGurk also criticized the decision. “The statement …”"
  if (sentence > 0 && quotation.first >= sentences[sentence].first && last_sentence_ + 1 != sentence &&
      sentences[sentence].paragraph == sentences[sentence - 1].paragraph &&
      quotation_at_[sentences[sentence - 1].last - 1] < 0) {
    Reporter* teller = announcer(sentence - 1, sentences[sentence - 1].last);
    if (teller != nullptr && entities_[teller->speakers.front().entity].kind == EntityKind::kPerson) {
      add(teller->speakers, *teller, {run}, true);
      return;
    }
  }
  const bool near = last_verb_ != kNoToken && sentence <= last_sentence_ + 2 &&
                    sentences[sentence].paragraph <= sentences[last_sentence_].paragraph + 1;
  if (!near || last_speakers_.empty()) return;
  Reporter same;
  same.verb = last_verb_;
  same.entry = last_entry_;
  same.preposition = last_preposition_;
  add(std::vector<Reference>(last_speakers_), same, {run}, true);
}

}  // namespace dossier::extract
