#include "language/byte_matrix.h"

#include "language/kernels.h"

#include <algorithm>
#include <cmath>

namespace dossier::language {

ByteMatrix::ByteMatrix(const float* weights, std::size_t inputs, std::size_t columns, const float* bias)
    : inputs_(inputs), columns_(columns), bytes_(inputs * columns), scales_(columns, 0.0f), bias_(columns, 0.0f) {
  if (bias) std::copy_n(bias, columns, bias_.begin());
  for (std::size_t i = 0; i < inputs; ++i)
    for (std::size_t j = 0; j < columns; ++j) scales_[j] = std::max(scales_[j], std::fabs(weights[i * columns + j]));
  std::vector<float> factors(columns);
  for (std::size_t j = 0; j < columns; ++j) {
    factors[j] = scales_[j] > 0 ? static_cast<float>(kByteRange) / scales_[j] : 0.0f;
    scales_[j] /= static_cast<float>(kByteRange);
  }
  constexpr auto kMost = static_cast<float>(kByteRange);
  std::vector<std::int32_t> sums(columns, 0);
  for (std::size_t i = 0; i < inputs; ++i)
    for (std::size_t start = 0; start < columns; start += BytePanels::kColumns) {
      unsigned char* out = bytes_.data() + start * inputs + i / 4 * 4 * BytePanels::kColumns + i % 4;
      const float* row = weights + i * columns + start;
      for (std::size_t j = 0; j < BytePanels::kColumns; ++j) {
        // Truncated from above zero: the nearest. The bounds keep a damaged model's values in range.
        const float value = std::clamp(row[j] * factors[start + j], -kMost, kMost);
        const auto byte = static_cast<std::int32_t>(value + (static_cast<float>(kByteOffset) + 0.5f));
        out[4 * j] = static_cast<unsigned char>(byte);
        sums[start + j] += byte;
      }
    }
  corrections_.resize(columns);
  for (std::size_t j = 0; j < columns; ++j)
    corrections_[j] = kByteOffset * (sums[j] - static_cast<std::int32_t>(inputs) * kByteOffset);
}

void ByteMatrix::apply(const float* input, std::size_t rows, float* output) const {
  // Few rows at a time, so that they stay in the nearest cache while all columns pass by.
  constexpr std::size_t kRows = 48;
  std::vector<unsigned char> bytes(kRows * inputs_);
  float scales[kRows];
  std::int32_t corrections[kRows];
  const BytePanels panels = {bytes_.data(), scales_.data(), corrections_.data(), bias_.data()};
  for (std::size_t first = 0; first < rows; first += kRows) {
    const std::size_t count = std::min(kRows, rows - first);
    kernels().to_bytes(input + first * inputs_, count, inputs_, bytes.data(), scales, corrections);
    kernels().multiply_bytes({bytes.data(), scales, corrections}, panels, output + first * columns_, columns_, count,
                             columns_, inputs_);
  }
}

}  // namespace dossier::language
