#include "query/execution/temporal/calendar.h"

#include <algorithm>

namespace dossier::query::execution::temporal {

int days_in_month(std::int64_t year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

std::int64_t days_of(CivilDate date) {
  const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = floor_div(y, 400);
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

CivilDate civil_of(std::int64_t days) {
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = floor_div(shifted, 146'097);
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int weekday_of(std::int64_t days) { return static_cast<int>(floor_mod(days + 3, 7)) + 1; }

std::int64_t days_of(WeekDate date) {
  const std::int64_t fourth = days_of(CivilDate{date.year, 1, 4});  // always in week 1
  return fourth - (weekday_of(fourth) - 1) + (date.week - 1) * std::int64_t{7} + (date.day - 1);
}

WeekDate week_of(std::int64_t days) {
  const std::int64_t thursday = days - (weekday_of(days) - 1) + 3;  // a week belongs to its Thursday's year
  const std::int64_t year = civil_of(thursday).year;
  const std::int64_t first = days_of(WeekDate{year, 1, 1});
  return {year, static_cast<int>((days - first) / 7) + 1, weekday_of(days)};
}

int weeks_in_year(std::int64_t year) { return week_of(days_of(CivilDate{year, 12, 28})).week; }

int ordinal_of(std::int64_t days) { return static_cast<int>(days - days_of(CivilDate{civil_of(days).year, 1, 1})) + 1; }

int day_of_quarter(std::int64_t days) {
  const CivilDate date = civil_of(days);
  return static_cast<int>(days - days_of(CivilDate{date.year, (date.month - 1) / 3 * 3 + 1, 1})) + 1;
}

std::int64_t plus_months(std::int64_t days, std::int64_t months) {
  CivilDate date = civil_of(days);
  const std::int64_t total = date.year * 12 + (date.month - 1) + months;
  date.year = floor_div(total, 12);
  date.month = static_cast<int>(floor_mod(total, 12)) + 1;
  date.day = std::min(date.day, days_in_month(date.year, date.month));
  return days_of(date);
}

}  // namespace dossier::query::execution::temporal
