#pragma once

#include <dossier/result.h>

#include "graph/graph_changes.h"
#include "graph/value.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

/// What a run is given beside the query: shared by the engine's front and its execution.
namespace dossier::query {

using Parameters = std::map<std::string, graph::Value, std::less<>>;

/// Called once a writing query has done all its work, before that counts, with what it comes to; `graph` holds it
/// already. An error ends the query, and the graph is as it was. This is how a store makes the work durable.
using Keep = std::function<Result<void>(const graph::GraphChanges& changes)>;

/// What one run may spend. Passing a limit ends the run with Fault::kBudget.
struct Budget {
  std::chrono::milliseconds timeout{0};                     ///< 0: none
  std::uint64_t max_rows = 0;                               ///< result rows; 0: none
  std::uint64_t max_memory_bytes = std::uint64_t{2} << 30;  ///< rows held in between; 0: none
};

}  // namespace dossier::query
