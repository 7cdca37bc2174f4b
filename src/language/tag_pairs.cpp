#include "language/tag_pairs.h"

#include <algorithm>
#include <limits>

namespace dossier::language {

std::pair<Upos, std::uint8_t> TagPairs::decode(const float* upos_scores, const float* xpos_scores) const {
  const std::size_t xpos_end = xpos_count();
  auto upos = static_cast<std::size_t>(std::max_element(upos_scores, upos_scores + xpos_of.size()) - upos_scores);
  auto xpos = static_cast<std::size_t>(std::max_element(xpos_scores, xpos_scores + xpos_end) - xpos_scores);
  if (!allows(upos, xpos)) {
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t u = 0; u < xpos_of.size(); ++u)
      for (std::size_t x = 0; x < xpos_end; ++x)
        if (allows(u, x) && upos_scores[u] + xpos_scores[x] > best) {
          best = upos_scores[u] + xpos_scores[x];
          upos = u;
          xpos = x;
        }
  }
  return {static_cast<Upos>(upos), static_cast<std::uint8_t>(xpos)};
}

}  // namespace dossier::language
