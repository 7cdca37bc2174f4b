#include "grammar/cypher/literals.h"
#include "grammar/cypher/operator_climber.h"
#include "grammar/cypher/tree_builder.h"

#include <algorithm>

namespace dossier::grammar::cypher {
namespace {

constexpr int kMaxTreeDepth = 500;  ///< brackets and nesting operators together; later stages recurse this deep

}  // namespace

TreeBuilder::Children TreeBuilder::children(Index event) const {
  Children out;
  const Index first = at(event).first;
  for (Index next = event; next > first; next = at(next - 1).first) out.push_back(next - 1);
  std::reverse(out.begin(), out.end());
  return out;
}

Span TreeBuilder::span(Index event) const {
  return {tokens_[at(event).begin].span.start, tokens_[at(event).end - 1].span.end};
}

void TreeBuilder::fail(Span where, std::string message, std::string code) {
  if (problem_) return;
  problem_.emplace();
  problem_->fault = Fault::kSyntax;
  problem_->message = std::move(message);
  problem_->code = std::move(code);
  problem_->span = where;
}

syntax::Name TreeBuilder::name(Index event) const { return {name_value(token_text(at(event).begin)), span(event)}; }

syntax::Name TreeBuilder::dotted_name(Index event) const {
  std::string joined;
  for (std::uint32_t token = at(event).begin; token < at(event).end; ++token) joined += name_value(token_text(token));
  return {std::move(joined), span(event)};
}

std::vector<syntax::Name> TreeBuilder::names(Index event) const {
  std::vector<syntax::Name> out;
  for (const Index child : children(event)) {
    if (kind(child) == Construct::kName) out.push_back(name(child));
  }
  return out;
}

syntax::Expression TreeBuilder::expression(Index event) {
  OperatorClimber climber(*this, children(event));
  const int levels = 1 + climber.nesting();
  if (depth_ + levels > kMaxTreeDepth) {
    fail(span(event), "this expression nests deeper than " + std::to_string(kMaxTreeDepth) + " levels",
         "UnexpectedSyntax");
    if (problem_->fault == Fault::kSyntax) problem_->fault = Fault::kBudget;
    return {};
  }
  depth_ += levels;
  syntax::Expression out = climber.climb();
  depth_ -= levels;
  return out;
}

syntax::Expression TreeBuilder::operand_atom(Index atom, bool negative) {
  switch (kind(atom)) {
    case Construct::kLiteral: return literal(atom, negative);
    case Construct::kParameter: return parameter(atom);
    case Construct::kVariable: return {syntax::Variable{name_value(token_text(at(atom).begin))}, span(atom)};
    case Construct::kBrackets: {
      syntax::Expression inner = expression(children(atom).front());
      inner.span = span(atom);
      return inner;
    }
    case Construct::kList: {
      syntax::ListLiteral list;
      for (const Index item : children(atom)) list.items.push_back(expression(item));
      return {std::move(list), span(atom)};
    }
    case Construct::kMap: return map(atom);
    case Construct::kCountAll: return {syntax::CountAll{}, span(atom)};
    case Construct::kFunction: return function_call(atom);
    case Construct::kCase: return case_expression(atom);
    case Construct::kListComprehension: return list_comprehension(atom);
    case Construct::kPatternComprehension: return pattern_comprehension(atom);
    case Construct::kQuantifier: return quantifier(atom);
    case Construct::kReduce: return reduce(atom);
    case Construct::kSubquery: return subquery(atom);
    case Construct::kMapProjection: return map_projection(atom);
    case Construct::kPatternExpression:
      return {syntax::PatternExpression{std::make_unique<syntax::PathPattern>(path(children(atom).front()))},
              span(atom)};
    default: return {};
  }
}

syntax::Expression TreeBuilder::literal(Index event, bool negative) {
  const Token& token = first_token(event);
  const std::string_view text = token.span.of(text_);
  switch (token.kind) {
    case TokenKind::kInteger: {
      const auto value = integer_value(text, negative);
      if (!value) fail(token.span, "this number does not fit a 64-bit integer", "IntegerOverflow");
      return {syntax::IntegerLiteral{value.value_or(0)}, token.span};
    }
    case TokenKind::kFloat: {
      const auto value = float_value(text);
      if (!value) fail(token.span, "this number is too large for a 64-bit float", "FloatingPointOverflow");
      return {syntax::FloatLiteral{value.value_or(0)}, token.span};
    }
    case TokenKind::kString: {
      auto value = string_value(text);
      if (value.bad_escape) {
        const auto start = token.span.start + static_cast<std::uint32_t>(*value.bad_escape);
        const bool unicode = text[*value.bad_escape + 1] == 'u' || text[*value.bad_escape + 1] == 'U';
        fail({start, start + 2},
             unicode ? "\\u takes four hexadecimal digits and \\U eight" : "this escape means nothing",
             unicode ? "InvalidUnicodeLiteral" : "UnexpectedSyntax");
      }
      return {syntax::StringLiteral{std::move(value.value)}, token.span};
    }
    default: break;
  }
  if (token.keyword == Keyword::kNull) return {syntax::NullLiteral{}, token.span};
  return {syntax::BooleanLiteral{token.keyword == Keyword::kTrue}, token.span};
}

syntax::Expression TreeBuilder::parameter(Index event) const {
  return {syntax::Parameter{name_value(token_text(at(event).begin + 1))}, span(event)};
}

syntax::Expression TreeBuilder::map(Index event) {
  syntax::MapLiteral out;
  for (const Index entry : children(event)) {
    const auto parts = children(entry);
    out.entries.emplace_back(name(parts[0]), expression(parts[1]));
  }
  return {std::move(out), span(event)};
}

}  // namespace dossier::grammar::cypher
