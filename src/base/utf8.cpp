#include "base/utf8.h"

namespace dossier::utf8 {
namespace {

using namespace std::string_view_literals;

bool is_continuation(unsigned char byte) { return (byte & 0xC0u) == 0x80u; }

// Base letters of U+00C0..U+017F, lower case; 0 where the letter has none and '+' where it folds to two letters.
constexpr std::string_view kLatinBase =
    "aaaaaa+ceeeeiiii"  // C0
    "+nooooo\0ouuuuy++"  // D0 (D0 eth, D7 multiplication sign, DE thorn, DF sharp s)
    "aaaaaa+ceeeeiiii"  // E0
    "+nooooo\0ouuuuy+y"  // F0
    "aaaaaaccccccccdd"  // 100
    "ddeeeeeeeeeegggg"  // 110
    "gggghhhhiiiiiiii"  // 120
    "ii++jjkkklllllll"  // 130
    "lllnnnnnnnnnoooo"  // 140
    "oo++rrrrrrssssss"  // 150
    "ssttttttuuuuuuuu"  // 160
    "uuuuwwyyyzzzzzzs"sv;  // 170

std::string_view two_letters(char32_t c) {
  switch (c) {
    case 0xC6: case 0xE6: return "ae";
    case 0xD0: case 0xF0: return "d";
    case 0xDE: case 0xFE: return "th";
    case 0xDF: return "ss";
    case 0x132: case 0x133: return "ij";
    case 0x152: case 0x153: return "oe";
    default: return {};
  }
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  constexpr Decoded kMalformed{0xFFFD, 1, false};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  std::uint8_t length = 0;
  char32_t code = 0;
  if (lead >= 0xC2 && lead <= 0xDF) { length = 2; code = lead & 0x1Fu; }
  else if ((lead & 0xF0u) == 0xE0) { length = 3; code = lead & 0x0Fu; }
  else if (lead >= 0xF0 && lead <= 0xF4) { length = 4; code = lead & 0x07u; }
  else return kMalformed;
  if (text.size() - at < length) return kMalformed;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(byte(at + i))) return kMalformed;
    code = (code << 6) | (byte(at + i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return kMalformed;
  return {code, length, true};
}

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) { put(c); }
  else if (c < 0x800) { put(0xC0 | (c >> 6)); put(0x80 | (c & 0x3F)); }
  else if (c < 0x10000) { put(0xE0 | (c >> 12)); put(0x80 | ((c >> 6) & 0x3F)); put(0x80 | (c & 0x3F)); }
  else { put(0xF0 | (c >> 18)); put(0x80 | ((c >> 12) & 0x3F)); put(0x80 | ((c >> 6) & 0x3F)); put(0x80 | (c & 0x3F)); }
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    if (!d.valid) return at;
    at += d.length;
  }
  return std::nullopt;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) ++count;
  return count;
}

std::size_t offset_of(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  while (index > 0 && at < text.size()) {
    at += decode(text, at).length;
    --index;
  }
  return at;
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 32;
  if (c >= 0x100 && c <= 0x17F) {
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xFF;
    if (c == 0x138 || c == 0x149 || c == 0x17F) return c;
    const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    const bool odd = (c & 1) != 0;
    return odd == odd_is_upper ? c + 1 : c;
  }
  if (c >= 0x218 && c <= 0x21B) return c | 1;
  if (c >= 0x1E00 && c <= 0x1EFF && !(c >= 0x1E95 && c <= 0x1E9F)) return c | 1;
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x460 && c <= 0x481) return c | 1;
  if (c >= 0x490 && c <= 0x4BF) return c | 1;
  return c;
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  if (c == 0xFF) return 0x178;
  if (c >= 0xE0 && c <= 0xFE) return c == 0xF7 ? c : c - 32;
  if (c >= 0x100 && c <= 0x17F) return to_lower(c) == c && to_lower(c - 1) == c ? c - 1 : c;
  if (c >= 0x218 && c <= 0x21B) return c & ~char32_t{1};
  if (c >= 0x1E00 && c <= 0x1EFF && !(c >= 0x1E95 && c <= 0x1E9F)) return c & ~char32_t{1};
  if (c == 0x3C2) return 0x3A3;
  if (c >= 0x3B1 && c <= 0x3C9) return c - 32;
  if (c >= 0x430 && c <= 0x44F) return c - 32;
  if (c >= 0x450 && c <= 0x45F) return c - 80;
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x490 && c <= 0x4BF)) return c & ~char32_t{1};
  return c;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  std::size_t at = 0;
  for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at)
    if (out[at] >= 'A' && out[at] <= 'Z') out[at] = static_cast<char>(out[at] + 32);
  out.resize(at);  // most words end here
  while (at < text.size()) {
    const Decoded d = decode(text, at);
    append(out, to_lower(d.code_point));
    at += d.length;
  }
  return out;
}

std::string to_upper(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    append(out, to_upper(d.code_point));
    at += d.length;
  }
  return out;
}

bool is_upper(char32_t c) { return to_lower(c) != c; }

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return true;
  if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;
  if (c >= 0x250 && c <= 0x1FFF) return true;
  if (c >= 0x2C00 && c <= 0x2DFF) return true;
  if (c >= 0x3040 && c <= 0xD7FF) return true;
  if (c >= 0xF900 && c <= 0xFDFF) return true;
  if (c >= 0xFE70 && c <= 0xFEFE) return true;
  return c >= 0x10000 && c <= 0x1EFFF;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_space(char32_t c) {
  switch (c) {
    case ' ': case '\t': case '\n': case '\r': case '\v': case '\f': case 0x85: case 0xA0: case 0x1680:
    case 0x2028: case 0x2029: case 0x202F: case 0x205F: case 0x3000: case 0xFEFF: return true;
    default: return c >= 0x2000 && c <= 0x200B;
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    at += d.length;
    const char32_t c = d.code_point;
    if (c >= 0xC0 && c <= 0x17F) {
      const char base = kLatinBase[c - 0xC0];
      if (base == '+') { out += two_letters(c); continue; }
      if (base != '\0') { out += base; continue; }
    }
    if (c >= 0x218 && c <= 0x21B) { out += c <= 0x219 ? 's' : 't'; continue; }
    if (c >= 0x300 && c <= 0x36F) continue;  // combining marks
    if (c == 0x2018 || c == 0x2019 || c == 0x2BC) { out += '\''; continue; }
    append(out, to_lower(c));
  }
  return out;
}

}  // namespace dossier::utf8
