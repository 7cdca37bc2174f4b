// Those whom a sentence names as the authors of an event without a verb of doing.
#include "extract/events.h"

#include <algorithm>

namespace dossier::extract {

namespace {

/// The noun of the event with what measures it: "a series of attacks".
TokenIndex noun_of(const Tree& tree, const EventMention& mention) {
  return tree.first_conjunct(mention.instance.container != kNoToken ? mention.instance.container
                                                                    : mention.instance.word);
}

}  // namespace

/// "Mali was behind the bombing", "the hack was the work of Iran", "claimed responsibility for the attack".
void MentionReader::add_authors(std::vector<EventMention>& mentions) const {
  for (EventMention& mention : mentions) {
    if (mention.verbal() || !lexicon_.frames[mention.instance.entry->frame].has(Role::kActor)) continue;
    const bool acted = std::any_of(mention.participants.begin(), mention.participants.end(),
                                   [](const Participant& each) { return each.role == Role::kActor; });
    if (acted) continue;
    const TokenIndex noun = noun_of(tree_, mention);
    const TokenIndex governor = tree_.head(noun);
    TokenIndex author = kNoToken;
    if (tree_.introduced_by(noun, "behind")) {
      // "was behind it", "those behind it" have the predicate or its verb as head.
      const TokenIndex clause = tree_.has(noun, Deprel::kCop) ? noun : governor;
      if (clause != kNoToken) author = tree_.child(clause, Deprel::kNsubj);
      if (clause != noun && clause != kNoToken && tree_.upos(clause) != Upos::kVerb && !tree_.has(clause, Deprel::kCop))
        author = kNoToken;
      if (author != kNoToken && lexicon_.in_set("mind-behind", tree_.lemma(author))) author = kNoToken;
    } else if (is_subject(tree_.relation(noun)) && governor != kNoToken && tree_.has(governor, Deprel::kCop) &&
               lexicon_.in_set("handiwork", tree_.lemma(governor))) {
      for (const TokenIndex phrase : tree_.children(governor)) {
        if (is_nominal_modifier(tree_.relation(phrase)) && tree_.introduced_by(phrase, "of")) author = phrase;
      }
      if (author == kNoToken) author = tree_.child(governor, Deprel::kNmodPoss);
    } else if (tree_.introduced_by(noun, "for") && governor != kNoToken) {
      if (tree_.lemma(governor) == "responsible") {
        author = tree_.child(governor, Deprel::kNsubj);
        if (author == kNoToken && tree_.relation(governor) == Deprel::kAmod) author = tree_.head(governor);
      } else {
        // "claimed responsibility for it": the phrase hangs from the noun or from the verb.
        TokenIndex verb = governor;
        TokenIndex answer = tree_.upos(governor) == Upos::kVerb ? tree_.child(governor, Deprel::kObj) : governor;
        if (answer == governor) verb = tree_.head(governor);
        if (answer != kNoToken && tree_.lemma(answer) == "responsibility" && verb != kNoToken &&
            lexicon_.in_set("owning-up", tree_.lemma(verb))) {
          author = clause_arguments(tree_, lexicon_, verb).subject;
        }
      }
    }
    if (author == kNoToken) continue;
    for (Reference& reference : entities_.expand(author, EntityTable::Reading::kActor)) {
      if (entities_[reference.entity].kind == EntityKind::kThing) continue;
      mention.participants.push_back({Role::kActor, std::move(reference), author, 0.85, false});
    }
  }
}

}  // namespace dossier::extract
