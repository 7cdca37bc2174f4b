#pragma once

#include "query/execution/operator.h"

#include <vector>

namespace dossier::query::execution {

/// What a pattern asks of every single edge of a variable length: its properties and the WHERE inside its brackets.
class EdgeConditions {
 public:
  EdgeConditions(const meaning::PatternEdge& edge, const Execution& execution);
  bool empty() const { return properties_.empty() && predicates_.empty(); }
  bool hold(graph::EdgeId edge) const;

 private:
  struct Property {
    const std::string* key;
    EvaluatorPtr value;
  };
  Execution e_;
  meaning::Slot element_;
  std::vector<Property> properties_;
  std::vector<EvaluatorPtr> predicates_;
};

}  // namespace dossier::query::execution
