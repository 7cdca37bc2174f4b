#include "extract/entity_names.h"

#include "base/html_entity.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace dossier::extract {

using language::kNoToken;
using language::TokenIndex;

std::string words_of(const language::Document& document, Span span) {
  std::string out;
  std::string_view text = document.text_of(span);
  std::string plain;
  if (may_hold_html_entity(text)) text = plain = without_html_entities(text);
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded letter = utf8::decode(text, at);
    if (utf8::is_space(letter.code_point)) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      out.append(text.substr(at, letter.length));
    }
    at += letter.length;
  }
  return out;
}

std::string bare_name(std::string_view name) {
  const auto starts = [&](std::string_view prefix) { return name.substr(0, prefix.size()) == prefix; };
  const auto ends = [&](std::string_view suffix) {
    return name.size() >= suffix.size() && name.substr(name.size() - suffix.size()) == suffix;
  };
  static constexpr std::array<std::string_view, 14> kBefore = {"The ", "the ", "A ", "a ", "an ", "An ", "\"",
                                                               "“",    "”",    "‘",  "'",  "(",   "[",   " "};
  static constexpr std::array<std::string_view, 16> kAfter = {"'s", "’s", "\"", "”", "“", "’", "'", ")",
                                                              "]",  ",",  ";",  ":", " ", "!", "?", "-"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view prefix : kBefore)
      if (starts(prefix) && name.size() > prefix.size()) name.remove_prefix(prefix.size()), again = true;
    for (const std::string_view suffix : kAfter)
      if (ends(suffix) && name.size() > suffix.size()) name.remove_suffix(suffix.size()), again = true;
  }
  // A bracket that was opened inside the name is closed there too.
  std::string out(name);
  if (out.find('(') != std::string::npos && out.find(')') == std::string::npos) out += ')';
  return out;
}

std::string name_key(std::string_view name) {
  const std::string folded = utf8::fold(name);
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < folded.size();) {
    const utf8::Decoded letter = utf8::decode(folded, at);
    if (utf8::is_space(letter.code_point) || letter.code_point == '-') {
      space = !out.empty();
    } else if (letter.code_point != '.' && letter.code_point != '\'' && letter.code_point != 0x2019) {
      if (space) out += ' ';
      space = false;
      out.append(folded, at, letter.length);
    }
    at += letter.length;
  }
  if (out.rfind("the ", 0) == 0 && out.size() > 4) out.erase(0, 4);
  return out;
}

bool is_honorific(std::string_view word) {
  static constexpr std::array<std::string_view, 30> kWords = {
      "mr",   "mrs", "ms",    "miss", "mx",  "dr",  "sir",  "dame",     "lord",   "lady",
      "rev",  "fr",  "prof",  "hon",  "st",  "gen", "lt",   "col",      "sgt",    "capt",
      "cmdr", "maj", "madam", "sen",  "rep", "gov", "pres", "reverend", "sheikh", "ayatollah"};
  std::string folded = utf8::fold(word);
  if (!folded.empty() && folded.back() == '.') folded.pop_back();
  return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

TokenIndex role_noun_before(const language::Document& document, const Lexicon& lexicon, TokenIndex begin,
                            TokenIndex end) {
  std::string words;
  TokenIndex best = kNoToken;
  TokenIndex at = end;
  for (std::size_t length = 1; length <= lexicon.longest_role_noun() && at > begin; ++length) {
    --at;
    std::string word = utf8::to_lower(document.form(at));
    words = words.empty() ? word : word + ' ' + words;
    if (lexicon.find_role_noun(words) != nullptr) {
      best = at;
    } else if (length == 1 && lexicon.find_role_noun(document.tokens[at].lemma) != nullptr) {
      best = at;
    }
  }
  return best;
}

TokenIndex after_titles(const language::Document& document, const Lexicon& lexicon, TokenIndex first, TokenIndex last) {
  TokenIndex at = first;
  while (at < last) {
    if (is_honorific(document.form(at))) {
      ++at;
      if (at < last && document.form(at) == ".") ++at;
      continue;
    }
    // The longest title that starts here.
    TokenIndex next = at;
    std::string words;
    for (TokenIndex end = at; end < last && end - at < lexicon.longest_role_noun(); ++end) {
      if (!words.empty()) words += ' ';
      words += utf8::to_lower(document.form(end));
      const RoleNoun* noun = lexicon.find_role_noun(words);
      if (noun == nullptr && end == at) noun = lexicon.find_role_noun(utf8::to_lower(document.tokens[end].lemma));
      if (noun != nullptr && noun->kind != RoleNoun::Kind::kCitizen) next = end + 1;
      if (!lexicon.begins_role_noun(words)) break;
    }
    if (next == at) break;
    at = next;
  }
  return at;
}

namespace {

/// Words in the names of bodies that a state has.
bool body_of_state(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "army",       "navy",        "force",      "forces",    "guard",          "council",      "agency",
      "commission", "department",  "ministry",   "police",    "embassy",        "court",        "senate",
      "congress",   "service",     "bureau",     "authority", "administration", "intelligence", "corps",
      "marines",    "treasury",    "parliament", "assembly",  "cabinet",        "consulate",    "military",
      "airforce",   "legislature", "government", "command",   "secretariat",    "constabulary"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

/// Of a country when it goes on with its name: "Football Association of Zambia".
bool body_of_nation(std::string_view word) {
  static constexpr std::string_view kWords[] = {"association", "federation", "confederation", "bank",
                                                "institute",   "league",     "union",         "academy"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

}  // namespace

const language::Gazetteer::Country* state_in_name(const language::Document& document,
                                                  const language::Gazetteer& gazetteer, TokenIndex first,
                                                  TokenIndex last) {
  bool state = false;
  bool national = false;
  for (TokenIndex at = first; at < last; ++at) {
    const std::string word = utf8::to_lower(document.form(at));
    state |= body_of_state(word);
    national |= body_of_nation(word) && at + 1 < last && document.form(at + 1) == "of";
  }
  if (!state && !national) return nullptr;
  const auto country_of = [&](TokenIndex from, TokenIndex to) -> const language::Gazetteer::Country* {
    const std::string words = bare_name(words_of(document, document.span_of(from, to)));
    const language::Gazetteer::Country* country = gazetteer.country_named(words);
    if (country == nullptr) country = gazetteer.country_of_people(words);
    return country != nullptr && country->sovereign ? country : nullptr;
  };
  const auto article = [&](TokenIndex at) { return document.form(at) == "the" || document.form(at) == "The"; };
  if (article(first)) ++first;
  for (TokenIndex to = std::min<TokenIndex>(first + 3, last - 1); state && to > first; --to) {
    if (const auto* country = country_of(first, to)) return country;
  }
  for (TokenIndex at = first; at + 1 < last; ++at) {
    if (document.form(at) != "of" || document.form(last - 1) == "America") continue;
    const TokenIndex from = article(at + 1) && at + 2 < last ? at + 2 : at + 1;
    if (const auto* country = country_of(from, last)) return country;
  }
  return nullptr;
}

}  // namespace dossier::extract
