#pragma once

#include "language/document.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How a lemma is written: a decision of its own, because it hangs on where the word stands ("Talks" at a sentence's
/// start, in a headline, in a name) and its letters do not.
namespace dossier::language {

/// kAsForm: as the form writes the letters that they share ("McDonalds" → "McDonald").
enum class LemmaCase : std::uint8_t { kLower, kTitle, kUpper, kAsForm };
inline constexpr std::size_t kLemmaCases = 4;

enum class FormShape : std::uint8_t { kNoLetters, kLower, kTitle, kCapital, kUpper, kMixed };  ///< kCapital: one letter
FormShape shape_of(std::string_view form);

/// The cases that give different lemmas of a form with this shape; the first one is the commonest.
std::span<const LemmaCase> lemma_cases(FormShape shape);

/// `lemma` is in lower case.
std::string write_lemma(std::string_view lemma, std::string_view form, LemmaCase letter_case);

/// Which of `lemma_cases` a given lemma shows; none when it shows neither.
std::optional<LemmaCase> lemma_case_of(std::string_view lemma, FormShape shape);

/// What the decision sees of the sentence.
struct CaseContext {
  enum class Neighbour : std::uint8_t { kNone, kOther, kLower, kCapital, kProper };
  enum class Capitals : std::uint8_t { kNormal, kTitle, kUpper };  ///< how the sentence is written
  FormShape shape = FormShape::kNoLetters;                         ///< of the word itself
  bool first = false;                                              ///< no word with letters before it in the sentence
  Capitals capitals = Capitals::kNormal;
  Neighbour before = Neighbour::kOther;
  Neighbour after = Neighbour::kOther;

  /// All but the shape, in a number.
  std::uint32_t bits() const {
    return (first ? 1u : 0u) + static_cast<std::uint32_t>(capitals) * 2 + static_cast<std::uint32_t>(before) * 8 +
           static_cast<std::uint32_t>(after) * 64;
  }
};
/// The contexts of the tokens of a sentence; they need tags. `out` is replaced.
void describe_case(const Document& document, const Sentence& sentence, std::vector<CaseContext>& out);

inline constexpr std::size_t kCaseFeatures = 14;
using CaseFeatures = std::array<std::uint64_t, kCaseFeatures>;
/// `normalized` is the form in lower case, digits as '0'.
CaseFeatures case_features(std::string_view normalized, FormShape shape, Upos upos, std::uint8_t xpos,
                           const CaseContext& context);
/// What makes a feature one of the decision for `letter_case`.
std::uint64_t case_salt(LemmaCase letter_case);

}  // namespace dossier::language
