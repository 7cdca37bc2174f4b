#include "query/engine.h"

#include "query/statement.h"

namespace dossier::query {

Result<ResultTable> run(graph::PropertyGraph& graph, std::string_view text, const Parameters& parameters,
                        const Budget& budget) {
  auto statement = Statement::make(graph, text);
  if (!statement) return std::move(statement).error();
  return statement->run(graph, &graph, parameters, budget);
}

Result<ResultTable> run_reading(const graph::PropertyGraph& graph, std::string_view text, const Parameters& parameters,
                                const Budget& budget) {
  auto statement = Statement::make(graph, text);
  if (!statement) return std::move(statement).error();
  return statement->run(graph, nullptr, parameters, budget);
}

Result<ResultTable> run_reading(const graph::PropertyGraph& graph, const syntax::Query& query,
                                const Parameters& parameters, const Budget& budget) {
  auto statement = Statement::make(graph, query);
  if (!statement) return std::move(statement).error();
  return statement->run(graph, nullptr, parameters, budget);
}

}  // namespace dossier::query
