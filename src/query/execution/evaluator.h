#pragma once

#include "query/execution/runtime.h"
#include "query/meaning/tree.h"

#include <memory>
#include <vector>

namespace dossier::query::plan {
struct Plan;
}

namespace dossier::query::execution {

/// An expression made ready for one graph: names are symbols, constants are values. Does not change after it is made,
/// but writes the slots that the expression's own variables have in the frame.
class Evaluator {
 public:
  virtual ~Evaluator() = default;

  virtual Value evaluate(Frame& frame, Runtime& runtime) const = 0;
  /// The value without a copy where there is one to refer to; else it is put into `scratch`.
  virtual const Value& view(Frame& frame, Runtime& runtime, Value& scratch) const {
    scratch = evaluate(frame, runtime);
    return scratch;
  }
  /// The value as a condition. Something that is no truth value is a TypeError.
  virtual Truth test(Frame& frame, Runtime& runtime) const;
};
using EvaluatorPtr = std::unique_ptr<const Evaluator>;

/// What making evaluators needs.
struct Compilation {
  Runtime& runtime;
  const plan::Plan& plan;
  const class ProcedureLibrary& procedures;
};

EvaluatorPtr compile(const meaning::Expr& e, const Compilation& context);
std::vector<EvaluatorPtr> compile_all(const std::vector<meaning::Expr>& list, const Compilation& context);

// One maker for each family, all called by compile().
EvaluatorPtr compile_basic(const meaning::Expr& e, const Compilation& context);
EvaluatorPtr compile_logic(const meaning::Expr& e, const Compilation& context);
EvaluatorPtr compile_arithmetic(const meaning::Expr& e, const Compilation& context);
EvaluatorPtr compile_list(const meaning::Expr& e, const Compilation& context);
EvaluatorPtr compile_call(const meaning::Expr& e, const Compilation& context);
EvaluatorPtr compile_subquery(const meaning::Expr& e, const Compilation& context);

/// value.key for maps, nodes, relationships and temporal values; null for null.
Value property_of(const Value& subject, const std::string& key, graph::SymbolId symbol, Runtime& runtime, Span span);
/// All properties of a map, node or relationship.
graph::Map properties_of(const Value& subject, Runtime& runtime, Span span);

}  // namespace dossier::query::execution
