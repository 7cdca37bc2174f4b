#include "base/line_index.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(LineIndex, LocatesOffsetsByLineAndCodePoint) {
  const LineIndex index("MATCH (é)\nRETURN x");
  const auto at = index.locate(11);
  EXPECT_EQ(at.line, 2u);
  EXPECT_EQ(at.column, 1u);
  EXPECT_EQ(index.locate(9).column, 9u);  // after the two-byte é
}

TEST(LineIndex, DrawsCaretsUnderTheSpan) {
  const LineIndex index("MATCH (n) RETRUN n");
  EXPECT_EQ(index.excerpt({10, 16}), "MATCH (n) RETRUN n\n          ^^^^^^");
}

TEST(LineIndex, PutsACaretPastTheEnd) {
  const LineIndex index("RETURN");
  EXPECT_EQ(index.excerpt({6, 6}), "RETURN\n      ^");
}

TEST(LineIndex, CutsLongLinesAroundTheSpan) {
  const std::string text = std::string(500, 'a') + "X" + std::string(500, 'b');
  const LineIndex index(text);
  const std::string shown = index.excerpt({500, 501}, 20);
  EXPECT_EQ(shown, "…aaaaaaaaaaXbbbbbbbbb…\n           ^");
}

}  // namespace
}  // namespace dossier
