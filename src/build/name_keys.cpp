#include "build/name_keys.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace dossier::build {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 3> kArticles{"the", "a", "an"};
constexpr std::array<std::string_view, 10> kFunctionWords{"the", "a", "an", "of", "for", "and", "on", "in", "to", "de"};
constexpr std::array<std::string_view, 7> kNameSuffixes{"jr", "sr", "ii", "iii", "iv", "esq", "phd"};
constexpr std::array<std::string_view, 20> kParticles{"von", "van", "der", "den", "de",  "del", "della",
                                                      "di",  "da",  "dos", "do",  "du",  "la",  "le",
                                                      "al",  "el",  "bin", "ibn", "ben", "ter"};
constexpr std::array<std::string_view, 19> kLegalSuffixes{
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp",
    "plc", "gmbh",         "ag",   "sa",          "nv", "bv",      "ab",  "asa",     "spa"};
constexpr std::array<std::string_view, 11> kPlaceNouns{"city",     "town",   "village",  "province", "region", "state",
                                                       "district", "county", "republic", "port",     "island"};

std::string join(const std::vector<std::string>& words, std::size_t first = 0, std::size_t last = std::string::npos) {
  std::string joined;
  for (std::size_t i = first; i < std::min(last, words.size()); ++i) {
    if (!joined.empty()) joined.push_back(' ');
    joined += words[i];
  }
  return joined;
}

/// Where a word that ends in a possessive 's ends, in bytes; npos when there is none.
std::size_t possessive_end(std::string_view name) {
  for (std::size_t at = name.find_first_of("'\xe2"); at != std::string_view::npos;
       at = name.find_first_of("'\xe2", at + 1)) {
    const bool typographic = name.substr(at, 3) == "\xe2\x80\x99";
    if (name[at] == '\xe2' && !typographic) continue;
    const std::size_t after = at + (typographic ? 3 : 1);
    const bool with_s = after < name.size() && name[after] == 's';
    const std::size_t end = after + (with_s ? 1 : 0);
    if (end < name.size() && name[end] == ' ' && (with_s || (at > 0 && name[at - 1] == 's'))) return end;
  }
  return std::string_view::npos;
}

/// The name after its last possessor, when what is left is a name by itself: capitalised and of two words or more
/// ("Los Angeles Sheriff's office" and "St. Mary's Hospital" stay whole).
std::string_view without_possessor(std::string_view name) {
  for (std::size_t end = possessive_end(name); end != std::string_view::npos; end = possessive_end(name)) {
    const std::string_view rest = name.substr(end + 1);
    const bool capitalised = !rest.empty() && utf8::is_upper(utf8::decode(rest, 0).code_point);
    if (!capitalised || rest.find(' ') == std::string_view::npos) break;
    name = rest;
  }
  return name;
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const std::string text = utf8::fold(name);
  const auto flush = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text, at);
    const std::size_t after = at + next.length;
    if (next.valid && (utf8::is_letter(next.code_point) || utf8::is_digit(next.code_point))) {
      word.append(text, at, next.length);
    } else if (next.code_point == U'\'' || next.code_point == U'\u2019') {
      // A possessive 's goes; "O'Brien" and "d'Ivoire" keep their letters together.
      if (after < text.size() && text[after] == 's' && (after + 1 == text.size() || text[after + 1] == ' ')) {
        at = after + 1;
        continue;
      }
    } else if (next.code_point != U'.') {
      flush();
    } else if (word.size() != 1 && !(word.size() <= 4 && at >= 2 && text[at - 2] == '.')) {
      flush();  // "Corp." ends a word; the dots of "U.S." do not
    }
    at = after;
  }
  flush();
  return words;
}

std::string folded(std::string_view name) { return join(name_words(name)); }

PersonName person_name(std::string_view name) {
  std::vector<std::string> words;
  bool capital_start = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view token = name.substr(at, end - at);
    if (!token.empty()) {
      std::vector<std::string> pieces = name_words(token);  // "Ocampo-Reyes" is one surname
      if (pieces.size() > 1 && one_of(pieces.front(), kParticles)) pieces.erase(pieces.begin());  // "el-Sisi"
      std::string word;
      for (const std::string& piece : pieces) word += (word.empty() ? "" : "-") + piece;
      if (!word.empty()) {
        if (words.empty()) capital_start = utf8::is_upper(utf8::decode(token, 0).code_point);
        words.push_back(std::move(word));
      }
    }
    at = end + 1;
  }
  PersonName parts;
  if (words.size() > 1 && one_of(words.back(), kNameSuffixes)) {
    parts.suffix = std::move(words.back());
    words.pop_back();
  }
  // Particles belong to the surname but are not written with it everywhere. A capital one in front may be a given name
  // ("Al Gore") unless another follows ("Von der Leyen said").
  const auto is_particle = [&](std::size_t i) { return i + 1 < words.size() && one_of(words[i], kParticles); };
  const bool given_particle = capital_start && is_particle(0) && !is_particle(1);
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_particle(i) || (i == 0 && given_particle)) kept.push_back(std::move(words[i]));
  }
  if (kept.empty()) return parts;
  parts.surname = kept.back();
  if (kept.size() > 1) {
    parts.given = kept.front();
    parts.middle.assign(kept.begin() + 1, kept.end() - 1);
  }
  return parts;
}

bool compatible(const PersonName& a, const PersonName& b) {
  if (a.surname.empty() || a.surname != b.surname || a.suffix != b.suffix) return false;
  const auto agree = [](std::string_view x, std::string_view y) {
    return x == y || (x.size() == 1 && y.starts_with(x)) || (y.size() == 1 && x.starts_with(y));
  };
  if (a.given.empty() || b.given.empty() || !agree(a.given, b.given)) return false;
  if (a.middle.empty() || b.middle.empty()) return true;
  if (a.middle.size() != b.middle.size()) return false;
  for (std::size_t i = 0; i < a.middle.size(); ++i) {
    if (!agree(a.middle[i], b.middle[i])) return false;
  }
  return true;
}

std::string organization_key(std::string_view name) {
  name = without_possessor(name);
  const std::vector<std::string> words = name_words(name);
  std::size_t first = 0;
  std::size_t last = words.size();
  while (first + 1 < last && one_of(words[first], kArticles)) ++first;
  while (first + 1 < last && one_of(words[last - 1], kLegalSuffixes)) --last;
  return join(words, first, last);
}

std::string acronym_of(std::string_view name) {
  std::string letters;
  name = without_possessor(name);
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::vector<std::string> pieces = name_words(name.substr(at, end - at));  // "Co-operation" gives one letter
    at = end + 1;
    if (pieces.empty() || one_of(pieces.front(), kFunctionWords)) continue;
    letters.append(pieces.front(), 0, utf8::decode(pieces.front(), 0).length);
  }
  return utf8::length(letters) >= 2 ? letters : std::string();
}

bool is_acronym(std::string_view name) {
  std::size_t letters = 0;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      ++letters;
    } else if (c != '.' && !(c >= '0' && c <= '9')) {
      return false;
    }
  }
  return letters >= 2 && letters <= 8;
}

std::string place_key(std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  std::size_t first = 0;
  std::size_t last = words.size();
  while (first + 1 < last && one_of(words[first], kArticles)) ++first;
  if (first + 2 < last && words[first + 1] == "of" && one_of(words[first], kPlaceNouns)) first += 2;
  if (last - first >= 2 && last - first <= 3 && (words[last - 1] == "province" || words[last - 1] == "region")) --last;
  return join(words, first, last);
}

}  // namespace dossier::build
