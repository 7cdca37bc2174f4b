#include "grammar/cypher/tree_builder.h"

namespace dossier::grammar::cypher {

syntax::Expression TreeBuilder::case_expression(Index event) {
  syntax::Case out;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kCaseSubject: out.subject = only_child(part); break;
      case Construct::kElse: out.otherwise = only_child(part); break;
      default: {
        const auto sides = children(part);
        syntax::Expression when = expression(sides[0]);
        out.alternatives.push_back({std::move(when), expression(sides[1])});
      }
    }
  }
  return {std::move(out), span(event)};
}

syntax::Expression TreeBuilder::function_call(Index event) {
  syntax::FunctionCall out;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kDottedName: out.name = dotted_name(part); break;
      case Construct::kDistinct: out.distinct = true; break;
      default: out.arguments.push_back(expression(part));
    }
  }
  return {std::move(out), span(event)};
}

syntax::Expression TreeBuilder::list_comprehension(Index event) {
  syntax::ListComprehension out;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kName: out.variable = name(part); break;
      case Construct::kWhere: out.predicate = only_child(part); break;
      case Construct::kProjection: out.projection = only_child(part); break;
      default: out.list = boxed(part);
    }
  }
  return {std::move(out), span(event)};
}

syntax::Expression TreeBuilder::pattern_comprehension(Index event) {
  syntax::PatternComprehension out;
  std::optional<syntax::Name> variable;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kPathVariable: variable = name(children(part).front()); break;
      case Construct::kWhere: out.predicate = only_child(part); break;
      case Construct::kProjection: out.projection = only_child(part); break;
      default: out.pattern = std::make_unique<syntax::PathPattern>(path(part));
    }
  }
  out.pattern->variable = std::move(variable);
  return {std::move(out), span(event)};
}

syntax::Expression TreeBuilder::quantifier(Index event) {
  syntax::Quantifier out{};
  switch (first_token(event).keyword) {
    case Keyword::kAll: out.kind = syntax::QuantifierKind::kAll; break;
    case Keyword::kAny: out.kind = syntax::QuantifierKind::kAny; break;
    case Keyword::kSingle: out.kind = syntax::QuantifierKind::kSingle; break;
    default: out.kind = syntax::QuantifierKind::kNone;
  }
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kName: out.variable = name(part); break;
      case Construct::kWhere: out.predicate = only_child(part); break;
      default: out.list = boxed(part);
    }
  }
  return {std::move(out), span(event)};
}

syntax::Expression TreeBuilder::reduce(Index event) {
  const auto parts = children(event);
  syntax::Reduce out;
  out.accumulator = name(parts[0]);
  out.initial = boxed(parts[1]);
  out.variable = name(parts[2]);
  out.list = boxed(parts[3]);
  out.body = boxed(parts[4]);
  return {std::move(out), span(event)};
}

syntax::Expression TreeBuilder::subquery(Index event) {
  syntax::SubqueryExpression out;
  out.counts = first_token(event).keyword == Keyword::kCount;
  const auto parts = children(event);
  if (kind(parts.front()) == Construct::kQuery) {
    out.query = std::make_unique<syntax::Query>(query(parts.front()));
    return {std::move(out), span(event)};
  }
  syntax::Match match;
  for (const Index part : parts) {
    if (kind(part) == Construct::kWhere) match.predicate = only_child(part);
    else match.patterns.push_back(path(part));
  }
  const Span inside{span(parts.front()).start, span(parts.back()).end};
  out.query = std::make_unique<syntax::Query>();
  out.query->parts.emplace_back();
  out.query->parts.back().span = inside;
  out.query->parts.back().clauses.emplace_back(std::move(match), inside);
  return {std::move(out), span(event)};
}

syntax::Expression TreeBuilder::map_projection(Index event) {
  syntax::MapProjection out;
  for (const Index part : children(event)) {
    syntax::MapProjectionItem item{};
    const auto inner = kind(part) == Construct::kName ? Children{} : children(part);
    switch (kind(part)) {
      case Construct::kName: out.variable = name(part); continue;
      case Construct::kProjectedAll: item.kind = syntax::MapProjectionItem::Kind::kAllProperties; break;
      case Construct::kProjectedProperty: item.kind = syntax::MapProjectionItem::Kind::kProperty; break;
      case Construct::kProjectedVariable: item.kind = syntax::MapProjectionItem::Kind::kVariable; break;
      default: item.kind = syntax::MapProjectionItem::Kind::kEntry;
    }
    if (!inner.empty()) item.key = name(inner[0]);
    if (inner.size() > 1) item.value = boxed(inner[1]);
    out.items.push_back(std::move(item));
  }
  return {std::move(out), span(event)};
}

}  // namespace dossier::grammar::cypher
