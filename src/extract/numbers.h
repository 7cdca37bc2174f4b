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

}  // namespace dossier::extract
