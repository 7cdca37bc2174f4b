#pragma once

#include <cstdint>

/// The proleptic Gregorian calendar of ISO 8601, in days since 1970-01-01.
namespace dossier::query::execution::temporal {

inline constexpr std::int64_t kMaxYear = 999'999'999;
inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000, kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;
/// An average month: 365.2425 days / 12.
inline constexpr std::int64_t kSecondsPerMonth = 2'629'746;

struct CivilDate {
  std::int64_t year;
  int month, day;
};
struct WeekDate {
  std::int64_t year;
  int week, day;  ///< Monday is 1
};

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}
constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) { return a - floor_div(a, b) * b; }

constexpr bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
int days_in_month(std::int64_t year, int month);
/// Hinnant's algorithms, "chrono-Compatible Low-Level Date Algorithms".
std::int64_t days_of(CivilDate date);
CivilDate civil_of(std::int64_t days);

int weekday_of(std::int64_t days);  ///< Monday is 1
WeekDate week_of(std::int64_t days);
std::int64_t days_of(WeekDate date);
int weeks_in_year(std::int64_t year);
int ordinal_of(std::int64_t days);      ///< day of the year, from 1
int day_of_quarter(std::int64_t days);  ///< from 1

/// The same day `months` later, or the month's last.
std::int64_t plus_months(std::int64_t days, std::int64_t months);

}  // namespace dossier::query::execution::temporal
