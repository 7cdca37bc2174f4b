#include "language/kernels.h"

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

TEST(Kernels, OfEveryInstructionSetGiveTheSameBits) {
  const std::size_t rows = 11, columns = 96, inner = 53, hidden = 48, length = 6;
  const auto a = random_values(rows * inner, 8), b = random_values(inner * columns, 9),
             start = random_values(length * 3 * hidden, 10), highway = random_values(length * hidden, 11),
             weights = random_values(4 * hidden, 12);
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
    for (const auto& part : {gates, state, output, sum}) c.insert(c.end(), part.begin(), part.end());
    results.push_back(std::move(c));
    ASSERT_EQ(std::memcmp(results[n].data(), results[0].data(), results[0].size() * sizeof(float)), 0) << all[n]->name;
  }
}

}  // namespace
}  // namespace dossier::language
