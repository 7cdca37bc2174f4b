#include "grammar/cypher/token.h"

#include <algorithm>
#include <array>

namespace dossier::grammar::cypher {
namespace {

using namespace std::string_view_literals;

// In the order of the enumeration, which is the alphabet's.
constexpr std::array kKeywords = {""sv,         "ALL"sv,        "ALLSHORTESTPATHS"sv,
                                  "AND"sv,      "ANY"sv,        "AS"sv,
                                  "ASC"sv,      "ASCENDING"sv,  "BY"sv,
                                  "CALL"sv,     "CASE"sv,       "CONTAINS"sv,
                                  "COUNT"sv,    "CREATE"sv,     "DELETE"sv,
                                  "DESC"sv,     "DESCENDING"sv, "DETACH"sv,
                                  "DISTINCT"sv, "ELSE"sv,       "END"sv,
                                  "ENDS"sv,     "EXISTS"sv,     "EXPLAIN"sv,
                                  "FALSE"sv,    "FOREACH"sv,    "IN"sv,
                                  "IS"sv,       "LIMIT"sv,      "MATCH"sv,
                                  "MERGE"sv,    "NONE"sv,       "NOT"sv,
                                  "NULL"sv,     "ON"sv,         "OPTIONAL"sv,
                                  "OR"sv,       "ORDER"sv,      "PROFILE"sv,
                                  "REDUCE"sv,   "REMOVE"sv,     "RETURN"sv,
                                  "SET"sv,      "SHORTEST"sv,   "SHORTESTPATH"sv,
                                  "SINGLE"sv,   "SKIP"sv,       "STARTS"sv,
                                  "THEN"sv,     "TRUE"sv,       "UNION"sv,
                                  "UNWIND"sv,   "WHEN"sv,       "WHERE"sv,
                                  "WITH"sv,     "XOR"sv,        "YIELD"sv};
static_assert(kKeywords.size() == static_cast<std::size_t>(Keyword::kYield) + 1);
static_assert(std::is_sorted(kKeywords.begin(), kKeywords.end()));

constexpr std::array kTokens = {"a name"sv,   "a name"sv,
                                "a number"sv, "a number"sv,
                                "a string"sv, "("sv,
                                ")"sv,        "["sv,
                                "]"sv,        "{"sv,
                                "}"sv,        ","sv,
                                ":"sv,        ";"sv,
                                "."sv,        ".."sv,
                                "+"sv,        "-"sv,
                                "*"sv,        "/"sv,
                                "%"sv,        "^"sv,
                                "|"sv,        "$"sv,
                                "&"sv,        "="sv,
                                "<>"sv,       "<"sv,
                                "<="sv,       ">"sv,
                                ">="sv,       "=~"sv,
                                "+="sv,       "the end of the query"sv};
static_assert(kTokens.size() == static_cast<std::size_t>(TokenKind::kEnd) + 1);

}  // namespace

Keyword find_keyword(std::string_view word) {
  std::array<char, 16> upper{};
  if (word.size() > upper.size()) return Keyword::kNone;
  for (std::size_t i = 0; i < word.size(); ++i) {
    upper[i] = word[i] >= 'a' && word[i] <= 'z' ? static_cast<char>(word[i] - 'a' + 'A') : word[i];
  }
  const std::string_view key(upper.data(), word.size());
  const auto it = std::lower_bound(kKeywords.begin(), kKeywords.end(), key);
  return it != kKeywords.end() && *it == key ? static_cast<Keyword>(it - kKeywords.begin()) : Keyword::kNone;
}

std::string_view keyword_text(Keyword keyword) { return kKeywords[static_cast<std::size_t>(keyword)]; }
std::string_view token_text(TokenKind kind) { return kTokens[static_cast<std::size_t>(kind)]; }

}  // namespace dossier::grammar::cypher
