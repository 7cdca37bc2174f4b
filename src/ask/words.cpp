#include "ask/words.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace dossier::ask {
namespace {

using Set = std::unordered_set<std::string_view>;

const Set& auxiliaries() {
  static const Set words{"do",     "does",  "did",   "has",   "have", "had", "will", "would",  "can",  "could",
                         "should", "may",   "might", "shall", "must", "is",  "are",  "was",    "were", "be",
                         "been",   "being", "am",    "'s",    "'ve",  "'ll", "'d",   "didn't", "ca",   "wo"};
  return words;
}

const Set& prepositions() {
  static const Set words{"of",         "in",     "on",      "at",      "by",      "to",      "for",   "from",
                         "with",       "about",  "against", "over",    "under",   "between", "among", "during",
                         "after",      "before", "into",    "towards", "toward",  "near",    "amid",  "regarding",
                         "concerning", "within", "without", "through", "outside", "inside",  "since", "until"};
  return words;
}

const Set& other_function_words() {
  static const Set words{
      "the",   "a",    "an",    "this",    "that",   "these",   "those",    "who",    "whom",     "whose", "what",
      "which", "when", "where", "why",     "how",    "and",     "or",       "but",    "not",      "n't",   "no",
      "it",    "its",  "he",    "she",     "they",   "them",    "his",      "her",    "their",    "him",   "we",
      "our",   "you",  "your",  "i",       "me",     "my",      "there",    "here",   "any",      "some",  "as",
      "than",  "then", "so",    "if",      "also",   "ever",    "many",     "much",   "long",     "all",   "each",
      "both",  "'s",   "'",     "\u2019s", "\u2019", "exactly", "actually", "please", "according"};
  return words;
}

void strip(std::string& word, std::string_view suffix, std::size_t keep) {
  if (word.size() >= keep + suffix.size() && word.ends_with(suffix)) word.resize(word.size() - suffix.size());
}

}  // namespace

std::vector<Word> words_of(const language::Document& question) {
  std::vector<Word> words;
  for (language::TokenIndex i = 0; i < question.tokens.size(); ++i) {
    const language::Token& token = question.tokens[i];
    const std::string_view form = question.form(i);
    const bool spoken = std::any_of(form.begin(), form.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
    });
    const bool quotes = form == "\u2019" || form == "\u201c" || form == "\u201d" || form == "\u2018" ||
                        form == "\u2014" || form == "\u2013";
    if (!spoken || quotes) continue;
    Word word;
    word.text = std::string(form);
    word.lower = utf8::to_lower(form);
    if (word.lower == "\u2019s") word.lower = "'s";
    word.lemma = token.lemma.empty() ? word.lower : utf8::to_lower(token.lemma);
    word.upos = token.upos;
    word.span = token.span;
    word.capital = utf8::is_upper(utf8::decode(form, 0).code_point);
    words.push_back(std::move(word));
  }
  return words;
}

std::string name_key(std::string_view name) {
  std::string key;
  const std::string text = utf8::fold(name);
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text, at);
    const bool apostrophe = next.code_point == U'\'' || next.code_point == U'\u2019';
    const std::size_t after = at + next.length;
    if (next.valid && (utf8::is_letter(next.code_point) || utf8::is_digit(next.code_point))) {
      if (gap && !key.empty()) key.push_back(' ');
      gap = false;
      key.append(text, at, next.length);
    } else if (apostrophe && after < text.size() && text[after] == 's' &&
               (after + 1 == text.size() || !std::isalnum(static_cast<unsigned char>(text[after + 1])))) {
      at = after + 1;
      gap = true;
      continue;
    } else if (next.code_point != U'.' && !apostrophe) {
      gap = true;
    }
    at = after;
  }
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (key.starts_with(article)) {
      key.erase(0, article.size());
      break;
    }
  }
  return key;
}

std::string root_of(std::string_view written) {
  std::string word = utf8::fold(written);
  static constexpr std::array<std::string_view, 18> kSuffixes{"ations", "ation", "ions", "ion", "ments", "ment",
                                                              "ings",   "ing",   "ers",  "er",  "ors",   "or",
                                                              "ies",    "ied",   "ed",   "es",  "s",     "e"};
  for (const std::string_view suffix : kSuffixes) {
    if (word.size() < suffix.size() + 3 || !word.ends_with(suffix)) continue;
    if (suffix == "s" && word.ends_with("ss")) break;
    word.resize(word.size() - suffix.size());
    if (suffix == "ies" || suffix == "ied") word.push_back('y');
    break;
  }
  // "shipped" → "shipp" → "ship"; "press" and "kill" keep both letters.
  const std::size_t n = word.size();
  if (n >= 4 && word[n - 1] == word[n - 2] && std::string_view("bdgmnprt").find(word[n - 1]) != std::string_view::npos)
    word.pop_back();
  if (word.size() > 3) strip(word, "e", 3);
  return word;
}

bool same_root(std::string_view a, std::string_view b) {
  const std::string x = root_of(a);
  const std::string y = root_of(b);
  if (x.empty() || y.empty()) return false;
  if (x == y) return true;
  const std::size_t shorter = std::min(x.size(), y.size());
  const std::size_t longer = std::max(x.size(), y.size());
  const auto common = static_cast<std::size_t>(
      std::mismatch(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(shorter), y.begin()).first - x.begin());
  if (common == shorter && shorter >= 5 && longer - shorter <= 3) return true;  // "negoti", "negotiat"
  const auto alternates = [](char p, char q) {
    return (p == 'd' && q == 's') || (p == 's' && q == 'd');
  };  // invade, invasion
  return longer == shorter && shorter >= 5 && common + 1 == shorter && alternates(x.back(), y.back());
}

bool is_auxiliary(std::string_view lower) { return auxiliaries().contains(lower); }
bool is_preposition(std::string_view lower) { return prepositions().contains(lower); }
bool is_function_word(std::string_view lower) {
  return is_auxiliary(lower) || is_preposition(lower) || other_function_words().contains(lower);
}

std::vector<std::string> content_roots(std::string_view text) {
  std::vector<std::string> roots;
  const std::string key = name_key(text);
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string_view word = std::string_view(key).substr(at, end - at);
    if (!word.empty() && !is_function_word(word)) roots.push_back(root_of(word));
    at = end + 1;
  }
  return roots;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit || b.size() > 64) return limit + 1;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = row[0];
    row[0] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t above = row[i];
      row[i] = std::min({above + 1, row[i - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return std::min(row[a.size()], limit + 1);
}

std::string enumerated(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

}  // namespace dossier::ask
