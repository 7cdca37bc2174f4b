#include "language/tag_pairs.h"

#include <gtest/gtest.h>

#include <vector>

namespace dossier::language {
namespace {

constexpr std::size_t index_of(Upos upos) { return static_cast<std::size_t>(upos); }

struct Scores {
  std::vector<float> upos = std::vector<float>(index_of(Upos::kX) + 1, 0.0f);
  std::vector<float> xpos = std::vector<float>(xpos_count(), 0.0f);
};

/// NOUN goes with Penn tag 3, VERB with 5.
TagPairs noun_and_verb() {
  TagPairs pairs;
  pairs.xpos_of[index_of(Upos::kNoun)] = 1u << 3;
  pairs.xpos_of[index_of(Upos::kVerb)] = 1u << 5;
  return pairs;
}

TEST(TagPairs, TheBestOfEachStandsWhereTheyGoTogether) {
  Scores scores;
  scores.upos[index_of(Upos::kNoun)] = 2;
  scores.xpos[3] = 1;
  const auto [upos, xpos] = noun_and_verb().decode(scores.upos.data(), scores.xpos.data());
  EXPECT_EQ(upos, Upos::kNoun);
  EXPECT_EQ(xpos, 3);
}

TEST(TagPairs, WhereTheyDoNotTheSurerOneDecides) {
  Scores scores;
  scores.upos[index_of(Upos::kNoun)] = 2;
  scores.upos[index_of(Upos::kVerb)] = 1.5f;
  scores.xpos[3] = 1;
  scores.xpos[5] = 4;  // the Penn tags are sure of the verb: 1.5 + 4 is more than 2 + 1
  const auto [upos, xpos] = noun_and_verb().decode(scores.upos.data(), scores.xpos.data());
  EXPECT_EQ(upos, Upos::kVerb);
  EXPECT_EQ(xpos, 5);
}

TEST(TagPairs, WithoutAnyPairEachIsItsBest) {
  Scores scores;
  scores.upos[index_of(Upos::kAdj)] = 1;
  scores.xpos[7] = 1;
  const auto [upos, xpos] = TagPairs{}.decode(scores.upos.data(), scores.xpos.data());
  EXPECT_EQ(upos, Upos::kAdj);
  EXPECT_EQ(xpos, 7);
}

}  // namespace
}  // namespace dossier::language
