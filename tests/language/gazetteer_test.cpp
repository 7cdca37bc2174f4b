#include "language/gazetteer.h"

#include "train/gazetteer_pack.h"
#include "train/text_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace dossier::language {
namespace {

const std::string kData = DOSSIER_SOURCE_DIR "/../shared/data/gazetteer/";

/// Packs the real data once for all tests of this file.
const std::string& packed() {
  static const std::string bytes = [] {
    std::string parts[5];
    const std::string paths[5] = {kData + "countries.json", kData + "forenames.csv", kData + "surnames.csv",
                                  kData + "world-cities.csv.xz",
                                  DOSSIER_SOURCE_DIR "/src/train/gazetteer_supplement.tsv"};
    for (int i = 0; i < 5; ++i) {
      auto text = train::read_text_file(paths[i]);
      if (!text) return std::string();
      parts[i] = std::move(text).value();
    }
    auto result = train::pack_gazetteer({parts[0], parts[1], parts[2], parts[3], parts[4]});
    return result.ok() ? std::move(result).value() : std::string();
  }();
  return bytes;
}

class GazetteerTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kData)) GTEST_SKIP() << "needs the gazetteer data at " << kData;
    ASSERT_TRUE(gazetteer_.unpack(packed()));
  }
  std::string named(std::string_view name) const { return iso(gazetteer_.country_named(name)); }
  std::string people(std::string_view word) const { return iso(gazetteer_.country_of_people(word)); }
  std::string place(std::string_view name) const { return iso(gazetteer_.country_of_place(name)); }
  static std::string iso(const Gazetteer::Country* country) { return country ? std::string(country->iso) : ""; }
  Gazetteer gazetteer_;
};

TEST_F(GazetteerTest, KnowsCountriesByTheNamesThatNewsUses) {
  const std::pair<const char*, const char*> kNames[] = {{"United States", "USA"},
                                                        {"the United States", "USA"},
                                                        {"U.S.", "USA"},
                                                        {"US", "USA"},
                                                        {"USA", "USA"},
                                                        {"America", "USA"},
                                                        {"United States of America", "USA"},
                                                        {"UK", "GBR"},
                                                        {"U.K.", "GBR"},
                                                        {"Britain", "GBR"},
                                                        {"Great Britain", "GBR"},
                                                        {"UAE", "ARE"},
                                                        {"United Arab Emirates", "ARE"},
                                                        {"Ivory Coast", "CIV"},
                                                        {"Côte d’Ivoire", "CIV"},
                                                        {"Burma", "MMR"},
                                                        {"Myanmar", "MMR"},
                                                        {"Czech Republic", "CZE"},
                                                        {"Czechia", "CZE"},
                                                        {"Holland", "NLD"},
                                                        {"The Netherlands", "NLD"},
                                                        {"DPRK", "PRK"},
                                                        {"North Korea", "PRK"},
                                                        {"South Korea", "KOR"},
                                                        {"Palestine", "PSE"},
                                                        {"Kosovo", "UNK"},
                                                        {"Taiwan", "TWN"},
                                                        {"Vatican", "VAT"},
                                                        {"Holy See", "VAT"},
                                                        {"DRC", "COD"},
                                                        {"Democratic Republic of the Congo", "COD"},
                                                        {"DR Congo", "COD"},
                                                        {"Congo-Brazzaville", "COG"},
                                                        {"Türkiye", "TUR"},
                                                        {"Turkey", "TUR"},
                                                        {"Macedonia", "MKD"},
                                                        {"North Macedonia", "MKD"},
                                                        {"Georgia", "GEO"},
                                                        {"Chad", "TCD"},
                                                        {"Swaziland", "SWZ"},
                                                        {"East Timor", "TLS"},
                                                        {"Cape Verde", "CPV"},
                                                        {"New Zealand", "NZL"}};
  for (const auto& [name, iso] : kNames) EXPECT_EQ(named(name), iso) << name;
}

TEST_F(GazetteerTest, TakesInitialsOnlyInCapitals) {
  EXPECT_EQ(named("us"), "");
  EXPECT_EQ(named("US"), "USA");
  EXPECT_EQ(named("car"), "");
}

TEST_F(GazetteerTest, DoesNotTakeCountryCodesOrForeignWordsForCountries) {
  for (const char* word : {"IN", "IT", "NO", "Island", "Thai", "Saudi", "Dominique", "Scotland", "Mann"})
    EXPECT_EQ(named(word), "") << word;
}

