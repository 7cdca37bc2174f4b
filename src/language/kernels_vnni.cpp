#include "language/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

/// The integer product with the instruction made for it; all else is as in kernels_avx512.cpp.
namespace dossier::language {
void multiply_bytes_vnni(const ByteRows& a, const BytePanels& b, float* c, std::size_t c_row, std::size_t rows,
                         std::size_t columns, std::size_t inner);
namespace {

#include "language/kernels_avx512_types.h"

constexpr int kByteTileRows = 8;
constexpr int kByteTileRegisters = 2;

struct Accumulator {
  __m512i sums = _mm512_setzero_si512();
  void add(const unsigned char* row, const unsigned char* columns, const unsigned char* next_columns) {
    sums = _mm512_dpbusd_epi32(sums, _mm512_loadu_si512(columns), four_bytes(row));
    sums = _mm512_dpbusd_epi32(sums, _mm512_loadu_si512(next_columns), four_bytes(row + 4));
  }
  Integers total() const { return {sums}; }
};

#include "language/kernels_bytes_body.h"

}  // namespace

void multiply_bytes_vnni(const ByteRows& a, const BytePanels& b, float* c, std::size_t c_row, std::size_t rows,
                         std::size_t columns, std::size_t inner) {
  multiply_bytes(a, b, c, c_row, rows, columns, inner);
}

}  // namespace dossier::language
#endif
