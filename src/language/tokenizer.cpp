#include "language/tokenizer.h"

#include "base/utf8.h"
#include "language/abbreviations.h"
#include "language/text_layout.h"

#include <algorithm>
#include <array>

namespace dossier::language {

namespace {

/// Whether atoms[i] is the full stop of the abbreviation before it, which is a word of one atom.
bool is_abbreviating_stop(std::string_view text, const std::vector<Atom>& atoms, std::size_t word_start,
                          std::size_t i) {
  if (atoms[i].kind != Atom::Kind::kPeriod || word_start + 1 != i || i + 1 >= atoms.size()) return false;
  const std::string_view after = atoms[i + 1].span.of(text);
  if (!atoms[i + 1].space_before && after != "," && after != ")") return false;
  return stop_abbreviates(word_start > 0 ? atoms[word_start - 1].span.of(text) : std::string_view(),
                          atoms[word_start].span.of(text), after);
}

/// Whether a cut before atoms[i] would make "It is" of the possessive "Its". Web text often writes the one for the
/// other; it can be meant only before words that begin no noun phrase of their own: "Its a pity", "Its not so".
bool cuts_possessive(std::string_view text, const std::vector<Atom>& atoms, std::size_t word_start, std::size_t i) {
  static constexpr std::array<std::string_view, 36> kAfterIs = {
      "a",   "about", "all",  "also", "always", "an",    "because", "been", "going", "gonna", "her",   "his",
      "how", "in",    "just", "like", "my",     "never", "no",      "not",  "now",   "only",  "our",   "really",
      "so",  "still", "that", "the",  "their",  "this",  "too",     "very", "what",  "where", "worth", "your"};
  if (i + 1 < atoms.size() && !atoms[i + 1].space_before) return false;
  const std::string_view word = Span{atoms[word_start].span.start, atoms[i].span.end}.of(text);
  if (word != "Its" && word != "its" && word != "ITS") return false;
  if (i + 1 >= atoms.size()) return true;
  const std::string next = utf8::to_lower(atoms[i + 1].span.of(text));
  return !std::binary_search(kAfterIs.begin(), kAfterIs.end(), next);
}

/// Whether atoms[i] is the apostrophe of a genitive: "Tuesday's".
bool opens_genitive(std::string_view text, const std::vector<Atom>& atoms, std::size_t i) {
  const auto letters = [&](const Atom& atom) {
    return atom.kind == Atom::Kind::kLower || atom.kind == Atom::Kind::kCapitalized || atom.kind == Atom::Kind::kUpper;
  };
  if (i == 0 || i + 1 >= atoms.size() || atoms[i].space_before || atoms[i + 1].space_before) return false;
  const std::string_view mark = atoms[i].span.of(text);
  const std::string_view ending = atoms[i + 1].span.of(text);
  if ((mark != "'" && mark != "’") || ending != "s" || !letters(atoms[i - 1])) return false;
  return i + 2 == atoms.size() || atoms[i + 2].space_before ||
         !(letters(atoms[i + 2]) || atoms[i + 2].kind == Atom::Kind::kDigits);
}

/// Whether words[i], which ends in a full stop, is an abbreviation in the middle of a sentence.
bool is_inner_abbreviation(std::string_view text, const std::vector<Span>& spans, std::size_t i) {
  const std::string_view word = spans[i].of(text);
  return word.size() > 1 && word.back() == '.' &&
         stop_abbreviates(i > 0 ? spans[i - 1].of(text) : std::string_view(), word.substr(0, word.size() - 1),
                          spans[i + 1].of(text));
}

/// Whether words[i] closes square brackets that stand within a sentence, as insertions in quotations do: "[Prime
/// Minister] Modi".
bool closes_insertion(std::string_view text, const std::vector<Span>& spans, std::size_t first, std::size_t i) {
  constexpr std::size_t kLongest = 12;
  const auto is_end = [&](std::size_t at) {
    const std::string_view word = spans[at].of(text);
    return word.find_first_of(".!?:") != std::string_view::npos || word == "…" || word == "—" || word == "–" ||
           word == "--" || word == "]";
  };
  if (spans[i].of(text) != "]" || i == first || is_end(i - 1)) return false;
  if (const auto inside = spans[i - 1].of(text); inside.front() >= '0' && inside.front() <= '9')
    return false;  // a note
  for (std::size_t open = i; open-- > first && i - open <= kLongest;)
    if (spans[open].of(text) == "[") return open > first && !is_end(open - 1);
  return false;
}

}  // namespace

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
        ends = word_ends_.score(features) > word_threshold_ &&
               !is_abbreviating_stop(document.text, atoms, word_start, i) &&
               !cuts_possessive(document.text, atoms, word_start, i);
      }
      // The genitive's ending is a word, whatever stands before it.
      if (i < atoms.size() && opens_genitive(document.text, atoms, i)) ends = true;
      if (i < atoms.size() && opens_genitive(document.text, atoms, i - 1)) ends = false;
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
        ends =
            (sentence_ends_.score(features) > sentence_threshold_ && !is_inner_abbreviation(document.text, spans, i) &&
             !closes_insertion(document.text, spans, state.first, i)) ||
            (i > state.first && abbreviation_ends_sentence(spans[i].of(document.text), spans[i + 1].of(document.text)));
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
