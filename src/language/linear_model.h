#pragma once

#include "language/bytes.h"

#include <cstdint>
#include <vector>

namespace dossier::language {

/// A yes/no decision: the sum of 16-bit weights of hashed features (hash kernels: Ganchev and Dredze 2008). Views the
/// bytes it was read from.
class LinearModel {
 public:
  /// The table must have a power-of-two number of weights.
  bool read(ByteReader& in) {
    const auto weights = in.get_array<std::int16_t>();
    if (!in.ok() || weights.size == 0 || (weights.size & (weights.size - 1)) != 0) {
      in.fail();
      return false;
    }
    weights_ = weights.data;
    mask_ = weights.size - 1;
    return true;
  }
  static void write(ByteWriter& out, const std::vector<std::int16_t>& weights) { out.put_array(weights); }

  /// `salt` tells apart the decisions that share a table.
  template <class Features>
  std::int32_t score(const Features& features, std::uint64_t salt = 0) const {
    std::int32_t sum = 0;
    for (const std::uint64_t feature : features) sum += weights_[(feature ^ salt) & mask_];
    return sum;
  }

 private:
  const std::int16_t* weights_ = nullptr;
  std::uint64_t mask_ = 0;
};

}  // namespace dossier::language
