#include "extract/claim_finder.h"
#include "extract/entity_names.h"

#include <algorithm>

namespace dossier::extract {

ClaimSet ClaimFinder::find() {
  quotations_ = find_quotations(tree_);
  quotation_at_.assign(tree_.size(), -1);
  for (std::size_t index = 0; index < quotations_.size(); ++index) {
    for (TokenIndex at = quotations_[index].first; at < quotations_[index].last; ++at) {
      quotation_at_[at] = static_cast<std::int32_t>(index);
    }
  }
  spoken_.assign(tree_.size(), false);
  collect_reporters();
  const auto& sentences = tree_.document().sentences;
  for (std::uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
    quoted(sentence);
    for (std::size_t index : reporters_of_[sentence]) reported(reporters_[index]);
    according(sentence);
    told_by_nouns(sentence);
  }
  finish();
  return std::move(out_);
}

std::string ClaimFinder::text_of(const std::vector<Run>& runs) const {
  std::string text;
  for (const Run& run : runs) {
    std::string piece = words_of(tree_.document(), tree_.document().span_of(run.first, run.last));
    if (!text.empty()) text += ' ';
    text += piece;
  }
  return text;
}

void ClaimFinder::add(const std::vector<Reference>& speakers, const Reporter& reporter, std::vector<Run> runs,
                      bool direct_speech) {
  if (speakers.empty() || runs.empty()) return;
  if (direct_speech) {
    // The comma before the closing mark belongs to the reporting clause.
    while (!runs.empty() && runs.back().last > runs.back().first && tree_.form(runs.back().last - 1) == ",") {
      --runs.back().last;
      if (runs.back().last == runs.back().first) runs.pop_back();
    }
    if (runs.empty() || words_total(runs) == 0) return;
  }
  const TokenIndex first = runs.front().first;
  const TokenIndex last = runs.back().last;
  const std::uint32_t sentence = tree_.token(first).sentence;
  // A claim within a claim of the same speaker says nothing new ("he said he believes").
  for (std::size_t index = out_.spans.size(); index-- > 0 && out_.spans.size() - index < 16;) {
    const ClaimSpan& span = out_.spans[index];
    if (span.first <= first && last <= span.last && span.speaker.index == speakers.front().entity) return;
  }

  Claim claim;
  claim.text = text_of(runs);
  const bool by_preposition = !reporter.preposition.empty();
  claim.verb = by_preposition ? reporter.preposition : std::string(tree_.lemma(reporter.verb));
  claim.span = tree_.document().span_of(first, last);
  if (reporter.entry != nullptr) {
    claim.polarity = reporter.entry->denies ? Polarity::kNegative : Polarity::kPositive;
    claim.modality = reporter.entry->modality;
  }
  claim.date = dates_.when(reporter.verb).date;
  const auto number = static_cast<std::uint32_t>(out_.claims.size());
  const Node node{Node::Kind::kClaim, number};

  // The evidence: from the speaker to the content, within the content's sentence.
  Span evidence = claim.span;
  if (tree_.token(reporter.verb).sentence == sentence) {
    const auto widen = [&](TokenIndex token) {
      if (token == kNoToken || tree_.token(token).sentence != sentence) return;
      evidence.start = std::min(evidence.start, tree_.token(token).span.start);
      evidence.end = std::max(evidence.end, tree_.token(token).span.end);
    };
    widen(reporter.verb);
    widen(reporter.speaker_token);
  }
  const Span whole = tree_.document().sentences[sentence].span;
  evidence.start = std::max(evidence.start, whole.start);
  evidence.end = std::min(evidence.end, whole.end);

  const std::string verb = by_preposition ? reporter.preposition : std::string(tree_.form(reporter.verb));
  for (const Reference& speaker : speakers) {
    Fact fact;
    fact.from = {Node::Kind::kEntity, speaker.entity};
    fact.relation = "CLAIMED";
    fact.to = node;
    fact.sentence = sentence;
    fact.evidence = evidence;
    fact.verb = verb;
    fact.confidence = direct_speech ? 0.9 : 0.85;
    fact.date = claim.date;
    fact.via = speaker.via;
    out_.facts.push_back(std::move(fact));
  }
  if (direct_speech) {
    for (const Run& run : runs) std::fill(spoken_.begin() + run.first, spoken_.begin() + run.last, true);
  }
  if (direct_speech && speakers.size() == 1) bind_first_persons(runs, speakers.front().entity);
  about(runs, node, speakers, sentence, verb);
  for (const Run& run : runs) {
    out_.spans.push_back({number,
                          run.first,
                          run.last,
                          {Node::Kind::kEntity, speakers.front().entity},
                          entities_[speakers.front().entity].name});
  }
  out_.claims.push_back(std::move(claim));
  reported_by_.insert(reporter.verb);
  last_speakers_ = speakers;
  last_entry_ = reporter.entry;
  last_verb_ = reporter.verb;
  last_preposition_ = reporter.preposition;
  last_sentence_ = tree_.token(last - 1).sentence;
}

void ClaimFinder::about(const std::vector<Run>& runs, Node node, const std::vector<Reference>& speakers,
                        std::uint32_t sentence, const std::string& verb) {
  std::vector<std::uint32_t> seen;
  for (const Reference& speaker : speakers) seen.push_back(speaker.entity);
  for (const Run& run : runs) {
    for (TokenIndex at = run.first; at < run.last; ++at) {
      const Upos tag = tree_.upos(at);
      if (tag == Upos::kPunct || tag == Upos::kAdp || tag == Upos::kAux || tag == Upos::kVerb) continue;
      const auto mentioned = entities_.find(at);
      if (!mentioned || std::find(seen.begin(), seen.end(), mentioned->entity) != seen.end()) continue;
      seen.push_back(mentioned->entity);
      Fact fact;
      fact.from = node;
      fact.relation = "ABOUT";
      fact.to = {Node::Kind::kEntity, mentioned->entity};
      fact.sentence = tree_.token(at).sentence;
      (void)sentence;
      fact.evidence = tree_.document().span_of(at, at + 1);
      if (const language::NameMention* name = entities_.name_at(at)) {
        fact.evidence = tree_.document().span_of(name->first, name->last);
      }
      fact.verb = verb;
      fact.confidence = 0.8;
      fact.via = mentioned->via;
      out_.facts.push_back(std::move(fact));
    }
  }
}

void ClaimFinder::finish() {
  std::stable_sort(out_.spans.begin(), out_.spans.end(), [](const ClaimSpan& a, const ClaimSpan& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  out_.span_at.assign(tree_.size(), -1);
  // Later spans begin later, or are shorter: the last one written is the innermost.
  for (std::size_t index = 0; index < out_.spans.size(); ++index) {
    for (TokenIndex at = out_.spans[index].first; at < out_.spans[index].last; ++at) {
      const std::int32_t known = out_.span_at[at];
      if (known < 0 ||
          out_.spans[known].last - out_.spans[known].first >= out_.spans[index].last - out_.spans[index].first) {
        out_.span_at[at] = static_cast<std::int32_t>(index);
      }
    }
  }
}

ClaimSet find_claims(const language::Document& document, const language::Dependents& dependents, const Lexicon& lexicon,
                     const DateResolver& dates, EntityTable& entities) {
  const Tree tree(document, dependents);
  return ClaimFinder(tree, lexicon, dates, entities).find();
}

}  // namespace dossier::extract
