#include "train/logistic.h"

#include <algorithm>

namespace dossier::train {

std::vector<std::int16_t> train_logistic(const std::vector<BinaryExample>& examples, unsigned bits, unsigned passes,
                                         float rate, float decay) {
  const std::size_t size = std::size_t{1} << bits;
  const std::uint32_t mask = static_cast<std::uint32_t>(size - 1);
  std::vector<float> weights(size, 0.0f);
  std::vector<float> squares(size, 1e-2f);
  std::vector<double> sums(size, 0.0);
  std::vector<std::uint32_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  Random random(7);
  for (unsigned pass = 0; pass < passes; ++pass) {
    random.shuffle(order);
    for (const std::uint32_t index : order) {
      const BinaryExample& example = examples[index];
      float score = 0;
      for (const std::uint32_t feature : example.features) score += weights[feature & mask];
      const float error = 1.0f / (1.0f + std::exp(-score)) - (example.yes ? 1.0f : 0.0f);
      if (std::fabs(error) < 1e-4f) continue;
      for (const std::uint32_t feature : example.features) {
        float& w = weights[feature & mask];
        const float gradient = error + decay * w;
        float& square = squares[feature & mask];
        square += gradient * gradient;
        w -= rate * gradient / std::sqrt(square);
      }
    }
    for (std::size_t i = 0; i < size; ++i) sums[i] += static_cast<double>(weights[i]);
  }
  std::vector<std::int16_t> out(size);
  for (std::size_t i = 0; i < size; ++i) {
    const double value = sums[i] / std::max(1u, passes) * static_cast<double>(kLogisticUnit);
    out[i] = static_cast<std::int16_t>(std::lrint(std::clamp(value, -32767.0, 32767.0)));
  }
  return out;
}

}  // namespace dossier::train
