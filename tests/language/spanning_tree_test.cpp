#include "language/spanning_tree.h"

#include <gtest/gtest.h>

#include <random>

namespace dossier::language {
namespace {

bool is_single_rooted_tree(const std::vector<std::uint32_t>& heads) {
  const auto count = heads.size();
  std::size_t roots = 0;
  for (std::size_t d = 0; d < count; ++d) {
    roots += heads[d] == count;
    std::size_t at = d;
    for (std::size_t steps = 0; at != count; ++steps) {
      if (steps > count) return false;
      at = heads[at];
    }
  }
  return roots == 1;
}

float score_of(const std::vector<float>& scores, std::size_t stride, const std::vector<std::uint32_t>& heads) {
  float sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) sum += scores[d * stride + heads[d]];
  return sum;
}

/// The best tree by trying all of them.
float best_by_enumeration(const std::vector<float>& scores, std::size_t stride, std::size_t count) {
  std::vector<std::uint32_t> heads(count, 0);
  float best = -1e30f;
  for (;;) {
    bool proper = true;
    for (std::size_t d = 0; d < count && proper; ++d) proper = heads[d] != d;
    if (proper && is_single_rooted_tree(heads)) best = std::max(best, score_of(scores, stride, heads));
    std::size_t at = 0;
    while (at < count && ++heads[at] > count) heads[at++] = 0;
    if (at == count) return best;
  }
}

TEST(SpanningTree, IsTheBestSingleRootedTreeOfAllThereAre) {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> uniform(-3, 3);
  SpanningTree tree;
  for (std::size_t count = 1; count <= 5; ++count)
    for (int round = 0; round < 60; ++round) {
      const std::size_t stride = 16;
      std::vector<float> scores(count * stride);
      for (float& score : scores) score = uniform(random);
      const std::vector<float> original = scores;
      std::vector<std::uint32_t> heads;
      tree.solve(scores.data(), stride, count, heads);
      ASSERT_TRUE(is_single_rooted_tree(heads)) << "words " << count << " round " << round;
      EXPECT_NEAR(score_of(original, stride, heads), best_by_enumeration(original, stride, count), 0.05f);
    }
}

TEST(SpanningTree, OfManyWordsIsStillATree) {
  std::mt19937 random(6);
  std::uniform_real_distribution<float> uniform(-3, 3);
  const std::size_t count = 250, stride = 256;
  std::vector<float> scores(count * stride);
  for (float& score : scores) score = uniform(random);
  SpanningTree tree;
  std::vector<std::uint32_t> heads;
  tree.solve(scores.data(), stride, count, heads);
  EXPECT_TRUE(is_single_rooted_tree(heads));
}

TEST(SpanningTree, OfNothingIsNothing) {
  SpanningTree tree;
  std::vector<std::uint32_t> heads = {7};
  tree.solve(nullptr, 16, 0, heads);
  EXPECT_TRUE(heads.empty());
}

}  // namespace
}  // namespace dossier::language
