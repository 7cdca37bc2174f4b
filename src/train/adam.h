#pragma once

#include <cstdint>
#include <vector>

namespace dossier::train {

/// Adam (Kingma and Ba 2015) for dense weights and, lazily, for the touched rows of an embedding table. Gradients are
/// clipped to a total norm of 5.
class Adam {
 public:
  Adam(std::size_t dense_count, std::size_t rows, std::size_t columns);

  void step(float rate, float* dense, const std::vector<float>& dense_gradient, std::vector<float>& table,
            const std::vector<std::uint32_t>& touched_rows, const std::vector<float>& row_gradients);

 private:
  std::size_t columns_;
  std::vector<float> dense_mean_, dense_square_, row_mean_, row_square_;
  double mean_power_ = 1;
  double square_power_ = 1;
};

}  // namespace dossier::train
