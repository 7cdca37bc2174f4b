#include "train/soft_targets.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier::train {
namespace {

using language::NetworkShape;

/// Writes the softmax of scores[0, count), `excluded` left out, in 1/255, or averages it with what is there.
void write_shares(const float* scores, std::size_t count, std::optional<std::size_t> excluded, bool average,
                  std::uint8_t* shares) {
  const auto takes_part = [&](std::size_t i) { return !excluded || i != *excluded; };
  float top = -1e30f;
  for (std::size_t i = 0; i < count; ++i)
    if (takes_part(i)) top = std::max(top, scores[i]);
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i)
    if (takes_part(i)) sum += std::exp(scores[i] - top);
  for (std::size_t i = 0; i < count; ++i) {
    const float share = takes_part(i) ? 255 * std::exp(scores[i] - top) / sum : 0;
    shares[i] = static_cast<std::uint8_t>(std::lrint(average ? (share + static_cast<float>(shares[i])) / 2 : share));
  }
}

}  // namespace

void SoftTargets::add(const language::Parser::PieceScores& scores) {
  const std::size_t words = scores.last - scores.first;
  const bool average = !empty();
  tags.resize(words * tags_a_word());
  heads.resize(words * (words + 1));
  relations.assign(words * kRelations, 0);
  for (std::size_t i = 0; i < words; ++i) {
    const float* tag_scores = scores.tags + i * NetworkShape::kTags;
    std::uint8_t* tag_shares = tags.data() + i * tags_a_word();
    write_shares(tag_scores, kUpos, {}, average, tag_shares);
    write_shares(tag_scores + NetworkShape::kUpos, language::xpos_count(), {}, average, tag_shares + kUpos);
    write_shares(scores.arcs + i * scores.arc_stride, words + 1, i, average, heads.data() + i * (words + 1));
    if (scores.heads[i] == words) continue;  // the root's relation is no choice
    write_shares(scores.relations + i * NetworkShape::kLabels, kRelations, 0, false, relations.data() + i * kRelations);
  }
}

}  // namespace dossier::train
