#pragma once

#include "language/bytes.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::language {

/// What dictionaries and name lists say of a word, as bits: which parts of speech it can be, plain or inflected.
enum LexicalFact : std::uint32_t {
  kFactNoun = 1u << 0,
  kFactVerb = 1u << 1,
  kFactAdjective = 1u << 2,
  kFactAdverb = 1u << 3,
  kFactPlural = 1u << 4,    ///< irregular, listed
  kFactPast = 1u << 5,      ///< irregular past or participle, listed
  kFactCompared = 1u << 6,  ///< irregular comparative or superlative, listed
  kFactProper = 1u << 7,    ///< written with a capital in the dictionary
  kFactForename = 1u << 8,
  kFactSurname = 1u << 9,
  kFactPlace = 1u << 10,    ///< one word of a city's or region's name
  kFactCountry = 1u << 11,  ///< a country or its people
  // Found by taking off an ending, not stored:
  kFactRegularPlural = 1u << 12,
  kFactThirdPerson = 1u << 13,
  kFactRegularPast = 1u << 14,
  kFactIng = 1u << 15,
  kFactRegularCompared = 1u << 16,
};
inline constexpr std::uint32_t kLexicalFacts = 17;

/// A hash table from normalized forms to stored facts; a false find has a chance of about one in ten thousand.
class LexicalFacts {
 public:
  LexicalFacts() = default;
  explicit LexicalFacts(const std::map<std::string, std::uint32_t>& facts);

  void write(ByteWriter& out) const { out.put_array(slots_, slot_count_); }
  /// Views the bytes.
  bool read(ByteReader& in);

  /// The stored facts of the form and those of what it may be an inflection of.
  std::uint32_t of(std::string_view normalized) const;
  bool empty() const { return slot_count_ == 0; }

 private:
  std::uint32_t stored(std::string_view normalized) const;

  std::vector<std::uint32_t> built_;
  const std::uint32_t* slots_ = nullptr;  // check in the high 20 bits, facts in the low 12
  std::size_t slot_count_ = 0;
};

}  // namespace dossier::language
