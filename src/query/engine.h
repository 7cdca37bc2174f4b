#pragma once

#include <dossier/result.h>

#include "graph/property_graph.h"
#include "query/result_table.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::query {

namespace syntax {
struct Query;  // query/syntax/ast.h
}

using Parameters = std::map<std::string, graph::Value, std::less<>>;

/// What one run may spend. Passing a limit ends the run with Fault::kBudget.
struct Budget {
  std::chrono::milliseconds timeout{0};                     ///< 0: none
  std::uint64_t max_rows = 0;                               ///< result rows; 0: none
  std::uint64_t max_memory_bytes = std::uint64_t{2} << 30;  ///< rows held in between; 0: none
};

/// Runs one query, given as text. Parse errors (Fault::kSyntax) and binding errors (Fault::kMeaning) carry line,
/// column, caret and what was expected; runtime errors are Fault::kRuntime. `code` holds the openCypher error detail.
/// On an error the graph is as it was before.
Result<ResultTable> run(graph::PropertyGraph& graph, std::string_view text, const Parameters& parameters = {},
                        const Budget& budget = {});

/// The same for a query that only reads; a writing query is Fault::kMeaning.
Result<ResultTable> run_reading(const graph::PropertyGraph& graph, std::string_view text,
                                const Parameters& parameters = {}, const Budget& budget = {});

/// The same for a syntax tree, as `ask` makes them.
Result<ResultTable> run_reading(const graph::PropertyGraph& graph, const syntax::Query& query,
                                const Parameters& parameters = {}, const Budget& budget = {});

}  // namespace dossier::query
