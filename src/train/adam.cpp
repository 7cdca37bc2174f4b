#include "train/adam.h"

#include <cmath>

namespace dossier::train {
namespace {

constexpr float kMeanDecay = 0.9f;
constexpr float kSquareDecay = 0.95f;
constexpr float kEpsilon = 1e-8f;
constexpr double kMostNorm = 5;

void update(float* weights, const float* gradient, float* mean, float* square, std::size_t count, float clip,
            float rate, float square_correction) {
  constexpr std::size_t kBlock = 16;
  for (std::size_t start = 0; start < count; start += kBlock) {
    const std::size_t end = start + kBlock < count ? start + kBlock : count;
    // Weights that took no part in the batch rest, moments and all: batches of another corpus reach only some.
    bool idle = true;
    for (std::size_t i = start; i < end; ++i) idle &= gradient[i] == 0.0f;
    if (idle) continue;
    for (std::size_t i = start; i < end; ++i) {
      const float g = gradient[i] * clip;
      mean[i] = kMeanDecay * mean[i] + (1 - kMeanDecay) * g;
      square[i] = kSquareDecay * square[i] + (1 - kSquareDecay) * g * g;
      weights[i] -= rate * mean[i] / (std::sqrt(square[i] * square_correction) + kEpsilon);
    }
  }
}

double square_sum(const std::vector<float>& values) {
  // Eight partial sums in a fixed order: fast and repeatable.
  double sums[8] = {};
  for (std::size_t i = 0; i < values.size(); ++i)
    sums[i % 8] += static_cast<double>(values[i]) * static_cast<double>(values[i]);
  double sum = 0;
  for (const double part : sums) sum += part;
  return sum;
}

}  // namespace

Adam::Adam(std::size_t dense_count, std::size_t rows, std::size_t columns)
    : columns_(columns),
      dense_mean_(dense_count),
      dense_square_(dense_count),
      row_mean_(rows * columns),
      row_square_(rows * columns) {}

void Adam::step(float rate, float* dense, const std::vector<float>& dense_gradient, std::vector<float>& table,
                const std::vector<std::uint32_t>& touched_rows, const std::vector<float>& row_gradients) {
  mean_power_ *= static_cast<double>(kMeanDecay);
  square_power_ *= static_cast<double>(kSquareDecay);
  const double norm = std::sqrt(square_sum(dense_gradient) + square_sum(row_gradients));
  const float clip = norm > kMostNorm ? static_cast<float>(kMostNorm / norm) : 1.0f;
  const float corrected = static_cast<float>(static_cast<double>(rate) / (1 - mean_power_));
  const float square_correction = static_cast<float>(1 / (1 - square_power_));
  update(dense, dense_gradient.data(), dense_mean_.data(), dense_square_.data(), dense_gradient.size(), clip, corrected,
         square_correction);
  for (std::size_t r = 0; r < touched_rows.size(); ++r) {
    const std::size_t at = std::size_t{touched_rows[r]} * columns_;
    update(table.data() + at, row_gradients.data() + r * columns_, row_mean_.data() + at, row_square_.data() + at,
           columns_, clip, corrected, square_correction);
  }
}

}  // namespace dossier::train
