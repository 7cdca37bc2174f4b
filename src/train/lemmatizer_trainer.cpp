#include "train/lemmatizer_trainer.h"

#include "language/bytes.h"
#include "language/lemmatizer.h"
#include "language/word_features.h"
#include "train/aligned_copy.h"
#include "train/treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace dossier::train {
namespace {

using language::Document;
using language::EditScript;
using language::Lemmatizer;
using language::TokenIndex;
using language::Upos;

struct Word {
  std::string normalized;
  Upos upos;
  std::uint8_t xpos;
  auto operator<=>(const Word&) const = default;
};

using Votes = std::map<std::uint32_t, unsigned>;

std::uint32_t winner(const Votes& votes) {
  std::uint32_t best = votes.begin()->first;
  for (const auto& [script, count] : votes)
    if (count > votes.at(best)) best = script;
  return best;
}

}  // namespace

std::string train_lemmatizer(const std::vector<Document>& documents) {
  std::map<EditScript, std::uint32_t> ids;
  std::vector<EditScript> scripts;
  const auto id_of = [&](const EditScript& script) {
    const auto [it, fresh] = ids.emplace(script, static_cast<std::uint32_t>(scripts.size()) + 1);
    if (fresh) scripts.push_back(script);
    return it->second;
  };
  std::map<Word, Votes> words;
  for (const Document& document : documents)
    for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
      const auto& token = document.tokens[i];
      if (token.lemma.empty() || token.lemma == "_") continue;
      const std::string_view form = document.form(i);
      ++words[{language::normalized_form(form), token.upos, token.xpos}][id_of(EditScript::between(form, token.lemma))];
    }

  // Endings: every word type votes once, so that the rules fit words that are not in the list.
  std::map<std::uint64_t, Votes> endings;
  const auto each_ending = [](const Word& word, auto&& visit) {
    const std::size_t most = std::min(word.normalized.size(), Lemmatizer::kLongestEnding);
    for (std::size_t length = 0; length <= most; ++length)
      visit(Lemmatizer::ending_key(std::string_view(word.normalized).substr(word.normalized.size() - length), word.upos,
                                   word.xpos),
            length);
  };
  for (const auto& [word, votes] : words)
    each_ending(word, [&, best = winner(votes)](std::uint64_t key, std::size_t) { ++endings[key][best]; });

  // Only endings that change the answer of the next shorter one are kept, and only words that no ending gets right.
  std::map<std::uint64_t, std::uint32_t> table;
  for (const auto& [word, votes] : words) {
    std::uint32_t current = 0;
    each_ending(word, [&](std::uint64_t key, std::size_t length) {
      const Votes& counted = endings.at(key);
      unsigned total = 0;
      for (const auto& [script, count] : counted) total += count;
      if (length > 0 && total < 2) return;  // one word's ending proves nothing
      const std::uint32_t best = winner(counted);
      if (best != current) table[key] = best;
      current = best;
    });
    const std::uint32_t best = winner(votes);
    if (best != current) table[Lemmatizer::form_key(word.normalized, word.upos, word.xpos)] = best;
  }

  std::size_t size = 16;
  while (size < table.size() * 2) size *= 2;
  std::vector<Lemmatizer::Slot> slots(size);
  for (const auto& [key, script] : table) {
    std::size_t at = key & (size - 1);
    while (slots[at].script) at = (at + 1) & (size - 1);
    slots[at] = {key, script};
  }
  language::ByteWriter out;
  out.put(static_cast<std::uint32_t>(scripts.size()));
  for (const EditScript& script : scripts) {
    out.put(static_cast<std::uint8_t>(script.lower));
    out.put(script.strip);
    out.put_string(script.append);
  }
  out.put_array(slots);
  return out.take();
}

double score_lemmatizer(std::string_view section, const std::vector<Document>& gold) {
  const AlignedCopy copy(section);
  Lemmatizer lemmatizer;
  if (!lemmatizer.unpack(copy.bytes())) return 0;
  double right = 0;
  double all = 0;
  for (const Document& document : gold)
    for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
      const auto& token = document.tokens[i];
      right += lemmatizer.lemma(document.form(i), token.upos, token.xpos) == token.lemma;
      all += 1;
    }
  return all > 0 ? 100 * right / all : 0;
}

Component lemmatizer_component() {
  return {"lemmatizer", [](const TrainingContext& context) -> Result<std::map<std::string, std::string>> {
            auto treebanks = read_treebanks(context.data);
            if (!treebanks) return treebanks.error();
            std::string section = train_lemmatizer(treebanks->train);
            for (const auto& [name, gold] : treebanks->dev)
              context.log(fmt::format("lemmatizer: {} {:.2f} with gold tags, {} bytes", name,
                                      score_lemmatizer(section, gold), section.size()));
            return std::map<std::string, std::string>{{"lemmatizer", std::move(section)}};
          }};
}

}  // namespace dossier::train
