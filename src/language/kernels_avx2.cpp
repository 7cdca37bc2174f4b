#include "language/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace dossier::language {
extern const Kernels kAvx2Kernels;
namespace {

constexpr std::size_t kLanes = 8;
constexpr int kTileRows = 6;
constexpr int kTileRegisters = 2;

struct Vector {
  __m256 v;
  static Vector load(const float* p) { return {_mm256_loadu_ps(p)}; }
  static Vector all(float x) { return {_mm256_set1_ps(x)}; }
  static Vector from_bytes(const signed char* p) {
    return {_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(p))))};
  }
  void store(float* p) const { _mm256_storeu_ps(p, v); }
};
inline Vector operator+(Vector a, Vector b) { return {_mm256_add_ps(a.v, b.v)}; }
inline Vector operator-(Vector a, Vector b) { return {_mm256_sub_ps(a.v, b.v)}; }
inline Vector operator*(Vector a, Vector b) { return {_mm256_mul_ps(a.v, b.v)}; }
inline Vector operator/(Vector a, Vector b) { return {_mm256_div_ps(a.v, b.v)}; }
inline Vector fused(Vector a, Vector b, Vector c) { return {_mm256_fmadd_ps(a.v, b.v, c.v)}; }
inline Vector least(Vector a, Vector b) { return {_mm256_min_ps(a.v, b.v)}; }
inline Vector most(Vector a, Vector b) { return {_mm256_max_ps(a.v, b.v)}; }

#include "language/kernels_body.h"

}  // namespace

const Kernels kAvx2Kernels = {multiply, recur, add_scaled_bytes, "avx2"};

}  // namespace dossier::language
#endif
