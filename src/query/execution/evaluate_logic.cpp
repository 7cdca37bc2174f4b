#include "query/execution/evaluator.h"
#include "query/execution/regular_expression.h"

#include <algorithm>
#include <optional>

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;
using meaning::Op;

/// Evaluators whose natural result is a truth value.
class Condition : public Evaluator {
 public:
  Value evaluate(Frame& frame, Runtime& runtime) const final { return to_value(test(frame, runtime)); }
  Truth test(Frame& frame, Runtime& runtime) const override = 0;
};

Truth operand(const Evaluator& e, Frame& frame, Runtime& runtime) { return e.test(frame, runtime); }

class And final : public Condition {
 public:
  explicit And(std::vector<EvaluatorPtr> operands) : operands_(std::move(operands)) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    Truth out = Truth::kTrue;
    for (const auto& e : operands_) {
      const Truth t = operand(*e, frame, runtime);
      if (t == Truth::kFalse) return t;
      if (t == Truth::kUnknown) out = t;
    }
    return out;
  }

 private:
  std::vector<EvaluatorPtr> operands_;
};

class Or final : public Condition {
 public:
  explicit Or(std::vector<EvaluatorPtr> operands) : operands_(std::move(operands)) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    Truth out = Truth::kFalse;
    for (const auto& e : operands_) {
      const Truth t = operand(*e, frame, runtime);
      if (t == Truth::kTrue) return t;
      if (t == Truth::kUnknown) out = t;
    }
    return out;
  }

 private:
  std::vector<EvaluatorPtr> operands_;
};

class Xor final : public Condition {
 public:
  explicit Xor(std::vector<EvaluatorPtr> operands) : operands_(std::move(operands)) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    bool out = false, unknown = false;
    for (const auto& e : operands_) {
      const Truth t = operand(*e, frame, runtime);
      unknown = unknown || t == Truth::kUnknown;
      out = out != (t == Truth::kTrue);
    }
    return unknown ? Truth::kUnknown : truth(out);
  }

 private:
  std::vector<EvaluatorPtr> operands_;
};

class Not final : public Condition {
 public:
  explicit Not(EvaluatorPtr inner) : inner_(std::move(inner)) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    const Truth t = operand(*inner_, frame, runtime);
    return t == Truth::kUnknown ? t : truth(t == Truth::kFalse);
  }

 private:
  EvaluatorPtr inner_;
};

class NullTest final : public Condition {
 public:
  NullTest(EvaluatorPtr inner, bool null) : inner_(std::move(inner)), null_(null) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    Value scratch;
    return truth(inner_->view(frame, runtime, scratch).is_null() == null_);
  }

 private:
  EvaluatorPtr inner_;
  bool null_;
};

class HasLabels final : public Condition {
 public:
  HasLabels(EvaluatorPtr subject, std::vector<std::string> labels, Runtime& runtime, Span span)
      : subject_(std::move(subject)), labels_(std::move(labels)), span_(span) {
    for (const auto& label : labels_) symbols_.push_back(runtime.graph().find_symbol(label));
  }
  Truth test(Frame& frame, Runtime& runtime) const override {
    Value scratch;
    const Value& subject = subject_->view(frame, runtime, scratch);
    if (subject.is_null()) return Truth::kUnknown;
    if (subject.kind() != Kind::kNode && subject.kind() != Kind::kEdge) {
      fail("InvalidArgumentType", "only nodes and relationships have labels or types", span_);
    }
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const auto symbol = symbols_[i] != graph::kNoSymbol ? symbols_[i] : runtime.graph().find_symbol(labels_[i]);
      if (symbol == graph::kNoSymbol) return Truth::kFalse;
      const bool has = subject.kind() == Kind::kNode ? runtime.graph().has_label(subject.node().id, symbol)
                                                     : runtime.graph().type(subject.edge().id) == symbol;
      if (!has) return Truth::kFalse;
    }
    return Truth::kTrue;
  }

 private:
  EvaluatorPtr subject_;
  std::vector<std::string> labels_;
  std::vector<graph::SymbolId> symbols_;
  Span span_;
};

