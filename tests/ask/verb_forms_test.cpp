#include "ask/verb_forms.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dossier::ask {
namespace {

TEST(VerbForms, PastsAreFormed) {
  EXPECT_EQ(past_of("attack"), "attacked");
  EXPECT_EQ(past_of("invade"), "invaded");
  EXPECT_EQ(past_of("deny"), "denied");
  EXPECT_EQ(past_of("ban"), "banned");
  EXPECT_EQ(past_of("expel"), "expelled");
  EXPECT_EQ(past_of("visit"), "visited");
  EXPECT_EQ(past_of("open"), "opened");
  EXPECT_EQ(past_of("win"), "won");
  EXPECT_EQ(past_of("hear"), "heard");
}

TEST(VerbForms, ParticiplesDifferFromPastsWhereEnglishHasBoth) {
  EXPECT_EQ(participle_of("take"), "taken");
  EXPECT_EQ(participle_of("acquit"), "acquitted");
  EXPECT_EQ(participle_of("free"), "freed");
}

TEST(VerbForms, ALemmaIsAmongThoseOfItsForms) {
  const auto gives = [](const char* form, const char* lemma) {
    const auto lemmas = lemmas_of(form);
    return std::find(lemmas.begin(), lemmas.end(), lemma) != lemmas.end();
  };
  EXPECT_TRUE(gives("freed", "free"));
  EXPECT_TRUE(gives("seized", "seize"));
  EXPECT_TRUE(gives("denies", "deny"));
  EXPECT_TRUE(gives("banned", "ban"));
  EXPECT_TRUE(gives("bought", "buy"));
  EXPECT_TRUE(gives("releasing", "release"));
  EXPECT_TRUE(gives("arrest", "arrest"));
  EXPECT_FALSE(gives("red", "r"));
}

}  // namespace
}  // namespace dossier::ask
