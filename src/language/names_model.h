#pragma once

#include "language/names_features.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::language::names {

/// The packed conditional random field. Little-endian:
///   ModelHeader | 2^bucket_bits buckets of kRowsInBucket rows
/// A row is one feature's weight for each label (int8, one scale for all) and 16 bits of its hash, which tell it from
/// others in the bucket: a feature that training never saw scores nothing, instead of another feature's weights.
inline constexpr std::uint32_t kModelMagic = 0x314d414eu;  // "NAM1"
inline constexpr unsigned kRowLabels = 14;                 // labels padded
inline constexpr unsigned kRowsInBucket = 4;               // one cache line
static_assert(kLabelCount <= kRowLabels);

struct Row {
  std::int8_t weights[kRowLabels];
  std::uint16_t check;  ///< 0: an empty row
};
static_assert(sizeof(Row) == 16);

struct ModelHeader {
  std::uint32_t magic;
  std::uint32_t bucket_bits;
  std::uint32_t feature_count;       ///< kFeatureCount of the code that trained it
  float scale;                       ///< log-odds of one unit of weight
  std::int16_t transitions[16][16];  ///< [previous][next], in units; row and column 0 are also the borders
};
static_assert(sizeof(ModelHeader) == 16 + 512);

constexpr std::uint16_t check_of(std::uint64_t feature) { return static_cast<std::uint16_t>((feature >> 48) | 1u); }
constexpr std::uint64_t bucket_of(std::uint64_t feature, std::uint32_t bucket_bits) {
  return feature & ((std::uint64_t{1} << bucket_bits) - 1);
}

/// Scores of one token for each label, in units.
using Scores = std::array<std::int16_t, 16>;

class SequenceModel {
 public:
  /// Reads in place; false on damage.
  bool unpack(std::string_view section);
  float scale() const { return header_.scale; }
  void score(const Features& features, Scores& out) const;
  /// The best label sequence (Viterbi 1967) for `scores`, starting and ending outside. `labels` gets one a token.
  void decode(const std::vector<Scores>& scores, std::size_t first, std::size_t last, std::uint8_t* labels) const;

 private:
  ModelHeader header_{};
  const char* rows_ = nullptr;
};

}  // namespace dossier::language::names
