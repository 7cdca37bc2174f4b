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

namespace {

enum class Harm : std::uint8_t { kNone, kKilled, kInjured };

Harm harm_of(std::string_view lemma) {
  static constexpr std::array<std::string_view, 12> kDeath = {
      "kill", "die", "dead", "perish", "drown", "slay", "murder", "massacre", "death", "fatality", "killed", "behead"};
  static constexpr std::array<std::string_view, 9> kWound = {
      "injure", "wound", "hurt", "maim", "injured", "wounded", "injury", "hospitalize", "hospitalise"};
  for (const std::string_view word : kDeath)
    if (word == lemma) return Harm::kKilled;
  for (const std::string_view word : kWound)
    if (word == lemma) return Harm::kInjured;
  return Harm::kNone;
}

bool is_number(const Document& document, TokenIndex token) { return document.tokens[token].upos == Upos::kNum; }

/// The count that a noun or numeral phrase gives.
std::optional<std::int64_t> phrase_count(const Document& document, const Dependents& dependents, TokenIndex head) {
  if (is_number(document, head)) {
    TokenIndex first = head;
    for (const TokenIndex part : dependents.of(head))
      if (document.tokens[part].deprel == Deprel::kCompound && part < first) first = part;
    return number_value(document, first, head + 1);
  }
  if (const auto count = count_of(document, dependents, head)) return count;
  const language::Token& token = document.tokens[head];
  if (token.upos == Upos::kPropn) return 1;
  if (token.upos == Upos::kNoun && token.xpos == language::xpos_from("NN")) {
    for (const TokenIndex child : dependents.of(head)) {
      const std::string_view lemma = document.tokens[child].lemma;
      if (document.tokens[child].deprel == Deprel::kDet && (lemma == "a" || lemma == "an" || lemma == "one")) return 1;
    }
  }
  return std::nullopt;
}

void put(Casualties& into, Harm harm, std::optional<std::int64_t> count) {
  if (!count || harm == Harm::kNone) return;
  std::optional<std::int64_t>& field = harm == Harm::kKilled ? into.killed : into.injured;
  if (!field) field = count;
}

}  // namespace

Casualties casualties_near(const Document& document, const Dependents& dependents, TokenIndex predicate) {
  Casualties found;
  const auto& tokens = document.tokens;
  const language::Sentence& sentence = document.sentences[tokens[predicate].sentence];
  const auto child = [&](TokenIndex head, Deprel relation) { return dependents.first(head, relation); };

  for (TokenIndex at = sentence.first; at < sentence.last; ++at) {
    const Harm harm = harm_of(tokens[at].lemma);
    if (harm == Harm::kNone) continue;
    const Upos tag = tokens[at].upos;
    if (tag == Upos::kVerb || child(at, Deprel::kNsubjPass) != kNoToken) {
      TokenIndex counted = child(at, Deprel::kNsubjPass);
      if (counted == kNoToken) counted = child(at, Deprel::kObj);
      if (counted == kNoToken &&
          (tokens[at].lemma == "die" || tokens[at].lemma == "perish" || tokens[at].lemma == "drown"))
        counted = child(at, Deprel::kNsubj);
      // "nine were injured and 17 detained": the second clause's count may hang as a bare subject.
      if (counted == kNoToken && tokens[at].deprel == Deprel::kConj) counted = child(at, Deprel::kNsubj);
      if (counted != kNoToken) {
        put(found, harm, phrase_count(document, dependents, counted));
        // "killed seven and fifteen others"? Conjuncts of one object add up.
        continue;
      }
    }
    // "seven dead and fifteen injured", "12 wounded": the number stands right before the word, whatever the tree says.
    if (at > sentence.first && is_number(document, at - 1)) {
      TokenIndex first = at - 1;
      while (first > sentence.first && is_number(document, first - 1)) --first;
      put(found, harm, number_value(document, first, at));
      continue;
    }
    if (tag == Upos::kNoun) {
      if (const auto count = count_of(document, dependents, at)) {
        put(found, harm, count);
        continue;
      }
    }
    // "left 12 people dead"
    if (tokens[at].upos == Upos::kAdj && tokens[at].head != kNoToken) {
      const TokenIndex governor = tokens[at].head;
      for (const TokenIndex object : dependents.of(governor)) {
        const Deprel relation = tokens[object].deprel;
        if (object < at && (relation == Deprel::kObj || relation == Deprel::kNsubj)) {
          put(found, harm, phrase_count(document, dependents, object));
        }
      }
    }
  }
  // "the death toll rose to 31"
  for (TokenIndex at = sentence.first; at + 1 < sentence.last; ++at) {
    if (tokens[at].lemma != "toll" || found.killed) continue;
    for (TokenIndex next = at + 1; next < sentence.last && next < at + 8; ++next) {
      const std::string_view lemma = tokens[next].lemma;
      if (is_number(document, next) && next > 0 &&
          (tokens[next - 1].lemma == "to" || tokens[next - 1].lemma == "at" || tokens[next - 1].lemma == "least" ||
           tokens[next - 1].lemma == "be" || tokens[next - 1].lemma == "stand" || tokens[next - 1].lemma == "reach")) {
        TokenIndex last = next + 1;
        while (last < sentence.last && is_number(document, last)) ++last;
        found.killed = number_value(document, next, last);
        break;
      }
      if (lemma == ".") break;
    }
  }
  return found;
}

}  // namespace dossier::extract
