#pragma once

#include <cstddef>
#include <cstdint>

/// Dense arithmetic of the neural models, in single precision with a fixed order of operations: every element is one
/// chain of fused multiply-adds, or a fixed sequence of rounded operations, whatever the width of the machine's
/// vectors. So the same model and text give the same bits on every machine.
namespace dossier::language {

/// Numbers in bytes for exact integer products: value j of a row stands for scale · (byte − kByteOffset). Bytes lie in
/// 1…127, so that they mean the same signed and unsigned, and two products of them fit sixteen bits.
inline constexpr int kByteRange = 63;
inline constexpr int kByteOffset = 64;

/// The left factor: rows × inner bytes, row-major.
struct ByteRows {
  const unsigned char* bytes;
  const float* scales;              ///< of each row
  const std::int32_t* corrections;  ///< of each row: kByteOffset · the sum of its bytes
};

/// The right factor: panels of kColumns columns; in a panel for each four rows the columns' four bytes one after
/// the other.
struct BytePanels {
  static constexpr std::size_t kColumns = 16;
  const unsigned char* bytes;
  const float* scales;              ///< of each column
  const std::int32_t* corrections;  ///< of each column: kByteOffset · (the sum of its bytes − inner · kByteOffset)
  const float* bias;                ///< of each column
};

struct Kernels {
  /// C (rows×columns) = or += A·B, where A's element (i,k) is a[i*a_row + k*a_column] and B and C are row-major with
  /// leading dimensions b_row and c_row. `columns` must be a multiple of 16.
  void (*multiply)(const float* a, std::size_t a_row, std::size_t a_column, const float* b, std::size_t b_row, float* c,
                   std::size_t c_row, std::size_t rows, std::size_t columns, std::size_t inner, bool accumulate);

  /// One direction of a simple recurrent unit over a sequence (Lei et al. 2018, "Simple Recurrent Units"). Step t reads
  /// candidate, forget, reset (and highway when `projected` holds it) of width `hidden` at projected +
  /// t*projected_step, where the signs of the steps give the direction. Writes gates f and r over their places in
  /// `projected`, the state to `state` and the output to `output`. `weights` holds v_f, v_r, b_f, b_r. `highway` is the
  /// unit's input. `hidden` must be a multiple of 16.
  void (*recur)(float* projected, std::ptrdiff_t projected_step, const float* highway, std::ptrdiff_t highway_step,
                const float* weights, float* state, std::ptrdiff_t state_step, float* output,
                std::ptrdiff_t output_step, std::size_t hidden, std::size_t length);

  /// out[j] += scale * values[j], for `count` a multiple of 16.
  void (*add_scaled_bytes)(float* out, const signed char* values, float scale, std::size_t count);

  /// The nearest bytes of `rows` rows of `inner` floats (a multiple of 16), with one scale a row.
  void (*to_bytes)(const float* input, std::size_t rows, std::size_t inner, unsigned char* bytes, float* scales,
                   std::int32_t* corrections);

  /// C (rows×columns, leading dimension c_row) = A·B + bias for factors in bytes: sums of integers are exact in any
  /// order, then one rounded product of the scales and one fused multiply-add. `columns` and `inner` must be multiples
  /// of 16.
  void (*multiply_bytes)(const ByteRows& a, const BytePanels& b, float* c, std::size_t c_row, std::size_t rows,
                         std::size_t columns, std::size_t inner);

  const char* name;
};

/// The fastest kernels that this machine runs.
const Kernels& kernels();
/// All that this machine runs, for tests: they must agree bit by bit.
const Kernels* const* all_kernels(std::size_t& count);

}  // namespace dossier::language
