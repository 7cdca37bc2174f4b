#pragma once

#include <cstdint>

namespace dossier::query::meaning {

/// What kinds of value an expression can have, as far as the query tells; null is always possible. For a list, also
/// what its elements can be. A check fails only when no kind is possible, so knowing too little never refuses a right
/// query.
struct Type {
  std::uint32_t mask = kAny;      ///< of the kinds below; 0: only null
  std::uint32_t elements = kAny;  ///< of a list's elements

  static constexpr std::uint32_t kBoolean = 1, kInteger = 2, kFloat = 4, kString = 8, kList = 16, kMap = 32, kNode = 64,
                                 kEdge = 128, kPath = 256, kDate = 512, kLocalTime = 1024, kTime = 2048,
                                 kLocalDateTime = 4096, kDateTime = 8192, kDuration = 16384;
  static constexpr std::uint32_t kAny = 0xffffffffu;
  static constexpr std::uint32_t kNumber = kInteger | kFloat;
  static constexpr std::uint32_t kInstant = kDate | kLocalTime | kTime | kLocalDateTime | kDateTime;
  static constexpr std::uint32_t kTemporal = kInstant | kDuration;

  constexpr bool may_be(std::uint32_t kinds) const { return mask == 0 || (mask & kinds) != 0; }
  constexpr bool is_any() const { return mask == kAny; }
  friend constexpr bool operator==(Type, Type) = default;
};

constexpr Type one_of(std::uint32_t mask) { return {mask, Type::kAny}; }
constexpr Type list_of(std::uint32_t elements) { return {Type::kList, elements}; }
constexpr Type either(Type a, Type b) { return {a.mask | b.mask, a.elements | b.elements}; }

}  // namespace dossier::query::meaning
