#include "base/nearest_name.h"
#include "base/utf8.h"
#include "query/meaning/binder_state.h"
#include "query/meaning/type_names.h"

#include <utility>

namespace dossier::query::meaning {
namespace {

void check_arguments(const Signature& signature, const std::vector<Expr>& arguments, const syntax::Name& name) {
  if (arguments.size() < signature.least || arguments.size() > signature.most) {
    std::string wanted = std::to_string(signature.least);
    if (signature.most == 255) wanted = "at least " + wanted;
    else if (signature.most != signature.least) wanted += " to " + std::to_string(signature.most);
    fail(name.span, "InvalidNumberOfArguments",
         name.text + " takes " + wanted + (signature.most == 1 ? " argument" : " arguments") + ", not " +
             std::to_string(arguments.size()));
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::uint32_t allowed = signature.arguments[std::min<std::size_t>(i, 2)];
    if (!arguments[i].type.may_be(allowed)) {
      fail(arguments[i].span, "InvalidArgumentType",
           name.text + " takes " + kinds_text(allowed) + (signature.most > 1 ? " here" : "") + ", not " +
               kinds_text(arguments[i].type.mask));
    }
  }
}

// How what other languages have a function for is written here.
std::string_view foreign_function(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kTable[] = {
      {"len", "write size(…) for strings and lists, length(…) for paths"},
      {"concat", "strings are joined by +"},
      {"now", "write datetime()"},
      {"today", "write date()"},
      {"ifnull", "write coalesce(…)"},
      {"nvl", "write coalesce(…)"},
      {"isnull", "write … IS NULL"},
      {"lcase", "write toLower(…)"},
      {"ucase", "write toUpper(…)"},
      {"group_concat", "write collect(…)"},
      {"array_agg", "write collect(…)"},
      {"distinct", "DISTINCT stands behind RETURN or WITH, or inside of an aggregate: count(DISTINCT x)"},
      {"degree", "write COUNT { (n)--() }"},
      {"filter", "write [x IN list WHERE …]"},
      {"extract", "write [x IN list | …]"},
      {"int", "write toInteger(…)"},
      {"str", "write toString(…)"},
      {"cast", "write toInteger(…), toFloat(…), toString(…) or toBoolean(…)"},
      {"contains", "CONTAINS stands between: text CONTAINS part"},
      {"shortest_path", "write shortestPath((a)-[*]-(b))"},
  };
  for (const auto& [foreign, hint] : kTable) {
    if (foreign == name) return hint;
  }
  return {};
}

}  // namespace

Expr Binder::bind(const syntax::FunctionCall& v, Span span) {
  const std::string name = utf8::to_lower(v.name.text);
  if (is_aggregate(name)) return aggregate(name, v.distinct, v.arguments, span);
  const Signature* signature = find_function(name);
  if (!signature) {
    const auto known = function_names();
    const std::string nearest = nearest_name(v.name.text, known);
    fail(v.name.span, "UnknownFunction", "there is no function " + v.name.text,
         nearest.empty() ? std::string(foreign_function(name)) : "did you mean " + nearest + "?");
  }
  if (inside_aggregate_ && name == "rand") {
    fail(span, "NonConstantExpression", "an aggregate of random numbers would differ with the order of the rows",
         "compute rand() in a WITH first");
  }
  Expr out;
  out.op = Op::kCall;
  out.span = span;
  out.text = name;
  // exists((a)-->(b)) is an older way to write the pattern alone.
  const bool outer = std::exchange(predicate_position_, name == "exists");
  for (const auto& argument : v.arguments) out.arguments.push_back(expression(argument));
  predicate_position_ = outer;
  check_arguments(*signature, out.arguments, v.name);
  out.type = signature->result;
  if (name == "exists") {
    if (out.arguments[0].op == Op::kExists) return std::move(out.arguments[0]);
    const Op argument = out.arguments[0].op;
    if (argument != Op::kProperty && argument != Op::kSubscript) {
      fail(out.arguments[0].span, "InvalidArgumentExpression", "exists takes a property or a pattern",
           "for other values write … IS NOT NULL");
    }
  }
  if (name == "reverse" && out.arguments[0].type.mask != Type::kAny) out.type = out.arguments[0].type;
  if (name == "abs" && out.arguments[0].type.mask != Type::kAny) out.type = out.arguments[0].type;
  if (name == "tail" || name == "head" || name == "last") {
    const Type list = out.arguments[0].type;
    if (list.mask == Type::kList) out.type = name == "tail" ? list : one_of(list.elements);
  }
  if (name == "coalesce") {
    out.type = one_of(0);
    for (const Expr& argument : out.arguments) out.type = either(out.type, argument.type);
  }
  return out;
}

Expr Binder::bind(const syntax::CountAll&, Span span) { return aggregate("count(*)", false, {}, span); }

Expr Binder::aggregate(const std::string& function, bool distinct, const std::vector<syntax::Expression>& arguments,
                       Span span) {
  if (inside_aggregate_)
    fail(span, "NestedAggregation", "an aggregate can't stand inside another", "compute the inner one in a WITH first");
  if (!aggregation_ || !aggregation_->aggregates) {
    fail(span, "InvalidAggregation", "aggregates can stand only in the items of WITH and RETURN",
         "compute it in a WITH … AS first");
  }
  if (element_depth_ > 0) {
    fail(span, "InvalidAggregation", "an aggregate can't stand inside of a list expression",
         "compute it in a WITH … AS first");
  }
  Aggregate out;
  out.function = function;
  out.distinct = distinct;
  out.span = span;
  out.slot = new_slot("");
  inside_aggregate_ = true;
  for (const auto& argument : arguments) out.arguments.push_back(expression(argument));
  inside_aggregate_ = false;
  Type type = one_of(Type::kInteger);
  if (const Signature* signature = find_aggregate(function)) {
    check_arguments(*signature, out.arguments, {function, span});
    type = signature->result;
    if (function == "collect") type.elements = out.arguments[0].type.mask;
    if (function == "min" || function == "max") type = out.arguments[0].type;
  }
  Expr value;
  value.op = Op::kSlot;
  value.span = span;
  value.slot = out.slot;
  value.type = type;
  aggregation_->aggregates->push_back(std::move(out));
  return value;
}

}  // namespace dossier::query::meaning
