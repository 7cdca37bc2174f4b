#include "language/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace dossier::language {
extern const Kernels kAvx512Kernels;
namespace {

#include "language/kernels_avx512_types.h"

constexpr int kTileRows = 6;
constexpr int kTileRegisters = 4;
constexpr int kByteTileRows = 6;
constexpr int kByteTileRegisters = 2;
constexpr int kChains = 2;

/// As in kernels_avx2.cpp.
struct Accumulator {
  __m512i lanes = _mm512_setzero_si512();
  __m512i high = _mm512_setzero_si512();
  void add(const unsigned char* row, const unsigned char* columns, const unsigned char* next_columns) {
    const __m512i sums = _mm512_add_epi16(_mm512_maddubs_epi16(four_bytes(row), _mm512_loadu_si512(columns)),
                                          _mm512_maddubs_epi16(four_bytes(row + 4), _mm512_loadu_si512(next_columns)));
    lanes = _mm512_add_epi32(lanes, sums);
    high = _mm512_add_epi32(high, _mm512_srli_epi32(sums, 16));
  }
  Integers total() const { return {_mm512_add_epi32(_mm512_sub_epi32(lanes, _mm512_slli_epi32(high, 16)), high)}; }
};

#include "language/kernels_body.h"
#include "language/kernels_bytes_body.h"

}  // namespace

const Kernels kAvx512Kernels = {multiply, recur, add_scaled_bytes, to_bytes, multiply_bytes, "avx512"};

}  // namespace dossier::language
#endif
