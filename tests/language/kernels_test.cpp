#include "language/kernels.h"
#include "language/byte_matrix.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

namespace dossier::language {
namespace {

std::vector<float> random_values(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(-2, 2);
  std::vector<float> values(count);
  for (float& value : values) value = uniform(random);
  return values;
}

TEST(Kernels, MultiplyAgreesWithThreeLoops) {
  const std::size_t rows = 13, columns = 80, inner = 37;
  const auto a = random_values(rows * inner, 1), b = random_values(inner * columns, 2);
  std::vector<float> c(rows * columns, 1.0f);
  kernels().multiply(a.data(), inner, 1, b.data(), columns, c.data(), columns, rows, columns, inner, true);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      double sum = 1;
      for (std::size_t k = 0; k < inner; ++k)
        sum += static_cast<double>(a[i * inner + k]) * static_cast<double>(b[k * columns + j]);
      ASSERT_NEAR(static_cast<double>(c[i * columns + j]), sum, 1e-4);
    }
}

TEST(Kernels, MultiplyReadsTheLeftMatrixTransposedByItsSteps) {
  const std::size_t rows = 5, columns = 16, inner = 7;
  const auto a = random_values(inner * rows, 3), b = random_values(inner * columns, 4);
  std::vector<float> turned(rows * inner), c(rows * columns), expected(rows * columns);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t k = 0; k < inner; ++k) turned[i * inner + k] = a[k * rows + i];
  kernels().multiply(a.data(), 1, rows, b.data(), columns, c.data(), columns, rows, columns, inner, false);
  kernels().multiply(turned.data(), inner, 1, b.data(), columns, expected.data(), columns, rows, columns, inner, false);
  EXPECT_EQ(c, expected);
}

TEST(Kernels, RecurrenceFollowsItsEquations) {
  const std::size_t hidden = 16, length = 9;
  auto gates = random_values(length * 3 * hidden, 5);
  const auto original = gates;
  const auto highway = random_values(length * hidden, 6), weights = random_values(4 * hidden, 7);
  std::vector<float> state(length * hidden), output(length * hidden);
  const auto step = static_cast<std::ptrdiff_t>(hidden);
  kernels().recur(gates.data(), 3 * step, highway.data(), step, weights.data(), state.data(), step, output.data(), step,
                  hidden, length);
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t j = 0; j < hidden; ++j) {
    double cell = 0;
    for (std::size_t t = 0; t < length; ++t) {
      const auto gate = [&](std::size_t g) { return static_cast<double>(original[t * 3 * hidden + g * hidden + j]); };
      const auto weight = [&](std::size_t g) { return static_cast<double>(weights[g * hidden + j]); };
      const double forget = sigmoid(gate(1) + weight(0) * cell + weight(2));
      const double reset = sigmoid(gate(2) + weight(1) * cell + weight(3));
      cell = forget * cell + (1 - forget) * gate(0);
      ASSERT_NEAR(static_cast<double>(state[t * hidden + j]), cell, 1e-5);
      ASSERT_NEAR(static_cast<double>(output[t * hidden + j]),
                  reset * cell + (1 - reset) * static_cast<double>(highway[t * hidden + j]), 1e-5);
    }
  }
}

TEST(Kernels, BytesAreTheNearestOfTheirRow) {
  const std::vector<float> rows = {1.0f, -2.0f, 0.5f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.016f,  // the largest is 2
                                   0,    0,     0,    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  unsigned char bytes[32];
  float scales[2];
  std::int32_t corrections[2];
  kernels().to_bytes(rows.data(), 2, 16, bytes, scales, corrections);
  EXPECT_FLOAT_EQ(scales[0], 2.0f / 63);
  EXPECT_EQ(bytes[0], 64 + 32);  // 31.5 is rounded to even
  EXPECT_EQ(bytes[1], 64 - 63);
  EXPECT_EQ(bytes[2], 64 + 16);
  EXPECT_EQ(bytes[15], 64 + 1);
  EXPECT_EQ(corrections[0], 64 * (16 * 64 + 32 - 63 + 16 + 1));
  EXPECT_EQ(scales[1], 0.0f);
  EXPECT_EQ(corrections[1], 64 * 16 * 64);
}

// The largest bytes everywhere: sums of sixteen bits would overflow here if they ever do.
TEST(Kernels, BytesMultiplyExactlyAtTheirExtremes) {
  const std::size_t rows = 3, columns = 16, inner = 1024;
  for (const float sign : {1.0f, -1.0f}) {
    const std::vector<float> a(rows * inner, 1.0f), b(inner * columns, sign), bias(columns, 0.5f);
    std::vector<float> c(rows * columns);
    ByteMatrix(b.data(), inner, columns, bias.data()).apply(a.data(), rows, c.data());
    for (const float value : c) ASSERT_NEAR(value, sign * static_cast<float>(inner) + 0.5f, 1e-2f);
  }
}

TEST(Kernels, ByteMatrixIsNearTheMatrix) {
  const std::size_t rows = 53, columns = 112, inner = 80;
  const auto a = random_values(rows * inner, 13), b = random_values(inner * columns, 14),
             bias = random_values(columns, 15);
  std::vector<float> near(rows * columns);
  ByteMatrix(b.data(), inner, columns, bias.data()).apply(a.data(), rows, near.data());
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      double sum = static_cast<double>(bias[j]);
      for (std::size_t k = 0; k < inner; ++k)
        sum += static_cast<double>(a[i * inner + k]) * static_cast<double>(b[k * columns + j]);
      // A factor is off by a half of 2/63 at most; the products' errors have mean 0 and add up like their root.
      ASSERT_NEAR(static_cast<double>(near[i * columns + j]), sum, 5 * 0.02 * std::sqrt(static_cast<double>(inner)));
    }
}

