#include "extract/numbers.h"

#include "annotated_text.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace dossier::extract {
namespace {

using testing::annotated;

/// The number that a row of words makes.
std::optional<std::int64_t> number(const std::string& words) {
  std::string rows;
  std::istringstream in(words);
  for (std::string word; in >> word;) rows += word + ' ' + word + " NUM CD 0 root\n";
  const language::Document document = annotated(rows);
  return number_value(document, 0, static_cast<language::TokenIndex>(document.tokens.size()));
}

TEST(Numbers, AreReadFromDigitsAndWords) {
  EXPECT_EQ(number("1,200"), 1200);
  EXPECT_EQ(number("seven"), 7);
  EXPECT_EQ(number("twenty-three"), 23);
  EXPECT_EQ(number("two dozen"), 24);
  EXPECT_EQ(number("three hundred and twelve"), 312);
  EXPECT_EQ(number("2.5 million"), 2500000);
}

TEST(Numbers, ThatAreVagueAreNone) {
  EXPECT_EQ(number("hundreds"), std::nullopt);
  EXPECT_EQ(number("several"), std::nullopt);
  EXPECT_EQ(number("2.5"), std::nullopt);
}

}  // namespace
}  // namespace dossier::extract
