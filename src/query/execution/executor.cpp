#include "query/execution/executor.h"

#include "query/execution/operator.h"
#include "query/execution/row_set.h"

#include <new>

namespace dossier::query::execution {
namespace {

void run_parts(const plan::Plan& plan, const Execution& execution, ResultTable& out) {
  RowSet seen;
  for (const plan::Part& part : plan.parts) {
    const OperatorPtr root = make_operator(*part.root, execution);
    root->open();
    while (root->next()) {
      execution.runtime.tick();
      if (part.columns.empty()) continue;  // no RETURN: run for what it does
      Row row = saved(execution.frame, part.columns);
      if (plan.distinct && !seen.insert(row).second) continue;
      execution.runtime.count_row();
      execution.runtime.charge(footprint(row));
      out.rows.push_back(std::move(row));
    }
  }
}

Diagnostic problem_of(RuntimeError& error) {
  Diagnostic out;
  // A parameter that is missing is known before the first row.
  out.fault = error.code == "MissingParameter" ? Fault::kMeaning : error.fault;
  out.code = std::move(error.code);
  out.message = std::move(error.message);
  out.hint = std::move(error.hint);
  out.span = error.span;
  out.source = "<query>";
  return out;
}

}  // namespace

Result<ResultTable> execute(const plan::Plan& plan, const graph::PropertyGraph& graph, graph::PropertyGraph* writable,
                            const ProcedureLibrary& procedures, const Parameters& parameters, const Budget& budget,
                            const Keep& keep, std::vector<std::pair<const plan::Operator*, std::uint64_t>>* counts) {
  ResultTable out;
  out.columns = plan.query.columns;
  std::optional<Transaction> transaction;
  if (writable) transaction.emplace(*writable);
  Runtime runtime(graph, transaction ? &*transaction : nullptr, parameters, budget);
  Frame frame(plan.query.slot_names.size());
  try {
    run_parts(plan, {frame, runtime, plan, procedures, counts}, out);
  } catch (RuntimeError& error) {
    return problem_of(error);
  } catch (const std::bad_alloc&) {
    RuntimeError error{Fault::kBudget, "MemoryLimit", "there is not enough memory for this query", {}};
    return problem_of(error);
  }
  if (transaction) {
    if (auto done = transaction->commit(keep); !done) return std::move(done).error();
    out.effects = transaction->effects();
  }
  return out;
}

double GraphStatistics::nodes_with(std::string_view label) const {
  const auto symbol = graph_.find_symbol(label);
  return symbol == graph::kNoSymbol ? 0 : static_cast<double>(graph_.label_count(symbol));
}

double GraphStatistics::edges_of(std::string_view type) const {
  const auto symbol = graph_.find_symbol(type);
  return symbol == graph::kNoSymbol ? 0 : static_cast<double>(graph_.type_count(symbol));
}

}  // namespace dossier::query::execution
