#pragma once

#include "language/document.h"

#include <cstdint>
#include <string_view>

namespace dossier::language::coref {

/// What sort of thing a common noun means, as far as it matters for reference.
enum class Sense : std::uint8_t {
  kUnknown,
  kPerson,
  kOrganization,
  kCountry,
  kPlace,
  kTime,
  kEvent,
  kObject,
  kAnimal,
  kAbstract
};
inline constexpr unsigned kSenseCount = 10;

/// The packed table of noun senses: sorted rows of {hash of lemma, sense}, read in place.
class SenseTable {
 public:
  /// False when the size is odd or the rows are out of order.
  bool unpack(std::string_view bytes);
  Sense sense_of(std::string_view lemma) const;
  static std::uint32_t hash_of(std::string_view lemma);

 private:
  std::string_view rows_;  // 5 bytes each
};

/// The gender that a noun tells by itself ("woman", "spokesman", "king").
Gender gender_of_noun(std::string_view lemma);

}  // namespace dossier::language::coref
