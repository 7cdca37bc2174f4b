#include "train/raw_text_score.h"

#include <set>
#include <unordered_map>

namespace dossier::train {

Result<RawTextScores> score_raw_text(const language::Analyzer& analyzer, const std::vector<language::Document>& gold) {
  using language::kNoToken;
  double gold_words = 0, own_words = 0, gold_sentences = 0, own_sentences = 0;
  double words = 0, sentences = 0, upos = 0, xpos = 0, lemmas = 0, heads = 0, labelled = 0;
  const auto main_type = [](language::Deprel relation) {
    const auto name = name_of(relation);
    return name.substr(0, name.find(':'));
  };
  for (const language::Document& document : gold) {
    auto own = analyzer.analyze(document.text);
    if (!own) return own.error();
    gold_words += static_cast<double>(document.tokens.size());
    own_words += static_cast<double>(own->tokens.size());
    gold_sentences += static_cast<double>(document.sentences.size());
    own_sentences += static_cast<double>(own->sentences.size());
    std::set<Span> spans;
    for (const auto& sentence : document.sentences) spans.insert(sentence.span);
    for (const auto& sentence : own->sentences) sentences += static_cast<double>(spans.count(sentence.span));
    std::unordered_map<std::uint64_t, const language::Token*> by_span;
    const auto key = [](Span span) { return std::uint64_t{span.start} << 32 | span.end; };
    for (const auto& token : document.tokens) by_span[key(token.span)] = &token;
    for (const auto& token : own->tokens) {
      const auto it = by_span.find(key(token.span));
      if (it == by_span.end()) continue;
      const language::Token& wanted = *it->second;
      words += 1;
      upos += token.upos == wanted.upos;
      xpos += token.xpos == wanted.xpos;
      lemmas += token.lemma == wanted.lemma;
      const bool both_root = token.head == kNoToken && wanted.head == kNoToken;
      const bool same = both_root || (token.head != kNoToken && wanted.head != kNoToken &&
                                      own->tokens[token.head].span == document.tokens[wanted.head].span);
      heads += same;
      labelled += same && main_type(token.deprel) == main_type(wanted.deprel);
    }
  }
  const auto f1 = [](double right, double a, double b) { return a + b > 0 ? 200 * right / (a + b) : 0; };
  RawTextScores scores;
  scores.sentences = f1(sentences, gold_sentences, own_sentences);
  scores.words = f1(words, gold_words, own_words);
  scores.upos = f1(upos, gold_words, own_words);
  scores.xpos = f1(xpos, gold_words, own_words);
  scores.lemmas = f1(lemmas, gold_words, own_words);
  scores.unlabelled = f1(heads, gold_words, own_words);
  scores.labelled = f1(labelled, gold_words, own_words);
  return scores;
}

}  // namespace dossier::train
