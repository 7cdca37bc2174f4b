#include "base/line_index.h"

#include "base/utf8.h"

#include <algorithm>

namespace dossier {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(static_cast<std::uint32_t>(i + 1));
}

LineIndex::Position LineIndex::locate(std::uint32_t offset) const {
  offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  const std::uint32_t start = starts_[line - 1];
  const auto column = utf8::length(text_.substr(start, offset - start)) + 1;
  return {line, static_cast<std::uint32_t>(column)};
}

std::string_view LineIndex::line(std::uint32_t number) const {
  const std::uint32_t start = starts_[number - 1];
  std::string_view rest = text_.substr(start);
  rest = rest.substr(0, rest.find('\n'));
  if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
  return rest;
}

std::string LineIndex::excerpt(Span span, std::size_t width) const {
  const Position at = locate(span.start);
  const std::string_view text = line(at.line);
  const std::size_t total = utf8::length(text);
  const std::size_t caret = at.column - 1;

  // A window of `width` code points that holds the caret, with the cut ends marked.
  std::size_t first = 0;
  if (total > width && caret > width / 2) first = std::min(caret - width / 2, total - width);
  const std::size_t last = std::min(total, first + width);
  const std::size_t from = utf8::offset_of(text, first);
  const std::size_t to = utf8::offset_of(text, last);

  std::string shown(first > 0 ? "…" : "");
  std::string marks(first > 0 ? " " : "");
  for (const char c : text.substr(from, to - from)) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
  if (last < total) shown += "…";

  const std::uint32_t line_end = starts_[at.line - 1] + static_cast<std::uint32_t>(text.size());
  const std::uint32_t end = std::min(std::max(span.end, span.start), line_end);
  const std::size_t covered = end > span.start ? utf8::length(text_.substr(span.start, end - span.start)) : 0;
  marks.append(caret - first, ' ');
  marks.append(std::clamp<std::size_t>(covered, 1, std::max<std::size_t>(1, last - std::min(last, caret))), '^');
  return shown + "\n" + marks;
}

void LineIndex::attach(Diagnostic& problem, Span span) const {
  const Position at = locate(span.start);
  problem.span = span;
  problem.line = at.line;
  problem.column = at.column;
  problem.excerpt = excerpt(span);
}

}  // namespace dossier
