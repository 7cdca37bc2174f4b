#pragma once

#include <dossier/span.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::language {

/// A stretch of text that no sentence crosses.
struct TextBlock {
  Span span;  ///< without white space around it
  std::uint32_t paragraph = 0;
};

/// Parts a text into paragraphs: at blank lines, and at a line break that is not the wrapping of one paragraph over
/// several lines (a headline, a list item, a paragraph written on one long line). Blocks are in order and not empty.
std::vector<TextBlock> lay_out(std::string_view text);

}  // namespace dossier::language
