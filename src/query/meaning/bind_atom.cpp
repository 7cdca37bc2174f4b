#include "query/meaning/binder_state.h"
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

void require_list(const Expr& e) {
  if (!e.type.may_be(Type::kList)) fail(e.span, "InvalidArgumentType", "a list is needed here");
}

}  // namespace

Expr Binder::bind(const syntax::NullLiteral&, Span span) { return make(Op::kNull, span, one_of(0)); }

Expr Binder::bind(const syntax::BooleanLiteral& v, Span span) {
  Expr out = make(Op::kBoolean, span, one_of(Type::kBoolean));
  out.constant = v.value;
  return out;
}

Expr Binder::bind(const syntax::IntegerLiteral& v, Span span) {
  Expr out = make(Op::kInteger, span, one_of(Type::kInteger));
  out.constant = v.value;
  return out;
}

Expr Binder::bind(const syntax::FloatLiteral& v, Span span) {
  Expr out = make(Op::kFloat, span, one_of(Type::kFloat));
  out.constant = v.value;
  return out;
}

Expr Binder::bind(const syntax::StringLiteral& v, Span span) {
  Expr out = make(Op::kString, span, one_of(Type::kString));
  out.text = v.value;
  return out;
}

Expr Binder::bind(const syntax::ListLiteral& v, Span span) {
  Expr out = make(Op::kList, span, list_of(v.items.empty() ? Type::kAny : 0));
  for (const auto& item : v.items) {
    out.arguments.push_back(expression(item));
    out.type.elements |= out.arguments.back().type.mask;
  }
  return out;
}

Expr Binder::bind(const syntax::MapLiteral& v, Span span) {
  Expr out = make(Op::kMap, span, one_of(Type::kMap));
  for (const auto& [key, value] : v.entries) {
    out.names.push_back(key.text);
    out.arguments.push_back(expression(value));
  }
  return out;
}

Expr Binder::bind(const syntax::Parameter& v, Span span) {
  Expr out = make(Op::kParameter, span, Type{});
  out.text = v.name;
  return out;
}

Expr Binder::bind(const syntax::Case& v, Span span) {
  Expr out = make(Op::kCase, span, one_of(0));
  out.type.elements = 0;
  const auto joined = [&](const Expr& branch) {
    out.type.mask |= branch.type.mask;
    out.type.elements |= branch.type.elements;
  };
  if (v.subject) {
    out.flag = true;
    out.arguments.push_back(expression(*v.subject));
  }
  for (const auto& alternative : v.alternatives) {
    out.arguments.push_back(v.subject ? expression(alternative.when)
                                      : boolean(alternative.when, "WHEN takes a condition"));
    out.arguments.push_back(expression(alternative.then));
    joined(out.arguments.back());
  }
  if (v.otherwise) {
    out.flag2 = true;
    out.arguments.push_back(expression(*v.otherwise));
    joined(out.arguments.back());
  }
  return out;
}

Expr Binder::bind(const syntax::ListComprehension& v, Span span) {
  Expr out = make(Op::kListComprehension, span, one_of(Type::kList));
  out.arguments.push_back(expression(*v.list));
  require_list(out.arguments[0]);
  const std::size_t outer = scope_.size();
  out.slot = new_slot(v.variable.text);
  const Type list = out.arguments[0].type;
  const std::uint32_t elements = list.mask == Type::kList ? list.elements : Type::kAny;
  scope_.add({v.variable.text, out.slot, one_of(elements)});
  ++element_depth_;
  out.arguments.push_back(v.predicate ? boolean(*v.predicate, "WHERE takes a condition")
                                      : make(Op::kNone, span, Type{}));
  out.arguments.push_back(v.projection ? expression(*v.projection) : make(Op::kNone, span, Type{}));
  --element_depth_;
  out.type.elements = v.projection ? out.arguments.back().type.mask : elements;
  scope_.shrink(outer);
  return out;
}

Expr Binder::bind(const syntax::Quantifier& v, Span span) {
  Expr out = make(Op::kQuantifier, span, one_of(Type::kBoolean));
  out.quantifier = v.kind;
  out.arguments.push_back(expression(*v.list));
  require_list(out.arguments[0]);
  if (!v.predicate) fail(span, "UnexpectedSyntax", "a quantifier needs a condition: WHERE …");
  const std::size_t outer = scope_.size();
  out.slot = new_slot(v.variable.text);
  const Type list = out.arguments[0].type;
  scope_.add({v.variable.text, out.slot, one_of(list.mask == Type::kList ? list.elements : Type::kAny)});
  ++element_depth_;
  out.arguments.push_back(boolean(*v.predicate, "WHERE takes a condition"));
  --element_depth_;
  scope_.shrink(outer);
  return out;
}

Expr Binder::bind(const syntax::Reduce& v, Span span) {
  Expr out = make(Op::kReduce, span, Type{});
  out.arguments.push_back(expression(*v.initial));
  out.arguments.push_back(expression(*v.list));
  require_list(out.arguments[1]);
  const std::size_t outer = scope_.size();
  out.slot = new_slot(v.accumulator.text);
  out.slot2 = new_slot(v.variable.text);
  scope_.add({v.accumulator.text, out.slot, Type{}});
  scope_.add({v.variable.text, out.slot2, Type{}});
  ++element_depth_;
  out.arguments.push_back(expression(*v.body));
  --element_depth_;
  scope_.shrink(outer);
  return out;
}

