// Claims told by nouns: "Peru's claim that …", "announced its intention to leave".
#include "extract/arguments.h"
#include "extract/claim_finder.h"

#include <algorithm>

namespace dossier::extract {

bool ClaimFinder::intended(Reporter& reporter) {
  if (!lexicon_.in_set("stating", tree_.lemma(reporter.verb))) return false;
  const TokenIndex object = tree_.child(reporter.verb, Deprel::kObj);
  if (object == kNoToken || object < reporter.verb || !lexicon_.in_set("intent", tree_.lemma(object))) return false;
  const auto children = tree_.children(object);
  const bool told = std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    return child > object && tree_.relation(child) == Deprel::kAcl && tree_.infinitive(child);
  });
  if (!told) return false;
  resolve_speakers(reporter);
  add(reporter.speakers, reporter, trimmed(subtree(object, {})), false);
  return true;
}

void ClaimFinder::told_by_nouns(std::uint32_t sentence) {
  const language::Sentence& s = tree_.document().sentences[sentence];
  for (TokenIndex noun = s.first; noun < s.last; ++noun) {
    if (tree_.upos(noun) != Upos::kNoun || spoken_[noun]) continue;
    const auto* entries = lexicon_.find(tree_.lemma(noun), WordClass::kNoun);
    if (entries == nullptr) continue;
    const Predicate* entry = nullptr;
    for (const std::uint32_t index : *entries)
      if (entry == nullptr && lexicon_.predicates[index].claim) entry = &lexicon_.predicates[index];
    if (entry == nullptr) continue;
    TokenIndex clause = kNoToken;
    TokenIndex owner = kNoToken;
    for (const TokenIndex child : tree_.children(noun)) {
      const Deprel relation = tree_.relation(child);
      if (relation == Deprel::kNmodPoss && child < noun) owner = child;
      if (is_nominal_modifier(relation) && child > noun && tree_.introduced_by(child, "by")) owner = child;
      if (child > noun && (relation == Deprel::kAcl || relation == Deprel::kCcomp)) {
        const TokenIndex mark = tree_.child(child, Deprel::kMark);
        if (mark != kNoToken && tree_.lemma(mark) == "that" && mark > noun) clause = child;
      }
    }
    if (clause == kNoToken || owner == kNoToken) continue;
    std::vector<Reference> speakers = entities_.expand(owner, EntityTable::Reading::kActor);
    std::erase_if(speakers, [&](const Reference& speaker) { return !can_speak(speaker.entity); });
    if (speakers.empty()) continue;
    Reporter reporter;
    reporter.verb = noun;
    reporter.entry = entry;
    reporter.speaker_token = owner;
    std::vector<Run> runs = trimmed(subtree(clause, {}));
    if (words_total(runs) >= 2) add(speakers, reporter, std::move(runs), false);
  }
}

}  // namespace dossier::extract
