#pragma once

#include "extract/tree.h"

#include <string>
#include <vector>

namespace dossier::extract {

/// A date or time expression, read but not yet placed in time.
struct DateExpression {
  enum class Kind : std::uint8_t {
    kDay,      ///< month and day, perhaps a year: "February 4", "21 May 2026"
    kMonth,    ///< "in May", "March 2020"
    kYear,     ///< "2022"
    kWeekday,  ///< "Tuesday", "last Friday" (shift −1), "next Wednesday" (shift +1)
    kToday,    ///< shift in days from the article's date: "yesterday" −1
    kUnit,     ///< shift in units from the article's date: "last week", "three years ago"
    kStory,    ///< shift in units from the story's date: "the day before", "two weeks later", "that night"
    kDuration
  };
  Kind kind = Kind::kDay;
  TokenIndex first = 0;  ///< tokens [first, last), without a leading preposition
  TokenIndex last = 0;
  TokenIndex head = 0;      ///< the token whose head lies outside
  std::string preposition;  ///< lower case, "" when none
  int year = 0;             ///< 0: not said
  unsigned month = 0;
  unsigned day = 0;
  unsigned weekday = 0;
  int shift = 0;
  char unit = 'D';   ///< 'D' day, 'W' week, 'M' month, 'Y' year
  int end_year = 0;  ///< the range's end, where there is one
  unsigned end_month = 0;
  unsigned end_day = 0;
  std::string duration;  ///< ISO 8601
};

/// All date, time and duration expressions of the document, in order of position.
std::vector<DateExpression> find_date_expressions(const Tree& tree);

}  // namespace dossier::extract
