#pragma once

#include "language/document.h"
#include "language/gazetteer.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

/// What the name tagger sees of a token. Shared by the tagger and its trainer, which must see the same.
namespace dossier::language::names {

/// Kinds that the sequence model tells apart, in the order of its labels.
inline constexpr std::array kModelKinds = {NameKind::kPerson,       NameKind::kCountry,     NameKind::kPlace,
                                           NameKind::kOrganization, NameKind::kNationality, NameKind::kOther};

/// Labels: 0 outside, 1 + 2k begins kind k, 2 + 2k continues it.
inline constexpr unsigned kLabelCount = 1 + 2 * kModelKinds.size();
constexpr unsigned begin_label(unsigned kind) { return 1 + 2 * kind; }
constexpr unsigned inside_label(unsigned kind) { return 2 + 2 * kind; }
constexpr bool is_begin(unsigned label) { return label % 2 == 1; }
constexpr unsigned kind_of_label(unsigned label) { return (label - 1) / 2; }
/// Whether `next` may follow `previous`: a continuation needs its own kind before it.
constexpr bool may_follow(unsigned previous, unsigned next) {
  return next == 0 || is_begin(next) || previous == next || previous + 1 == next;
}

/// How a word is written.
enum class Case : std::uint8_t { kLower, kInitial, kUpper, kMixed, kInitialLetter, kNumber, kOther };

/// What is known of one token apart from its neighbours.
struct Look {
  std::uint32_t lower = 0;                ///< hash of the folded form, digits as 0; 0 when hidden from the model
  std::uint32_t form = 0;                 ///< hash of the form as written
  std::uint32_t shape = 0;                ///< hash of the squeezed shape, "Xx-Xx"
  std::array<std::uint32_t, 3> prefix{};  ///< of 2, 3 and 4 folded bytes
  std::array<std::uint32_t, 4> suffix{};  ///< of 1 to 4 folded bytes
  std::uint16_t known = 0;                ///< Gazetteer::Flag bits of the word alone
  /// The longest gazetteer phrase over it: 1 + 2 * (0 country, 1 people, 2 place, 3 body), + 1 inside it.
  std::uint8_t phrase = 0;
  std::uint8_t word_class = 0;  ///< what a word like "Corp", "Ministry", "River" says of its name; 0 nothing
  bool joins = false;           ///< a small word that may stand inside a name
  std::uint8_t tag = 0;         ///< Penn tag
  Case writing = Case::kOther;
  bool active = false;  ///< capitalised, or near such a token: only active tokens can be part of a name
};

inline constexpr unsigned kFeatureCount = 71;
using Features = std::array<std::uint64_t, kFeatureCount>;  ///< 64-bit feature hashes; 0 marks an absent one

/// Looks of all tokens of a document, and the features made of them.
class FeatureExtractor {
 public:
  FeatureExtractor(const Document& document, const Gazetteer& gazetteer);

  const Look& look(TokenIndex token) const { return looks_[token]; }
  bool active(TokenIndex token) const { return looks_[token].active; }
  /// Takes the identity of a word away, so that training sees how a name looks that nobody has heard of.
  void hide(TokenIndex token);
  void features(TokenIndex token, Features& out) const;

  /// What the common noun directly before a name ("captain X", "the town of X") and the one in apposition after it
  /// ("X, a senior adviser") say of it: `Look::word_class`, 0 when there is none.
  struct Beside {
    std::uint8_t before = 0;
    std::uint8_t after = 0;
  };
  Beside beside(TokenIndex first, TokenIndex last) const;

 private:
  void look_at_words();
  void mark_phrases(const Gazetteer& gazetteer);
  void mark_sentences();
  void mark_runs();
  bool seen_in_lower_case(std::uint32_t hash) const;
  const Look* noun_after(TokenIndex at, const Sentence& sentence) const;
  const Look* noun_before(TokenIndex at, const Sentence& sentence) const;
  bool glues(TokenIndex i) const;

  struct Run {  ///< the stretch of capitalised words around a token
    TokenIndex first = 0;
    TokenIndex last = 0;  ///< past its last word
  };

  const Document& document_;
  std::vector<Look> looks_;
  std::vector<std::string> folded_;  // of capitalised tokens only
  std::vector<Run> runs_;
  std::vector<std::uint8_t> sentence_style_;  // per sentence: 1 all capitals, 2 title case
  std::vector<std::uint32_t> lower_seen_;     // hash set of lower-case words
};

}  // namespace dossier::language::names
