#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// HTML character references (HTML Living Standard, 13.5), as text copied from web pages holds them: "&amp;",
/// "&#8217;",
/// "&#x2019;", and the names that Latin text uses. They need their semicolon.
namespace dossier {

struct HtmlEntity {
  char32_t code_point = 0;
  std::uint8_t length = 0;  ///< bytes taken, "&" and ";" included
};

/// The reference that starts at `at`, or none. Precondition: `at < text.size()`.
std::optional<HtmlEntity> html_entity(std::string_view text, std::size_t at);

/// `text` with each reference replaced by its character.
std::string without_html_entities(std::string_view text);

/// Whether `text` may hold a reference: worth the look.
inline bool may_hold_html_entity(std::string_view text) {
  const auto at = text.find('&');
  return at != std::string_view::npos && text.find(';', at) != std::string_view::npos;
}

}  // namespace dossier
