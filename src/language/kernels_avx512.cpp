#include "language/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace dossier::language {
extern const Kernels kAvx512Kernels;
namespace {

constexpr std::size_t kLanes = 16;
constexpr int kTileRows = 6;
constexpr int kTileRegisters = 4;

struct Vector {
  __m512 v;
  static Vector load(const float* p) { return {_mm512_loadu_ps(p)}; }
  static Vector all(float x) { return {_mm512_set1_ps(x)}; }
  static Vector from_bytes(const signed char* p) {
    return {_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))))};
  }
  void store(float* p) const { _mm512_storeu_ps(p, v); }
};
inline Vector operator+(Vector a, Vector b) { return {_mm512_add_ps(a.v, b.v)}; }
inline Vector operator-(Vector a, Vector b) { return {_mm512_sub_ps(a.v, b.v)}; }
inline Vector operator*(Vector a, Vector b) { return {_mm512_mul_ps(a.v, b.v)}; }
inline Vector operator/(Vector a, Vector b) { return {_mm512_div_ps(a.v, b.v)}; }
inline Vector fused(Vector a, Vector b, Vector c) { return {_mm512_fmadd_ps(a.v, b.v, c.v)}; }
inline Vector least(Vector a, Vector b) { return {_mm512_min_ps(a.v, b.v)}; }
inline Vector most(Vector a, Vector b) { return {_mm512_max_ps(a.v, b.v)}; }

#include "language/kernels_body.h"

}  // namespace

const Kernels kAvx512Kernels = {multiply, recur, add_scaled_bytes, "avx512"};

}  // namespace dossier::language
#endif
