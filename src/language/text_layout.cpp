#include "language/text_layout.h"

#include "base/utf8.h"

#include <algorithm>

namespace dossier::language {
namespace {

struct Line {
  Span span;                 // without white space around it
  std::uint32_t length = 0;  // code points
};

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

bool ends_sentence(std::string_view line) {
  while (!line.empty()) {
    const char c = line.back();
    if (c == '.' || c == '!' || c == '?' || c == ':') return true;
    if (c != '"' && c != '\'' && c != ')' && c != ']') break;
    line.remove_suffix(1);
  }
  return line.ends_with("…") || line.ends_with("”") || line.ends_with("’");
}

bool begins_item(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•") || line.starts_with("– ") ||
      line.starts_with("— ") || line.starts_with("#") || line.starts_with(">"))
    return true;
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  return digits > 0 && digits <= 3 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
         line[digits + 1] == ' ';
}

bool begins_lower(std::string_view line) {
  const auto first = utf8::decode(line, 0);
  return utf8::is_letter(first.code_point) && !utf8::is_upper(first.code_point) &&
         utf8::to_upper(first.code_point) != first.code_point;
}

constexpr std::uint32_t kNarrowestWrap = 40;
constexpr std::uint32_t kWidestWrap = 120;

/// Whether the break after `line` is the wrapping of a paragraph whose longest line has `width` code points.
bool wraps(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
  const std::string_view here = line.span.of(text);
  const std::string_view there = next.span.of(text);
  if (begins_item(there)) return false;
  if (begins_lower(there) && !ends_sentence(here)) return true;
  if (width < kNarrowestWrap || width > kWidestWrap) return false;
  const auto word = std::min(there.find(' '), there.size());
  return line.length + 1 + utf8::length(there.substr(0, word)) > width;
}

}  // namespace

std::vector<TextBlock> lay_out(std::string_view text) {
  std::vector<TextBlock> blocks;
  std::vector<Line> lines;  // of the paragraph at hand
  std::uint32_t paragraph = 0;
  const auto finish = [&] {
    std::uint32_t width = 0;
    for (const Line& line : lines) width = std::max(width, line.length);
    for (std::size_t i = 0; i < lines.size();) {
      Span span = lines[i].span;
      std::size_t next = i + 1;
      while (next < lines.size() && wraps(text, lines[next - 1], lines[next], width)) span.end = lines[next++].span.end;
      blocks.push_back({span, paragraph++});
      i = next;
    }
    lines.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    std::size_t first = at;
    std::size_t last = end;
    while (first < last && is_blank_byte(text[first])) ++first;
    while (last > first && is_blank_byte(text[last - 1])) --last;
    bool visible = false;
    for (std::size_t i = first; i < last && !visible;) {
      const auto d = utf8::decode(text, i);
      visible = !utf8::is_space(d.code_point);
      i += d.length;
    }
    if (!visible) finish();
    else
      lines.push_back({{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)},
                       static_cast<std::uint32_t>(utf8::length(text.substr(first, last - first)))});
    at = end + 1;
  }
  finish();
  return blocks;
}

}  // namespace dossier::language
