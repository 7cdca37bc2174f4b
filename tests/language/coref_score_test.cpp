#include "train/coref_score.h"

#include <gtest/gtest.h>

#include "train/coref_entities.h"

namespace dossier::train {
namespace {

// The example of Luo (2005), figure 1: truth {1..5} {6 7} {8..C}; what each system's answer scores is known from there.
const Clustering kTruth = {{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}};

CorefScore scored(const Clustering& found) {
  CorefScore score;
  add_score(score, kTruth, found);
  return score;
}

TEST(CorefScore, APerfectAnswerScoresOne) {
  const CorefScore score = scored(kTruth);
  EXPECT_DOUBLE_EQ(score.muc.f1(), 1);
  EXPECT_DOUBLE_EQ(score.b3.f1(), 1);
  EXPECT_DOUBLE_EQ(score.ceafe.f1(), 1);
}

TEST(CorefScore, MergingTheTwoLongEntities) {  // Luo's system response (b)
  const CorefScore score = scored({{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}});
  EXPECT_NEAR(score.muc.f1(), 0.947, 0.001);
  EXPECT_NEAR(score.b3.precision(), 7.0 / 12, 1e-9);  // ten mentions at one half, two at one
  EXPECT_NEAR(score.b3.recall(), 1, 1e-9);
  EXPECT_NEAR(score.ceafe.f1(), 2 * (5.0 / 3) / 5, 1e-9);  // 2/3 and 1 aligned, three entities against two
}

TEST(CorefScore, OneEntityForAll) {  // Luo's system response (d)
  const CorefScore score = scored({{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}});
  EXPECT_NEAR(score.muc.recall(), 1, 1e-9);
  EXPECT_NEAR(score.muc.precision(), 9.0 / 11, 1e-9);
  EXPECT_NEAR(score.b3.precision(), (25.0 + 4 + 25) / 12 / 12, 1e-9);
}

TEST(CorefScore, SingletonsDoNotCount) {
  CorefScore score;
  add_score(score, {{1, 2}, {3}, {4}}, {{1, 2}, {5}});
  EXPECT_DOUBLE_EQ(score.conll(), 1);
}

TEST(GumEntities, ReadsNestedBrackets) {
  const std::vector<std::string> misc = {"Entity=(1-person-new-cf1-1-coref", "Entity=(2-place-new-cf2-1-sgl)",
                                         "SpaceAfter=No|Entity=1)", "_"};
  const auto mentions = read_gum_mentions(misc);
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(mentions[0].type, "place");
  EXPECT_EQ(mentions[0].first, 1u);
  EXPECT_EQ(mentions[0].last, 2u);
  EXPECT_EQ(mentions[1].id, "1");
  EXPECT_EQ(mentions[1].first, 0u);
  EXPECT_EQ(mentions[1].last, 3u);
}

TEST(GumEntities, SurvivesBrokenBrackets) {
  for (const char* value :
       {"Entity=((((", "Entity=))))", "Entity=3)", "Entity=", "Entity=()", "Entity=(", "Entity=(a(b)c)"})
    read_gum_mentions({value});
}

}  // namespace
}  // namespace dossier::train
