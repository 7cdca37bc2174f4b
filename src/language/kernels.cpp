#include "language/kernels.h"

namespace dossier::language {

extern const Kernels kPortableKernels;
#if defined(__x86_64__)
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
#endif

const Kernels* const* all_kernels(std::size_t& count) {
  struct Available {
    const Kernels* list[3];
    std::size_t count = 0;
    Available() {
#if defined(__x86_64__)
      __builtin_cpu_init();
      if (__builtin_cpu_supports("avx512f")) list[count++] = &kAvx512Kernels;
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
