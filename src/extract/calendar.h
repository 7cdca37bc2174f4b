#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Days and how ISO 8601 writes them, as precise as they are known.
namespace dossier::extract {

using Day = std::chrono::sys_days;

std::string write_day(Day day);                     ///< "2026-02-04"
std::string write_month(Day day);                   ///< "2026-02"
std::string write_year(int year);                   ///< "2026"; "0987"
std::optional<Day> read_day(std::string_view iso);  ///< a whole date only; longer text after it is left aside
std::optional<Day> make_day(int year, unsigned month, unsigned day);  ///< nothing when there is no such day

/// 1 to 12 for an English month or its usual abbreviation ("Sept."), any case; 0 for another word.
unsigned month_from(std::string_view word);
/// 1 (Monday) to 7 for an English weekday or its abbreviation; 0 for another word.
unsigned weekday_from(std::string_view word);
unsigned weekday_of(Day day);  ///< 1 (Monday) to 7

/// The last such weekday on or before `day`; the first one after it.
Day weekday_until(Day day, unsigned weekday);
Day weekday_after(Day day, unsigned weekday);

}  // namespace dossier::extract
