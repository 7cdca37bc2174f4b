#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The values of literals as the lexer has delimited them.
namespace dossier::grammar::cypher {

/// Decimal, 0x… or 0o…; none when the value, negated if asked, does not fit 64 bits.
std::optional<std::int64_t> integer_value(std::string_view text, bool negative);
/// None when the value is too large for a double.
std::optional<double> float_value(std::string_view text);

struct UnescapedString {
  std::string value;
  std::optional<std::size_t> bad_escape;  ///< offset of the backslash of an escape that means nothing
};
/// `text` with its quotes.
UnescapedString string_value(std::string_view text);
/// A name without its backquotes, or the name itself.
std::string name_value(std::string_view text);

}  // namespace dossier::grammar::cypher
