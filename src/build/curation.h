#pragma once

#include <dossier/result.h>

#include "graph/graph_changes.h"
#include "graph/graph_writer.h"
#include "graph/property_graph.h"

#include <functional>

/// What a build relies on, kept true when somebody else (a writing query) changes the graph: names find their nodes,
/// articles are known by their texts, and evidence stands in its article.
namespace dossier::build {

/// Calls `apply`, which must bring `changes` into `writer`, and keeps the name keys right: nodes that came or got other
/// names, labels or texts are found under what they are called now, no longer under what they were called; other keys
/// of theirs (an event's, and which countries a thing belongs to) stay.
Result<void> apply_with_keys(graph::GraphWriter& writer, const graph::GraphChanges& changes,
                             const std::function<Result<void>()>& apply);

/// Fault::kRuntime (UnprovenEvidence) when evidence that `changes` touch does not hold in `graph`, which has them
/// already; see verify().
Result<void> check_evidence(const graph::PropertyGraph& graph, const graph::GraphChanges& changes);

}  // namespace dossier::build
