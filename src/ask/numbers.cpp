#include "ask/numbers.h"

#include "ask/words.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace dossier::ask {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Words of a sentence as they stand, commas inside numbers kept, punctuation at their ends cut.
std::vector<std::string> rough_words(std::string_view sentence) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find_first_of(" \t\n\"()", at), sentence.size());
    std::string word(sentence.substr(at, end - at));
    while (!word.empty() && (std::ispunct(static_cast<unsigned char>(word.back())) != 0)) word.pop_back();
    while (!word.empty() && (std::ispunct(static_cast<unsigned char>(word.front())) != 0)) word.erase(0, 1);
    if (!word.empty()) words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

std::optional<std::string> number_of(std::string_view word) {
  static const std::unordered_map<std::string_view, std::string_view> spelt{
      {"one", "1"},      {"two", "2"},        {"three", "3"},     {"four", "4"},      {"five", "5"},
      {"six", "6"},      {"seven", "7"},      {"eight", "8"},     {"nine", "9"},      {"ten", "10"},
      {"eleven", "11"},  {"twelve", "12"},    {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"},
      {"sixteen", "16"}, {"seventeen", "17"}, {"eighteen", "18"}, {"nineteen", "19"}, {"twenty", "20"},
      {"thirty", "30"},  {"forty", "40"},     {"fifty", "50"},    {"sixty", "60"},    {"seventy", "70"},
      {"eighty", "80"},  {"ninety", "90"},    {"hundred", "100"}};
  std::string lower;
  for (const char c : word) lower.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  if (const auto at = spelt.find(lower); at != spelt.end()) return std::string(at->second);
  std::string digits;
  for (const char c : lower) {
    if (is_digit(c)) {
      digits.push_back(c);
    } else if (c != ',' || digits.empty()) {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 15) return std::nullopt;
  return digits;
}

}  // namespace

std::optional<std::string> number_before(std::string_view sentence, std::string_view noun) {
  if (noun.empty() || sentence.size() > 20000) return std::nullopt;
  const std::vector<std::string> words = rough_words(sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string key = name_key(words[i]);
    if (key.empty() || root_of(key) != root_of(noun)) continue;
    std::size_t back = i;
    std::optional<std::string> found;
    for (std::size_t steps = 0; back-- > 0 && steps < 4; ++steps) {
      const auto number = number_of(words[back]);
      if (!number) {
        const std::string between = name_key(words[back]);
        if (steps > 0 && between != "of" && is_function_word(words[back]) && found) break;
        if (words[back].find('-') == std::string::npos && is_function_word(between) && between != "of" &&
            between != "the" && !between.empty())
          break;
        continue;
      }
      found = number;  // "24 of the 81 seats" counts 24 of them
      if (back >= 2 && (words[back - 1] == "of" || (words[back - 1] == "the" && words[back - 2] == "of"))) {
        const std::size_t whole = words[back - 1] == "of" ? back - 2 : back >= 3 ? back - 3 : back;
        if (const auto part = number_of(words[whole])) found = part;
      }
      break;
    }
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<std::string> age_said(std::string_view sentence, const std::vector<std::string_view>& names) {
  const auto digits_at = [&](std::size_t at) {
    std::string digits;
    while (at < sentence.size() && is_digit(sentence[at]) && digits.size() < 4) digits.push_back(sentence[at++]);
    return digits.size() <= 3 ? digits : std::string();
  };
  for (const std::string_view name : names) {
    if (name.empty()) continue;
    for (std::size_t at = sentence.find(name); at != std::string_view::npos; at = sentence.find(name, at + 1)) {
      std::size_t after = at + name.size();
      if (sentence.substr(after, 2) == ", ") {
        std::size_t number = after + 2;
        if (sentence.substr(number, 5) == "aged ") number += 5;
        const std::string age = digits_at(number);
        const std::size_t end = number + age.size();
        const bool closed = end >= sentence.size() || sentence[end] == ',' || sentence[end] == '.' ||
                            sentence[end] == ';' || sentence[end] == ')' || sentence.substr(end, 6) == " years";
        if (!age.empty() && closed) return age;
      }
      static constexpr std::size_t kNear = 60;  // bytes between a name and "a 14-year-old"
      const std::size_t old = sentence.find("-year-old", at > kNear ? at - kNear : 0);
      if (old != std::string_view::npos && old < after + kNear) {
        std::size_t first = old;
        while (first > 0 && is_digit(sentence[first - 1])) --first;
        if (first < old && old - first <= 3) return std::string(sentence.substr(first, old - first));
      }
    }
  }
  return std::nullopt;
}

std::string spoken_duration(std::string_view duration) {
  if (duration.size() < 3 || duration[0] != 'P') return std::string(duration);
  std::string spoken;
  std::string digits;
  bool time = false;
  for (const char c : duration.substr(1)) {
    if (c == 'T') {
      time = true;
    } else if (is_digit(c) || c == '.') {
      digits.push_back(c);
    } else {
      const std::string_view unit = c == 'Y'   ? "year"
                                    : c == 'W' ? "week"
                                    : c == 'D' ? "day"
                                    : c == 'H' ? "hour"
                                    : c == 'S' ? "second"
                                    : time     ? "minute"
                                               : "month";
      spoken += (spoken.empty() ? "" : " ") + digits + ' ' + std::string(unit) + (digits == "1" ? "" : "s");
      digits.clear();
    }
  }
  return spoken;
}

}  // namespace dossier::ask
