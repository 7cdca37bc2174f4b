#include "query/execution/arithmetic.h"
#include "query/execution/evaluator.h"

namespace dossier::query::execution {
namespace {

class Arithmetic final : public Evaluator {
 public:
  Arithmetic(std::vector<EvaluatorPtr> operands, std::vector<syntax::Operator> operators, Span span)
      : operands_(std::move(operands)), operators_(std::move(operators)), span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    Value first, second;
    const Value& left = operands_[0]->view(frame, runtime, first);
    Value out = combined(operators_[0], left, operands_[1]->view(frame, runtime, second), runtime);
    for (std::size_t i = 1; i < operators_.size(); ++i) {
      out = combined(operators_[i], out, operands_[i + 1]->view(frame, runtime, second), runtime);
    }
    return out;
  }

 private:
  Value combined(syntax::Operator op, const Value& a, const Value& b, Runtime& runtime) const {
    // Strings and lists can double with each +: their sum must be affordable before it is made.
    const bool grows =
        a.kind() == Value::Kind::kString || a.kind() == Value::Kind::kList || b.kind() == Value::Kind::kList;
    if (!grows) return arithmetic(op, a, b, span_);
    const std::size_t bytes = a.footprint() / 2 + b.footprint() / 2;
    runtime.afford(bytes);
    for (std::size_t copied = 0; copied < bytes; copied += 1 << 15) runtime.tick();  // copying takes time, too
    return runtime.checked(arithmetic(op, a, b, span_));
  }

  std::vector<EvaluatorPtr> operands_;
  std::vector<syntax::Operator> operators_;
  Span span_;
};

class Sign final : public Evaluator {
 public:
  Sign(EvaluatorPtr operand, bool minus, Span span) : operand_(std::move(operand)), minus_(minus), span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    Value value = operand_->evaluate(frame, runtime);
    if (minus_) return negated(value, span_);
    if (!value.is_null() && !value.is_number() && value.kind() != Value::Kind::kDuration) {
      fail("InvalidArgumentType", "a sign takes a number", span_);
    }
    return value;
  }

 private:
  EvaluatorPtr operand_;
  bool minus_;
  Span span_;
};

}  // namespace

EvaluatorPtr compile_arithmetic(const meaning::Expr& e, const Compilation& context) {
  if (e.op == meaning::Op::kArithmetic)
    return std::make_unique<Arithmetic>(compile_all(e.arguments, context), e.operators, e.span);
  return std::make_unique<Sign>(compile(e.arguments[0], context), e.op == meaning::Op::kMinus, e.span);
}

}  // namespace dossier::query::execution
