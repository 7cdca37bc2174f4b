#pragma once

#include "language/document.h"

#include <cstdint>
#include <optional>

namespace dossier::extract {

/// The number that the tokens [first, last) write in digits or words: "seven", "1,200", "two dozen", "2.5 million".
/// Nothing for vague ones ("hundreds", "several") and for fractions of one.
std::optional<std::int64_t> number_value(const language::Document& document, language::TokenIndex first,
                                         language::TokenIndex last);

/// How many of the noun there are: its numeral modifier ("24 drones", "at least 40 people", "dozens of" gives nothing).
std::optional<std::int64_t> count_of(const language::Document& document, const language::Dependents& dependents,
                                     language::TokenIndex noun);

struct Casualties {
  std::optional<std::int64_t> killed;
  std::optional<std::int64_t> injured;
};

/// The dead and wounded that the clause of the predicate counts: "leaving seven dead and fifteen injured", "killed 12
/// people and wounded 30", "the death toll rose to 31".
Casualties casualties_near(const language::Document& document, const language::Dependents& dependents,
                           language::TokenIndex predicate);

}  // namespace dossier::extract
