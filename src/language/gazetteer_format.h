#pragma once

#include <cstdint>
#include <string_view>

/// The packed gazetteer, shared by its reader and its packer. Little-endian, 4-byte aligned:
///   Header | country_count x PackedCountry | slot_count x PackedSlot | text_size bytes of text
/// The slots are an open-addressing hash table with linear probing; a slot of no key has key_size 0.
namespace dossier::language::gazetteer_format {

inline constexpr std::uint32_t kMagic = 0x315a4147u;  // "GAZ1"
inline constexpr std::uint32_t kMaxCountries = 254;   // a country is one byte in a slot, 0 meaning none

struct Header {
  std::uint32_t magic;
  std::uint32_t country_count;
  std::uint32_t slot_count;  ///< a power of two, more than the number of keys
  std::uint32_t text_size;
};
static_assert(sizeof(Header) == 16);

struct PackedCountry {
  char iso[3];
  std::uint8_t sovereign;
  std::uint32_t name_offset;
  std::uint32_t capital_offset;
  std::uint16_t name_size;
  std::uint16_t capital_size;
};
static_assert(sizeof(PackedCountry) == 16);

struct PackedSlot {
  std::uint32_t key_offset;
  std::uint8_t key_size;
  std::uint8_t named;  ///< index of a country plus one; 0: none. The same holds for the next three.
  std::uint8_t people;
  std::uint8_t capital;
  std::uint8_t place;
  std::uint8_t unused;
  std::uint16_t flags;  ///< Gazetteer::Flag
};
static_assert(sizeof(PackedSlot) == 12);

/// FNV-1a with a final mix, so that the low bits can index the table.
constexpr std::uint32_t hash_key(std::string_view key) {
  std::uint32_t hash = 2166136261u;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  return hash ^ (hash >> 13);
}

}  // namespace dossier::language::gazetteer_format
