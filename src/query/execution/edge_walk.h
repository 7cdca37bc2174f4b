#pragma once

#include "query/execution/operator.h"

#include <span>
#include <vector>

namespace dossier::query::execution {

/// The edges that a relationship pattern allows at a node: its types, in its direction as seen from where the walk
/// comes.
class EdgeWalk {
 public:
  /// `reversed`: the walk goes from the pattern's right end to its left.
  EdgeWalk(const meaning::PatternEdge& edge, bool reversed, Runtime& runtime);

  /// Looks the types up again; to be called when a run may have brought new ones into the graph.
  void refresh();
  /// Starts at `node`.
  void start(graph::NodeId node);
  /// How many edges there are at `node`: what next() would give after start().
  std::int64_t count(graph::NodeId node);
  /// The next edge; null at the end. Deleted edges are left out; a loop is given once.
  const graph::PropertyGraph::Adjacent* next();

 private:
  bool advance();

  const meaning::PatternEdge& edge_;
  Runtime& runtime_;
  bool out_, in_;
  std::vector<graph::SymbolId> types_;
  graph::NodeId node_ = 0;
  std::size_t range_ = 0, ranges_ = 0;
  bool inward_ = false;
  std::span<const graph::PropertyGraph::Adjacent> entries_;
  std::size_t at_ = 0;
};

/// Whether the edge is already used by one of the slots (an edge or a list of edges).
bool is_used(const Frame& frame, const std::vector<meaning::Slot>& slots, graph::EdgeId edge);

}  // namespace dossier::query::execution
