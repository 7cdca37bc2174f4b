#include "base/html_entity.h"

#include "base/utf8.h"

#include <algorithm>
#include <iterator>

namespace dossier {
namespace {

struct Named {
  std::string_view name;
  char32_t code_point;
};

constexpr Named kNamed[] = {
    {"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},       {"quot", U'"'},    {"apos", U'\''},   {"nbsp", 0xA0},
    {"ensp", 0x2002},  {"emsp", 0x2003},  {"thinsp", 0x2009}, {"shy", 0xAD},     {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"sbquo", 0x201A}, {"ldquo", 0x201C}, {"rdquo", 0x201D},  {"bdquo", 0x201E}, {"laquo", 0xAB},   {"raquo", 0xBB},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},  {"euro", 0x20AC},
    {"pound", 0xA3},   {"yen", 0xA5},     {"cent", 0xA2},     {"sect", 0xA7},    {"copy", 0xA9},    {"reg", 0xAE},
    {"trade", 0x2122}, {"deg", 0xB0},     {"plusmn", 0xB1},   {"times", 0xD7},   {"frac12", 0xBD},  {"Agrave", 0xC0},
    {"Aacute", 0xC1},  {"Acirc", 0xC2},   {"Atilde", 0xC3},   {"Auml", 0xC4},    {"Aring", 0xC5},   {"AElig", 0xC6},
    {"Ccedil", 0xC7},  {"Egrave", 0xC8},  {"Eacute", 0xC9},   {"Ecirc", 0xCA},   {"Euml", 0xCB},    {"Iacute", 0xCD},
    {"Icirc", 0xCE},   {"Iuml", 0xCF},    {"Ntilde", 0xD1},   {"Oacute", 0xD3},  {"Ocirc", 0xD4},   {"Ouml", 0xD6},
    {"Oslash", 0xD8},  {"Uacute", 0xDA},  {"Ucirc", 0xDB},    {"Uuml", 0xDC},    {"szlig", 0xDF},   {"agrave", 0xE0},
    {"aacute", 0xE1},  {"acirc", 0xE2},   {"atilde", 0xE3},   {"auml", 0xE4},    {"aring", 0xE5},   {"aelig", 0xE6},
    {"ccedil", 0xE7},  {"egrave", 0xE8},  {"eacute", 0xE9},   {"ecirc", 0xEA},   {"euml", 0xEB},    {"igrave", 0xEC},
    {"iacute", 0xED},  {"icirc", 0xEE},   {"iuml", 0xEF},     {"ntilde", 0xF1},  {"ograve", 0xF2},  {"oacute", 0xF3},
    {"ocirc", 0xF4},   {"otilde", 0xF5},  {"ouml", 0xF6},     {"oslash", 0xF8},  {"ugrave", 0xF9},  {"uacute", 0xFA},
    {"ucirc", 0xFB},   {"uuml", 0xFC},    {"yacute", 0xFD},   {"yuml", 0xFF},    {"scaron", 0x161}, {"Scaron", 0x160}};

constexpr std::size_t kLongest = 10;  // "&" and ";" included

/// The number that the digits say, or none; what is no character of text (controls, surrogates) is none either.
std::optional<char32_t> numbered(std::string_view digits) {
  std::uint32_t base = 10;
  if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  if (digits.empty()) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits) {
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') digit = static_cast<std::uint32_t>(c - '0');
    else if (base == 16 && c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a') + 10;
    else if (base == 16 && c >= 'A' && c <= 'F') digit = static_cast<std::uint32_t>(c - 'A') + 10;
    else return std::nullopt;
    value = value * base + digit;
    if (value > 0x10FFFF) return std::nullopt;
  }
  const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (control || surrogate) return std::nullopt;
  return static_cast<char32_t>(value);
}

}  // namespace

std::optional<HtmlEntity> html_entity(std::string_view text, std::size_t at) {
  if (text[at] != '&') return std::nullopt;
  const std::size_t end = text.substr(at, kLongest).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  const std::string_view name = text.substr(at + 1, end - 1);
  const auto length = static_cast<std::uint8_t>(end + 1);
  if (name.front() == '#') {
    const auto code_point = numbered(name.substr(1));
    if (!code_point) return std::nullopt;
    return HtmlEntity{*code_point, length};
  }
  const auto known = std::find_if(std::begin(kNamed), std::end(kNamed), [&](const Named& n) { return n.name == name; });
  if (known == std::end(kNamed)) return std::nullopt;
  return HtmlEntity{known->code_point, length};
}

std::string without_html_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const auto entity = html_entity(text, at)) {
      utf8::append(out, entity->code_point);
      at += entity->length;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace dossier
