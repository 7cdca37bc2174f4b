#pragma once

#include "language/document.h"

#include <cstdint>
#include <optional>

namespace dossier::extract {

struct Casualties {
  std::optional<std::int64_t> killed;
  std::optional<std::int64_t> injured;
  bool revised = false;  ///< a toll that "rose to" its number: it stands instead of those told before
};

/// Tokens [first, last).
struct Stretch {
  language::TokenIndex first = 0;
  language::TokenIndex last = 0;

  bool holds(language::TokenIndex token) const { return first <= token && token < last; }
};

/// The part of its sentence in which the predicate's dead and wounded are counted: a semicolon parts happenings.
Stretch counted_with(const language::Document& document, language::TokenIndex predicate);

/// The dead and wounded that the stretch counts: "leaving seven dead and fifteen injured", "killed at least 12 people
/// and wounded 30", "the death toll rose to 31", "no one was hurt".
Casualties casualties_in(const language::Document& document, const language::Dependents& dependents,
                         const Stretch& stretch);

/// "nobody", "no one", "no passengers".
bool is_nobody(const language::Document& document, const language::Dependents& dependents, language::TokenIndex noun);

/// What the verb is done to, or whoever dies, is nobody: "no one was hurt".
bool spares_all(const language::Document& document, const language::Dependents& dependents, language::TokenIndex verb);

}  // namespace dossier::extract
