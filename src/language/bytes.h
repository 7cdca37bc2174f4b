#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dossier::language {

static_assert(std::endian::native == std::endian::little, "the model format is little-endian");

/// Appends plain values to a section of the model file. Arrays are aligned to 64 bytes within the section, so that a
/// mapped section can be used in place.
class ByteWriter {
 public:
  template <class T>
  void put(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  void put_string(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  template <class T>
  void put_array(const T* values, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    put(static_cast<std::uint64_t>(count));
    bytes_.resize((bytes_.size() + 63) / 64 * 64);
    bytes_.append(reinterpret_cast<const char*>(values), count * sizeof(T));
  }
  template <class T>
  void put_array(const std::vector<T>& values) {
    put_array(values.data(), values.size());
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote and checks every bound. After the first failure `ok()` is false and every read gives
/// zero or empty, so that callers check once at the end. Views the bytes; they must outlive it and start 64-aligned.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && at_ == bytes_.size(); }
  void fail() { ok_ = false; }

  template <class T>
  T get() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    if (!ok_ || bytes_.size() - at_ < sizeof(T)) {
      ok_ = false;
      return value;
    }
    std::memcpy(&value, bytes_.data() + at_, sizeof(T));
    at_ += sizeof(T);
    return value;
  }
  std::string_view get_string() {
    const auto size = get<std::uint32_t>();
    if (!ok_ || bytes_.size() - at_ < size) {
      ok_ = false;
      return {};
    }
    const auto text = bytes_.substr(at_, size);
    at_ += size;
    return text;
  }
  template <class T>
  struct Array {
    const T* data = nullptr;
    std::size_t size = 0;
    const T& operator[](std::size_t i) const { return data[i]; }
    const T* begin() const { return data; }
    const T* end() const { return data + size; }
  };
  /// Fails unless the array holds exactly `expected` values, when that is given.
  template <class T>
  Array<T> get_array(std::uint64_t expected = ~std::uint64_t{0}) {
    const auto count = get<std::uint64_t>();
    const std::size_t start = (at_ + 63) / 64 * 64;
    if (!ok_ || start > bytes_.size() || count > (bytes_.size() - start) / sizeof(T) ||
        (expected != ~std::uint64_t{0} && count != expected)) {
      ok_ = false;
      return {};
    }
    at_ = start + count * sizeof(T);
    return {reinterpret_cast<const T*>(bytes_.data() + start), static_cast<std::size_t>(count)};
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace dossier::language
