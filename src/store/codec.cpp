#include "store/codec.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace dossier::store {

using graph::Value;

void Encoder::varint(std::uint64_t value) {
  while (value >= 0x80) {
    byte(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  byte(static_cast<std::uint8_t>(value));
}

void Encoder::zigzag(std::int64_t value) {
  varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void Encoder::fixed32(std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
}

void Encoder::fixed64(std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
}

void Encoder::text(std::string_view value) {
  varint(value.size());
  out_.append(value);
}

bool Encoder::value(const Value& value, int depth) {
  if (depth > kMaxValueDepth) return false;
  const auto kind = value.kind();
  byte(static_cast<std::uint8_t>(kind));
  switch (kind) {
    case Value::Kind::kNull: return true;
    case Value::Kind::kBoolean: byte(value.boolean() ? 1 : 0); return true;
    case Value::Kind::kInteger: zigzag(value.integer()); return true;
    case Value::Kind::kFloat: fixed64(std::bit_cast<std::uint64_t>(value.floating())); return true;
    case Value::Kind::kString: text(value.string()); return true;
    case Value::Kind::kList:
      varint(value.list().size());
      for (const Value& item : value.list())
        if (!this->value(item, depth + 1)) return false;
      return true;
    case Value::Kind::kMap:
      varint(value.map().size());
      for (const auto& [key, item] : value.map()) {
        text(key);
        if (!this->value(item, depth + 1)) return false;
      }
      return true;
    case Value::Kind::kNode:
    case Value::Kind::kEdge:
    case Value::Kind::kPath: return false;
    case Value::Kind::kDate: zigzag(value.date().days); return true;
    case Value::Kind::kLocalTime: zigzag(value.local_time().nanos); return true;
    case Value::Kind::kTime:
      zigzag(value.time().nanos);
      zigzag(value.time().offset_seconds);
      return true;
    case Value::Kind::kLocalDateTime:
      zigzag(value.local_date_time().seconds);
      zigzag(value.local_date_time().nanos);
      return true;
    case Value::Kind::kDateTime:
      zigzag(value.date_time().seconds);
      zigzag(value.date_time().nanos);
      zigzag(value.date_time().offset_seconds);
      text(value.date_time().zone);
      return true;
    case Value::Kind::kDuration:
      zigzag(value.duration().months);
      zigzag(value.duration().days);
      zigzag(value.duration().seconds);
      zigzag(value.duration().nanos);
      return true;
  }
  return false;
}

void Decoder::fail() {
  ok_ = false;
  rest_ = {};
}

std::string_view Decoder::take(std::size_t count) {
  if (count > rest_.size()) {
    fail();
    return {};
  }
  const auto taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

std::uint8_t Decoder::byte() {
  const auto taken = take(1);
  return taken.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(taken.front());
}

std::uint64_t Decoder::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) break;
    const auto next = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    if (shift == 63 && next > 1) break;
    value |= std::uint64_t{next & 0x7fu} << shift;
    if (next < 0x80) return value;
  }
  fail();
  return 0;
}

std::uint32_t Decoder::varint32() {
  const std::uint64_t value = varint();
  if (value <= 0xffffffffu) return static_cast<std::uint32_t>(value);
  fail();
  return 0;
}

std::int64_t Decoder::zigzag() {
  const std::uint64_t value = varint();
  return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

std::uint32_t Decoder::fixed32() {
  std::uint32_t value = 0;
  for (unsigned shift = 0; const char c : take(4)) {
    value |= std::uint32_t{static_cast<unsigned char>(c)} << shift;
    shift += 8;
  }
  return value;
}

std::uint64_t Decoder::fixed64() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; const char c : take(8)) {
    value |= std::uint64_t{static_cast<unsigned char>(c)} << shift;
    shift += 8;
  }
  return value;
}

std::string_view Decoder::text() {
  const std::uint64_t size = varint();
  if (size <= rest_.size()) return take(static_cast<std::size_t>(size));
  fail();
  return {};
}

