#include "ask/numbers.h"

#include "ask/verb_forms.h"
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

constexpr std::size_t kLongestSentence = 20000;  // bytes

struct Found {
  std::string digits;
  std::size_t at = 0;  ///< word
};

/// The number that counts the noun which stands at word `i`, if it stands there. At most three words, "of the 81" and
/// "of South Carolina's 54" may stand between.
std::optional<Found> number_of_noun(const std::vector<std::string>& words, std::size_t i, std::string_view noun) {
  const std::string key = name_key(words[i]);
  if (key.empty() || root_of(key) != root_of(noun)) return std::nullopt;
  std::size_t back = i;
  for (std::size_t steps = 0; back-- > 0 && steps < 4; ++steps) {
    const auto number = number_of(words[back]);
    if (!number) {
      const std::string between = name_key(words[back]);
      if (words[back].find('-') == std::string::npos && is_function_word(between) && between != "of" &&
          between != "the" && !between.empty())
        break;
      continue;
    }
    // "24 of the 81 seats" counts 24 of them.
    const bool owned = back > 0 && (words[back - 1].ends_with("'s") || words[back - 1].ends_with("\u2019s"));
    for (std::size_t of = back; of-- > 1 && back - of <= 4;) {
      if (words[of] == "of") {
        if (const auto part = number_of(words[of - 1])) return Found{*part, of - 1};
      }
      const bool name = owned && std::isupper(static_cast<unsigned char>(words[of].front())) != 0;
      if (words[of] != "the" && !name) break;
    }
    return Found{*number, back};
  }
  return std::nullopt;
}

bool is_form_of(const std::string& word, std::string_view verb) {
  return !word.empty() && !is_function_word(word) &&
         (word == past_of(verb) || word == participle_of(verb) || same_root(word, verb));
}

/// "2,000 demonstrators marched, and police arrested": between a noun and its verb stand auxiliaries, adverbs and "to".
bool any_finite_verb_between(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const std::string key = name_key(words[i]);
    if (key == "and" || key == "but") return true;
    if (key == "including") continue;
    if (!is_auxiliary(key) && (key.ends_with("ed") || key.ends_with("ing"))) return true;
  }
  return false;
}

/// Length in bytes of the sum of money that begins at `at`; 0 when none does.
std::size_t amount_at(std::string_view sentence, std::size_t at) {
  if (at > 0 && std::isalnum(static_cast<unsigned char>(sentence[at - 1])) != 0) return 0;
  std::size_t end = at;
  while (end < sentence.size() && end - at < 3 && std::isupper(static_cast<unsigned char>(sentence[end])) != 0) ++end;
  bool sign = false;
  for (const std::string_view mark : {"$", "\u20ac", "\u00a3", "\u00a5", "\u20b9"}) {
    if (!sentence.substr(end).starts_with(mark)) continue;
    end += mark.size();
    if (sentence.substr(end).starts_with(" ")) ++end;
    sign = true;
    break;
  }
  if (!sign) end = at;
  const std::size_t digits = end;
  while (end < sentence.size() &&
         (is_digit(sentence[end]) ||
          ((sentence[end] == ',' || sentence[end] == '.') && end + 1 < sentence.size() && is_digit(sentence[end + 1]))))
    ++end;
  if (end == digits) return 0;
  for (const std::string_view unit : {"bn", "tn", "m", "k", " million", " billion", " trillion", " thousand"}) {
    const std::string_view rest = sentence.substr(end);
    if (!rest.starts_with(unit)) continue;
    if (rest.size() > unit.size() && std::isalnum(static_cast<unsigned char>(rest[unit.size()])) != 0) continue;
    end += unit.size();
    break;
  }
  if (sign) return end - at;
  for (const std::string_view currency : {" US dollars", " dollars", " euros", " pounds", " yen", " rupees", " pesos",
                                          " roubles", " rubles", " yuan", " francs", " crowns", " z\u0142otys"}) {
    if (sentence.substr(end).starts_with(currency)) return end + currency.size() - at;
  }
  return 0;
}

}  // namespace

