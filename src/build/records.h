#pragma once

#include "build/identity.h"
#include "extract/facts.h"
#include "graph/graph_writer.h"

#include <string>

/// Nodes and edges as ONTOLOGY.md words them. What is absent is left out.
namespace dossier::build {

using NodeRecord = graph::GraphWriter::NodeRecord;

NodeRecord article_record(const extract::FactBatch& batch, const std::string& hash);
NodeRecord entity_record(const Identity& identity);
NodeRecord event_record(const extract::Event& event, std::string_view text);
NodeRecord claim_record(const extract::Claim& claim);

/// What an article adds to a node that the graph had: names, a better name, the newest title, an iso code.
/// Gives false when it adds nothing.
bool merge(NodeRecord& known, const Identity& identity);

/// What an article adds to an event that the graph had: words for it, dates and durations not known before, and the
/// higher toll, since tolls rise. `mentions` stay those of the article that brought the event in: its offsets are into
/// that text.
bool merge(NodeRecord& known, const extract::Event& event, std::string_view text);

/// The properties every edge of an article has: where it is said. `article` is the Article's node id; `start` and `end`
/// are the bytes of the words that say it, `evidence` the sentence around them.
graph::NamedProperties evidence_properties(const extract::FactBatch& batch, graph::NodeId article,
                                           std::uint32_t sentence, Span words);

graph::NamedProperties fact_properties(const extract::Fact& fact, const extract::FactBatch& batch,
                                       graph::NodeId article);

/// A claim's or long text's first words, for a name: at most 80 bytes, cut between words, with an ellipsis when cut.
std::string short_name(std::string_view text);

}  // namespace dossier::build
