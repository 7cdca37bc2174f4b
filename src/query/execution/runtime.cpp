#include "query/execution/runtime.h"

#include "base/nearest_name.h"
#include "query/meaning/type_names.h"

namespace dossier::query::execution {

void fail(std::string code, std::string message, Span span, std::string hint) {
  throw RuntimeError{Fault::kRuntime, std::move(code), std::move(message), span, std::move(hint)};
}

std::string kind_text(const Value& value) {
  if (value.is_null()) return "null";
  return meaning::kinds_text(1u << (static_cast<unsigned>(value.kind()) - 1));  // meaning::Type has them in this order
}

Runtime::Runtime(const graph::PropertyGraph& graph, Transaction* transaction, const Parameters& parameters,
                 const Budget& budget)
    : graph_(graph), transaction_(transaction), parameters_(parameters), budget_(budget) {}

const Value& Runtime::parameter(const std::string& name, Span span) const {
  const auto it = parameters_.find(name);
  if (it != parameters_.end()) return it->second;
  std::vector<std::string_view> known;
  for (const auto& [other, value] : parameters_) known.push_back(other);
  const std::string nearest = nearest_name(name, known);
  fail("MissingParameter", "the parameter $" + name + " was not given", span,
       nearest.empty() ? "" : "did you mean $" + nearest + "?");
}

void Runtime::check_time() const {
  if (budget_.timeout.count() == 0) return;
  if (std::chrono::steady_clock::now() - started_ < budget_.timeout) return;
  throw RuntimeError{
      Fault::kBudget,
      "Timeout",
      "the query ran longer than " + std::to_string(budget_.timeout.count()) + " ms",
      {},
      "start from fewer nodes, bound variable lengths (-[*1..4]-), or allow more time; EXPLAIN shows the plan"};
}

void Runtime::too_deep() const {
  throw RuntimeError{Fault::kBudget,
                     "MemoryLimit",
                     "a value nests deeper than " + std::to_string(kMaxValueDepth) + " lists and maps",
                     {}};
}

void Runtime::out_of_memory() const {
  throw RuntimeError{Fault::kBudget,
                     "MemoryLimit",
                     "the query holds more than " + std::to_string(budget_.max_memory_bytes >> 20) + " MiB of rows",
                     {},
                     "return or collect less, use LIMIT, or allow more memory"};
}

void Runtime::too_many_rows() const {
  throw RuntimeError{Fault::kBudget,
                     "RowLimit",
                     "the query gives more than " + std::to_string(budget_.max_rows) + " rows",
                     {},
                     "use LIMIT, or allow more rows"};
}

}  // namespace dossier::query::execution