Value Decoder::value(int depth) {
  if (depth > kMaxValueDepth) fail();
  const auto kind = byte();
  if (!ok_) return {};
  // Each step reads in its own statement: the order of a call's arguments is not fixed.
  switch (static_cast<Value::Kind>(kind)) {
    case Value::Kind::kNull: return {};
    case Value::Kind::kBoolean: return byte() != 0;
    case Value::Kind::kInteger: return zigzag();
    case Value::Kind::kFloat: return std::bit_cast<double>(fixed64());
    case Value::Kind::kString: return text();
    case Value::Kind::kList: {
      const std::uint64_t count = varint();
      if (count > rest_.size()) break;  // each item takes a byte at least: no allocation on a lie
      graph::List list;
      list.reserve(static_cast<std::size_t>(count));
      for (std::uint64_t i = 0; i < count && ok_; ++i) list.push_back(value(depth + 1));
      return list;
    }
    case Value::Kind::kMap: {
      const std::uint64_t count = varint();
      if (count > rest_.size()) break;
      graph::Map map;
      for (std::uint64_t i = 0; i < count && ok_; ++i) {
        std::string key(text());
        map.insert_or_assign(std::move(key), value(depth + 1));
      }
      return map;
    }
    case Value::Kind::kNode:
    case Value::Kind::kEdge:
    case Value::Kind::kPath: break;
    case Value::Kind::kDate: return graph::Date{zigzag()};
    case Value::Kind::kLocalTime: return graph::LocalTime{zigzag()};
    case Value::Kind::kTime: {
      const auto nanos = zigzag();
      return graph::Time{nanos, static_cast<std::int32_t>(zigzag())};
    }
    case Value::Kind::kLocalDateTime: {
      const auto seconds = zigzag();
      return graph::LocalDateTime{seconds, static_cast<std::int32_t>(zigzag())};
    }
    case Value::Kind::kDateTime: {
      graph::DateTime moment{};
      moment.seconds = zigzag();
      moment.nanos = static_cast<std::int32_t>(zigzag());
      moment.offset_seconds = static_cast<std::int32_t>(zigzag());
      moment.zone = text();
      return moment;
    }
    case Value::Kind::kDuration: {
      graph::Duration span{};
      span.months = zigzag();
      span.days = zigzag();
      span.seconds = zigzag();
      span.nanos = static_cast<std::int32_t>(zigzag());
      return span;
    }
  }
  fail();
  return {};
}

std::string_view Decoder::skip_value() {
  const std::string_view before = rest_;
  skip(0);
  return ok_ ? before.substr(0, before.size() - rest_.size()) : std::string_view{};
}

void Decoder::skip(int depth) {
  if (depth > kMaxValueDepth) return fail();
  const auto kind = byte();
  if (!ok_) return;
  const auto varints = [this](int count) {
    for (int i = 0; i < count; ++i) varint();
  };
  switch (static_cast<Value::Kind>(kind)) {
    case Value::Kind::kNull: return;
    case Value::Kind::kBoolean: take(1); return;
    case Value::Kind::kInteger:
    case Value::Kind::kDate:
    case Value::Kind::kLocalTime: return varints(1);
    case Value::Kind::kFloat: take(8); return;
    case Value::Kind::kString: text(); return;
    case Value::Kind::kList:
    case Value::Kind::kMap: {
      const std::uint64_t count = varint();
      for (std::uint64_t i = 0; i < count && ok_; ++i) {
        if (static_cast<Value::Kind>(kind) == Value::Kind::kMap) text();
        skip(depth + 1);
      }
      return;
    }
    case Value::Kind::kTime:
    case Value::Kind::kLocalDateTime: return varints(2);
    case Value::Kind::kDateTime:
      varints(3);
      text();
      return;
    case Value::Kind::kDuration: return varints(4);
    case Value::Kind::kNode:
    case Value::Kind::kEdge:
    case Value::Kind::kPath: break;
  }
  fail();
}

namespace {

// Eight tables, so that eight bytes are taken at a time (M. E. Kounavis and F. L. Berry, "A Systematic Approach to
// Building High Performance Software-Based CRC Generators", 2005).
constexpr auto kTables = [] {
  std::array<std::array<std::uint32_t, 256>, 8> tables{};
  constexpr std::uint32_t kPolynomial = 0x82F63B78;  // Castagnoli's, bits reversed
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    tables[0][i] = crc;
  }
  for (std::size_t t = 1; t < 8; ++t)
    for (std::size_t i = 0; i < 256; ++i) tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xff];
  return tables;
}();

}  // namespace

std::uint32_t checksum(std::string_view bytes, std::uint32_t seed) {
  std::uint32_t crc = ~seed;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  if constexpr (std::endian::native == std::endian::little) {
    for (; left >= 8; left -= 8, at += 8) {
      std::uint64_t word;
      std::memcpy(&word, at, 8);
      word ^= crc;
      crc = 0;
      for (std::size_t i = 0; i < 8; ++i) crc ^= kTables[7 - i][(word >> (8 * i)) & 0xff];
    }
  }
  for (; left > 0; --left, ++at) crc = (crc >> 8) ^ kTables[0][(crc ^ static_cast<unsigned char>(*at)) & 0xff];
  return ~crc;
}

}  // namespace dossier::store
