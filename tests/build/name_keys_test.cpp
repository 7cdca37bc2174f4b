#include "build/name_keys.h"

#include <gtest/gtest.h>

namespace dossier::build {
namespace {

TEST(NameKeys, FoldsAccentsCaseAndPunctuation) {
  EXPECT_EQ(folded("Nebojša Kadić"), "nebojsa kadic");
  EXPECT_EQ(folded("the U.S. Army"), "the us army");
  EXPECT_EQ(folded("Ukraine’s"), "ukraine");
  EXPECT_EQ(folded("Sinéad O'Brien"), "sinead obrien");
  EXPECT_EQ(folded("Tidemark Corp."), "tidemark corp");
  EXPECT_EQ(folded("—"), "");
}

TEST(NameKeys, TakesAPersonsNameApart) {
  const PersonName driscoll = person_name("Daniel P. Driscoll");
  EXPECT_EQ(driscoll.given, "daniel");
  EXPECT_EQ(driscoll.middle, std::vector<std::string>{"p"});
  EXPECT_EQ(driscoll.surname, "driscoll");
  EXPECT_EQ(person_name("Umerov").given, "");
  EXPECT_EQ(person_name("Umerov").surname, "umerov");
  EXPECT_EQ(person_name("Robert F. Kennedy Jr.").suffix, "jr");
}

TEST(NameKeys, ASurnameWithAParticleStandsAlone) {
  EXPECT_EQ(person_name("von der Leyen").given, "");
  EXPECT_EQ(person_name("Von der Leyen").given, "");
  EXPECT_EQ(person_name("von der Leyen").surname, person_name("Ursula von der Leyen").surname);
  EXPECT_EQ(person_name("el-Sisi").surname, person_name("Abdel Fattah el-Sisi").surname);
  EXPECT_EQ(person_name("Al Gore").given, "al");
}

TEST(NameKeys, AHyphenedSurnameIsOneWord) {
  EXPECT_EQ(person_name("Ocampo-Reyes").given, "");
  EXPECT_EQ(person_name("Leila Ocampo-Reyes").surname, person_name("Ocampo-Reyes").surname);
}

TEST(NameKeys, MiddleNamesDecideWhetherTwoFullNamesFit) {
  const auto fit = [](std::string_view a, std::string_view b) { return compatible(person_name(a), person_name(b)); };
  EXPECT_TRUE(fit("Daniel Driscoll", "Daniel P. Driscoll"));
  EXPECT_TRUE(fit("D. Driscoll", "Daniel P. Driscoll"));
  EXPECT_TRUE(fit("Walter P. Greaves", "Walter Paul Greaves"));
  EXPECT_FALSE(fit("George W. Bush", "George H. W. Bush"));
  EXPECT_FALSE(fit("Thomas Sam", "Manju Sam"));
  EXPECT_FALSE(fit("Donald Trump", "Donald Trump Jr."));
}

TEST(NameKeys, OrganisationsLoseArticlesPossessorsAndLegalForms) {
  EXPECT_EQ(organization_key("Ukraine’s National Security Council"), "national security council");
  EXPECT_EQ(organization_key("the World Bank"), "world bank");
  EXPECT_EQ(organization_key("Tidemark Corp."), "tidemark");
  EXPECT_EQ(organization_key("Los Angeles Sheriff's office"), "los angeles sheriff office");
  EXPECT_EQ(organization_key("The Company"), "company");
}

TEST(NameKeys, AcronymsAreInitialsWithoutFunctionWords) {
  EXPECT_EQ(acronym_of("Organization for Security and Co-operation in Europe"), "osce");
  EXPECT_EQ(acronym_of("International Committee of the Red Cross"), "icrc");
  EXPECT_EQ(acronym_of("Tidemark"), "");
  EXPECT_TRUE(is_acronym("NATO"));
  EXPECT_TRUE(is_acronym("U.N."));
  EXPECT_FALSE(is_acronym("Nato"));
  EXPECT_FALSE(is_acronym("A"));
}

TEST(NameKeys, PlacesLoseWhatKindOfPlaceTheyAre) {
  EXPECT_EQ(place_key("the city of Druzhkivka"), "druzhkivka");
  EXPECT_EQ(place_key("Donetsk region"), "donetsk");
  EXPECT_EQ(place_key("New York City"), "new york city");
  EXPECT_EQ(place_key("Isle of Man"), "isle of man");
}

}  // namespace
}  // namespace dossier::build
