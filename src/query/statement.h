#pragma once

#include "query/engine.h"
#include "query/execution/procedures.h"
#include "query/plan/operator.h"

#include <memory>
#include <string>

namespace dossier::query {

/// A query that is parsed, bound and planned: what Prepared holds. The plan was chosen by the counts of the graph that
/// it was made for, and is right for any graph.
class Statement {
 public:
  static Result<Statement> make(
      const graph::PropertyGraph& graph, std::string_view text,
      const execution::ProcedureLibrary& procedures = execution::ProcedureLibrary::built_in());
  static Result<Statement> make(
      const graph::PropertyGraph& graph, const syntax::Query& tree,
      const execution::ProcedureLibrary& procedures = execution::ProcedureLibrary::built_in());

  bool writes() const { return plan_->query.writes; }
  /// False for EXPLAIN, too.
  bool changes_when_run() const { return writes() && plan_->query.report != syntax::Report::kExplain; }
  /// `writable`: the same graph, or null; a statement that writes needs it.
  Result<ResultTable> run(const graph::PropertyGraph& graph, graph::PropertyGraph* writable,
                          const Parameters& parameters, const Budget& budget, const Keep& keep = {}) const;

 private:
  Statement(std::string text, std::unique_ptr<plan::Plan> plan, const execution::ProcedureLibrary& procedures)
      : text_(std::move(text)), plan_(std::move(plan)), procedures_(&procedures) {}

  std::string text_;  ///< for the lines of errors; empty when made of a tree
  std::unique_ptr<const plan::Plan> plan_;
  const execution::ProcedureLibrary* procedures_;
};

}  // namespace dossier::query
