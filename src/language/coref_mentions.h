#pragma once

#include "language/coref_semantics.h"
#include "language/document.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::language::coref {

enum class Number : std::uint8_t { kUnknown, kSingular, kPlural };
enum class Determiner : std::uint8_t { kNone, kDefinite, kDemonstrative, kIndefinite, kPossessive, kQuantifier };

/// Which pronoun, apart from its case: he/him/his/himself are one.
enum class Pronoun : std::uint8_t { kNot, kI, kWe, kYou, kHe, kShe, kIt, kThey, kThis, kThese };
inline constexpr unsigned kPronounCount = 10;

/// A noun phrase that may refer, with what can be told of it by itself.
struct Mention {
  TokenIndex first = 0;  ///< as in CorefMention
  TokenIndex last = 0;
  TokenIndex head = 0;
  CorefMention::Form form = CorefMention::Form::kNominal;
  std::int32_t name = -1;
  Pronoun pronoun = Pronoun::kNot;
  bool possessive = false;  ///< "his", "its"
  bool reflexive = false;   ///< "himself"
  Determiner determiner = Determiner::kNone;
  Number number = Number::kUnknown;
  Gender gender = Gender::kUnknown;
  Sense sense = Sense::kUnknown;
  bool modifies = false;        ///< a compound part: "peace" in "peace talks"
  bool has_clause = false;      ///< a relative clause or other clause depends on its head
  bool has_of = false;          ///< a prepositional phrase depends on its head
  std::uint32_t lemma = 0;      ///< hash of its head's lemma
  std::uint32_t modifiers = 0;  ///< a small Bloom filter of its adjectives, compounds and possessors
  std::int32_t people = -1;     ///< index in Document::names of a nationality that modifies it, or -1
  std::int32_t quote = -1;      ///< index of the quotation it stands in, or -1
  std::uint32_t sentence = 0;
};

/// All mentions in order of their heads. `quote_of` has one entry a token.
std::vector<Mention> find_mentions(const Document& document, const Dependents& dependents, const SenseTable& senses,
                                   const std::vector<std::int32_t>& quote_of);

/// Kinds of names that stand in chains.
constexpr bool is_entity(NameKind kind) {
  return kind == NameKind::kPerson || kind == NameKind::kCountry || kind == NameKind::kPlace ||
         kind == NameKind::kOrganization || kind == NameKind::kNationality;
}

/// The sense that goes with a kind of name.
Sense sense_of(NameKind kind);

}  // namespace dossier::language::coref
