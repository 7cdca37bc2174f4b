#pragma once

#include "graph/property_graph.h"
#include "store/codec.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Node and edge records. Each begins with the checksum of the rest, seeded with the record's own id, so that neither a
/// changed byte nor a record under the wrong id passes.
namespace dossier::store {

struct StoredNode {
  std::vector<graph::SymbolId> labels;
  graph::Properties properties;  ///< sorted by key
};
struct StoredEdge {
  graph::NodeId source = 0, target = 0;
  graph::SymbolId type = 0;
  graph::Properties properties;
};

/// Nothing when a property can't be stored.
std::optional<std::string> encode(std::uint32_t id, const StoredNode& node);
std::optional<std::string> encode(std::uint32_t id, const StoredEdge& edge);

/// Decodes many records in a row. Equal strings of one key that follow each other (the evidence of one sentence's
/// edges) become one shared value.
class RecordReader {
 public:
  /// Symbols of `symbol_count` and above are malformed.
  explicit RecordReader(std::uint32_t symbol_count) : symbol_count_(symbol_count), recent_(symbol_count) {}

  /// False when the record is damaged.
  bool read(std::uint32_t id, std::string_view record, StoredNode& out);
  bool read(std::uint32_t id, std::string_view record, StoredEdge& out);

 private:
  bool properties(Decoder& in, graph::Properties& out);

  std::uint32_t symbol_count_;
  struct Recent {
    std::string bytes;  // encoded
    graph::Value value;
  };
  std::vector<Recent> recent_;  // by key
};

}  // namespace dossier::store
