#include "train/lemmatizer_trainer.h"

#include "base/utf8.h"
#include "language/bytes.h"
#include "language/lemmatizer.h"
#include "train/aligned_copy.h"
#include "train/logistic.h"
#include "train/treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace dossier::train {
namespace {

using language::Document;
using language::EditScript;
using language::Lemmatizer;
using language::TokenIndex;
using language::Upos;

struct Word {
  std::string key;
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

/// Scripts by number, from 1, in the order in which they were met.
class Scripts {
 public:
  std::uint32_t id_of(const EditScript& script) {
    const auto [it, fresh] = ids_.emplace(script, static_cast<std::uint32_t>(scripts_.size()) + 1);
    if (fresh) scripts_.push_back(script);
    return it->second;
  }
  const std::vector<EditScript>& all() const { return scripts_; }

 private:
  std::map<EditScript, std::uint32_t> ids_;
  std::vector<EditScript> scripts_;
};

bool has_lemma(const language::Token& token) { return !token.lemma.empty() && token.lemma != "_"; }

/// Which script each word takes: only endings that change the answer of the next shorter one are kept, and only words
/// that no ending gets right.
std::map<std::uint64_t, std::uint32_t> learn_letters(const std::vector<Document>& documents,
                                                     const std::vector<Inflection>& inflections, Scripts& scripts) {
  constexpr unsigned kRarest = 4;
  std::map<Word, Votes> words;
  for (const Document& document : documents)
    for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
      const auto& token = document.tokens[i];
      if (!has_lemma(token)) continue;
      const std::string base = language::lemma_base(document.form(i));
      ++words[{language::lemma_key(base), token.upos, token.xpos}]
             [scripts.id_of(EditScript::between(base, token.lemma))];
    }
  std::set<std::pair<std::string, Upos>> known;
  for (const Inflection& inflection : inflections) known.emplace(inflection.lemma, inflection.upos);
  std::map<Word, Votes> dictionary;
  for (const Inflection& inflection : inflections) {
    Word word{inflection.form, inflection.upos, inflection.xpos};
    if (const auto seen = words.find(word); seen != words.end()) {
      if (word.upos != Upos::kVerb) continue;
      // A rare lemma that is no verb is an annotator's slip.
      unsigned total = 0;
      for (const auto& [script, count] : seen->second) total += count;
      const std::string lemma = scripts.all()[winner(seen->second) - 1].apply(inflection.form);
      if (total > kRarest || known.count({lemma, inflection.upos}) != 0) continue;
      words.erase(seen);
    }
    ++dictionary[std::move(word)][scripts.id_of(EditScript::between(inflection.form, inflection.lemma))];
  }
  words.merge(dictionary);

  // Endings: every word type votes once, so that the rules fit words that are not in the list.
  std::map<std::uint64_t, Votes> endings;
  const auto each_ending = [](const Word& word, auto&& visit) {
    const std::size_t most = std::min(word.key.size(), Lemmatizer::kLongestEnding);
    for (std::size_t length = 0; length <= most; ++length)
      visit(Lemmatizer::ending_key(std::string_view(word.key).substr(word.key.size() - length), word.upos,
                                   Lemmatizer::inflection_tag(word.key, word.upos, word.xpos)),
            length);
  };
  for (const auto& [word, votes] : words)
    if (word.xpos == Lemmatizer::inflection_tag(word.key, word.upos, word.xpos))
      each_ending(word, [&, best = winner(votes)](std::uint64_t key, std::size_t) { ++endings[key][best]; });

