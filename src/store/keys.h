#pragma once

#include <lmdb.h>

#include <cstdint>
#include <string>
#include <string_view>

/// Keys of the tables. Ids are big-endian, so that LMDB's byte order is their order.
namespace dossier::store {

inline MDB_val val(std::string_view bytes) { return {bytes.size(), const_cast<char*>(bytes.data())}; }
inline std::string_view view(const MDB_val& value) { return {static_cast<const char*>(value.mv_data), value.mv_size}; }

class IdKey {
 public:
  explicit IdKey(std::uint32_t id)
      : bytes_{static_cast<char>(id >> 24), static_cast<char>(id >> 16), static_cast<char>(id >> 8),
               static_cast<char>(id)} {}
  std::string_view view() const { return {bytes_, sizeof bytes_}; }
  MDB_val val() const { return store::val(view()); }

 private:
  char bytes_[4];
};

/// Precondition: four bytes.
inline std::uint32_t id_of(std::string_view key) {
  std::uint32_t id = 0;
  for (const char c : key) id = id << 8 | static_cast<unsigned char>(c);
  return id;
}

/// names: the length of the name in two bytes, the name, the node. All nodes of one name stand together.
inline std::string name_prefix(std::string_view name) {
  std::string key;
  key.push_back(static_cast<char>(name.size() >> 8));
  key.push_back(static_cast<char>(name.size()));
  key.append(name);
  return key;
}

}  // namespace dossier::store
