#include "io/text_layout.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace dossier::io {
namespace {

struct Range {
  char32_t first, last;
};

// The blocks of UAX #11's wide and full-width characters, and emoji that terminals draw two columns wide.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF}, {0x1AFF0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F90C, 0x1F9FF}, {0x20000, 0x3FFFD}};

// Combining marks (Mn, Me) of the scripts in use in names, and format characters without a width.
constexpr Range kZero[] = {{0x0000, 0x001F}, {0x007F, 0x009F}, {0x0300, 0x036F}, {0x0483, 0x0489},  {0x0591, 0x05BD},
                           {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5}, {0x0610, 0x061A},  {0x064B, 0x065F},
                           {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},  {0x06EA, 0x06ED},
                           {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},  {0x0E31, 0x0E31},
                           {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1ACE}, {0x1DC0, 0x1DFF},  {0x200B, 0x200F},
                           {0x202A, 0x202E}, {0x2060, 0x2064}, {0x2066, 0x206F}, {0x20D0, 0x20F0},  {0x302A, 0x302D},
                           {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

template <std::size_t Size>
bool in(const Range (&ranges)[Size], char32_t c) {
  const auto* it = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                    [](char32_t value, const Range& range) { return value < range.first; });
  return it != std::begin(ranges) && c <= std::prev(it)->last;
}

std::size_t width_of(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  if (in(kZero, c)) return 0;
  return in(kWide, c) ? 2 : 1;
}

/// The bytes of the longest beginning that takes at most `width` columns.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  for (std::size_t used = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    used += width_of(next.code_point);
    if (used > width) break;
    at += next.length;
  }
  return at;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    width += width_of(next.code_point);
    at += next.length;
  }
  return width;
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    at += next.length;
    const char32_t c = next.code_point;
    const bool space = c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029;
    // U+FFFE and U+FFFF are not characters, and XML readers refuse them.
    if (space) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      utf8::append(out, c == 0xFFFE || c == 0xFFFF ? char32_t{0xFFFD} : c);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string cut(std::string_view text, std::size_t width) {
  if (fitting(text, width) == text.size()) return std::string(text);
  std::string out(text.substr(0, fitting(text, width == 0 ? 0 : width - 1)));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t max_lines) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    std::size_t end = fitting(text, width);
    if (end == text.size()) {
      lines.emplace_back(text);
      break;
    }
    if (lines.size() + 1 == max_lines) {
      lines.push_back(cut(text, width));
      break;
    }
    if (end == 0) end = utf8::decode(text, 0).length;  // a wide character in a narrow column
    if (text[end] != ' ') {
      const auto space = text.substr(0, end).rfind(' ');
      if (space != std::string_view::npos && space > 0) end = space;
    }
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  return lines;
}

}  // namespace dossier::io
