#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::train {

/// A copy of a section at a 64-byte boundary, as the model file would have it: for measuring what was just packed.
class AlignedCopy {
 public:
  explicit AlignedCopy(std::string_view section) : storage_(section.size() + 64), size_(section.size()) {
    std::copy(section.begin(), section.end(), start());
  }
  AlignedCopy(const AlignedCopy&) = delete;
  AlignedCopy& operator=(const AlignedCopy&) = delete;
  std::string_view bytes() const { return {const_cast<AlignedCopy*>(this)->start(), size_}; }

 private:
  char* start() { return storage_.data() + (64 - reinterpret_cast<std::uintptr_t>(storage_.data()) % 64) % 64; }
  std::vector<char> storage_;
  std::size_t size_;
};

}  // namespace dossier::train