Expr Binder::bind(const syntax::PatternComprehension& v, Span span) {
  const std::size_t outer = scope_.size();
  std::vector<std::string> seen;
  auto* outer_seen = std::exchange(seen_in_pattern_, &seen);
  Match match;
  match.paths.push_back(path(*v.pattern, PatternUse::kMatch, &match));
  seen_in_pattern_ = outer_seen;
  if (v.predicate) {
    for (Expr& part : conjuncts(*v.predicate)) match.predicates.push_back(std::move(part));
  }
  Expr out = make(Op::kCollect, span, one_of(Type::kList));
  out.arguments.push_back(expression(*v.projection));
  out.type.elements = out.arguments[0].type.mask;
  out.subquery = subquery_of(std::move(match));
  scope_.shrink(outer);
  return out;
}

Expr Binder::bind(const syntax::PatternExpression& v, Span span) {
  const bool shortest = v.pattern->selector != syntax::PathPattern::Selector::kAll;
  if (!shortest && !predicate_position_) {
    fail(span, "UnexpectedSyntax", "a pattern is a condition and can't be used as a value here",
         "write [" + syntax::print(*v.pattern) + " | …] for a list, or EXISTS { … }");
  }
  const std::size_t outer = scope_.size();
  std::vector<std::string> seen;
  auto* outer_seen = std::exchange(seen_in_pattern_, &seen);
  Match match;
  match.paths.push_back(path(*v.pattern, shortest ? PatternUse::kMatch : PatternUse::kExpression, &match));
  seen_in_pattern_ = outer_seen;
  Expr out = make(Op::kExists, span, one_of(Type::kBoolean));
  if (shortest) {
    const bool all = v.pattern->selector == syntax::PathPattern::Selector::kAllShortest;
    out.op = all ? Op::kCollect : Op::kFirst;
    out.type = all ? list_of(Type::kPath) : one_of(Type::kPath);
    Slot& slot = match.paths.back().slot;
    if (slot == kNoSlot) slot = introduce("", one_of(Type::kPath), &match);
    Expr value = make(Op::kSlot, span, one_of(Type::kPath));
    value.slot = slot;
    out.arguments.push_back(std::move(value));
  }
  out.subquery = subquery_of(std::move(match));
  scope_.shrink(outer);
  return out;
}

Expr Binder::bind(const syntax::SubqueryExpression& v, Span span) {
  const Scope outer = scope_;
  auto* aggregation = std::exchange(aggregation_, nullptr);
  const bool inside = std::exchange(inside_aggregate_, false);
  const int depth = std::exchange(element_depth_, 0);
  const bool position = std::exchange(predicate_position_, false);
  const bool writes = out_.writes;
  Subquery subquery;
  for (const auto& part : v.query->parts) {
    scope_ = outer;
    const bool has_return = std::any_of(part.clauses.begin(), part.clauses.end(), [](const syntax::Clause& c) {
      return std::holds_alternative<syntax::Return>(c.node);
    });
    for (const auto& clause : part.clauses) {
      const bool updates =
          std::holds_alternative<syntax::Create>(clause.node) || std::holds_alternative<syntax::Merge>(clause.node) ||
          std::holds_alternative<syntax::Set>(clause.node) || std::holds_alternative<syntax::Remove>(clause.node) ||
          std::holds_alternative<syntax::Delete>(clause.node) || std::holds_alternative<syntax::Foreach>(clause.node);
      if (updates) fail(clause.span, "InvalidClauseComposition", "a subquery in an expression can't change the graph");
    }
    subquery.parts.push_back(single(part, false, !has_return));
  }
  subquery.union_all = v.query->union_all;
  out_.writes = writes;
  predicate_position_ = position;
  inside_aggregate_ = inside;
  element_depth_ = depth;
  aggregation_ = aggregation;
  scope_ = outer;
  Expr out = make(v.counts ? Op::kCount : Op::kExists, span, one_of(v.counts ? Type::kInteger : Type::kBoolean));
  out.subquery = static_cast<std::uint32_t>(out_.subqueries.size());
  out_.subqueries.push_back(std::move(subquery));
  return out;
}

Expr Binder::bind(const syntax::MapProjection& v, Span span) {
  Expr out = make(Op::kMapProjection, span, one_of(Type::kMap));
  Expr subject = bind(syntax::Variable{v.variable.text}, v.variable.span);
  for (const auto& item : v.items) {
    if (item.kind == syntax::MapProjectionItem::Kind::kAllProperties) {
      out.flag = true;
      continue;
    }
    Expr value;
    switch (item.kind) {
      case syntax::MapProjectionItem::Kind::kProperty:
        value = make(Op::kProperty, item.key.span, Type{});
        value.text = item.key.text;
        value.arguments.push_back(subject);
        break;
      case syntax::MapProjectionItem::Kind::kVariable:
        value = bind(syntax::Variable{item.key.text}, item.key.span);
        break;
      default: value = expression(*item.value);
    }
    out.names.push_back(item.key.text);
    out.arguments.push_back(std::move(value));
  }
  out.arguments.insert(out.arguments.begin(), std::move(subject));
  return out;
}

}  // namespace dossier::query::meaning
