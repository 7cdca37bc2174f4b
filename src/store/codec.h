#pragma once

#include "graph/value.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The bytes of records, as docs/store-format.md describes them: little-endian, with LEB128 varints.
namespace dossier::store {

/// Lists and maps nest at most this deep in a stored value.
inline constexpr int kMaxValueDepth = 64;

class Encoder {
 public:
  void byte(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
  void varint(std::uint64_t value);
  void zigzag(std::int64_t value);
  void fixed32(std::uint32_t value);
  void fixed64(std::uint64_t value);
  void text(std::string_view value);  ///< length, bytes
  /// False when the value can't be stored: a node, an edge or a path, or nested too deep.
  [[nodiscard]] bool value(const graph::Value& value, int depth = 0);

  std::string& bytes() { return out_; }
  void clear() { out_.clear(); }

 private:
  std::string out_;
};

/// Reads what Encoder wrote and trusts nothing: after reading past the end or anything malformed, `ok` is false and
/// every value read is zero or empty.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

  std::uint8_t byte();
  std::uint64_t varint();
  std::uint32_t varint32();  ///< a larger one is malformed
  std::int64_t zigzag();
  std::uint32_t fixed32();
  std::uint64_t fixed64();
  std::string_view text();
  graph::Value value(int depth = 0);
  /// Steps over one value; its bytes, which another Decoder can read.
  std::string_view skip_value();

 private:
  void fail();
  std::string_view take(std::size_t count);
  void skip(int depth);

  std::string_view rest_;
  bool ok_ = true;
};

/// CRC-32C (Castagnoli) of the bytes, begun with `seed`.
std::uint32_t checksum(std::string_view bytes, std::uint32_t seed);

}  // namespace dossier::store
