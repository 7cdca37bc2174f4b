#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dossier::language {

/// A matrix for running only: seven bits a weight with one scale a column, in the order that kernels().multiply_bytes
/// reads. The left factor is brought to seven bits too, with one scale a row, each time.
class ByteMatrix {
 public:
  ByteMatrix() = default;
  /// `weights` is inputs × columns, row-major, both multiples of 16; `bias`, of `columns`, may be null.
  ByteMatrix(const float* weights, std::size_t inputs, std::size_t columns, const float* bias);

  bool empty() const { return bytes_.empty(); }
  /// output (rows × columns) = input (rows × inputs) · the matrix + bias.
  void apply(const float* input, std::size_t rows, float* output) const;

 private:
  std::size_t inputs_ = 0;
  std::size_t columns_ = 0;
  std::vector<unsigned char> bytes_;
  std::vector<float> scales_;
  std::vector<std::int32_t> corrections_;
  std::vector<float> bias_;
};

}  // namespace dossier::language
