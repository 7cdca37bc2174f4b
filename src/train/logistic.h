#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "train/random.h"

namespace dossier::train {

/// A yes/no decision and the hashed features it was made from.
struct BinaryExample {
  std::vector<std::uint32_t> features;
  bool yes = false;
};

/// Logistic regression by AdaGrad (Duchi et al. 2011) over hashed features; weights averaged over the passes.
std::vector<std::int16_t> train_logistic(const std::vector<BinaryExample>& examples, unsigned bits, unsigned passes,
                                         float rate, float decay);

/// Units of one log-odds in the weights that train_logistic gives.
inline constexpr float kLogisticUnit = 256.0f;

}  // namespace dossier::train