bool means_anybody(std::string_view noun) {
  static constexpr std::string_view kAnybody[]{"people",   "persons",    "person",     "victims", "deaths", "dead",
                                               "injuries", "fatalities", "casualties", "injured", "wounded"};
  return std::find(std::begin(kAnybody), std::end(kAnybody), noun) != std::end(kAnybody);
}

std::optional<std::string> number_before(std::string_view sentence, std::string_view noun) {
  if (noun.empty() || sentence.size() > kLongestSentence) return std::nullopt;
  const std::vector<std::string> words = rough_words(sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto found = number_of_noun(words, i, noun)) return found->digits;
  }
  return std::nullopt;
}

std::optional<std::string> number_of_done(std::string_view sentence, std::string_view noun, std::string_view verb) {
  if (verb.empty() || sentence.size() > kLongestSentence) return std::nullopt;
  static constexpr std::size_t kBefore = 6;  // words from the verb to the number
  static constexpr std::size_t kBehind = 8;  // words from the noun to the verb
  const std::vector<std::string> words = rough_words(sentence);
  std::vector<std::size_t> deeds;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_form_of(name_key(words[i]), verb)) deeds.push_back(i);
  }
  bool speaks_of_noun = means_anybody(noun);
  for (std::size_t i = 0; i < words.size(); ++i) {
    speaks_of_noun = speaks_of_noun || root_of(name_key(words[i])) == root_of(noun);
    const auto found = number_of_noun(words, i, noun);
    if (!found) continue;
    for (const std::size_t deed : deeds) {
      const bool before = deed < found->at && found->at - deed <= kBefore;
      const bool behind = deed > i && deed - i <= kBehind && !any_finite_verb_between(words, i + 1, deed);
      if (before || behind) return found->digits;
    }
  }
  if (!speaks_of_noun) return std::nullopt;
  for (const std::size_t deed : deeds) {
    if (deed + 1 < words.size()) {  // "injuring three more", "arrested eleven of them"
      const auto number = number_of(words[deed + 1]);
      const std::string next = deed + 2 < words.size() ? name_key(words[deed + 2]) : std::string();
      if (number && (next.empty() || next == "more" || next == "others" || is_function_word(next))) return number;
    }
    std::size_t at = deed;  // "17 detained", "74 were wounded"
    while (at > 0 && is_auxiliary(words[at - 1])) --at;
    if (at == 0 || name_key(words[deed]).ends_with("ing")) continue;
    if (const auto number = number_of(words[at - 1])) return number;
    static constexpr std::size_t kAside = 9;  // words of "around twenty more, including a colleague, were injured"
    for (std::size_t more = at - 1; more > 0 && at - more <= kAside; --more) {
      if (words[more] != "more" && words[more] != "others") continue;
      if (const auto number = number_of(words[more - 1]); number && !any_finite_verb_between(words, more + 1, at))
        return number;
    }
  }
  return std::nullopt;
}

std::optional<std::string> amount_of_done(std::string_view sentence, std::string_view verb) {
  if (verb.empty() || sentence.size() > kLongestSentence) return std::nullopt;
  std::size_t deed = std::string_view::npos;
  for (std::size_t at = 0; at < sentence.size() && deed == std::string_view::npos;) {
    const std::size_t end = std::min(sentence.find_first_of(" ,.;\n", at), sentence.size());
    if (end > at && is_form_of(name_key(sentence.substr(at, end - at)), verb)) deed = at;
    at = end + 1;
  }
  if (deed == std::string_view::npos) return std::nullopt;
  std::optional<std::string> nearest;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const std::size_t length = amount_at(sentence, at);
    if (length == 0) continue;
    nearest = std::string(sentence.substr(at, length));
    if (at > deed) break;
    at += length;
  }
  return nearest;
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
      for (const std::string_view aged : {" aged ", " at the age of "}) {
        static constexpr std::size_t kFar = 110;  // bytes of "died on Monday at home in Tonga at the age of"
        const std::size_t before = sentence.find(aged, after);
        if (before == std::string_view::npos || before > after + kFar) continue;
        const std::string age = digits_at(before + aged.size());
        if (!age.empty()) return age;
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
