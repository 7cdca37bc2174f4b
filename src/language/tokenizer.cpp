#include "language/tokenizer.h"

#include "language/text_layout.h"

namespace dossier::language {

bool Tokenizer::unpack(std::string_view section) {
  ByteReader in(section);
  if (!runs_.read(in)) return false;
  const auto keys = in.get_array<std::uint64_t>();
  continuations_ = {keys.begin(), keys.end()};
  word_threshold_ = in.get<std::int32_t>();
  sentence_threshold_ = in.get<std::int32_t>();
  return word_ends_.read(in) && sentence_ends_.read(in) && in.at_end();
}

void Tokenizer::run(Document& document) const {
  std::vector<Atom> atoms;
  std::vector<Span> spans;
  std::vector<tokenizing::Word> words;
  std::vector<std::uint64_t> features;
  document.tokens.reserve(document.text.size() / 5);
  for (const TextBlock& block : lay_out(document.text)) {
    atoms.clear();
    spans.clear();
    cut_atoms(document.text, block.span, runs_, atoms);
    if (atoms.empty()) continue;
    std::size_t word_start = 0;
    for (std::size_t i = 1; i <= atoms.size(); ++i) {
      bool ends = i == atoms.size() || atoms[i].space_before;
      if (!ends) {
        tokenizing::word_end_features(atoms, word_start, i, features);
        ends = word_ends_.score(features) > word_threshold_;
      }
      if (!ends) continue;
      spans.push_back({atoms[word_start].span.start, atoms[i - 1].span.end});
      word_start = i;
    }

    tokenizing::describe_words(document.text, spans, words);
    const std::size_t dateline = tokenizing::dateline_length(document.text, spans, words);
    tokenizing::SentenceState state;
    auto first_token = static_cast<TokenIndex>(document.tokens.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
      Token token;
      token.span = spans[i];
      token.space_after = words[i].space_after;
      token.sentence = static_cast<std::uint32_t>(document.sentences.size());
      if (i > state.first && !words[i - 1].space_after &&
          tokenizing::may_continue(spans[i - 1].of(document.text), spans[i].of(document.text)) &&
          continuations_.count(tokenizing::continuation_key(spans[i].of(document.text)))) {
        token.continues_multiword = true;
        Token& before = document.tokens.back();
        if (!before.continues_multiword) before.starts_multiword = true;
      }
      document.tokens.push_back(token);
      state.pass(words[i]);
      bool ends = i + 1 == spans.size() || i + 1 == dateline;
      if (!ends && i >= dateline && tokenizing::may_end_sentence(words, i)) {
        tokenizing::sentence_end_features(words, i, state, features);
        ends = sentence_ends_.score(features) > sentence_threshold_ ||
               (i > state.first &&
                tokenizing::abbreviation_ends_sentence(spans[i].of(document.text), spans[i + 1].of(document.text)));
      }
      if (!ends) continue;
      Sentence sentence;
      sentence.first = first_token;
      sentence.last = static_cast<TokenIndex>(document.tokens.size());
      sentence.span = {document.tokens[sentence.first].span.start, document.tokens.back().span.end};
      sentence.paragraph = block.paragraph;
      document.sentences.push_back(sentence);
      first_token = sentence.last;
      state = {};
      state.first = i + 1;
    }
  }
  document.chain_of.assign(document.tokens.size(), -1);
}

}  // namespace dossier::language
