#include "store/records.h"

namespace dossier::store {
namespace {

bool put_properties(Encoder& out, const graph::Properties& properties) {
  out.varint(properties.size());
  for (const auto& [key, value] : properties) {
    out.varint(key);
    if (!out.value(value)) return false;
  }
  return true;
}

std::string sealed(std::uint32_t id, const std::string& body) {
  Encoder record;
  record.fixed32(checksum(body, id));
  return std::move(record.bytes()) + body;
}

bool sound(std::uint32_t id, std::string_view record, Decoder& in) {
  const std::uint32_t sum = in.fixed32();
  return in.ok() && checksum(record.substr(4), id) == sum;
}

}  // namespace

std::optional<std::string> encode(std::uint32_t id, const StoredNode& node) {
  Encoder out;
  out.varint(node.labels.size());
  for (const auto label : node.labels) out.varint(label);
  if (!put_properties(out, node.properties)) return std::nullopt;
  return sealed(id, out.bytes());
}

std::optional<std::string> encode(std::uint32_t id, const StoredEdge& edge) {
  Encoder out;
  out.varint(edge.source);
  out.varint(edge.type);
  out.varint(edge.target);
  if (!put_properties(out, edge.properties)) return std::nullopt;
  return sealed(id, out.bytes());
}

bool RecordReader::read(std::uint32_t id, std::string_view record, StoredNode& out) {
  Decoder in(record);
  if (!sound(id, record, in)) return false;
  const std::uint64_t count = in.varint();
  if (count > in.left()) return false;
  out.labels.clear();
  for (std::uint64_t i = 0; i < count; ++i) {
    out.labels.push_back(in.varint32());
    if (out.labels.back() >= symbol_count_) return false;
  }
  return properties(in, out.properties);
}

bool RecordReader::read(std::uint32_t id, std::string_view record, StoredEdge& out) {
  Decoder in(record);
  if (!sound(id, record, in)) return false;
  out.source = in.varint32();
  out.type = in.varint32();
  out.target = in.varint32();
  return out.type < symbol_count_ && properties(in, out.properties);
}

bool RecordReader::properties(Decoder& in, graph::Properties& out) {
  constexpr std::size_t kWorthSharing = 10;  // numbers and the like are no longer, and held in place
  const std::uint64_t count = in.varint();
  if (count > in.left()) return false;
  out.clear();
  out.reserve(static_cast<std::size_t>(count));
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint32_t key = in.varint32();
    if (!in.ok() || key >= symbol_count_ || (!out.empty() && key <= out.back().first)) return false;
    Decoder ahead = in;
    const std::string_view bytes = ahead.skip_value();
    if (!ahead.ok()) return false;
    Recent& recent = recent_[key];
    const bool shared = bytes.size() > kWorthSharing || bytes.front() == static_cast<char>(graph::Value::Kind::kString);
    if (!shared) {
      out.emplace_back(key, in.value());
      continue;
    }
    if (recent.bytes != bytes) {
      Decoder one(bytes);
      recent.value = one.value();
      if (!one.ok()) return false;
      recent.bytes = bytes;
    }
    out.emplace_back(key, recent.value);
    in = ahead;
  }
  return in.ok() && in.at_end();
}

}  // namespace dossier::store
