#include "query/execution/evaluator.h"

namespace dossier::query::execution {

Truth Evaluator::test(Frame& frame, Runtime& runtime) const {
  Value scratch;
  const Value& value = view(frame, runtime, scratch);
  if (value.is_null()) return Truth::kUnknown;
  if (value.kind() != Value::Kind::kBoolean) fail("InvalidArgumentType", "a condition must be true, false or null");
  return truth(value.boolean());
}

EvaluatorPtr compile(const meaning::Expr& e, const Compilation& context) {
  using meaning::Op;
  switch (e.op) {
    case Op::kHasLabels:
    case Op::kIsNull:
    case Op::kIsNotNull:
    case Op::kNot:
    case Op::kOr:
    case Op::kXor:
    case Op::kAnd:
    case Op::kComparison:
    case Op::kIn:
    case Op::kStartsWith:
    case Op::kEndsWith:
    case Op::kContains:
    case Op::kMatches: return compile_logic(e, context);
    case Op::kPlus:
    case Op::kMinus:
    case Op::kArithmetic: return compile_arithmetic(e, context);
    case Op::kCase:
    case Op::kListComprehension:
    case Op::kQuantifier:
    case Op::kReduce:
    case Op::kMapProjection: return compile_list(e, context);
    case Op::kCall: return compile_call(e, context);
    case Op::kExists:
    case Op::kCount:
    case Op::kCollect:
    case Op::kFirst: return compile_subquery(e, context);
    default: return compile_basic(e, context);
  }
}

std::vector<EvaluatorPtr> compile_all(const std::vector<meaning::Expr>& list, const Compilation& context) {
  std::vector<EvaluatorPtr> out;
  out.reserve(list.size());
  for (const meaning::Expr& e : list) out.push_back(compile(e, context));
  return out;
}

}  // namespace dossier::query::execution
