#include "train/tokenizer_trainer.h"

#include "language/text_layout.h"
#include "language/tokenizer.h"
#include "language/word_features.h"
#include "train/aligned_copy.h"
#include "train/logistic.h"
#include "train/treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace dossier::train {
namespace {

using language::Atom;
using language::Document;
using language::SplitRuns;
using language::TokenIndex;

/// A noun with "s", which somebody wrote for its possessive ("a doctors office"): in edited text it is a plural, and
/// the classifier learns that only where the treebanks have it often enough. Small words keep theirs: "its", "whats",
/// "lets".
bool is_plural(std::string_view run, std::uint32_t second) {
  static constexpr std::string_view kSmall[] = {"it",   "he",  "she", "that", "this",  "what", "who",
                                                "here", "how", "let", "else", "there", "where"};
  return run.substr(second) == "s" &&
         std::find(std::begin(kSmall), std::end(kSmall), run.substr(0, second)) == std::end(kSmall);
}

/// Letter runs in which gold tokens begin: "cannot", "gonna", "dont". How often a run is split is for the classifier to
/// weigh.
SplitRuns learn_runs(const std::vector<Document>& documents) {
  constexpr unsigned kOftenEnough = 5;
  std::map<std::pair<std::string, std::uint32_t>, unsigned> counts;
  std::map<std::string, unsigned> whole;
  const SplitRuns none;
  std::vector<Atom> atoms;
  for (const Document& document : documents) {
    for (TokenIndex i = 0; i < document.tokens.size(); ++i) ++whole[language::normalized_form(document.form(i))];
    atoms.clear();
    cut_atoms(document.text, {0, static_cast<std::uint32_t>(document.text.size())}, none, atoms);
    std::size_t at = 0;
    for (const auto& token : document.tokens) {
      while (at < atoms.size() && atoms[at].span.end <= token.span.start) ++at;
      if (at == atoms.size()) break;
      const Atom& atom = atoms[at];
      if (atom.span.start >= token.span.start || atom.kind > Atom::Kind::kUpper) continue;
      ++counts[{language::normalized_form(atom.span.of(document.text)), token.span.start - atom.span.start}];
    }
  }
  std::map<std::string, std::pair<unsigned, std::uint32_t>> best;
  for (const auto& [split, count] : counts) {
    auto& entry = best[split.first];
    if (count > entry.first) entry = {count, split.second};
  }
  SplitRuns runs;
  for (const auto& [run, entry] : best)
    if (entry.first >= 2 && (!is_plural(run, entry.second) || whole[run] >= kOftenEnough * entry.first))
      runs.add(run, entry.second);
  return runs;
}

/// Forms that, when they touch a word on their left, are part of a multiword token with it in most cases.
std::vector<std::uint64_t> learn_continuations(const std::vector<Document>& documents) {
  std::map<std::uint64_t, std::pair<unsigned, unsigned>> counts;  // key → (continues, does not)
  for (const Document& document : documents)
    for (TokenIndex i = 1; i < document.tokens.size(); ++i) {
      const auto& token = document.tokens[i];
      if (document.tokens[i - 1].sentence != token.sentence || document.tokens[i - 1].span.end != token.span.start)
        continue;
      if (!language::tokenizing::may_continue(document.form(i - 1), document.form(i))) continue;
      auto& entry = counts[language::tokenizing::continuation_key(document.form(i))];
      ++(token.continues_multiword ? entry.first : entry.second);
    }
  std::vector<std::uint64_t> keys;
  for (const auto& [key, entry] : counts)
    if (entry.first > entry.second && entry.first >= 2) keys.push_back(key);
  return keys;
}

struct Examples {
  std::vector<BinaryExample> word_ends;
  std::vector<BinaryExample> sentence_ends;
};

void add_example(std::vector<BinaryExample>& examples, const std::vector<std::uint64_t>& features, bool yes) {
  auto& example = examples.emplace_back();
  example.yes = yes;
  for (const std::uint64_t feature : features) example.features.push_back(static_cast<std::uint32_t>(feature));
}

void collect(const Document& document, const SplitRuns& runs, Examples& out) {
  std::vector<Atom> atoms;
  std::vector<std::uint64_t> features;
  std::vector<Span> spans;
  std::vector<language::tokenizing::Word> words;
  std::size_t token = 0;
  for (const auto& block : language::lay_out(document.text)) {
    atoms.clear();
    cut_atoms(document.text, block.span, runs, atoms);
    while (token < document.tokens.size() && document.tokens[token].span.start < block.span.start) ++token;
    const std::size_t first = token;
    while (token < document.tokens.size() && document.tokens[token].span.start < block.span.end) ++token;
    std::set<std::uint32_t> starts;
    for (std::size_t i = first; i < token; ++i) starts.insert(document.tokens[i].span.start);
    std::size_t word_start = 0;
    for (std::size_t i = 1; i < atoms.size(); ++i) {
      const bool begins = starts.count(atoms[i].span.start) != 0;
      if (!atoms[i].space_before) {
        language::tokenizing::word_end_features(atoms, word_start, i, features);
        add_example(out.word_ends, features, begins);
      }
      if (begins || atoms[i].space_before) word_start = i;
    }
    spans.clear();
    for (std::size_t i = first; i < token; ++i) spans.push_back(document.tokens[i].span);
    language::tokenizing::describe_words(document.text, spans, words);
    language::tokenizing::SentenceState state;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      state.pass(words[i]);
      const bool ends = document.tokens[first + i].sentence != document.tokens[first + i + 1].sentence;
      if (language::tokenizing::may_end_sentence(words, i)) {
        language::tokenizing::sentence_end_features(words, i, state, features);
        add_example(out.sentence_ends, features, ends);
      }
      if (ends) {
        state = {};
        state.first = i + 1;
      }
    }
  }
}

