#pragma once

#include <dossier/result.h>

#include "graph/property_graph.h"
#include "query/result_table.h"

#include <iosfwd>
#include <string>

/// Graphs and result tables as text. Every function writes to `out` and checks it: a failed write (a full disk) is
/// Fault::kStore. The output is the same bytes for the same graph.
namespace dossier::io {

/// APOC's JSON lines: nodes first, by id, then relationships, by id.
Result<void> write_jsonl(const graph::PropertyGraph& graph, std::ostream& out);

struct DotOptions {
  bool evidence = false;         ///< sentences and confidences on the edges (as tooltips otherwise)
  bool articles = false;         ///< Article nodes and MENTIONED_IN edges
  std::size_t label_width = 24;  ///< names are wrapped at this many characters and cut after three lines
};
/// GraphViz DOT for people: a shape and colour per label, edge labels, parallel edges joined, no provenance.
Result<void> write_dot(const graph::PropertyGraph& graph, const DotOptions& options, std::ostream& out);

enum class TableFormat { kTable, kJson, kJsonl, kCsv, kDot };
/// A query's rows. kTable is an aligned text table; kDot draws the nodes, edges and paths in the rows.
Result<void> write_table(const query::ResultTable& table, const graph::PropertyGraph& graph, TableFormat format,
                         std::ostream& out);

}  // namespace dossier::io
