// Registers of sixteen numbers, for kernels_avx512.cpp and kernels_vnni.cpp, in the anonymous namespace of each: they are
// compiled for different instruction sets. No include guard and no includes, as in kernels_body.h.

constexpr std::size_t kLanes = 16;

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

struct Integers {
  __m512i v;
  static Integers load(const std::int32_t* p) { return {_mm512_loadu_si512(p)}; }
  static Integers all(std::int32_t x) { return {_mm512_set1_epi32(x)}; }
  static Integers nearest(Vector x) { return {_mm512_cvtps_epi32(x.v)}; }
  Vector to_float() const { return {_mm512_cvtepi32_ps(v)}; }
  void store(std::int32_t* p) const { _mm512_storeu_si512(p, v); }
  void store_bytes(unsigned char* p) const {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(p), _mm512_cvtepi32_epi8(v));
  }
};
inline Integers operator+(Integers a, Integers b) { return {_mm512_add_epi32(a.v, b.v)}; }
inline Integers operator-(Integers a, Integers b) { return {_mm512_sub_epi32(a.v, b.v)}; }

inline __m512i four_bytes(const unsigned char* p) {
  std::int32_t bytes;
  __builtin_memcpy(&bytes, p, 4);
  return _mm512_set1_epi32(bytes);
}
