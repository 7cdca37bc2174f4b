#pragma once

#include "language/bytes.h"
#include "language/lexical_facts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What the network sees of a word: rows of one embedding table, which are added up.
namespace dossier::language {

/// A 64-bit hash that is part of the model format: FNV-1a with a final mix.
std::uint64_t feature_hash(std::string_view text, std::uint64_t seed);

/// Lower case, digits as '0', typographic quotes and dashes as their plain kin: the key of the word list.
std::string normalized_form(std::string_view form);

/// The rows of the embedding table: one for each listed word (row 0 for all others), then hashed rows for affixes and
/// shapes, then hashed rows for character n-grams, then one row for each lexical fact, then one for each combination of
/// context flags.
class WordFeatures {
 public:
  static constexpr std::uint32_t kContextRows = 32;
  static constexpr std::uint32_t kFactRows = 32;

  WordFeatures() = default;
  WordFeatures(WordFeatures&&) = default;  // a copy would view the original's tables
  WordFeatures& operator=(WordFeatures&&) = default;
  /// `words` are normalized forms, most frequent first; word i has row i + 1. Row counts must be powers of two.
  WordFeatures(const std::vector<std::string>& words, std::uint32_t affix_rows, std::uint32_t gram_rows,
               LexicalFacts facts);

  void write(ByteWriter& out) const;
  /// Views the reader's bytes. The reader fails on damage.
  bool read(ByteReader& in);

  std::uint32_t row_count() const { return word_rows_ + affix_rows_ + gram_rows_ + kFactRows + kContextRows; }
  std::uint32_t word_rows() const { return word_rows_; }
  /// The row of a normalized form; 0 when it is not listed.
  std::uint32_t word_row(std::string_view normalized) const;
  /// Appends the rows that depend on the form alone. The first one is the word's own.
  void append_rows(std::string_view form, std::vector<std::uint32_t>& rows) const;

  struct Context {
    bool space_before = true;
    bool space_after = true;
    bool first_in_sentence = false;
    bool capitals = false;  ///< the sentence has no lower-case word of two letters or more, as headlines may
    bool continues_multiword = false;
  };
  std::uint32_t context_row(const Context& context) const;

 private:
  struct Slot {
    std::uint32_t tag = 0;  // high half of the hash
    std::uint32_t row = 0;  // 0: free
  };
  std::uint32_t word_rows_ = 1;
  std::uint32_t affix_rows_ = 1;
  std::uint32_t gram_rows_ = 1;
  LexicalFacts facts_;
  std::vector<Slot> built_;
  const Slot* slots_ = nullptr;
  std::size_t slot_count_ = 0;
};

}  // namespace dossier::language
