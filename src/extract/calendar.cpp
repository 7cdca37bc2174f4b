#include "extract/calendar.h"

#include "base/utf8.h"

#include <array>
#include <cstdio>

namespace dossier::extract {

namespace chrono = std::chrono;

std::string write_day(Day day) {
  const chrono::year_month_day date(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

std::string write_month(Day day) { return write_day(day).substr(0, 7); }

std::string write_year(int year) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d", year);
  return text;
}

std::optional<Day> make_day(int year, unsigned month, unsigned day) {
  const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Day> read_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (std::size_t index = at; index < at + length; ++index) {
      if (iso[index] < '0' || iso[index] > '9') return -1;
      value = value * 10 + (iso[index] - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

namespace {

template <std::size_t N>
unsigned find_word(const std::array<std::string_view, N>& names, std::string_view word, std::size_t shortest) {
  std::string lower = utf8::to_lower(word);
  if (!lower.empty() && lower.back() == '.') lower.pop_back();
  if (lower.size() < shortest) return 0;
  for (std::size_t index = 0; index < N; ++index) {
    if (lower == names[index]) return static_cast<unsigned>(index + 1);
    const bool short_form = lower.size() == 3 || lower == "sept" || lower == "tues" || lower == "thurs";
    if (short_form && names[index].substr(0, lower.size()) == lower) return static_cast<unsigned>(index + 1);
  }
  return 0;
}

}  // namespace

unsigned month_from(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
  return find_word(kMonths, word, 3);
}

unsigned weekday_from(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
  return find_word(kDays, word, 3);
}

unsigned weekday_of(Day day) { return chrono::weekday(day).iso_encoding(); }

Day weekday_until(Day day, unsigned weekday) { return day - chrono::days((weekday_of(day) + 7 - weekday) % 7); }

Day weekday_after(Day day, unsigned weekday) { return day + chrono::days((weekday + 6 - weekday_of(day)) % 7 + 1); }

}  // namespace dossier::extract
