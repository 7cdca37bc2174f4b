#include "ask/question_words.h"
#include "ask/frame.h"
#include "ask/words.h"

#include <gtest/gtest.h>

namespace dossier::ask {
namespace {

TEST(QuestionWords, RootsJoinTheFormsOfAWord) {
  EXPECT_TRUE(same_root("negotiations", "negotiated"));
  EXPECT_TRUE(same_root("attackers", "attack"));
  EXPECT_TRUE(same_root("invasion", "invade"));
  EXPECT_TRUE(same_root("resignation", "resign"));
  EXPECT_FALSE(same_root("protest", "protect"));
  EXPECT_FALSE(same_root("contest", "control"));
}

TEST(QuestionWords, NamesAreComparedFolded) {
  EXPECT_EQ(name_key("the U.S. Army"), "us army");
  EXPECT_EQ(name_key("Ukraine\u2019s National Security Council"), "ukraine national security council");
  EXPECT_EQ(name_key("Neboj\u0161a Kadi\u0107"), "nebojsa kadic");
}

TEST(QuestionWords, AMisspeltVerbIsTheNearestKnown) {
  EXPECT_EQ(nearest_verb("atack"), "attack");
  EXPECT_EQ(nearest_verb("gnarl"), "gnarl");
}

TEST(QuestionWords, ItemsAreEnumerated) {
  EXPECT_EQ(enumerated({}), "");
  EXPECT_EQ(enumerated({"A"}), "A");
  EXPECT_EQ(enumerated({"A", "B", "C"}), "A, B and C");
}

}  // namespace
}  // namespace dossier::ask
