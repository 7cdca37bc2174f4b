#pragma once

#include <cstdint>
#include <string_view>

namespace dossier {

/// A half-open range of byte offsets, [start, end), into the original UTF-8 text of one article or query.
/// Offsets are 32 bits wide: a text larger than `kMaxTextBytes` is refused at the door.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - start; }
  constexpr bool empty() const { return start == end; }
  constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
  constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }

  /// The bytes of `text` that the span covers. Precondition: `end <= text.size()`.
  constexpr std::string_view of(std::string_view text) const { return text.substr(start, end - start); }

  friend constexpr bool operator==(Span, Span) = default;
  friend constexpr auto operator<=>(Span, Span) = default;
};

/// The largest text, in bytes, that is taken as one article. Larger input is a clear error, not a slow death.
inline constexpr std::size_t kMaxTextBytes = 16u << 20;

}  // namespace dossier
