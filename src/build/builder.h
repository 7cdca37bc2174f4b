#pragma once

#include <dossier/result.h>

#include "extract/facts.h"
#include "graph/graph_writer.h"

namespace dossier::build {

struct Outcome {
  graph::NodeId article = graph::kNoId;
  bool already_there = false;  ///< the same text was ingested before; nothing was changed
  std::size_t nodes_added = 0;
  std::size_t nodes_merged = 0;  ///< entities that the graph already had
  std::size_t edges_added = 0;
};

/// Hex SHA-256 of an article's bytes: its identity.
std::string article_hash(std::string_view text);

/// Puts one article's facts into the graph: decides who is who within the batch and against what the graph already has,
/// then adds nodes, edges with their evidence, name keys, MENTIONED_IN edges and the Article node.
/// Properties and labels are those of ONTOLOGY.md. Fails only when the writer fails.
Result<Outcome> build(const extract::FactBatch& batch, graph::GraphWriter& writer);

}  // namespace dossier::build
