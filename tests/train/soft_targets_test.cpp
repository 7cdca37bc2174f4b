#include "train/soft_targets.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace dossier::train {
namespace {

using language::NetworkShape;

/// Scores of one sentence of two words, the first hanging under the second.
struct Scores {
  std::vector<float> tags = std::vector<float>(2 * NetworkShape::kTags, 0.0f);
  std::vector<float> arcs = std::vector<float>(2 * 16, 0.0f);
  std::vector<std::uint32_t> heads = {1, 2};
  std::vector<float> relations = std::vector<float>(2 * NetworkShape::kLabels, 0.0f);

  language::Parser::PieceScores view() const {
    return {0, 2, tags.data(), arcs.data(), 16, heads.data(), relations.data()};
  }
};

TEST(SoftTargets, AreTheSoftmaxOfTheScores) {
  Scores scores;
  scores.tags[3] = 30;  // certain
  scores.arcs[0] = 90;  // a word is never its own head
  scores.arcs[1] = std::log(3.0f);
  scores.relations[0] = 90;  // "root" is no relation of an arc
  scores.relations[5] = 30;
  SoftTargets targets;
  EXPECT_TRUE(targets.empty());
  targets.add(scores.view());
  EXPECT_EQ(targets.tags[3], 255);
  EXPECT_EQ(targets.tags[4], 0);
  EXPECT_EQ(targets.heads[0], 0);
  EXPECT_EQ(targets.heads[1], 191);  // three times as likely as the root
  EXPECT_EQ(targets.heads[2], 64);
  EXPECT_EQ(targets.relations[0], 0);
  EXPECT_EQ(targets.relations[5], 255);
  const auto* second = targets.relations.data() + SoftTargets::kRelations;
  EXPECT_EQ(std::accumulate(second, second + SoftTargets::kRelations, 0), 0) << "the root has no relation to learn";
}

TEST(SoftTargets, OfTwoTeachersAreAveragedButForTheRelationsOfATree) {
  Scores first, second;
  first.tags[3] = 30;
  second.tags[4] = 30;
  first.arcs[1] = 30;
  second.arcs[2] = 30;
  first.relations[5] = 30;
  second.relations[6] = 30;
  SoftTargets targets;
  targets.add(first.view());
  targets.add(second.view());
  EXPECT_NEAR(targets.tags[3], 127.5, 0.6);
  EXPECT_NEAR(targets.tags[4], 127.5, 0.6);
  EXPECT_NEAR(targets.heads[1], 127.5, 0.6);
  EXPECT_NEAR(targets.heads[2], 127.5, 0.6);
  EXPECT_EQ(targets.relations[5], 0);
  EXPECT_EQ(targets.relations[6], 255);
}

}  // namespace
}  // namespace dossier::train
