#pragma once

#include "graph/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier::query {

/// What openCypher's kit calls side effects.
struct SideEffects {
  std::uint64_t nodes_created = 0, nodes_deleted = 0;
  std::uint64_t relationships_created = 0, relationships_deleted = 0;
  std::uint64_t labels_added = 0, labels_removed = 0;
  std::uint64_t properties_set = 0, properties_removed = 0;
};

/// Rows of a finished query. Node, edge and path values refer by id to the graph that was queried.
struct ResultTable {
  std::vector<std::string> columns;
  std::vector<std::vector<graph::Value>> rows;  ///< each as wide as `columns`
  std::optional<SideEffects> effects;           ///< of a query that writes
  std::vector<std::string> warnings;  ///< one line each, e.g. an unknown relationship type with the nearest known one
};

}  // namespace dossier::query
