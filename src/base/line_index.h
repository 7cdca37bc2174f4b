#pragma once

#include <dossier/diagnostic.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Maps byte offsets of one text to lines and columns. Views the text; the text must outlive it.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  struct Position {
    std::uint32_t line;    ///< 1-based
    std::uint32_t column;  ///< 1-based, in code points
  };
  /// An offset past the end is taken as the end.
  Position locate(std::uint32_t offset) const;

  /// The text of a 1-based line, without its line break.
  std::string_view line(std::uint32_t number) const;

  /// The line that holds the span's start and, below it, carets under the part of the span on that line
  /// (at least one). Lines longer than `width` code points are cut around the span.
  std::string excerpt(Span span, std::size_t width = 100) const;

  /// Fills in line, column, span and excerpt of a diagnostic about `span`.
  void attach(Diagnostic& problem, Span span) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace dossier
