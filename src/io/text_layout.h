#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Text for terminals and pictures: how wide it is, and how it is broken into lines.
namespace dossier::io {

/// Columns that the text takes on a terminal: two for wide East Asian characters and emoji (Unicode Standard Annex
/// #11), none for combining marks and zero-width characters, one for all others.
std::size_t display_width(std::string_view text);

/// The text on one line of well-formed UTF-8: malformed bytes become U+FFFD; line breaks, tabs and other control
/// characters become spaces, rows of spaces one space; none stay at the ends.
std::string one_line(std::string_view text);

/// The longest beginning of at most `width` columns; a cut is marked with "…", which counts.
std::string cut(std::string_view text, std::size_t width);

/// Breaks a `one_line` text at spaces, and words longer than `width` anywhere, into at most `max_lines` lines of at
/// most `width` columns; the last ends in "…" when something is left over.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t max_lines);

}  // namespace dossier::io
