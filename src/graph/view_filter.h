#pragma once

#include "graph/algorithms.h"
#include "graph/boost_view.h"

namespace dossier::graph {

/// The filter that lets through what an algorithm looks at. `scope` must outlive it.
ViewFilter filter_of(const PropertyGraph& graph, const Scope& scope);

}  // namespace dossier::graph
