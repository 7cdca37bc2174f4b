#pragma once

#include "query/oracle.h"

#include <random>

namespace dossier::query_tests {

/// Random small graphs and random queries that are right: every variable is in scope and of the kind that is needed,
/// and LIMIT stands only behind an order that is total.
class QueryGenerator {
 public:
  explicit QueryGenerator(std::uint64_t seed) : random_(seed) {}
  graph::PropertyGraph graph();
  OracleQuery query();

 private:
  struct Variable {
    std::string name;
    Cell::Kind kind;
  };
  using Scope = std::vector<Variable>;

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  std::int64_t number() { return static_cast<std::int64_t>(below(3)); }
  std::string fresh(char initial) { return initial + std::to_string(next_++); }
  const Variable* pick(const Scope& scope, std::initializer_list<Cell::Kind> kinds);

  Term term(const Scope& scope, int depth = 0);
  Condition condition(const Scope& scope, int depth = 0);
  std::vector<PathPattern> pattern(Scope& scope, bool introduces, std::size_t most_paths);
  EdgePattern edge(const Scope& before, Scope& introduced, bool introduces, std::vector<std::string>& taken);
  Clause match(Scope& scope);
  Clause project(Scope& scope, std::size_t columns, bool unites);
  Clause call(Scope& scope);
  std::vector<Clause> part(std::size_t columns);

  std::mt19937_64 random_;
  std::size_t next_ = 0;
};

}  // namespace dossier::query_tests