class Comparison final : public Condition {
 public:
  Comparison(std::vector<EvaluatorPtr> operands, std::vector<syntax::Comparator> operators)
      : operands_(std::move(operands)), operators_(std::move(operators)) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    if (operators_.size() == 1) {
      Value left, right;
      return apply(operators_[0], operands_[0]->view(frame, runtime, left), operands_[1]->view(frame, runtime, right));
    }
    Truth out = Truth::kTrue;
    Value left = operands_[0]->evaluate(frame, runtime);
    for (std::size_t i = 0; i < operators_.size(); ++i) {
      Value right = operands_[i + 1]->evaluate(frame, runtime);
      const Truth t = apply(operators_[i], left, right);
      if (t == Truth::kFalse) return t;
      if (t == Truth::kUnknown) out = t;
      left = std::move(right);
    }
    return out;
  }

 private:
  static Truth apply(syntax::Comparator op, const Value& a, const Value& b) {
    if (op == syntax::Comparator::kEqual) return equal(a, b);
    if (op == syntax::Comparator::kNotEqual) {
      const Truth t = equal(a, b);
      return t == Truth::kUnknown ? t : truth(t == Truth::kFalse);
    }
    const Relation r = compare(a, b);
    if (r == Relation::kUnknown) return Truth::kUnknown;
    switch (op) {
      case syntax::Comparator::kLess: return truth(r == Relation::kLess);
      case syntax::Comparator::kLessOrEqual: return truth(r == Relation::kLess || r == Relation::kEqual);
      case syntax::Comparator::kGreater: return truth(r == Relation::kGreater);
      default: return truth(r == Relation::kGreater || r == Relation::kEqual);
    }
  }

  std::vector<EvaluatorPtr> operands_;
  std::vector<syntax::Comparator> operators_;
};

class In final : public Condition {
 public:
  In(EvaluatorPtr item, EvaluatorPtr list, Span span) : item_(std::move(item)), list_(std::move(list)), span_(span) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    Value held_item, held_list;
    const Value& list = list_->view(frame, runtime, held_list);
    const Value& item = item_->view(frame, runtime, held_item);
    if (list.is_null()) return Truth::kUnknown;
    if (list.kind() != Kind::kList) fail("InvalidArgumentType", "IN takes a list on its right", span_);
    Truth out = Truth::kFalse;
    for (const Value& candidate : list.list()) {
      const Truth t = equal(item, candidate);
      if (t == Truth::kTrue) return t;
      if (t == Truth::kUnknown) out = t;
    }
    return out;
  }

 private:
  EvaluatorPtr item_, list_;
  Span span_;
};

class StringTest final : public Condition {
 public:
  StringTest(Op op, EvaluatorPtr text, EvaluatorPtr part) : op_(op), text_(std::move(text)), part_(std::move(part)) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    Value held_text, held_part;
    const Value& text = text_->view(frame, runtime, held_text);
    const Value& part = part_->view(frame, runtime, held_part);
    if (text.kind() != Kind::kString || part.kind() != Kind::kString) return Truth::kUnknown;
    const std::string_view whole = text.string();
    switch (op_) {
      case Op::kStartsWith: return truth(whole.starts_with(part.string()));
      case Op::kEndsWith: return truth(whole.ends_with(part.string()));
      default: return truth(whole.find(part.string()) != std::string_view::npos);
    }
  }

 private:
  Op op_;
  EvaluatorPtr text_, part_;
};

class Matches final : public Condition {
 public:
  Matches(EvaluatorPtr text, EvaluatorPtr pattern, Span span)
      : text_(std::move(text)), pattern_(std::move(pattern)), span_(span) {}
  Truth test(Frame& frame, Runtime& runtime) const override {
    Value held_text, held_pattern;
    const Value& text = text_->view(frame, runtime, held_text);
    const Value& pattern = pattern_->view(frame, runtime, held_pattern);
    if (text.kind() != Kind::kString || pattern.kind() != Kind::kString) return Truth::kUnknown;
    if (!compiled_ || compiled_->pattern() != pattern.string()) compiled_.emplace(pattern.string(), span_);
    return truth(compiled_->matches(text.string(), span_));
  }

 private:
  EvaluatorPtr text_, pattern_;
  Span span_;
  mutable std::optional<RegularExpression> compiled_;  // of the last pattern, which is nearly always the only one
};

}  // namespace

EvaluatorPtr compile_logic(const meaning::Expr& e, const Compilation& context) {
  const auto argument = [&](std::size_t i) { return compile(e.arguments[i], context); };
  switch (e.op) {
    case Op::kAnd: return std::make_unique<And>(compile_all(e.arguments, context));
    case Op::kOr: return std::make_unique<Or>(compile_all(e.arguments, context));
    case Op::kXor: return std::make_unique<Xor>(compile_all(e.arguments, context));
    case Op::kNot: return std::make_unique<Not>(argument(0));
    case Op::kIsNull: return std::make_unique<NullTest>(argument(0), true);
    case Op::kIsNotNull: return std::make_unique<NullTest>(argument(0), false);
    case Op::kHasLabels: return std::make_unique<HasLabels>(argument(0), e.names, context.runtime, e.span);
    case Op::kComparison: return std::make_unique<Comparison>(compile_all(e.arguments, context), e.comparators);
    case Op::kIn: return std::make_unique<In>(argument(0), argument(1), e.span);
    case Op::kMatches: return std::make_unique<Matches>(argument(0), argument(1), e.span);
    default: return std::make_unique<StringTest>(e.op, argument(0), argument(1));
  }
}

}  // namespace dossier::query::execution
