#pragma once

#include "graph/property_graph.h"

namespace dossier::app {

/// The graph without what is less sure: edges whose `confidence` is below `least` go, and with them the Events, Claims,
/// Groups and Things that no other edge than MENTIONED_IN then names. Edges without a confidence stay; ids stay as they
/// are.
graph::PropertyGraph surer_than(graph::PropertyGraph graph, double least);

}  // namespace dossier::app
