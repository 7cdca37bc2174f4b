#pragma once

#include "ask/graph_view.h"

#include <string_view>
#include <vector>

/// The sentences that the graph was made of, for what stands in them and in no fact: numbers, ages, what "it" was.
namespace dossier::ask {

struct Sentence {
  std::string_view text;                 ///< views the graph
  graph::EdgeId edge = graph::kNoId;     ///< a fact that cites it, when there is one
  graph::NodeId article = graph::kNoId;  ///< else where it stands,
  std::uint32_t start = 0;               ///< at which byte,
  std::uint32_t number = 0;              ///< as which sentence, counted on from the last one that a fact cites
};

/// All sentences of the articles in their order, numbered from 0 in each.
std::vector<Sentence> sentences_in_order(const GraphView& view);

/// The sentences that facts cite, then all that the articles have beside.
std::vector<Sentence> sentences_of(const GraphView& view);

/// The sentence without where and by whom it was reported: "GOMA, Feb 17 (Lakes Press) - ".
std::string_view without_dateline(std::string_view sentence);

/// What the article says just before a sentence.
std::string_view text_before(const Sentence& sentence, const GraphView& view);

/// What the article says just before an edge's words: "it" and "one" often stand for something there.
std::string_view text_before(const GraphView& view, graph::EdgeId edge);

}  // namespace dossier::ask
