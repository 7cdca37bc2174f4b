#include "base/utf8.h"

#include <gtest/gtest.h>

namespace dossier::utf8 {
namespace {

TEST(Utf8, RefusesOverlongSurrogateAndTruncatedForms) {
  EXPECT_EQ(first_invalid("caf\xC3\xA9"), std::nullopt);
  EXPECT_EQ(first_invalid("a\xC0\xAF"), 1u);          // overlong '/'
  EXPECT_EQ(first_invalid("ab\xED\xA0\x80"), 2u);     // U+D800
  EXPECT_EQ(first_invalid("\xF4\x90\x80\x80"), 0u);   // above U+10FFFF
  EXPECT_EQ(first_invalid("abc\xE2\x82"), 3u);         // cut short
}

TEST(Utf8, CountsCodePointsNotBytes) {
  EXPECT_EQ(length("Fernández"), 9u);
  EXPECT_EQ(offset_of("Fernández", 6), 7u);
}

TEST(Utf8, FoldsAccentsSoThatNamesCompare) {
  EXPECT_EQ(fold("Andrés Villamil"), "andres villamil");
  EXPECT_EQ(fold("Øresund"), "oresund");
  EXPECT_EQ(fold("Weißgerber"), "weissgerber");
  EXPECT_EQ(fold("Łódź"), "lodz");
  EXPECT_EQ(fold("Ukraine’s"), "ukraine's");
}

TEST(Utf8, MapsCaseBothWaysBeyondAscii) {
  EXPECT_EQ(to_lower("ÅNGSTRÖM ŽIVA ÑU"), "ångström živa ñu");
  EXPECT_EQ(to_upper("ångström živa ñu"), "ÅNGSTRÖM ŽIVA ÑU");
  EXPECT_EQ(to_lower("КИЇВ"), "київ");
}

}  // namespace
}  // namespace dossier::utf8
