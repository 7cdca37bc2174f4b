#include "language/kernels.h"

namespace dossier::language {

extern const Kernels kPortableKernels;
#if defined(__x86_64__)
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
void multiply_bytes_vnni(const ByteRows& a, const BytePanels& b, float* c, std::size_t c_row, std::size_t rows,
                         std::size_t columns, std::size_t inner);
#endif

const Kernels* const* all_kernels(std::size_t& count) {
  struct Available {
    const Kernels* list[4];
    std::size_t count = 0;
#if defined(__x86_64__)
    Kernels vnni = kAvx512Kernels;
#endif
    Available() {
#if defined(__x86_64__)
      __builtin_cpu_init();
      if (__builtin_cpu_supports("avx512bw")) {
        vnni.multiply_bytes = multiply_bytes_vnni;
        vnni.name = "avx512vnni";
        if (__builtin_cpu_supports("avx512vnni")) list[count++] = &vnni;
        list[count++] = &kAvx512Kernels;
      }
      if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) list[count++] = &kAvx2Kernels;
#endif
      list[count++] = &kPortableKernels;
    }
  };
  static const Available available;
  count = available.count;
  return available.list;
}

const Kernels& kernels() {
  std::size_t count = 0;
  return *all_kernels(count)[0];
}

}  // namespace dossier::language
