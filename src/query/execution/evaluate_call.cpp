#include "query/execution/evaluator.h"
#include "query/execution/functions.h"

#include <array>

namespace dossier::query::execution {
namespace {

class Call final : public Evaluator {
 public:
  Call(Function function, std::vector<EvaluatorPtr> arguments, Span span)
      : function_(function), arguments_(std::move(arguments)), span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    if (arguments_.size() <= 3) {
      std::array<Value, 3> values;
      for (std::size_t i = 0; i < arguments_.size(); ++i) values[i] = arguments_[i]->evaluate(frame, runtime);
      return function_(runtime, std::span(values.data(), arguments_.size()), span_);
    }
    std::vector<Value> values;
    values.reserve(arguments_.size());
    for (const auto& argument : arguments_) values.push_back(argument->evaluate(frame, runtime));
    return function_(runtime, values, span_);
  }

 private:
  Function function_;
  std::vector<EvaluatorPtr> arguments_;
  Span span_;
};

/// coalesce looks no further than the first value.
class Coalesce final : public Evaluator {
 public:
  explicit Coalesce(std::vector<EvaluatorPtr> arguments) : arguments_(std::move(arguments)) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    for (const auto& argument : arguments_) {
      Value value = argument->evaluate(frame, runtime);
      if (!value.is_null()) return value;
    }
    return {};
  }

 private:
  std::vector<EvaluatorPtr> arguments_;
};

}  // namespace

void wrong_argument(std::string_view function, Span span) {
  fail("InvalidArgumentValue", std::string(function) + " does not take a value of this type", span);
}

Function find_implementation(std::string_view name) {
  for (const auto family : {graph_functions(), list_functions(), number_functions(), string_functions(),
                            conversion_functions(), temporal_functions()}) {
    for (const NamedFunction& entry : family) {
      if (entry.name == name) return entry.function;
    }
  }
  return nullptr;
}

EvaluatorPtr compile_call(const meaning::Expr& e, const Compilation& context) {
  if (e.text == "coalesce") return std::make_unique<Coalesce>(compile_all(e.arguments, context));
  const Function function = find_implementation(e.text);
  if (!function) fail("UnknownFunction", "there is no function " + e.text, e.span);
  return std::make_unique<Call>(function, compile_all(e.arguments, context), e.span);
}

}  // namespace dossier::query::execution