TEST_F(GazetteerTest, KnowsPeoplesByAdjectiveAndDemonym) {
  const std::pair<const char*, const char*> kPeoples[] = {
      {"Ukrainian", "UKR"}, {"Ukrainians", "UKR"},   {"Russians", "RUS"},      {"French", "FRA"},
      {"Frenchman", "FRA"}, {"Briton", "GBR"},       {"British", "GBR"},       {"Dutch", "NLD"},
      {"Afghans", "AFG"},   {"Swiss", "CHE"},        {"Danish", "DNK"},        {"Danes", "DNK"},
      {"Swedes", "SWE"},    {"Finns", "FIN"},        {"Turks", "TUR"},         {"Poles", "POL"},
      {"Spaniards", "ESP"}, {"Irish", "IRL"},        {"Palestinian", "PSE"},   {"Emirati", "ARE"},
      {"American", "USA"},  {"Dominican", "DOM"},    {"Congolese", "COD"},     {"Indian", "IND"},
      {"Saudi", "SAU"},     {"South Korean", "KOR"}, {"New Zealanders", "NZL"}};
  for (const auto& [word, iso] : kPeoples) EXPECT_EQ(people(word), iso) << word;
}

TEST_F(GazetteerTest, KnowsPeoplesWithoutAStateOfTheirOwn) {
  EXPECT_EQ(people("Scottish"), "");
  EXPECT_NE(gazetteer_.lookup("scottish").flags & Gazetteer::kPeople, 0);
  EXPECT_NE(gazetteer_.lookup("kurds").flags & Gazetteer::kPeople, 0);
}

TEST_F(GazetteerTest, KnowsCapitalsAndWhereCitiesLie) {
  EXPECT_EQ(iso(gazetteer_.country_of_capital("Moscow")), "RUS");
  EXPECT_EQ(iso(gazetteer_.country_of_capital("Kiev")), "UKR");
  EXPECT_EQ(iso(gazetteer_.country_of_capital("Washington")), "USA");
  EXPECT_EQ(iso(gazetteer_.country_of_capital("Seattle")), "");
  EXPECT_EQ(place("Seattle"), "USA");
  EXPECT_EQ(place("Sydney"), "AUS");
  EXPECT_EQ(place("Crimea"), "UKR");
  EXPECT_EQ(place("San Pedro"), "") << "several countries have one";
  EXPECT_TRUE(gazetteer_.is_place("San Pedro"));
  EXPECT_TRUE(gazetteer_.is_place("California"));
  EXPECT_FALSE(gazetteer_.is_place("Brightwater Foods"));
}

TEST_F(GazetteerTest, KnowsForenamesAndTheirGender) {
  EXPECT_EQ(gazetteer_.forename_gender("Steve"), Gender::kMale);
  EXPECT_EQ(gazetteer_.forename_gender("Denise"), Gender::kFemale);
  EXPECT_EQ(gazetteer_.forename_gender("Xyzzy"), Gender::kUnknown);
  EXPECT_TRUE(gazetteer_.is_surname("Grigoryan"));
}

TEST_F(GazetteerTest, ListsStatesWithTheirCapitals) {
  const auto* ukraine = gazetteer_.country("UKR");
  ASSERT_NE(ukraine, nullptr);
  EXPECT_EQ(ukraine->name, "Ukraine");
  EXPECT_EQ(ukraine->capital, "Kyiv");
  EXPECT_TRUE(ukraine->sovereign);
  EXPECT_FALSE(gazetteer_.country("GRL")->sovereign);
  EXPECT_EQ(gazetteer_.country("XXX"), nullptr);
}

TEST_F(GazetteerTest, IsSmall) { EXPECT_LT(packed().size(), 2'500'000u); }

TEST_F(GazetteerTest, RefusesEveryCutAndSurvivesEveryFlippedByte) {
  const std::string& good = packed();
  for (std::size_t size = 0; size < good.size(); size += 997) {
    Gazetteer cut;
    EXPECT_FALSE(cut.unpack(std::string_view(good).substr(0, size)));
  }
  for (std::size_t at = 0; at < good.size(); at += 4001) {
    std::string damaged = good;
    damaged[at] = static_cast<char>(~damaged[at]);
    Gazetteer other;
    if (other.unpack(damaged)) other.country_named("United States");
  }
}

TEST(EmptyGazetteer, KnowsNothing) {
  Gazetteer empty;
  EXPECT_EQ(empty.country_named("France"), nullptr);
  EXPECT_TRUE(empty.countries().empty());
  EXPECT_FALSE(empty.is_place("Paris"));
}

}  // namespace
}  // namespace dossier::language
