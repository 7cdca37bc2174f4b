#include "query/engine.h"

#include "query/statement.h"

namespace dossier::query {

Result<ResultTable> run(graph::PropertyGraph& graph, std::string_view text, const Parameters& parameters,
                        const Budget& budget) {
  return run(graph, text, parameters, budget, {});
}

Result<ResultTable> run(graph::PropertyGraph& graph, std::string_view text, const Parameters& parameters,
                        const Budget& budget, const Keep& keep) {
  auto statement = Statement::make(graph, text);
  if (!statement) return std::move(statement).error();
  return statement->run(graph, &graph, parameters, budget, keep);
}

Result<bool> writes(std::string_view text) {
  const graph::PropertyGraph nothing;
  const auto statement = Statement::make(nothing, text);
  if (!statement) return statement.error();
  return statement->changes_when_run();
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

Prepared::Prepared(std::unique_ptr<const Statement> statement) : statement_(std::move(statement)) {}
Prepared::Prepared(Prepared&&) noexcept = default;
Prepared& Prepared::operator=(Prepared&&) noexcept = default;
Prepared::~Prepared() = default;

Result<Prepared> Prepared::make(const graph::PropertyGraph& graph, std::string_view text) {
  auto statement = Statement::make(graph, text);
  if (!statement) return std::move(statement).error();
  return Prepared(std::make_unique<const Statement>(std::move(*statement)));
}

bool Prepared::writes() const { return statement_->writes(); }

Result<ResultTable> Prepared::run(graph::PropertyGraph& graph, const Parameters& parameters,
                                  const Budget& budget) const {
  return statement_->run(graph, &graph, parameters, budget);
}

Result<ResultTable> Prepared::run_reading(const graph::PropertyGraph& graph, const Parameters& parameters,
                                          const Budget& budget) const {
  return statement_->run(graph, nullptr, parameters, budget);
}

}  // namespace dossier::query
