#include "graph/temporal_text.h"

#include <gtest/gtest.h>

namespace dossier::graph {
namespace {

TEST(TemporalText, WritesDatesOfTheWholeCalendar) {
  EXPECT_EQ(to_text(Date{0}), "1970-01-01");
  EXPECT_EQ(to_text(Date{-1}), "1969-12-31");
  EXPECT_EQ(to_text(Date{11'016}), "2000-02-29");
  EXPECT_EQ(to_text(Date{-719'528}), "0000-01-01");
  EXPECT_EQ(to_text(Date{-719'529}), "-0001-12-31");
  EXPECT_EQ(to_text(Date{2'932'897}), "+10000-01-01");
  EXPECT_FALSE(to_text(Date{INT64_MIN}).empty());
}

TEST(TemporalText, LeavesZeroSecondsOut) {
  EXPECT_EQ(to_text(LocalTime{0}), "00:00");
  EXPECT_EQ(to_text(LocalTime{45'074'500'000'000}), "12:31:14.5");
  EXPECT_EQ(to_text(Time{43'200'000'000'000, 3600}), "12:00+01:00");
  EXPECT_EQ(to_text(Time{0, -(5 * 3600 + 30 * 60)}), "00:00-05:30");
  EXPECT_EQ(to_text(LocalDateTime{-1, 0}), "1969-12-31T23:59:59");
  EXPECT_EQ(to_text(DateTime{0, 0, 0, ""}), "1970-01-01T00:00Z");
  EXPECT_EQ(to_text(DateTime{0, 1, 7200, "Europe/Kyiv"}), "1970-01-01T02:00:00.000000001+02:00[Europe/Kyiv]");
  EXPECT_FALSE(to_text(DateTime{INT64_MAX, 0, 7200, ""}).empty());
}

TEST(TemporalText, WritesDurationsInTheirParts) {
  EXPECT_EQ(to_text(Duration{14, 3, 14'706, 700'000'000}), "P1Y2M3DT4H5M6.7S");
  EXPECT_EQ(to_text(Duration{0, 0, 0, 0}), "PT0S");
  EXPECT_EQ(to_text(Duration{0, 0, -1, 900'000'000}), "PT-0.1S");
  EXPECT_EQ(to_text(Duration{0, 0, -2, 900'000'000}), "PT-1.1S");
  EXPECT_EQ(to_text(Duration{-14, 0, 0, 0}), "P-1Y-2M");
  EXPECT_EQ(to_text(Duration{0, 0, 60, 0}), "PT1M");
}

}  // namespace
}  // namespace dossier::graph
