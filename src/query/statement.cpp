#include "query/statement.h"

#include "base/line_index.h"
#include "grammar/cypher/parser.h"
#include "query/execution/executor.h"
#include "query/explain.h"
#include "query/meaning/binder.h"
#include "query/name_warnings.h"
#include "query/plan/planner.h"

namespace dossier::query {
namespace {

Result<std::unique_ptr<plan::Plan>> planned(const graph::PropertyGraph& graph, const syntax::Query& tree,
                                            std::string_view text, const execution::ProcedureLibrary& procedures) {
  auto bound = meaning::bind(tree, text, procedures);
  if (!bound) return std::move(bound).error();
  return plan::plan(std::move(*bound), execution::GraphStatistics(graph));
}

}  // namespace

Result<Statement> Statement::make(const graph::PropertyGraph& graph, std::string_view text,
                                  const execution::ProcedureLibrary& procedures) {
  auto tree = grammar::cypher::parse(text);
  if (!tree) return std::move(tree).error();
  auto made = planned(graph, *tree, text, procedures);
  if (!made) return std::move(made).error();
  return Statement(std::string(text), std::move(*made), procedures);
}

Result<Statement> Statement::make(const graph::PropertyGraph& graph, const syntax::Query& tree,
                                  const execution::ProcedureLibrary& procedures) {
  auto made = planned(graph, tree, {}, procedures);
  if (!made) return std::move(made).error();
  return Statement({}, std::move(*made), procedures);
}

Result<ResultTable> Statement::run(const graph::PropertyGraph& graph, graph::PropertyGraph* writable,
                                   const Parameters& parameters, const Budget& budget, const Keep& keep) const {
  const auto report = plan_->query.report;
  if (report == syntax::Report::kExplain) return explained(*plan_, nullptr);
  if (writes() && !writable) {
    Diagnostic problem;
    problem.fault = Fault::kMeaning;
    problem.source = "<query>";
    problem.message = "this query changes the graph, and only reading is allowed here";
    return problem;
  }
  OperatorCounts counts;
  const bool profiled = report == syntax::Report::kProfile;
  auto out = execution::execute(*plan_, graph, writes() ? writable : nullptr, *procedures_, parameters, budget, keep,
                                profiled ? &counts : nullptr);
  if (!out) {
    Diagnostic problem = std::move(out).error();
    if (!text_.empty() && !problem.span.empty()) LineIndex(text_).attach(problem, problem.span);
    return problem;
  }
  if (profiled) {
    ResultTable profile = explained(*plan_, &counts);
    profile.effects = out->effects;
    return profile;
  }
  out->warnings = unknown_names(plan_->query, graph);
  return out;
}

}  // namespace dossier::query
