#include "language/kernels.h"

#include <cmath>

namespace dossier::language {
extern const Kernels kPortableKernels;
namespace {

constexpr std::size_t kLanes = 4;
constexpr int kTileRows = 2;
constexpr int kTileRegisters = 2;
constexpr int kByteTileRows = 1;
constexpr int kByteTileRegisters = 4;
constexpr int kChains = 1;

struct Vector {
  float v[4];
  static Vector load(const float* p) { return {{p[0], p[1], p[2], p[3]}}; }
  static Vector all(float x) { return {{x, x, x, x}}; }
  static Vector from_bytes(const signed char* p) {
    return {{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]), static_cast<float>(p[3])}};
  }
  void store(float* p) const {
    for (int i = 0; i < 4; ++i) p[i] = v[i];
  }
};
template <class Operation>
inline Vector each(Vector a, Vector b, Operation operation) {
  Vector out;
  for (int i = 0; i < 4; ++i) out.v[i] = operation(a.v[i], b.v[i]);
  return out;
}
inline Vector operator+(Vector a, Vector b) {
  return each(a, b, [](float x, float y) { return x + y; });
}
inline Vector operator-(Vector a, Vector b) {
  return each(a, b, [](float x, float y) { return x - y; });
}
inline Vector operator*(Vector a, Vector b) {
  return each(a, b, [](float x, float y) { return x * y; });
}
inline Vector operator/(Vector a, Vector b) {
  return each(a, b, [](float x, float y) { return x / y; });
}
inline Vector least(Vector a, Vector b) {
  return each(a, b, [](float x, float y) { return x < y ? x : y; });
}
inline Vector most(Vector a, Vector b) {
  return each(a, b, [](float x, float y) { return x > y ? x : y; });
}
inline Vector fused(Vector a, Vector b, Vector c) {
  Vector out;
  for (int i = 0; i < 4; ++i) out.v[i] = std::fmaf(a.v[i], b.v[i], c.v[i]);
  return out;
}

struct Integers {
  std::int32_t v[4];
  static Integers load(const std::int32_t* p) { return {{p[0], p[1], p[2], p[3]}}; }
  static Integers all(std::int32_t x) { return {{x, x, x, x}}; }
  static Integers nearest(Vector x) {
    Integers out;
    for (int i = 0; i < 4; ++i) out.v[i] = static_cast<std::int32_t>(std::lrint(x.v[i]));
    return out;
  }
  Vector to_float() const {
    Vector out;
    for (int i = 0; i < 4; ++i) out.v[i] = static_cast<float>(v[i]);
    return out;
  }
  void store(std::int32_t* p) const {
    for (int i = 0; i < 4; ++i) p[i] = v[i];
  }
  void store_bytes(unsigned char* p) const {
    for (int i = 0; i < 4; ++i) p[i] = static_cast<unsigned char>(v[i]);
  }
};
inline Integers operator+(Integers a, Integers b) {
  for (int i = 0; i < 4; ++i) a.v[i] += b.v[i];
  return a;
}
inline Integers operator-(Integers a, Integers b) {
  for (int i = 0; i < 4; ++i) a.v[i] -= b.v[i];
  return a;
}

struct Accumulator {
  Integers sums = Integers::all(0);
  void add(const unsigned char* row, const unsigned char* columns, const unsigned char* next_columns) {
    for (int i = 0; i < 4; ++i)
      for (int k = 0; k < 4; ++k) sums.v[i] += row[k] * columns[4 * i + k] + row[4 + k] * next_columns[4 * i + k];
  }
  Integers total() const { return sums; }
};

#include "language/kernels_body.h"
#include "language/kernels_bytes_body.h"

}  // namespace

const Kernels kPortableKernels = {multiply, recur, add_scaled_bytes, to_bytes, multiply_bytes, "portable"};

}  // namespace dossier::language
