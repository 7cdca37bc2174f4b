#include "ask/numbers.h"

#include <gtest/gtest.h>

namespace dossier::ask {
namespace {

TEST(Numbers, CountTheNounThatFollows) {
  EXPECT_EQ(number_before("the alleged crime involved five hard drives each of $ 200", "drives"), "5");
  EXPECT_EQ(number_before("are among the 163 teams in the competition", "teams"), "163");
  EXPECT_EQ(number_before("won 24 of the 81 seats in Sunday's election", "seats"), "24");
  EXPECT_EQ(number_before("some 40,000 people had fled", "people"), "40000");
  EXPECT_EQ(number_before("the teams came from 12 countries", "teams"), std::nullopt);
  EXPECT_EQ(number_before("", "teams"), std::nullopt);
}

TEST(Numbers, AgesStandBesideTheName) {
  EXPECT_EQ(age_said("Thomas Sam, 42, and his wife Manju Sam, 36, from Sydney", {"Thomas Sam"}), "42");
  EXPECT_EQ(age_said("Thomas Sam, 42, and his wife Manju Sam, 36, from Sydney", {"Manju Sam"}), "36");
  EXPECT_EQ(age_said("Ahmed Mohamed, a 14-year-old boy from Irving", {"Ahmed Mohamed"}), "14");
  EXPECT_EQ(age_said("Ahmed Mohamed was arrested on September 14", {"Ahmed Mohamed"}), std::nullopt);
}

TEST(Numbers, DurationsAreSpoken) {
  EXPECT_EQ(spoken_duration("PT5H30M"), "5 hours 30 minutes");
  EXPECT_EQ(spoken_duration("P1D"), "1 day");
  EXPECT_EQ(spoken_duration("P3M"), "3 months");
  EXPECT_EQ(spoken_duration("for days"), "for days");
}

}  // namespace
}  // namespace dossier::ask