template <class Spans>
double f1(const Spans& gold, const Spans& own) {
  std::size_t both = 0;
  for (const auto& span : gold) both += own.count(span);
  return gold.size() + own.size() == 0
             ? 0
             : 200.0 * static_cast<double>(both) / static_cast<double>(gold.size() + own.size());
}

}  // namespace

std::string train_tokenizer(const std::vector<Document>& documents, double effort,
                            const std::function<void(std::string_view)>& log) {
  const SplitRuns runs = learn_runs(documents);
  const auto continuations = learn_continuations(documents);
  Examples examples;
  for (const Document& document : documents) collect(document, runs, examples);
  const auto passes = std::max(1u, static_cast<unsigned>(10 * effort));
  const auto word_ends = train_logistic(examples.word_ends, 16, passes, 0.1f, 1e-5f);
  const auto sentence_ends = train_logistic(examples.sentence_ends, 17, passes, 0.1f, 1e-5f);
  log(fmt::format("tokenizer: {} word ends, {} sentence ends, {} continuations", examples.word_ends.size(),
                  examples.sentence_ends.size(), continuations.size()));
  language::ByteWriter out;
  runs.write(out);
  out.put_array(continuations);
  out.put(std::int32_t{0});
  out.put(std::int32_t{0});
  language::LinearModel::write(out, word_ends);
  language::LinearModel::write(out, sentence_ends);
  return out.take();
}

TokenizerScores score_tokenizer(std::string_view section, const std::vector<Document>& gold) {
  language::Tokenizer tokenizer;
  const AlignedCopy copy(section);
  if (!tokenizer.unpack(copy.bytes())) return {};
  std::set<std::pair<std::size_t, Span>> gold_words, own_words, gold_sentences, own_sentences;
  for (std::size_t d = 0; d < gold.size(); ++d) {
    Document own;
    own.text = gold[d].text;
    tokenizer.run(own);
    for (const auto& token : gold[d].tokens) gold_words.insert({d, token.span});
    for (const auto& token : own.tokens) own_words.insert({d, token.span});
    for (const auto& sentence : gold[d].sentences) gold_sentences.insert({d, sentence.span});
    for (const auto& sentence : own.sentences) own_sentences.insert({d, sentence.span});
  }
  return {f1(gold_words, own_words), f1(gold_sentences, own_sentences)};
}

Component tokenizer_component() {
  return {
      "tokenizer", [](const TrainingContext& context) -> Result<std::map<std::string, std::string>> {
        auto treebanks = read_treebanks(context.data);
        if (!treebanks) return treebanks.error();
        std::string section = train_tokenizer(treebanks->train, context.effort, context.log);
        for (const auto& [name, gold] : treebanks->dev) {
          const auto scores = score_tokenizer(section, gold);
          context.log(fmt::format("tokenizer: {} words {:.2f} sentences {:.2f}", name, scores.words, scores.sentences));
        }
        return std::map<std::string, std::string>{{"tokenizer", std::move(section)}};
      }};
}

}  // namespace dossier::train
