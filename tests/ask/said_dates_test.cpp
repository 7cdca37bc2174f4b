#include "ask/said_dates.h"

#include <gtest/gtest.h>

namespace dossier::ask {
namespace {

TEST(SaidDates, WeekdaysCountFromTheArticle) {  // the 9th of August 2026 is a Sunday
  EXPECT_EQ(date_said("beat hosts Morocco 3-0 on Friday", "2026-08-09", false), "2026-08-07");
  EXPECT_EQ(date_said("was held on Sunday", "2026-08-09", false), "2026-08-09");
  EXPECT_EQ(date_said("will play on Saturday", "2026-08-09", true), "2026-08-15");
  EXPECT_EQ(date_said("on Friday", "", false), std::nullopt);
}

TEST(SaidDates, DatesAreAsPreciseAsTheirWords) {
  EXPECT_EQ(date_said("her father, Einar, in 2022", "2026-08-09", false), "2022");
  EXPECT_EQ(date_said("a bomb in October 2025", "", false), "2025-10");
  EXPECT_EQ(date_said("on 3 July 2024", "", false), "2024-07-03");
  EXPECT_EQ(date_said("on July 3, 2024", "", false), "2024-07-03");
  EXPECT_EQ(date_said("last year", "2026-08-09", false), "2025");
  EXPECT_EQ(date_said("yesterday", "2026-03-01", false), "2026-02-28");
}

TEST(SaidDates, AYearThatIsNotSaidIsTheNearestOnThatSide) {
  EXPECT_EQ(date_said("in November", "2026-08-09", false), "2025-11");
  EXPECT_EQ(date_said("in November", "2026-08-09", true), "2026-11");
  EXPECT_EQ(date_said("on 5 August", "2026-08-09", false), "2026-08-05");
  EXPECT_EQ(date_said("on 5 August", "2026-08-09", true), "2027-08-05");
}

TEST(SaidDates, NumbersAndNamesAreNoDates) {
  EXPECT_EQ(date_said("beat them 3-0 in front of 41,000", "2026-08-09", false), std::nullopt);
  EXPECT_EQ(date_said("met Theresa May", "2026-08-09", false), std::nullopt);
  EXPECT_EQ(date_said("the march", "2026-08-09", false), std::nullopt);
}

}  // namespace
}  // namespace dossier::ask
