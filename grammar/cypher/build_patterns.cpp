#include "grammar/cypher/literals.h"
#include "grammar/cypher/tree_builder.h"

namespace dossier::grammar::cypher {

syntax::PathPattern TreeBuilder::path(Index event) {
  syntax::PathPattern out;
  out.span = span(event);
  bool started = false;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kPathVariable: out.variable = name(children(part).front()); break;
      case Construct::kShortest: out.selector = syntax::PathPattern::Selector::kShortest; break;
      case Construct::kAllShortest: out.selector = syntax::PathPattern::Selector::kAllShortest; break;
      case Construct::kNode:
        (started ? out.steps.back().node : out.first) = node(part);
        started = true;
        break;
      default: out.steps.push_back({relationship(part), {}});
    }
  }
  return out;
}

syntax::NodePattern TreeBuilder::node(Index event) {
  syntax::NodePattern out;
  out.span = span(event);
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kName: out.variable = name(part); break;
      case Construct::kLabels: out.labels = names(part); break;
      case Construct::kWhere: out.predicate = only_child(part); break;
      default: out.properties = syntax::box(operand_atom(children(part).front(), false));
    }
  }
  return out;
}

syntax::RelationshipPattern TreeBuilder::relationship(Index event) {
  syntax::RelationshipPattern out;
  out.span = span(event);
  bool left = false, right = false;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kLeftArrow: left = true; break;
      case Construct::kRightArrow: right = true; break;
      case Construct::kName: out.variable = name(part); break;
      case Construct::kTypes: out.types = names(part); break;
      case Construct::kLength:
        if (out.length) fail(span(part), "this relationship has two lengths", "InvalidRelationshipPattern");
        out.length = length(part);
        break;
      case Construct::kQuantity:
        if (out.length) fail(span(part), "this relationship has two lengths", "InvalidRelationshipPattern");
        out.length = length(part);
        if (first_token(part).kind == TokenKind::kStar || first_token(part).kind == TokenKind::kOpenCurly) {
          if (!out.length->min) out.length->min = 0;  // GQL counts from nought
        }
        break;
      case Construct::kWhere: out.predicate = only_child(part); break;
      default: out.properties = syntax::box(operand_atom(children(part).front(), false));
    }
  }
  out.direction = left == right ? syntax::Direction::kEither : left ? syntax::Direction::kIn : syntax::Direction::kOut;
  return out;
}

syntax::Length TreeBuilder::length(Index event) {
  syntax::Length out;
  bool range = false;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kMinimum: out.min = bound(part); break;
      case Construct::kMaximum: out.max = bound(part); break;
      default: range = true;
    }
  }
  if (!range && out.min) out.max = out.min;
  return out;
}

std::optional<std::uint64_t> TreeBuilder::bound(Index event) {
  const Token& token = first_token(event);
  const auto value = integer_value(token.span.of(text_), false);
  if (!value) fail(token.span, "this number does not fit a 64-bit integer", "IntegerOverflow");
  return static_cast<std::uint64_t>(value.value_or(0));
}

}  // namespace dossier::grammar::cypher
