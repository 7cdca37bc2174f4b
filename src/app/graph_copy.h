#pragma once

#include "graph/property_graph.h"
#include "query/engine.h"
#include "store/store.h"

#include <optional>
#include <string_view>

namespace dossier::app {

/// A store's graph in memory, which queries run on, and which commit of the store it is.
class GraphCopy {
 public:
  bool loaded() const { return graph_.has_value(); }
  /// Precondition: loaded.
  const graph::PropertyGraph& graph() const { return *graph_; }

  /// The number of the commit that the copy is of, or an older one. Precondition: loaded.
  std::uint64_t version() const { return version_; }

  /// Loads the store's last commit, unless the copy is of that already.
  Result<void> refresh(const store::Store& store);

  /// Runs a writing query as one durable transaction of the store, which must be open for writing; waits for another
  /// writer to finish. Afterwards the copy is of the new commit. On any error, of the query or of the disk, the store
  /// and the copy are as they were. A query that would leave evidence unproven is an error; see build/curation.h.
  Result<query::ResultTable> write(store::Store& store, std::string_view text, const query::Parameters& parameters,
                                   const query::Budget& budget);

 private:
  std::optional<graph::PropertyGraph> graph_;
  std::uint64_t version_ = 0;
};

}  // namespace dossier::app
