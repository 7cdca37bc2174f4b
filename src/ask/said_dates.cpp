#include "ask/said_dates.h"

#include "ask/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <vector>

namespace dossier::ask {
namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kDays{"sunday",   "monday", "tuesday", "wednesday",
                                                "thursday", "friday", "saturday"};

template <std::size_t N>
int index_of(const std::array<std::string_view, N>& names, std::string_view word) {
  const auto* at = std::find(names.begin(), names.end(), word);
  return at == names.end() ? -1 : static_cast<int>(at - names.begin());
}

/// A plain number of at most four digits, "1st" and "22nd" too; -1 for anything else.
int number_of(std::string_view word) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || number < 0 || number > 9999) return -1;
  const std::string_view rest = word.substr(static_cast<std::size_t>(end - word.data()));
  return rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th" ? number : -1;
}

bool is_year(int number) { return number >= 1000 && number <= 2199; }

std::string iso(const char* format, int a, int b = 0, int c = 0) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), format, a, b, c);
  return text.data();
}

std::string iso(chrono::year_month_day date) {
  return iso("%04d-%02d-%02d", static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
             static_cast<int>(static_cast<unsigned>(date.day())));
}

std::optional<chrono::sys_days> day_of(std::string_view written) {
  if (written.size() < 10) return std::nullopt;
  const int year = number_of(written.substr(0, 4));
  const int month = number_of(written.substr(5, 2));
  const int day = number_of(written.substr(8, 2));
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return chrono::sys_days(date);
}

std::vector<std::string> words_in(std::string_view clause) {
  std::vector<std::string> words;
  const std::string key = name_key(clause);
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// Reads the date that begins at one word.
class Reader {
 public:
  Reader(const std::vector<std::string>& words, std::string_view written, bool ahead)
      : words_(words), today_(day_of(written)), ahead_(ahead) {}

  std::optional<std::string> at(std::size_t i) const {
    const std::string_view before = i > 0 ? std::string_view(words_[i - 1]) : std::string_view();
    if (const int month = index_of(kMonths, words_[i]); month >= 0) return of_month(i, month + 1, before);
    if (before == "in" && is_year(number_of(words_[i]))) return words_[i];
    if (!today_) return std::nullopt;
    if (const int day = index_of(kDays, words_[i]); day >= 0) return of_weekday(day);
    if (words_[i] == "yesterday") return iso(chrono::year_month_day(*today_ - chrono::days(1)));
    if (words_[i] == "tomorrow") return iso(chrono::year_month_day(*today_ + chrono::days(1)));
    if (words_[i] == "year" && before == "last") return iso("%04d", static_cast<int>(today().year()) - 1);
    if (words_[i] == "year" && before == "next") return iso("%04d", static_cast<int>(today().year()) + 1);
    return std::nullopt;
  }

 private:
  chrono::year_month_day today() const { return chrono::year_month_day(*today_); }
  int number_at(std::size_t i) const { return i < words_.size() ? number_of(words_[i]) : -1; }

  /// "3 July 2024", "July 3, 2024", "July 2024", "3 July", "July".
  std::optional<std::string> of_month(std::size_t i, int month, std::string_view before) const {
    int day = i > 0 ? number_at(i - 1) : -1;
    std::size_t next = i + 1;
    if (day < 1 || day > 31) {
      day = number_at(next);
      if (day >= 1 && day <= 31) {
        ++next;
      } else {
        day = 0;
      }
    }
    // A month by its name alone must be said to be one: "May" and "March" are names and verbs too.
    if (day == 0 && before != "in" && before != "last" && before != "next" && before != "since" && before != "early" &&
        before != "late" && before != "mid")
      return std::nullopt;
    int year = number_at(next);
    if (!is_year(year)) {
      if (!today_) return std::nullopt;
      year = static_cast<int>(today().year());
      const int now = static_cast<int>(static_cast<unsigned>(today().month())) * 100 +
                      static_cast<int>(static_cast<unsigned>(today().day()));
      const int then = month * 100 + (day == 0 ? 1 : day);
      if (!ahead_ && then > now) --year;
      if (ahead_ && month * 100 + (day == 0 ? 31 : day) < now) ++year;
    }
    return day == 0 ? iso("%04d-%02d", year, month) : iso("%04d-%02d-%02d", year, month, day);
  }

  std::string of_weekday(int day) const {
    const chrono::weekday now(*today_);
    const int apart = static_cast<int>(now.c_encoding()) - day;  // days since that weekday, or -7..0 ahead
    const chrono::sys_days then =
        ahead_ ? *today_ + chrono::days((7 - apart) % 7) : *today_ - chrono::days((apart + 7) % 7);
    return iso(chrono::year_month_day(then));
  }

  const std::vector<std::string>& words_;
  std::optional<chrono::sys_days> today_;
  bool ahead_;
};

}  // namespace

std::optional<std::string> date_said(std::string_view clause, std::string_view written, bool ahead) {
  const std::vector<std::string> words = words_in(clause);
  const Reader reader(words, written, ahead);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (auto date = reader.at(i)) return date;
  }
  return std::nullopt;
}

}  // namespace dossier::ask
