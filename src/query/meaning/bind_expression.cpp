#include "base/nearest_name.h"
#include "query/meaning/binder_state.h"
#include "query/meaning/type_names.h"
#include "query/syntax/printer.h"

#include <algorithm>

namespace dossier::query::meaning {
namespace {

Expr make(Op op, Span span, Type type) {
  Expr out;
  out.op = op;
  out.span = span;
  out.type = type;
  return out;
}

void require(const Expr& e, std::uint32_t kinds, std::string_view what) {
  if (!e.type.may_be(kinds)) fail(e.span, "InvalidArgumentType", std::string(what));
}

constexpr std::uint32_t kNumeric = Type::kNumber | Type::kTemporal;

// Whether some kind of `a` and some kind of `b` go together; null (no kind) goes with all.
bool can_combine(syntax::Operator op, std::uint32_t a, std::uint32_t b) {
  if (a == 0 || b == 0) return true;
  const auto pair = [&](std::uint32_t left, std::uint32_t right) { return (a & left) != 0 && (b & right) != 0; };
  if (pair(Type::kNumber, Type::kNumber)) return true;
  constexpr std::uint32_t kText = Type::kString | Type::kNumber;
  switch (op) {
    case syntax::Operator::kAdd:
      return pair(Type::kList, Type::kAny) || pair(Type::kAny, Type::kList) || pair(Type::kString, kText) ||
             pair(kText, Type::kString) || pair(Type::kTemporal, Type::kDuration) ||
             pair(Type::kDuration, Type::kTemporal);
    case syntax::Operator::kSubtract: return pair(Type::kTemporal, Type::kDuration);
    case syntax::Operator::kMultiply:
      return pair(Type::kDuration, Type::kNumber) || pair(Type::kNumber, Type::kDuration);
    case syntax::Operator::kDivide: return pair(Type::kDuration, Type::kNumber);
    default: return false;
  }
}

}  // namespace

void fail(Span where, std::string code, std::string message, std::string hint) {
  BindingError error;
  error.problem.fault = Fault::kMeaning;
  error.problem.code = std::move(code);
  error.problem.message = std::move(message);
  error.problem.hint = std::move(hint);
  error.problem.span = where;
  throw error;
}

Expr Binder::expression(const syntax::Expression& e) {
  Expr out;
  if (aggregation_ && projected_before(e, out)) return out;
  // A bare pattern may stand only where a truth value is asked for: WHERE, and AND, OR, XOR, NOT inside it.
  const bool keeps_position = std::holds_alternative<syntax::Chain>(e.node) ||
                              std::holds_alternative<syntax::Unary>(e.node) ||
                              std::holds_alternative<syntax::PatternExpression>(e.node);
  const bool outer = predicate_position_;
  if (!keeps_position) predicate_position_ = false;
  out = std::visit([&](const auto& node_value) { return bind(node_value, e.span); }, e.node);
  predicate_position_ = outer;
  return out;
}

Expr Binder::boolean(const syntax::Expression& e, std::string_view what) {
  const bool outer = predicate_position_;
  predicate_position_ = true;
  Expr out = expression(e);
  predicate_position_ = outer;
  require(out, Type::kBoolean, what);
  return out;
}

std::vector<Expr> Binder::conjuncts(const syntax::Expression& e) {
  std::vector<Expr> out;
  const auto* chain = std::get_if<syntax::Chain>(&e.node);
  if (chain && chain->operators.front() == syntax::Operator::kAnd) {
    for (const auto& operand : chain->operands) {
      for (Expr& part : conjuncts(operand)) out.push_back(std::move(part));
    }
    return out;
  }
  out.push_back(boolean(e, "WHERE takes a condition that is true or false"));
  return out;
}

bool Binder::projected_before(const syntax::Expression& e, Expr& out) {
  if (inside_aggregate_) return false;
  const bool simple =
      std::holds_alternative<syntax::Variable>(e.node) || std::holds_alternative<syntax::PropertyAccess>(e.node);
  if (!simple && !aggregation_->ordering) return false;
  if (const auto* variable = std::get_if<syntax::Variable>(&e.node)) {
    const auto& all = scope_.variables();
    for (std::size_t i = all.size(); i > aggregation_->locals; --i) {
      if (all[i - 1].name == variable->name) return false;  // the expression's own
    }
  }
  const std::string text = syntax::print(e);
  for (const auto& projected : aggregation_->projected) {
    if (projected.text != text) continue;
    out = make(Op::kSlot, e.span, projected.type);
    out.slot = projected.slot;
    return true;
  }
  return false;
}

void Binder::unknown_variable(std::string_view name, Span span) const {
  std::vector<std::string_view> known;
  for (const Variable& variable : scope_.variables()) {
    if (variable.name == name) {
      fail(span, "UndefinedVariable",
           "the variable " + syntax::quoted_name(name) + " can't be seen behind an aggregate or DISTINCT",
           "project it as an item of its own");
    }
    known.push_back(variable.name);
  }
  const std::string nearest = nearest_name(name, known);
  std::string hint;
  if (!nearest.empty()) hint = "did you mean " + nearest + "?";
  else if (name.size() > 2) hint = "if a text is meant, put it in quotes: " + syntax::quoted_string(name);
  fail(span, "UndefinedVariable", "the variable " + syntax::quoted_name(name) + " is not defined", std::move(hint));
}

Expr Binder::bind(const syntax::Variable& v, Span span) {
  const Variable* variable = scope_.find(v.name);
  if (aggregation_ && !inside_aggregate_ && variable) {
    const auto& all = scope_.variables();
    const auto index = static_cast<std::size_t>(variable - all.data());
    if (index < aggregation_->locals) {
      const auto& keys = aggregation_->key_variables;
      const bool in_key = std::find(keys.begin(), keys.end(), v.name) != keys.end();
      if (aggregation_->ordering && !(aggregation_->mixed && in_key)) unknown_variable(v.name, span);
      fail(span, "AmbiguousAggregationExpression",
           "the variable " + syntax::quoted_name(v.name) + " stands beside an aggregate but is no grouping key",
           "project it as an item of its own first: WITH " + syntax::quoted_name(v.name) + ", …");
    }
  }
  if (inside_aggregate_ && aggregation_ && aggregation_->ordering && variable &&
      static_cast<std::size_t>(variable - scope_.variables().data()) < aggregation_->locals) {
    unknown_variable(v.name, span);
  }
  if (!variable) unknown_variable(v.name, span);
  Expr out = make(Op::kSlot, span, variable->type);
  out.slot = variable->slot;
  return out;
}

Expr Binder::bind(const syntax::PropertyAccess& v, Span span) {
  Expr subject = expression(*v.subject);
  constexpr std::uint32_t kHolders = Type::kMap | Type::kNode | Type::kEdge | Type::kTemporal;
  if (!subject.type.may_be(kHolders)) {
    fail(subject.span, "InvalidArgumentType",
         "only nodes, relationships, maps and temporal values have properties, not " + kinds_text(subject.type.mask));
  }
  Expr out = make(Op::kProperty, span, Type{});
  out.text = v.key.text;
  if (subject.type.mask != 0 && (subject.type.mask & ~(Type::kNode | Type::kEdge)) == 0) {
    out_.names.push_back({NameUse::Kind::kKey, v.key.text, v.key.span});
  }
  out.arguments.push_back(std::move(subject));
  return out;
}

Expr Binder::bind(const syntax::Subscript& v, Span span) {
  Expr subject = expression(*v.subject);
  Expr index = expression(*v.index);
  require(subject, Type::kList | Type::kMap | Type::kNode | Type::kEdge,
          "only lists, maps, nodes and relationships have elements");
  if (subject.type.mask == Type::kList) require(index, Type::kInteger, "a list's index is an integer");
  if (subject.type.mask == Type::kMap) require(index, Type::kString, "a map's key is a string");
  Expr out = make(Op::kSubscript, span, subject.type.mask == Type::kList ? one_of(subject.type.elements) : Type{});
  out.arguments.push_back(std::move(subject));
  out.arguments.push_back(std::move(index));
  return out;
}

Expr Binder::bind(const syntax::Slice& v, Span span) {
  Expr out = make(Op::kSlice, span, one_of(Type::kList));
  out.arguments.push_back(expression(*v.subject));
  require(out.arguments[0], Type::kList, "only lists have slices");
  out.type.elements = out.arguments[0].type.elements;
  for (const auto* limit : {&v.from, &v.to}) {
    out.arguments.push_back(*limit ? expression(**limit) : make(Op::kNone, span, Type{}));
    require(out.arguments.back(), Type::kInteger, "a slice's limits are integers");
  }
  return out;
}

Expr Binder::bind(const syntax::LabelTest& v, Span span) {
  Expr out = make(Op::kHasLabels, span, one_of(Type::kBoolean));
  out.arguments.push_back(expression(*v.subject));
  require(out.arguments[0], Type::kNode | Type::kEdge, "only nodes and relationships have labels or types");
  for (const auto& label : v.labels) {
    out.names.push_back(label.text);
    out_.names.push_back({NameUse::Kind::kLabel, label.text, label.span});
  }
  return out;
}

Expr Binder::bind(const syntax::NullTest& v, Span span) {
  Expr out = make(v.negated ? Op::kIsNotNull : Op::kIsNull, span, one_of(Type::kBoolean));
  out.arguments.push_back(expression(*v.operand));
  return out;
}

Expr Binder::bind(const syntax::Unary& v, Span span) {
  if (v.op != syntax::UnaryOperator::kNot) predicate_position_ = false;
  Expr operand = expression(*v.operand);
  if (v.op == syntax::UnaryOperator::kNot) {
    require(operand, Type::kBoolean, "NOT takes a truth value");
    Expr out = make(Op::kNot, span, one_of(Type::kBoolean));
    out.arguments.push_back(std::move(operand));
    return out;
  }
  require(operand, Type::kNumber | Type::kDuration, "a sign takes a number");
  Expr out = make(v.op == syntax::UnaryOperator::kMinus ? Op::kMinus : Op::kPlus, span, operand.type);
  out.arguments.push_back(std::move(operand));
  return out;
}

Expr Binder::bind(const syntax::Chain& v, Span span) {
  switch (v.operators.front()) {
    case syntax::Operator::kOr: return logic(v, Op::kOr, span);
    case syntax::Operator::kXor: return logic(v, Op::kXor, span);
    case syntax::Operator::kAnd: return logic(v, Op::kAnd, span);
    default: predicate_position_ = false; return arithmetic(v, span);
  }
}

Expr Binder::logic(const syntax::Chain& v, Op op, Span span) {
  Expr out = make(op, span, one_of(Type::kBoolean));
  for (const auto& operand : v.operands) {
    out.arguments.push_back(expression(operand));
    require(out.arguments.back(), Type::kBoolean, "AND, OR and XOR take truth values");
  }
  return out;
}

Expr Binder::arithmetic(const syntax::Chain& v, Span span) {
  Expr out = make(Op::kArithmetic, span, Type{});
  Type type;
  for (std::size_t i = 0; i < v.operands.size(); ++i) {
    Expr operand = expression(v.operands[i]);
    const auto op = i == 0 ? v.operators[0] : v.operators[i - 1];
    if (op != syntax::Operator::kAdd) require(operand, kNumeric, "arithmetic takes numbers");
    if (i > 0 && !can_combine(op, type.mask, operand.type.mask)) {
      fail(span, "InvalidArgumentType",
           op == syntax::Operator::kAdd
               ? "+ joins two numbers, two strings, a string and a number, a list and anything, "
                 "or a duration and a temporal value"
               : "this operator does not take these two types of value");
    }
    if (i == 0) {
      type = operand.type;
    } else {
      const std::uint32_t both = type.mask | operand.type.mask;
      if (op == syntax::Operator::kPower) {
        type = one_of(Type::kFloat);
      } else if (both == 0 || type.mask == 0 || operand.type.mask == 0) {
        type = Type{};
      } else if ((both & ~Type::kNumber) == 0) {
        type = both == Type::kInteger                                           ? one_of(Type::kInteger)
               : type.mask == Type::kFloat || operand.type.mask == Type::kFloat ? one_of(Type::kFloat)
                                                                                : one_of(Type::kNumber);
      } else if (op == syntax::Operator::kAdd && (type.mask == Type::kList || operand.type.mask == Type::kList)) {
        type = Type{Type::kList, Type::kAny};
      } else if (op == syntax::Operator::kAdd && (type.mask == Type::kString || operand.type.mask == Type::kString) &&
                 both != Type::kAny && (both & Type::kList) == 0) {
        type = one_of(Type::kString);
      } else {
        type = Type{};
      }
    }
    out.arguments.push_back(std::move(operand));
  }
  out.type = type;
  out.operators = v.operators;
  return out;
}

Expr Binder::bind(const syntax::Comparison& v, Span span) {
  Expr out = make(Op::kComparison, span, one_of(Type::kBoolean));
  for (const auto& operand : v.operands) out.arguments.push_back(expression(operand));
  out.comparators = v.operators;
  return out;
}

Expr Binder::bind(const syntax::Predicate& v, Span span) {
  static constexpr Op kOps[] = {Op::kIn, Op::kStartsWith, Op::kEndsWith, Op::kContains, Op::kMatches};
  Expr out = make(kOps[static_cast<int>(v.op)], span, one_of(Type::kBoolean));
  out.arguments.push_back(expression(*v.left));
  out.arguments.push_back(expression(*v.right));
  if (v.op == syntax::PredicateOperator::kIn) require(out.arguments[1], Type::kList, "IN takes a list on its right");
  return out;
}

}  // namespace dossier::query::meaning
