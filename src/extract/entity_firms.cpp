// Bodies taken up by a common noun: "Ravelli, a tractor maker, …; the company refused".
#include "base/utf8.h"
#include "extract/entities.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::extract {

using language::NameKind;
using language::NameMention;

namespace {

/// What "the company" and "the firm" take up besides themselves.
bool of_business(std::string_view word) {
  static constexpr std::string_view kBusinesses[] = {
      "company",    "firm",    "corporation", "conglomerate",  "business",  "group",   "manufacturer", "producer",
      "retailer",   "airline", "carrier",     "bank",          "lender",    "utility", "operator",     "publisher",
      "insurer",    "startup", "start-up",    "multinational", "giant",     "brewery", "consultancy",  "supplier",
      "contractor", "fund",    "brokerage",   "shipyard",      "developer", "corp",    "inc",          "ltd",
      "plc",        "holding", "holdings",    "motors",        "airlines",  "airways", "industries",   "lines"};
  return word.ends_with("maker") ||
         std::find(std::begin(kBusinesses), std::end(kBusinesses), word) != std::end(kBusinesses);
}

/// Whether a body spoken of as the one may be taken up as the other.
bool takes_up(std::string_view noun, std::string_view described) {
  if (noun == described) return true;
  return (noun == "company" || noun == "firm" || noun == "group") && of_business(described);
}

}  // namespace

std::vector<std::string> EntityTable::described_as(const NameMention& name) const {
  std::vector<std::string> words;
  const language::Sentence& sentence = document_->sentences[tree_.token(name.head).sentence];
  const auto common = [&](TokenIndex at) { return tree_.upos(at) == Upos::kNoun && name_at_[at] < 0; };
  if (name.last - name.first > 1) words.push_back(utf8::to_lower(tree_.form(name.last - 1)));
  if (name.first > sentence.first && common(name.first - 1)) words.emplace_back(tree_.lemma(name.first - 1));
  if (name.last < sentence.last && common(name.last)) words.emplace_back(tree_.lemma(name.last));
  for (const TokenIndex child : tree_.children(name.head))
    if (tree_.relation(child) == Deprel::kAppos && common(child)) words.emplace_back(tree_.lemma(child));
  const TokenIndex head = tree_.head(name.head);
  if (tree_.relation(name.head) == Deprel::kAppos && head != kNoToken && common(head))
    words.emplace_back(tree_.lemma(head));
  return words;
}

void EntityTable::build_firms() {
  constexpr std::uint32_t kSentencesBack = 4;
  constexpr std::size_t kNamesBack = 64;
  std::unordered_map<std::uint32_t, std::vector<std::string>> described;
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    const NameMention& name = revised_[index].mention;
    if (name.kind != NameKind::kOrganization || names_[index].entity < 0) continue;
    std::vector<std::string>& words = described[static_cast<std::uint32_t>(names_[index].entity)];
    constexpr std::size_t kEnough = 16;
    if (words.size() > kEnough) continue;
    for (std::string& word : described_as(name)) words.push_back(std::move(word));
  }
  std::size_t before = 0;  // names that begin before the noun
  for (TokenIndex noun = 0; noun < tree_.size(); ++noun) {
    while (before < revised_.size() && revised_[before].mention.first < noun) ++before;
    if (!taken_up_alone(noun)) continue;
    const std::uint32_t own = tree_.token(noun).sentence;
    std::int32_t best = -1;
    std::uint32_t best_sentence = 0;
    std::size_t left = kNamesBack;
    for (std::size_t index = before; index-- > 0 && left-- > 0;) {
      const NameMention& name = revised_[index].mention;
      const std::uint32_t sentence = tree_.token(name.head).sentence;
      if (sentence + kSentencesBack < own || (best >= 0 && sentence < best_sentence)) break;
      if (name.kind != NameKind::kOrganization || names_[index].entity < 0) continue;
      const auto& words = described[static_cast<std::uint32_t>(names_[index].entity)];
      if (std::none_of(words.begin(), words.end(),
                       [&](const std::string& word) { return takes_up(tree_.lemma(noun), word); }))
        continue;
      // The nearest; of those in one sentence, whom it is about.
      if (best < 0 || is_subject(tree_.relation(name.head))) best = names_[index].entity;
      best_sentence = sentence;
    }
    if (best < 0) continue;
    nominals_[noun] = static_cast<std::uint32_t>(best);
    if (const std::int32_t chain = document_->chain_of[noun]; chain >= 0) chain_entity_[chain] = best;
  }
}

bool EntityTable::taken_up_alone(TokenIndex noun) const {
  if (tree_.upos(noun) != Upos::kNoun || !tree_.is(noun, "NN") || name_at_[noun] >= 0 || noun == 0 ||
      nominals_.count(noun) != 0 || tree_.token(noun).sentence == 0)
    return false;
  const std::string_view lemma = tree_.lemma(noun);
  if (utf8::to_lower(tree_.form(noun - 1)) != "the") return false;
  if (!lexicon_->in_set("named-body", lemma) && !of_business(lemma) && lemma != "agency") return false;
  if (const std::int32_t chain = document_->chain_of[noun]; chain >= 0 && chain_entity_[chain] >= 0) return false;
  for (const TokenIndex child : tree_.children(noun)) {
    const Deprel relation = tree_.relation(child);
    // "the company that built it", "the bank of Lima", "the firm Altex" say themselves which.
    if (relation == Deprel::kNmod || relation == Deprel::kAclRelcl || relation == Deprel::kAcl ||
        relation == Deprel::kAppos || relation == Deprel::kFlat)
      return false;
  }
  // "the company town", "the party leader"
  return tree_.relation(noun) != Deprel::kCompound && tree_.relation(noun) != Deprel::kAppos;
}

}  // namespace dossier::extract
