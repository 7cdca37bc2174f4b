#pragma once

#include "language/atoms.h"
#include "language/document.h"
#include "language/linear_model.h"

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dossier::language {

/// Parts text into sentences and words as the English Universal Dependencies treebanks do. Two linear classifiers
/// decide: one whether a word ends between two atoms that touch, one whether a sentence ends after a word. Immutable
/// after `unpack`.
class Tokenizer {
 public:
  /// The model's "tokenizer" section, viewed. False on damage.
  bool unpack(std::string_view section);

  /// Fills tokens (span, spacing, multiword flags, sentence) and sentences of a document that has only text.
  void run(Document& document) const;

 private:
  SplitRuns runs_;
  std::unordered_set<std::uint64_t> continuations_;
  LinearModel word_ends_;
  LinearModel sentence_ends_;
  std::int32_t word_threshold_ = 0;
  std::int32_t sentence_threshold_ = 0;
};

/// What the trainer and the tokeniser share.
namespace tokenizing {

/// Whether the word that ends with an atom is part of a multiword token with the word that follows, decided by the
/// later word's form and both neighbours' kinds: the key of the learned set.
std::uint64_t continuation_key(std::string_view form);
/// Only words that end in a letter can be followed by a part of the same multiword token, unless both are letters.
bool may_continue(std::string_view left, std::string_view right);

/// Features of the decision "a word ends between atoms[i-1] and atoms[i]". `word_start` is the first atom of the word
/// that ends or goes on. Precondition: 0 < i < atoms.size().
void word_end_features(const std::vector<Atom>& atoms, std::size_t word_start, std::size_t i,
                       std::vector<std::uint64_t>& features);

/// A word as the sentence decision sees it.
struct Word {
  std::uint64_t hash = 0;  ///< of the normalized form
  std::uint64_t shape = 0;
  Atom::Kind kind = Atom::Kind::kOther;
  std::uint8_t length = 0;
  bool space_after = true;
  char last = 0;  ///< its last byte when ASCII, 1 otherwise
};
/// The words of a block from their spans. Spacing comes from the gaps between them.
void describe_words(std::string_view text, const std::vector<Span>& spans, std::vector<Word>& words);

/// What came before in the sentence that is open: kept by the caller.
struct SentenceState {
  std::size_t first = 0;  ///< index of the sentence's first word
  int open_quotes = 0;
  int open_brackets = 0;
  void pass(const Word& word);
};
/// The words of a dateline at a block's start, its dash included: "NAIROBI, March 12 (Reuters) -", "WASHINGTON —".
/// It is no part of the sentence that follows. 0 when the block has none.
std::size_t dateline_length(std::string_view text, const std::vector<Span>& spans, const std::vector<Word>& words);
/// Whether words[i] may end a sentence at all (it is followed by another word).
bool may_end_sentence(const std::vector<Word>& words, std::size_t i);
void sentence_end_features(const std::vector<Word>& words, std::size_t i, const SentenceState& state,
                           std::vector<std::uint64_t>& features);

}  // namespace tokenizing

}  // namespace dossier::language
