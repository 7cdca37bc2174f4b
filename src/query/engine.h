#pragma once

#include <dossier/result.h>

#include "graph/property_graph.h"
#include "query/budget.h"
#include "query/result_table.h"

#include <memory>
#include <string_view>

namespace dossier::query {

namespace syntax {
struct Query;  // query/syntax/ast.h
}

/// Runs one query, given as text. Parse errors (Fault::kSyntax) and binding errors (Fault::kMeaning) carry line,
/// column, caret and what was expected; runtime errors are Fault::kRuntime. `code` holds the openCypher error detail.
/// On an error the graph is as it was before.
Result<ResultTable> run(graph::PropertyGraph& graph, std::string_view text, const Parameters& parameters = {},
                        const Budget& budget = {});

/// The same; `keep` is called before the query's work counts, unless it has changed nothing.
Result<ResultTable> run(graph::PropertyGraph& graph, std::string_view text, const Parameters& parameters,
                        const Budget& budget, const Keep& keep);

/// Whether running the query may change a graph: false for a reading one and for EXPLAIN. The errors are those that
/// running it would give for its text alone.
Result<bool> writes(std::string_view text);

/// run() for a query that only reads; a writing query is Fault::kMeaning.
Result<ResultTable> run_reading(const graph::PropertyGraph& graph, std::string_view text,
                                const Parameters& parameters = {}, const Budget& budget = {});

/// The same for a syntax tree, as `ask` makes them.
Result<ResultTable> run_reading(const graph::PropertyGraph& graph, const syntax::Query& query,
                                const Parameters& parameters = {}, const Budget& budget = {});

/// A query that is parsed, bound and planned once and run often, with other parameters each time. Plans are chosen by
/// the counts of the graph at make(); the query is right on any graph.
class Prepared {
 public:
  static Result<Prepared> make(const graph::PropertyGraph& graph, std::string_view text);
  Prepared(Prepared&&) noexcept;
  Prepared& operator=(Prepared&&) noexcept;
  ~Prepared();

  bool writes() const;
  Result<ResultTable> run(graph::PropertyGraph& graph, const Parameters& parameters = {},
                          const Budget& budget = {}) const;
  /// A writing query is Fault::kMeaning.
  Result<ResultTable> run_reading(const graph::PropertyGraph& graph, const Parameters& parameters = {},
                                  const Budget& budget = {}) const;

 private:
  explicit Prepared(std::unique_ptr<const class Statement> statement);
  std::unique_ptr<const class Statement> statement_;
};

}  // namespace dossier::query