TEST(Kernels, OfEveryInstructionSetGiveTheSameBits) {
  const std::size_t rows = 11, columns = 96, inner = 53, hidden = 48, length = 6;
  const auto a = random_values(rows * inner, 8), b = random_values(inner * columns, 9),
             start = random_values(length * 3 * hidden, 10), highway = random_values(length * hidden, 11),
             weights = random_values(4 * hidden, 12);
  // Integer products: a row more than the tiles take and panels that do not fill the widest registers.
  const std::size_t byte_rows = 17, byte_columns = 80, byte_inner = 48;
  const auto left = random_values(byte_rows * byte_inner, 16), scales = random_values(byte_columns, 17),
             bias = random_values(byte_columns, 18);
  std::vector<unsigned char> panels(byte_inner * byte_columns);
  for (std::size_t i = 0; i < panels.size(); ++i) panels[i] = static_cast<unsigned char>(1 + i * 53 % 127);
  std::vector<std::int32_t> corrections(byte_columns);
  for (std::size_t i = 0; i < byte_columns; ++i) corrections[i] = static_cast<std::int32_t>(i * 911);
  std::vector<signed char> bytes(hidden);
  for (std::size_t i = 0; i < hidden; ++i) bytes[i] = static_cast<signed char>(static_cast<int>(i * 37 % 255) - 127);
  std::size_t count = 0;
  const Kernels* const* all = all_kernels(count);
  ASSERT_GE(count, 1u);
  std::vector<std::vector<float>> results;
  for (std::size_t n = 0; n < count; ++n) {
    std::vector<float> c(rows * columns), gates = start, state(length * hidden), output(length * hidden),
                                          sum(hidden, 0.25f);
    all[n]->multiply(a.data(), inner, 1, b.data(), columns, c.data(), columns, rows, columns, inner, false);
    const auto step = static_cast<std::ptrdiff_t>(hidden);
    all[n]->recur(gates.data(), 3 * step, highway.data(), step, weights.data(), state.data(), step, output.data(), step,
                  hidden, length);
    all[n]->add_scaled_bytes(sum.data(), bytes.data(), 0.0123f, hidden);
    std::vector<unsigned char> row_bytes(left.size());
    std::vector<std::int32_t> row_corrections(byte_rows);
    std::vector<float> row_scales(byte_rows), product(byte_rows * byte_columns);
    all[n]->to_bytes(left.data(), byte_rows, byte_inner, row_bytes.data(), row_scales.data(), row_corrections.data());
    all[n]->multiply_bytes({row_bytes.data(), row_scales.data(), row_corrections.data()},
                           {panels.data(), scales.data(), corrections.data(), bias.data()}, product.data(),
                           byte_columns, byte_rows, byte_columns, byte_inner);
    c.insert(c.end(), row_scales.begin(), row_scales.end());
    c.insert(c.end(), product.begin(), product.end());
    for (const auto& part : {gates, state, output, sum}) c.insert(c.end(), part.begin(), part.end());
    results.push_back(std::move(c));
    ASSERT_EQ(std::memcmp(results[n].data(), results[0].data(), results[0].size() * sizeof(float)), 0) << all[n]->name;
  }
}

}  // namespace
}  // namespace dossier::language
