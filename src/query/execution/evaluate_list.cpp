#include "query/execution/evaluator.h"

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;
using meaning::Op;

const graph::List& list_of(const Value& value, Span span) {
  if (value.kind() != Kind::kList) fail("InvalidArgumentType", "a list is needed here", span);
  return value.list();
}

class Case final : public Evaluator {
 public:
  Case(std::vector<EvaluatorPtr> parts, bool subject, bool otherwise)
      : parts_(std::move(parts)), subject_(subject), otherwise_(otherwise) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    const std::size_t end = parts_.size() - (otherwise_ ? 1 : 0);
    Value held;
    const Value* subject = subject_ ? &parts_[0]->view(frame, runtime, held) : nullptr;
    for (std::size_t i = subject_ ? 1 : 0; i + 1 < end; i += 2) {
      if (subject) {
        Value scratch;
        const Value& when = parts_[i]->view(frame, runtime, scratch);
        // CASE null WHEN null is no match, as null = null is not true.
        if (equal(*subject, when) != Truth::kTrue) continue;
      } else if (parts_[i]->test(frame, runtime) != Truth::kTrue) {
        continue;
      }
      return parts_[i + 1]->evaluate(frame, runtime);
    }
    return otherwise_ ? parts_.back()->evaluate(frame, runtime) : Value();
  }

 private:
  std::vector<EvaluatorPtr> parts_;
  bool subject_, otherwise_;
};

class ListComprehension final : public Evaluator {
 public:
  ListComprehension(meaning::Slot slot, EvaluatorPtr list, EvaluatorPtr predicate, EvaluatorPtr projection, Span span)
      : slot_(slot),
        list_(std::move(list)),
        predicate_(std::move(predicate)),
        projection_(std::move(projection)),
        span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    const Value list = list_->evaluate(frame, runtime);
    if (list.is_null()) return {};
    graph::List out;
    std::size_t bytes = 0;
    for (const Value& item : list_of(list, span_)) {
      runtime.tick();
      frame[slot_] = item;
      if (predicate_ && predicate_->test(frame, runtime) != Truth::kTrue) continue;
      out.push_back(projection_ ? projection_->evaluate(frame, runtime) : item);
      bytes += out.back().footprint();
      runtime.afford(bytes);
    }
    return runtime.checked(std::move(out));
  }

 private:
  meaning::Slot slot_;
  EvaluatorPtr list_, predicate_, projection_;
  Span span_;
};

class Quantifier final : public Evaluator {
 public:
  Quantifier(syntax::QuantifierKind kind, meaning::Slot slot, EvaluatorPtr list, EvaluatorPtr predicate, Span span)
      : kind_(kind), slot_(slot), list_(std::move(list)), predicate_(std::move(predicate)), span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    const Value list = list_->evaluate(frame, runtime);
    if (list.is_null()) return {};
    std::size_t yes = 0, no = 0, unknown = 0;
    for (const Value& item : list_of(list, span_)) {
      runtime.tick();
      frame[slot_] = item;
      switch (predicate_->test(frame, runtime)) {
        case Truth::kTrue: ++yes; break;
        case Truth::kFalse: ++no; break;
        default: ++unknown;
      }
    }
    switch (kind_) {
      case syntax::QuantifierKind::kAll: return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
      case syntax::QuantifierKind::kAny: return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
      case syntax::QuantifierKind::kNone: return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
      default: return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
    }
  }

 private:
  syntax::QuantifierKind kind_;
  meaning::Slot slot_;
  EvaluatorPtr list_, predicate_;
  Span span_;
};

class Reduce final : public Evaluator {
 public:
  Reduce(meaning::Slot accumulator, meaning::Slot variable, EvaluatorPtr initial, EvaluatorPtr list, EvaluatorPtr body,
         Span span)
      : accumulator_(accumulator),
        variable_(variable),
        initial_(std::move(initial)),
        list_(std::move(list)),
        body_(std::move(body)),
        span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    Value initial = initial_->evaluate(frame, runtime);
    const Value list = list_->evaluate(frame, runtime);
    if (list.is_null()) return {};
    Value total = std::move(initial);
    for (const Value& item : list_of(list, span_)) {
      runtime.tick();
      frame[accumulator_] = std::move(total);
      frame[variable_] = item;
      total = body_->evaluate(frame, runtime);
    }
    return total;
  }

 private:
  meaning::Slot accumulator_, variable_;
  EvaluatorPtr initial_, list_, body_;
  Span span_;
};

class MapProjection final : public Evaluator {
 public:
  MapProjection(EvaluatorPtr subject, bool all, std::vector<std::string> keys, std::vector<EvaluatorPtr> values,
                Span span)
      : subject_(std::move(subject)), all_(all), keys_(std::move(keys)), values_(std::move(values)), span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    const Value subject = subject_->evaluate(frame, runtime);
    if (subject.is_null()) return {};
    graph::Map out;
    if (all_) out = properties_of(subject, runtime, span_);
    for (std::size_t i = 0; i < keys_.size(); ++i) out[keys_[i]] = values_[i]->evaluate(frame, runtime);
    return runtime.checked(std::move(out));
  }

 private:
  EvaluatorPtr subject_;
  bool all_;
  std::vector<std::string> keys_;
  std::vector<EvaluatorPtr> values_;
  Span span_;
};

}  // namespace

EvaluatorPtr compile_list(const meaning::Expr& e, const Compilation& context) {
  const auto argument = [&](std::size_t i) -> EvaluatorPtr {
    return e.arguments[i].op == Op::kNone ? nullptr : compile(e.arguments[i], context);
  };
  switch (e.op) {
    case Op::kCase: return std::make_unique<Case>(compile_all(e.arguments, context), e.flag, e.flag2);
    case Op::kListComprehension:
      return std::make_unique<ListComprehension>(e.slot, argument(0), argument(1), argument(2), e.span);
    case Op::kQuantifier: return std::make_unique<Quantifier>(e.quantifier, e.slot, argument(0), argument(1), e.span);
    case Op::kReduce: return std::make_unique<Reduce>(e.slot, e.slot2, argument(0), argument(1), argument(2), e.span);
    default: {
      std::vector<EvaluatorPtr> values;
      for (std::size_t i = 1; i < e.arguments.size(); ++i) values.push_back(argument(i));
      return std::make_unique<MapProjection>(argument(0), e.flag, e.names, std::move(values), e.span);
    }
  }
}

}  // namespace dossier::query::execution
