#include "language/kernels.h"

#include <cmath>

namespace dossier::language {
extern const Kernels kPortableKernels;
namespace {

constexpr std::size_t kLanes = 4;
constexpr int kTileRows = 2;
constexpr int kTileRegisters = 2;

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

#include "language/kernels_body.h"

}  // namespace

const Kernels kPortableKernels = {multiply, recur, add_scaled_bytes, "portable"};

}  // namespace dossier::language
