#pragma once

#include "graph/property_graph.h"
#include "store/environment.h"

namespace dossier::store {

/// The whole graph as `txn` sees it, ids as in the store.
Result<graph::PropertyGraph> read_graph(const Environment& environment, MDB_txn* txn);

}  // namespace dossier::store
