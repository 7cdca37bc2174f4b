#include "language/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace dossier::language {
extern const Kernels kAvx2Kernels;
namespace {

constexpr std::size_t kLanes = 8;
constexpr int kTileRows = 6;
constexpr int kTileRegisters = 2;
constexpr int kByteTileRows = 2;
constexpr int kByteTileRegisters = 2;
constexpr int kChains = 4;

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

struct Integers {
  __m256i v;
  static Integers load(const std::int32_t* p) { return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p))}; }
  static Integers all(std::int32_t x) { return {_mm256_set1_epi32(x)}; }
  static Integers nearest(Vector x) { return {_mm256_cvtps_epi32(x.v)}; }
  Vector to_float() const { return {_mm256_cvtepi32_ps(v)}; }
  void store(std::int32_t* p) const { _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), v); }
  void store_bytes(unsigned char* p) const {
    const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(p), _mm_packus_epi16(words, words));
  }
};
inline Integers operator+(Integers a, Integers b) { return {_mm256_add_epi32(a.v, b.v)}; }
inline Integers operator-(Integers a, Integers b) { return {_mm256_sub_epi32(a.v, b.v)}; }

/// Two products of bytes fill fifteen bits, so that four add up in sixteen, unsigned. A lane holds two such sums;
/// adding up the lanes and, apart, their high halves takes shifts and additions only, where a widening instruction
/// would wait for the one multiplier.
struct Accumulator {
  __m256i lanes = _mm256_setzero_si256();
  __m256i high = _mm256_setzero_si256();
  static __m256i four(const unsigned char* p) {
    std::int32_t bytes;
    __builtin_memcpy(&bytes, p, 4);
    return _mm256_set1_epi32(bytes);
  }
  void add(const unsigned char* row, const unsigned char* columns, const unsigned char* next_columns) {
    const auto load = [](const unsigned char* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); };
    const __m256i sums = _mm256_add_epi16(_mm256_maddubs_epi16(four(row), load(columns)),
                                          _mm256_maddubs_epi16(four(row + 4), load(next_columns)));
    lanes = _mm256_add_epi32(lanes, sums);
    high = _mm256_add_epi32(high, _mm256_srli_epi32(sums, 16));
  }
  Integers total() const { return {_mm256_add_epi32(_mm256_sub_epi32(lanes, _mm256_slli_epi32(high, 16)), high)}; }
};

#include "language/kernels_body.h"
#include "language/kernels_bytes_body.h"

}  // namespace

const Kernels kAvx2Kernels = {multiply, recur, add_scaled_bytes, to_bytes, multiply_bytes, "avx2"};

}  // namespace dossier::language
#endif
