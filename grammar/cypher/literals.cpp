#include "grammar/cypher/literals.h"

#include "base/utf8.h"

#include <charconv>
#include <cmath>

namespace dossier::grammar::cypher {

std::optional<std::int64_t> integer_value(std::string_view text, bool negative) {
  int base = 10;
  if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) base = 16;
  if (text.size() > 2 && text[0] == '0' && (text[1] == 'o' || text[1] == 'O')) base = 8;
  if (base != 10) text.remove_prefix(2);
  std::uint64_t magnitude = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), magnitude, base);
  if (result.ec != std::errc{}) return std::nullopt;
  constexpr std::uint64_t kHalf = std::uint64_t{1} << 63;
  if (negative) {
    if (magnitude > kHalf) return std::nullopt;
    return static_cast<std::int64_t>(~magnitude + 1);
  }
  if (magnitude >= kHalf) return std::nullopt;
  return static_cast<std::int64_t>(magnitude);
}

std::optional<double> float_value(std::string_view text) {
  double value = 0;
  std::string padded;
  if (text.front() == '.') {
    padded = "0" + std::string(text);
    text = padded;
  }
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    // Too small is zero; too large is an error. A long negative exponent is what makes it small.
    const auto exponent = text.find_first_of("eE");
    const bool small =
        exponent != std::string_view::npos ? text.substr(exponent + 1, 1) == "-" : text.starts_with("0.");
    return small ? std::optional<double>(0.0) : std::nullopt;
  }
  return value;
}

UnescapedString string_value(std::string_view text) {
  UnescapedString out;
  const std::string_view body = text.substr(1, text.size() - 2);
  out.value.reserve(body.size());
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (body[at] != '\\') {
      out.value += body[at];
      continue;
    }
    const std::size_t backslash = at++;
    std::size_t digits = 0;
    switch (body[at]) {
      case '\\': out.value += '\\'; break;
      case '\'': out.value += '\''; break;
      case '"': out.value += '"'; break;
      case '`': out.value += '`'; break;
      case 'b': out.value += '\b'; break;
      case 'f': out.value += '\f'; break;
      case 'n': out.value += '\n'; break;
      case 'r': out.value += '\r'; break;
      case 't': out.value += '\t'; break;
      case 'u': digits = 4; break;
      case 'U': digits = 8; break;
      default: out.bad_escape = backslash + 1; return out;
    }
    if (digits == 0) continue;
    const auto hex = [&](std::size_t from, std::size_t count) -> std::optional<std::uint32_t> {
      const std::string_view part = body.substr(std::min(from, body.size()), count);
      std::uint32_t code = 0;
      const auto result = std::from_chars(part.data(), part.data() + part.size(), code, 16);
      if (part.size() != count || result.ec != std::errc{} || result.ptr != part.data() + part.size())
        return std::nullopt;
      return code;
    };
    auto code = hex(at + 1, digits);
    if (!code || *code > 0x10FFFF) {
      out.bad_escape = backslash + 1;
      return out;
    }
    at += digits;
    if (*code >= 0xD800 && *code < 0xDC00 && body.substr(at + 1, 2) == "\\u") {  // a UTF-16 pair
      if (const auto low = hex(at + 3, 4); low && *low >= 0xDC00 && *low < 0xE000) {
        code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
        at += 6;
      }
    }
    utf8::append(out.value, static_cast<char32_t>(*code));
  }
  return out;
}

std::string name_value(std::string_view text) {
  if (text.empty() || text.front() != '`') return std::string(text);
  std::string out;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    out += text[at];
    if (text[at] == '`') ++at;
  }
  return out;
}

}  // namespace dossier::grammar::cypher
