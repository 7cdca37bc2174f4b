#pragma once

#include "language/document.h"
#include "language/lemma_case.h"
#include "language/linear_model.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::language {

/// How a form in lower case becomes its lemma in lower case (Chrupała 2006): code points off the end, then letters on.
struct EditScript {
  bool drop_commas = false;  ///< "12,500" → "12500"
  std::uint8_t strip = 0;
  std::string append;

  friend bool operator==(const EditScript&, const EditScript&) = default;
  friend auto operator<=>(const EditScript&, const EditScript&) = default;

  /// `base` is a `lemma_base`. A script that leaves nothing gives `base`.
  std::string apply(std::string_view base) const;
  /// The script with the least stripping that makes `lemma`, read in lower case, of the base.
  static EditScript between(std::string_view base, std::string_view lemma);
};

/// The form in lower case with plain quotes and apostrophes: what scripts work on.
std::string lemma_base(std::string_view form);
/// The base with digits as '0': what the table knows words by.
std::string lemma_key(std::string_view base);

/// Lemmas in two decisions: the letters by learned edit scripts, first for the form with its tags, then for its longest
/// known ending with its tags; and how they are written (language/lemma_case.h) by a linear classifier. Immutable after
/// `unpack`.
class Lemmatizer {
 public:
  /// The model's "lemmatizer" section, viewed. False on damage.
  bool unpack(std::string_view section);

  std::string lemma(std::string_view form, Upos upos, std::uint8_t xpos, const CaseContext& context) const;
  /// Fills the lemma of every token; needs tags and, to tell "'s" as "be" from "have", trees.
  void run(Document& document) const;

  /// Keys of the table, shared with the trainer. `key` is a `lemma_key`, `ending` the end of one.
  static std::uint64_t form_key(std::string_view key, Upos upos, std::uint8_t xpos);
  static std::uint64_t ending_key(std::string_view ending, Upos upos, std::uint8_t xpos);
  static constexpr std::size_t kLongestEnding = 6;  ///< bytes
  /// The Penn tag whose endings such a word has: its own where it fits the universal tag, else one that fits the form.
  /// So "Falls" in a title, tagged VERB and NNP, ends as third persons do.
  static std::uint8_t inflection_tag(std::string_view key, Upos upos, std::uint8_t xpos);
  /// A slot of the table holds the high bits of a key and, in the low ones, index + 1 of a script; 0: free.
  static constexpr std::uint64_t kScriptMask = 0xFFFF;

  /// Whether the case of such a word is decided at all: function words and verbs outside names have lower case, but for
  /// "I".
  static bool decides_case(FormShape shape, Upos upos, std::uint8_t xpos);

 private:
  std::uint64_t find(std::uint64_t key) const;
  std::string letters(const std::string& base, const std::string& key, Upos upos, std::uint8_t xpos) const;

  std::vector<EditScript> scripts_;
  const std::uint64_t* slots_ = nullptr;
  std::size_t slot_count_ = 0;
  LinearModel cases_;
};

}  // namespace dossier::language
