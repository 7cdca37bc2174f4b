#include "extract/numbers.h"

#include "base/utf8.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

namespace dossier::extract {

using language::Dependents;
using language::Deprel;
using language::Document;
using language::kNoToken;
using language::TokenIndex;
using language::Upos;

namespace {

struct Word {
  std::string_view name;
  std::int64_t value;
};
constexpr std::array<Word, 30> kUnits = {
    {{"zero", 0},       {"no", 0},        {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},
     {"five", 5},       {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},
     {"eleven", 11},    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
     {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},
     {"fourty", 40},    {"fifty", 50},    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},  {"ninety", 90}}};
constexpr std::array<Word, 6> kScales = {{{"hundred", 100},
                                          {"thousand", 1000},
                                          {"million", 1000000},
                                          {"billion", 1000000000},
                                          {"trillion", 1000000000000},
                                          {"dozen", 12}}};

template <class Table>
std::optional<std::int64_t> look_up(const Table& table, std::string_view word) {
  for (const Word& entry : table)
    if (entry.name == word) return entry.value;
  return std::nullopt;
}

/// Digits with thousands separators and at most one decimal point.
std::optional<double> digits(std::string_view word) {
  std::string plain;
  bool point = false;
  for (const char letter : word) {
    if (letter >= '0' && letter <= '9') {
      plain += letter;
    } else if (letter == '.' && !point && !plain.empty()) {
      point = true;
      plain += letter;
    } else if (letter != ',' || plain.empty()) {
      return std::nullopt;
    }
  }
  if (plain.empty() || plain.size() > 18) return std::nullopt;
  return std::strtod(plain.c_str(), nullptr);
}

}  // namespace

std::optional<std::int64_t> number_value(const Document& document, TokenIndex first, TokenIndex last) {
  double total = 0;
  double current = 0;
  bool any = false;
  for (TokenIndex at = first; at < last; ++at) {
    const std::string word = utf8::to_lower(document.form(at));
    // "twenty-three" may be one token.
    std::string_view rest = word;
    while (!rest.empty()) {
      const std::size_t hyphen = rest.find('-');
      const std::string_view part = rest.substr(0, hyphen);
      rest = hyphen == std::string_view::npos ? std::string_view() : rest.substr(hyphen + 1);
      if (part.empty() || part == "and" || part == "a" || part == "some" || part == "about") continue;
      if (const auto unit = look_up(kUnits, part)) {
        current += static_cast<double>(*unit);
        any = true;
      } else if (const auto number = digits(part)) {
        current += *number;
        any = true;
      } else if (const auto scale = look_up(kScales, part)) {
        if (!any && current == 0 && part != "dozen" && at == first && last - first == 1) return std::nullopt;
        current = (current == 0 ? 1 : current) * static_cast<double>(*scale);
        if (*scale >= 1000) total += current, current = 0;
        any = true;
      } else {
        return std::nullopt;
      }
    }
  }
  total += current;
  if (!any || total != std::floor(total) || total > 9e15) return std::nullopt;
  return static_cast<std::int64_t>(total);
}

std::optional<std::int64_t> count_of(const Document& document, const Dependents& dependents, TokenIndex noun) {
  for (const TokenIndex child : dependents.of(noun)) {
    if (document.tokens[child].deprel != Deprel::kNummod) continue;
    // Money and shares of a whole count nothing.
    const std::string_view form = document.form(child);
    if (form == "%" || form.find('$') != std::string_view::npos) return std::nullopt;
    TokenIndex first = child;
    TokenIndex last = child + 1;
    for (const TokenIndex part : dependents.of(child)) {
      if (document.tokens[part].deprel == Deprel::kCompound || document.tokens[part].deprel == Deprel::kFlat ||
          document.tokens[part].deprel == Deprel::kNummod) {
        if (part < first) first = part;
        if (part >= last) last = part + 1;
      }
    }
    if (const auto value = number_value(document, first, last)) return value;
  }
  return std::nullopt;
}

}  // namespace dossier::extract
