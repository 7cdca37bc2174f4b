#include "query/query_examples.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using namespace dossier;

std::string contents(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

TEST(QueryFiles, EveryStatementGivesItsRows) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(DOSSIER_SOURCE_DIR) / "tests/queries")) {
    if (entry.path().extension() != ".test") continue;
    const auto sequences = query_tests::read_tests(contents(entry.path()));
    ASSERT_TRUE(sequences.ok()) << entry.path();
    for (const auto& sequence : *sequences) {
      count += sequence.examples.size();
      for (const auto& problem : query_tests::run(sequence))
        ADD_FAILURE() << entry.path().filename() << ": " << problem;
    }
  }
  EXPECT_GT(count, 30u);
}

TEST(QueryLanguagePage, EveryExampleGivesTheRowsThatThePageShows) {
  const auto page =
      query_tests::read_page(contents(fs::path(DOSSIER_SOURCE_DIR) / "docs/query-language.md"), "query-language.md");
  EXPECT_GT(page.examples.size(), 15u);
  for (const auto& problem : query_tests::run(page)) ADD_FAILURE() << problem;
}

}  // namespace
