#include "query/execution/edge_conditions.h"

namespace dossier::query::execution {

EdgeConditions::EdgeConditions(const meaning::PatternEdge& edge, const Execution& execution)
    : e_(execution), element_(edge.element), predicates_(compile_all(edge.predicates, execution.compilation())) {
  for (const auto& property : edge.properties)
    properties_.push_back({&property.key, compile(property.value, execution.compilation())});
}

bool EdgeConditions::hold(graph::EdgeId edge) const {
  const auto& g = e_.runtime.graph();
  for (const Property& property : properties_) {
    const auto key = g.find_symbol(*property.key);
    const Value* found = key == graph::kNoSymbol ? nullptr : g.edge_property(edge, key);
    Value scratch;
    if (!found || equal(*found, property.value->view(e_.frame, e_.runtime, scratch)) != Truth::kTrue) return false;
  }
  if (predicates_.empty()) return true;
  e_.frame[element_] = graph::EdgeRef{edge};
  for (const auto& predicate : predicates_) {
    if (predicate->test(e_.frame, e_.runtime) != Truth::kTrue) return false;
  }
  return true;
}

}  // namespace dossier::query::execution
