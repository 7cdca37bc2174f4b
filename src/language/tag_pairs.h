#pragma once

#include "language/document.h"

#include <array>
#include <cstdint>
#include <utility>

namespace dossier::language {

/// Which Penn tags go with which universal part of speech: the pairs seen in training.
struct TagPairs {
  std::array<std::uint64_t, static_cast<std::size_t>(Upos::kX) + 1> xpos_of{};  ///< a bit for each Penn tag

  bool allows(std::size_t upos, std::size_t xpos) const { return xpos_of[upos] >> xpos & 1u; }
  /// The best allowed pair for scores of both (logarithms up to a constant each), or the best of each where no pair is
  /// allowed. `xpos_scores` holds xpos_count() values.
  std::pair<Upos, std::uint8_t> decode(const float* upos_scores, const float* xpos_scores) const;
};

}  // namespace dossier::language
