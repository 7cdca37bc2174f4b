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

TEST(Numbers, CountAPartOfANamedWhole) {
  EXPECT_EQ(number_before("Varga secured 39 of North Ostia's 54 delegates", "delegates"), "39");
}

TEST(Numbers, CountThoseToWhomItWasDone) {
  EXPECT_EQ(number_of_done("The inquiry heard 164 witnesses in two years.", "witnesses", "hear"), "164");
  EXPECT_EQ(number_of_done("Some 1,400 flights had to be cancelled.", "flights", "cancel"), "1400");
  EXPECT_EQ(number_of_done("Nine people, two of them officers, were injured and 17 detained.", "people", "detain"),
            "17");
  EXPECT_EQ(number_of_done("The van hit a queue, killing two and injuring three more.", "people", "injure"), "3");
  EXPECT_EQ(number_of_done("Around twenty more, including a guard, were injured.", "people", "injure"), "20");
}

TEST(Numbers, DoNotCountThoseToWhomSomethingElseWasDone) {
  EXPECT_EQ(number_of_done("Around 2,000 miners marched, and police arrested eleven of them.", "miners", "arrest"),
            "11");
  EXPECT_EQ(number_of_done("Around 2,000 miners marched, and police arrested their leader.", "miners", "arrest"),
            std::nullopt);
  EXPECT_EQ(number_of_done("The league fined 17 clubs.", "players", "fine"), std::nullopt);
}

TEST(Numbers, AmountsOfMoneyAreGivenAsWritten) {
  EXPECT_EQ(amount_of_done("Norway pledged $300 million to support it.", "pledge"), "$300 million");
  EXPECT_EQ(amount_of_done("The club, worth \u20ac90m, agreed to pay \u20ac450,000 for her.", "pay"), "\u20ac450,000");
  EXPECT_EQ(amount_of_done("The airline was fined A$2.5bn on Monday.", "fine"), "A$2.5bn");
  EXPECT_EQ(amount_of_done("The buyer paid 900 million pounds in cash.", "pay"), "900 million pounds");
  EXPECT_EQ(amount_of_done("Norway pledged 300 tents.", "pledge"), std::nullopt);
  EXPECT_EQ(amount_of_done("It cost $5.", "pledge"), std::nullopt);
}

TEST(Numbers, AgesStandBesideTheName) {
  EXPECT_EQ(age_said("Thomas Sam, 42, and his wife Manju Sam, 36, from Sydney", {"Thomas Sam"}), "42");
  EXPECT_EQ(age_said("Thomas Sam, 42, and his wife Manju Sam, 36, from Sydney", {"Manju Sam"}), "36");
  EXPECT_EQ(age_said("Ahmed Mohamed, a 14-year-old boy from Irving", {"Ahmed Mohamed"}), "14");
  EXPECT_EQ(age_said("Mira Vance dies aged 78", {"Mira Vance"}), "78");
  EXPECT_EQ(age_said("Mira Vance died at home on Monday at the age of 78.", {"Mira Vance"}), "78");
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
