#include "base/utf8.h"
#include "query/syntax/printer.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dossier::query::syntax {
namespace {

using namespace std::string_view_literals;

// Sorted. openCypher reserves a few more for schema commands that are not part of this language.
constexpr std::array kReserved = {
    "ALL"sv,      "AND"sv,   "AS"sv,         "ASC"sv,    "ASCENDING"sv, "BY"sv,    "CASE"sv, "CONTAINS"sv, "CREATE"sv,
    "DELETE"sv,   "DESC"sv,  "DESCENDING"sv, "DETACH"sv, "DISTINCT"sv,  "ELSE"sv,  "END"sv,  "ENDS"sv,     "EXISTS"sv,
    "FALSE"sv,    "IN"sv,    "IS"sv,         "LIMIT"sv,  "MATCH"sv,     "MERGE"sv, "NOT"sv,  "NULL"sv,     "ON"sv,
    "OPTIONAL"sv, "OR"sv,    "ORDER"sv,      "REMOVE"sv, "RETURN"sv,    "SET"sv,   "SKIP"sv, "STARTS"sv,   "THEN"sv,
    "TRUE"sv,     "UNION"sv, "UNWIND"sv,     "WHEN"sv,   "WHERE"sv,     "WITH"sv,  "XOR"sv};

bool is_plain(std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = 0; at < name.size();) {
    const auto decoded = utf8::decode(name, at);
    const bool letter = decoded.code_point == U'_' || utf8::is_letter(decoded.code_point);
    if (!decoded.valid || !(letter || (at > 0 && utf8::is_digit(decoded.code_point)))) return false;
    at += decoded.length;
  }
  return true;
}

}  // namespace

bool is_reserved(std::string_view word) {
  if (word.size() > 10) return false;
  std::string upper(word);
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return std::binary_search(kReserved.begin(), kReserved.end(), std::string_view(upper));
}

std::string quoted_name(std::string_view name) {
  if (is_plain(name) && !is_reserved(name)) return std::string(name);
  std::string out = "`";
  for (const char c : name) {
    if (c == '`') out += '`';
    out += c;
  }
  return out + "`";
}

std::string quoted_string(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\\\"; break;
      case '\'': out += "\\'"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: out += c;
    }
  }
  return out + "'";
}

}  // namespace dossier::query::syntax