  std::map<std::uint64_t, std::uint32_t> table;
  for (const auto& [word, votes] : words) {
    std::uint32_t current = 0;
    each_ending(word, [&](std::uint64_t key, std::size_t length) {
      const auto counted_at = endings.find(key);
      if (counted_at == endings.end()) return;
      const Votes& counted = counted_at->second;
      unsigned total = 0;
      for (const auto& [script, count] : counted) total += count;
      if (length > 0 && total < 2) return;  // one word's ending proves nothing
      const std::uint32_t best = winner(counted);
      if (best != current) table[key] = best;
      current = best;
    });
    if (const auto tag = Lemmatizer::inflection_tag(word.key, word.upos, word.xpos); tag != word.xpos)
      if (const auto plain = words.find(Word{word.key, word.upos, tag}); plain != words.end())
        current = winner(plain->second);
    const std::uint32_t best = winner(votes);
    if (best != current) table[Lemmatizer::form_key(word.key, word.upos, word.xpos)] = best;
  }
  return table;
}

/// Learns how lemmas are written. Names in lower case and names in capitals among capitals are rare in the treebanks,
/// so every so many names are shown in these dresses too.
std::vector<std::int16_t> learn_cases(const std::vector<Document>& documents) {
  constexpr unsigned kBits = 15;
  constexpr unsigned kPasses = 8;
  constexpr unsigned kRedressEvery = 40;
  std::vector<BinaryExample> examples;
  const auto show = [&](std::string_view form, const language::Token& token, const language::CaseContext& context) {
    const auto shape = language::shape_of(form);
    if (!Lemmatizer::decides_case(shape, token.upos, token.xpos)) return;
    const auto right = language::lemma_case_of(token.lemma, shape);
    if (!right) return;
    const auto features = language::case_features(language::lemma_key(language::lemma_base(form)), shape, token.upos,
                                                  token.xpos, context);
    for (const auto letter_case : language::lemma_cases(shape)) {
      auto& example = examples.emplace_back();
      example.yes = letter_case == *right;
      for (const std::uint64_t feature : features)
        example.features.push_back(static_cast<std::uint32_t>(feature ^ language::case_salt(letter_case)));
    }
  };
  std::vector<language::CaseContext> contexts;
  unsigned names = 0;
  for (const Document& document : documents)
    for (const auto& sentence : document.sentences) {
      language::describe_case(document, sentence, contexts);
      for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
        const auto& token = document.tokens[i];
        if (!has_lemma(token)) continue;
        const std::string_view form = document.form(i);
        auto context = contexts[i - sentence.first];
        show(form, token, context);
        const auto lemma_shape = language::shape_of(token.lemma);
        const bool name = (token.upos == Upos::kPropn || token.upos == Upos::kAdj) &&
                          (lemma_shape == language::FormShape::kTitle || lemma_shape == language::FormShape::kUpper);
        if (!name || ++names % kRedressEvery != 0) continue;
        if (lemma_shape == language::FormShape::kTitle) show(utf8::to_lower(form), token, context);
        context.capitals = language::CaseContext::Capitals::kUpper;
        show(utf8::to_upper(form), token, context);
      }
    }
  return train_logistic(examples, kBits, kPasses, 0.1f, 1e-5f);
}

}  // namespace

std::string train_lemmatizer(const std::vector<Document>& documents, const std::vector<Inflection>& inflections) {
  Scripts scripts;
  const auto table = learn_letters(documents, inflections, scripts);
  std::size_t size = 16;
  while (size * 3 < table.size() * 4) size *= 2;
  std::vector<std::uint64_t> slots(size);
  for (const auto& [key, script] : table) {
    std::size_t at = (key >> 16) & (size - 1);
    while (slots[at]) at = (at + 1) & (size - 1);
    slots[at] = key | script;
  }
  language::ByteWriter out;
  out.put(static_cast<std::uint32_t>(scripts.all().size()));
  for (const EditScript& script : scripts.all()) {
    out.put(static_cast<std::uint8_t>(script.drop_commas));
    out.put(script.strip);
    out.put_string(script.append);
  }
  out.put_array(slots);
  language::LinearModel::write(out, learn_cases(documents));
  return out.take();
}

double score_lemmatizer(std::string_view section, const std::vector<Document>& gold) {
  const AlignedCopy copy(section);
  Lemmatizer lemmatizer;
  if (!lemmatizer.unpack(copy.bytes())) return 0;
  std::size_t right = 0;
  std::size_t all = 0;
  for (const Document& document : gold) {
    Document own = document;
    lemmatizer.run(own);
    for (TokenIndex i = 0; i < own.tokens.size(); ++i) right += own.tokens[i].lemma == document.tokens[i].lemma;
    all += own.tokens.size();
  }
  return all > 0 ? 100.0 * static_cast<double>(right) / static_cast<double>(all) : 0;
}

Component lemmatizer_component() {
  return {"lemmatizer", [](const TrainingContext& context) -> Result<std::map<std::string, std::string>> {
            auto treebanks = read_treebanks(context.data);
            if (!treebanks) return treebanks.error();
            auto inflections = wordnet_inflections(context.wordnet);
            if (!inflections) return inflections.error();
            std::string section = train_lemmatizer(treebanks->train, *inflections);
            for (const auto& [name, gold] : treebanks->dev)
              context.log(fmt::format("lemmatizer: {} {:.2f} with gold tags, {} bytes", name,
                                      score_lemmatizer(section, gold), section.size()));
            return std::map<std::string, std::string>{{"lemmatizer", std::move(section)}};
          }};
}

}  // namespace dossier::train
