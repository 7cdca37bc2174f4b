#pragma once

#include <dossier/result.h>

#include "graph/property_graph.h"
#include "query/budget.h"
#include "query/result_table.h"
#include "query/execution/procedures.h"
#include "query/plan/operator.h"

namespace dossier::query::execution {

/// Runs a plan. `writable` is the same graph, or null for a query that only reads. On an error, which `keep` may give
/// too, the graph is as it was.
/// `counts`, when given, receives each operator's rows.
Result<ResultTable> execute(const plan::Plan& plan, const graph::PropertyGraph& graph, graph::PropertyGraph* writable,
                            const ProcedureLibrary& procedures, const Parameters& parameters, const Budget& budget,
                            const Keep& keep = {},
                            std::vector<std::pair<const plan::Operator*, std::uint64_t>>* counts = nullptr);

/// The graph's counts, for the planner.
class GraphStatistics final : public plan::Statistics {
 public:
  explicit GraphStatistics(const graph::PropertyGraph& graph) : graph_(graph) {}
  double nodes() const override { return static_cast<double>(graph_.node_count()); }
  double edges() const override { return static_cast<double>(graph_.edge_count()); }
  double nodes_with(std::string_view label) const override;
  double edges_of(std::string_view type) const override;

 private:
  const graph::PropertyGraph& graph_;
};

}  // namespace dossier::query::execution
