#include "query/tck/canonical.h"
#include "query/tck/feature.h"
#include "query/tck/scenario_runner.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using namespace dossier;

TEST(Tck, EveryScenarioOfTheKitPasses) {
  const fs::path kit = fs::path(DOSSIER_SOURCE_DIR) / "../shared/tck";
  if (!fs::is_directory(kit / "features")) GTEST_SKIP() << "the openCypher kit is not at " << kit;
  std::size_t passed = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kit / "features")) {
    if (entry.path().extension() != ".feature") continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    const auto feature = tck::parse_feature(text.str(), entry.path().string());
    ASSERT_TRUE(feature.ok()) << feature.error().render();
    for (const auto& scenario : feature->scenarios) {
      const auto outcome = tck::run_scenario(scenario, kit / "graphs");
      if (outcome.kind == tck::Outcome::Kind::kPassed) ++passed;
      else
        ADD_FAILURE() << entry.path().filename() << ":" << scenario.line << " " << scenario.name << "\n"
                      << outcome.difference;
    }
  }
  EXPECT_GE(passed, 983u);
}

TEST(Feature, AnOutlineIsOneScenarioForEachRow) {
  const auto feature = tck::parse_feature(
      "Feature: F\n  Background:\n    Given an empty graph\n  Scenario Outline: [1] adds\n    When executing query:\n  "
      "    \"\"\"\n"
      "      RETURN <a>\n      \"\"\"\n    Then the result should be, in any order:\n      | <a> |\n      | <b> |\n    "
      "Examples:\n"
      "      | a     | b |\n      | 1 + 1 | 2 |\n      | 2 + 1 | 3 |\n",
      "f.feature");
  ASSERT_TRUE(feature.ok());
  ASSERT_EQ(feature->scenarios.size(), 2u);
  EXPECT_EQ(feature->scenarios[1].steps[0].text, "an empty graph");
  EXPECT_EQ(feature->scenarios[1].steps[1].document, "RETURN 2 + 1");
  EXPECT_EQ(feature->scenarios[1].steps[2].table[1][0], "3");
  EXPECT_EQ(tck::run_scenario(feature->scenarios[0], "").kind, tck::Outcome::Kind::kPassed);
}

TEST(Canonical, KnowsTheKitsNotation) {
  EXPECT_EQ(*tck::canonical("(:B:A {y: 1, x: 'it'})", false), "(:A:B {x: 'it', y: 1})");
  EXPECT_EQ(*tck::canonical("<(:A)-[:T]->()<-[:S]-()>", false), "<(:A)-[:T]->()<-[:S]-()>");
  EXPECT_EQ(*tck::canonical("[3, 1, 2.0]", true), "[1, 2.0, 3]");
  EXPECT_EQ(*tck::canonical(".5", false), "0.5");
  EXPECT_FALSE(tck::canonical("[1, ", false));
}

}  // namespace
