#pragma once

#include "query/execution/evaluator.h"
#include "query/plan/operator.h"

#include <cstdint>
#include <memory>

namespace dossier::query::execution {

/// One running operator. Rows are pulled: next() puts a row into the frame and says whether there was one. open()
/// starts it (again) on the frame as it is: for operators inside of others, that holds the outer row.
class Operator {
 public:
  virtual ~Operator() = default;
  virtual void open() = 0;
  virtual bool next() = 0;
};
using OperatorPtr = std::unique_ptr<Operator>;

/// What operators are made with. Frame, runtime and plan outlive them. `counts`, when given, gets each operator's rows
/// for PROFILE.
struct Execution {
  Frame& frame;
  Runtime& runtime;
  const plan::Plan& plan;
  const class ProcedureLibrary& procedures;
  std::vector<std::pair<const plan::Operator*, std::uint64_t>>* counts = nullptr;

  Compilation compilation() const { return {runtime, plan, procedures}; }
};

OperatorPtr make_operator(const plan::Operator& op, const Execution& execution);

// One maker for each family, all called by make_operator().
OperatorPtr make_scan(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_expand(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_count_expand(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_hash_join(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_variable_expand(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_shortest_path(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_row_operator(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_aggregate(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_sort(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_nested(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_update(const plan::Operator& op, OperatorPtr input, const Execution& execution);
OperatorPtr make_call(const plan::Operator& op, OperatorPtr input, const Execution& execution);

}  // namespace dossier::query::execution
