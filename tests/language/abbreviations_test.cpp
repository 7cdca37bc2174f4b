#include "language/abbreviations.h"

#include <gtest/gtest.h>

namespace dossier::language {
namespace {

TEST(StopAbbreviates, InTitlesBeforeNames) {
  EXPECT_TRUE(stop_abbreviates("the", "Sgt", "Pepper"));
  EXPECT_TRUE(stop_abbreviates("", "GEN", "ELIZABETH"));
  EXPECT_FALSE(stop_abbreviates("a", "Rep", "said"));
  EXPECT_FALSE(stop_abbreviates("a", "Capt", "The"));  // a new sentence
  EXPECT_FALSE(stop_abbreviates("the", "captain", "Smith"));
}

TEST(StopAbbreviates, InMonthsBeforeDays) {
  EXPECT_TRUE(stop_abbreviates("on", "Sept", "11"));
  EXPECT_FALSE(stop_abbreviates("in", "Dec", "Police"));
}

TEST(StopAbbreviates, InInitialsBetweenNames) {
  EXPECT_TRUE(stop_abbreviates("Jane", "Q", "Smith"));
  EXPECT_TRUE(stop_abbreviates("J.", "K", "Rowling"));
  EXPECT_FALSE(stop_abbreviates("Plan", "B", "Voters"));
  EXPECT_FALSE(stop_abbreviates("War", "I", "Germany"));
  EXPECT_FALSE(stop_abbreviates("Jane", "Q", "The"));
  EXPECT_FALSE(stop_abbreviates("hepatitis", "B", "Doctors"));
}

TEST(StopAbbreviates, InCourtCases) {
  EXPECT_TRUE(stop_abbreviates("Roe", "v", "Wade"));
  EXPECT_FALSE(stop_abbreviates("the", "v", "state"));
}

TEST(StopAbbreviates, InStatesAfterACommaOrAParty) {
  EXPECT_TRUE(stop_abbreviates("-", "Minn", ")"));
  EXPECT_TRUE(stop_abbreviates(",", "Calif", ","));
  EXPECT_FALSE(stop_abbreviates(",", "Mass", "Police"));  // may end the sentence: left to the classifier
  EXPECT_FALSE(stop_abbreviates("Saturday", "Mass", "and"));
}

TEST(StopAbbreviates, InCompaniesThatGoOn) {
  EXPECT_TRUE(stop_abbreviates("Acme", "Corp", "said"));
  EXPECT_TRUE(stop_abbreviates("Acme", "Ltd", ","));
  EXPECT_FALSE(stop_abbreviates("Acme", "Corp", "Shares"));
}

TEST(StopAbbreviates, NotAtTheEnd) {
  EXPECT_FALSE(stop_abbreviates("", "", ""));
  EXPECT_FALSE(stop_abbreviates("the", "Sgt", ""));
}

TEST(AbbreviationEndsSentence, BeforeWordsThatNamesDoNotBeginWith) {
  EXPECT_TRUE(abbreviation_ends_sentence("U.S.", "The"));
  EXPECT_FALSE(abbreviation_ends_sentence("U.S.", "Army"));
  EXPECT_FALSE(abbreviation_ends_sentence("left.", "The"));  // no abbreviation: the classifier's word is enough
}

}  // namespace
}  // namespace dossier::language
