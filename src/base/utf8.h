#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// UTF-8 by the Unicode Standard, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
namespace dossier::utf8 {

struct Decoded {
  char32_t code_point = 0;
  std::uint8_t length = 0;  ///< bytes taken, 1 to 4; for a malformed sequence 1, with code_point U+FFFD
  bool valid = false;
};

/// Decodes the code point that starts at `at`. Precondition: `at < text.size()`.
Decoded decode(std::string_view text, std::size_t at);

/// Appends the encoding of `code_point`; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append(std::string& out, char32_t code_point);

/// The offset of the first byte that is not well-formed, or none when all of it is.
std::optional<std::size_t> first_invalid(std::string_view text);

/// Code points in `text`; each malformed byte counts as one.
std::size_t length(std::string_view text);

/// The byte offset of the `index`th code point; the text's size when there are fewer.
std::size_t offset_of(std::string_view text, std::size_t index);

/// Simple case folding of ASCII, Latin-1, Latin Extended-A/B, Greek and Cyrillic letters; others stay.
char32_t to_lower(char32_t code_point);
char32_t to_upper(char32_t code_point);
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

bool is_upper(char32_t code_point);
bool is_letter(char32_t code_point);   ///< any script's letters and marks; ranges, not the full database
bool is_digit(char32_t code_point);    ///< ASCII digits
bool is_space(char32_t code_point);    ///< White_Space, with U+00A0, U+200B and U+FEFF

/// Letters with their accents removed (Latin blocks) and lower-cased: the key by which names are compared.
std::string fold(std::string_view text);

}  // namespace dossier::utf8
