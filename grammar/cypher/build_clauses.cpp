#include "grammar/cypher/operator_climber.h"
#include "grammar/cypher/tree_builder.h"

namespace dossier::grammar::cypher {

syntax::Query TreeBuilder::whole() {
  // EXPLAIN or PROFILE may stand before the one query.
  const auto last = static_cast<Index>(events_.size() - 1);
  syntax::Query out = query(last);
  if (at(last).first > 0) {
    out.report = kind(at(last).first - 1) == Construct::kExplain ? syntax::Report::kExplain : syntax::Report::kProfile;
  }
  return out;
}

syntax::Query TreeBuilder::query(Index event) {
  syntax::Query out;
  for (const Index part : children(event)) {
    if (kind(part) == Construct::kUnion) out.union_all.push_back(!children(part).empty());
    else out.parts.push_back(single_query(part));
  }
  return out;
}

syntax::SingleQuery TreeBuilder::single_query(Index event) {
  syntax::SingleQuery out;
  out.span = span(event);
  for (const Index part : children(event)) out.clauses.push_back(clause(part));
  return out;
}

syntax::Clause TreeBuilder::clause(Index event) {
  const Span where = span(event);
  const auto parts = children(event);
  switch (kind(event)) {
    case Construct::kMatch: return {match(event), where};
    case Construct::kUnwind: {
      syntax::ExpressionPtr list = boxed(parts[0]);
      return {syntax::Unwind{std::move(list), name(parts[1])}, where};
    }
    case Construct::kWith: {
      syntax::With with{projection(parts[0]), nullptr};
      if (parts.size() > 1) with.predicate = only_child(parts[1]);
      return {std::move(with), where};
    }
    case Construct::kReturn: return {syntax::Return{projection(parts[0])}, where};
    case Construct::kCreate: {
      syntax::Create create;
      for (const Index part : parts) create.patterns.push_back(path(part));
      return {std::move(create), where};
    }
    case Construct::kMerge: return {merge(event), where};
    case Construct::kSet: return {syntax::Set{set_items(event)}, where};
    case Construct::kRemove: return {remove(event), where};
    case Construct::kDelete: return {delete_clause(event), where};
    case Construct::kCall: return {call(event), where};
    case Construct::kCallSubquery:
      return {syntax::CallSubquery{std::make_unique<syntax::Query>(query(parts[0]))}, where};
    default: return {foreach (event), where};
  }
}

syntax::Match TreeBuilder::match(Index event) {
  syntax::Match out;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kOptional: out.optional = true; break;
      case Construct::kWhere: out.predicate = only_child(part); break;
      default: out.patterns.push_back(path(part));
    }
  }
  return out;
}

syntax::Projection TreeBuilder::projection(Index event) {
  syntax::Projection out;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kDistinct: out.distinct = true; break;
      case Construct::kStar: out.star = true; break;
      case Construct::kItem: {
        const auto inner = children(part);
        syntax::ProjectionItem item{boxed(inner[0]), std::nullopt, {}};
        if (inner.size() > 1) item.alias = name(inner[1]);
        item.column = item.alias ? item.alias->text : std::string(span(inner[0]).of(text_));
        // A variable keeps its name without the backquotes.
        if (const auto* variable = std::get_if<syntax::Variable>(&item.expression->node); variable && !item.alias) {
          item.column = variable->name;
        }
        out.items.push_back(std::move(item));
        break;
      }
      case Construct::kOrder:
        for (const Index sort : children(part)) {
          const auto inner = children(sort);
          out.order.push_back({boxed(inner[0]), inner.size() > 1});
        }
        break;
      case Construct::kSkip: out.skip = only_child(part); break;
      default: out.limit = only_child(part);
    }
  }
  return out;
}

std::pair<syntax::ExpressionPtr, syntax::Name> TreeBuilder::property_target(Index operand) {
  const auto parts = children(operand);
  auto subject = syntax::box(OperatorClimber::with_postfixes(*this, parts, 0, parts.size() - 1, false));
  return {std::move(subject), name(children(parts.back()).front())};
}

syntax::SetItem TreeBuilder::set_item(Index event) {
  const auto parts = children(event);
  switch (kind(event)) {
    case Construct::kSetProperty: {
      auto [subject, key] = property_target(parts[0]);
      return syntax::SetProperty{std::move(subject), std::move(key), boxed(parts[1])};
    }
    case Construct::kSetLabels: {
      std::vector<syntax::Name> labels = names(event);
      syntax::Name variable = std::move(labels.front());
      labels.erase(labels.begin());
      return syntax::SetLabels{std::move(variable), std::move(labels)};
    }
    default: return syntax::SetProperties{name(parts[0]), boxed(parts[1]), kind(event) == Construct::kSetMore};
  }
}

std::vector<syntax::SetItem> TreeBuilder::set_items(Index event) {
  std::vector<syntax::SetItem> out;
  for (const Index part : children(event)) out.push_back(set_item(part));
  return out;
}

syntax::Remove TreeBuilder::remove(Index event) {
  syntax::Remove out;
  for (const Index part : children(event)) {
    if (kind(part) == Construct::kRemoveProperty) {
      auto [subject, key] = property_target(children(part).front());
      out.items.push_back(syntax::RemoveProperty{std::move(subject), std::move(key)});
      continue;
    }
    std::vector<syntax::Name> labels = names(part);
    syntax::Name variable = std::move(labels.front());
    labels.erase(labels.begin());
    out.items.push_back(syntax::RemoveLabels{std::move(variable), std::move(labels)});
  }
  return out;
}

syntax::Merge TreeBuilder::merge(Index event) {
  syntax::Merge out;
  for (const Index part : children(event)) {
    if (kind(part) == Construct::kPath) {
      out.pattern = path(part);
      continue;
    }
    auto& actions = kind(part) == Construct::kOnCreate ? out.on_create : out.on_match;
    for (syntax::SetItem& item : set_items(part)) actions.push_back(std::move(item));
  }
  return out;
}

syntax::Delete TreeBuilder::delete_clause(Index event) {
  syntax::Delete out;
  for (const Index part : children(event)) {
    if (kind(part) == Construct::kDetach) out.detach = true;
    else out.targets.push_back(expression(part));
  }
  return out;
}

syntax::Call TreeBuilder::call(Index event) {
  syntax::Call out;
  for (const Index part : children(event)) {
    switch (kind(part)) {
      case Construct::kDottedName: out.procedure = dotted_name(part); break;
      case Construct::kArguments:
        out.arguments.emplace();
        for (const Index argument : children(part)) out.arguments->push_back(expression(argument));
        break;
      case Construct::kWhere: out.predicate = only_child(part); break;
      default:
        for (const Index item : children(part)) {
          if (kind(item) == Construct::kStar) {
            out.yield_star = true;
            continue;
          }
          if (!out.yields) out.yields.emplace();
          if (kind(item) == Construct::kYieldNothing) continue;
          const auto inner = children(item);
          syntax::YieldItem yield{name(inner[0]), std::nullopt};
          if (inner.size() > 1) yield.alias = name(inner[1]);
          out.yields->push_back(std::move(yield));
        }
    }
  }
  return out;
}

syntax::Foreach TreeBuilder::foreach (Index event) {
  const auto parts = children(event);
  syntax::Foreach out;
  out.variable = name(parts[0]);
  out.list = boxed(parts[1]);
  for (std::size_t i = 2; i < parts.size(); ++i) out.body.push_back(clause(parts[i]));
  return out;
}

}  // namespace dossier::grammar::cypher
