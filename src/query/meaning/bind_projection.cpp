#include "query/meaning/binder_state.h"
#include "query/syntax/printer.h"

#include <algorithm>

namespace dossier::query::meaning {
namespace {

const syntax::Variable* as_variable(const syntax::Expression& e) { return std::get_if<syntax::Variable>(&e.node); }

}  // namespace

Projection Binder::projection(const syntax::Projection& p, const syntax::ExpressionPtr& where, bool returns,
                              Span span) {
  Projection out;
  out.distinct = p.distinct;
  out.returns = returns;
  out.aggregates = std::any_of(p.items.begin(), p.items.end(),
                               [](const auto& item) { return contains_aggregate(*item.expression); });

  Scope projected;
  Aggregation aggregation;
  aggregation.locals = scope_.size();
  const auto add = [&](std::string name, std::string text, Slot slot, Type type, bool key) {
    if (projected.find(name))
      fail(span, "ColumnNameConflict", "two columns are called " + syntax::quoted_name(name),
           "give one of them another name with AS");
    aggregation.projected.push_back({std::move(text), slot, type, key});
    projected.add({std::move(name), slot, type});
  };

  if (p.star) {
    std::vector<Variable> visible = scope_.variables();
    std::sort(visible.begin(), visible.end(), [](const Variable& a, const Variable& b) { return a.name < b.name; });
    if (visible.empty() && p.items.empty() && returns)
      fail(span, "NoVariablesInScope", "RETURN * has no variables to return");
    for (const Variable& variable : visible) {
      Expr value;
      value.op = Op::kSlot;
      value.slot = variable.slot;
      value.type = variable.type;
      value.span = span;
      auto& items = out.aggregates ? out.keys : out.items;
      items.push_back({std::move(value), variable.slot, variable.name});
      if (out.aggregates) aggregation.key_variables.push_back(variable.name);
      add(variable.name, syntax::quoted_name(variable.name), variable.slot, variable.type, true);
    }
  }

  struct Pending {
    const syntax::ProjectionItem* item;
    std::string name;
    Slot slot;
  };
  const syntax::Expression* unnamed = nullptr;
  std::vector<Pending> order;  // keeps the columns in the order of the items
  for (const auto& item : p.items) {
    if (!item.alias && !returns && !as_variable(*item.expression) && !unnamed) unnamed = item.expression.get();
    // A tree that was not parsed has no source text to name the column by.
    std::string name = item.alias             ? item.alias->text
                       : !item.column.empty() ? item.column
                                              : syntax::print(*item.expression);
    if (out.aggregates && contains_aggregate(*item.expression)) {
      order.push_back({&item, std::move(name), kNoSlot});
      continue;
    }
    Expr value = expression(*item.expression);
    const Slot slot = value.op == Op::kSlot ? value.slot : new_slot(name);
    if (out.aggregates) collect_variables(*item.expression, aggregation.key_variables);
    // ORDER BY's projected texts are printed only when somebody may ask for them.
    const bool asked = out.aggregates || !p.order.empty() || where;
    add(name, asked ? syntax::print(*item.expression) : std::string(), slot, value.type, true);
    (out.aggregates ? out.keys : out.items).push_back({std::move(value), slot, name});
    if (out.aggregates) order.push_back({nullptr, std::move(name), slot});
  }
  if (out.aggregates) {
    aggregation.aggregates = &out.aggregations;
    std::vector<ProjectedItem> items;
    for (const ProjectedItem& key : out.keys) {
      const bool starred =
          std::none_of(order.begin(), order.end(), [&](const Pending& o) { return o.name == key.name; });
      if (!starred) continue;
      Expr value;
      value.op = Op::kSlot;
      value.slot = key.slot;
      value.type = key.value.type;
      items.push_back({std::move(value), key.slot, key.name});
    }
    for (Pending& pending : order) {
      if (!pending.item) {
        Expr value;
        value.op = Op::kSlot;
        value.slot = pending.slot;
        items.push_back({std::move(value), pending.slot, pending.name});
        continue;
      }
      aggregation_ = &aggregation;
      Expr value = expression(*pending.item->expression);
      aggregation_ = nullptr;
      const Slot slot = value.op == Op::kSlot ? value.slot : new_slot(pending.name);
      add(pending.name, syntax::print(*pending.item->expression), slot, value.type, false);
      items.push_back({std::move(value), slot, pending.name});
    }
    out.items = std::move(items);
  }
  order_and_filter(out, p, where, std::move(projected), std::move(aggregation));
  if (unnamed) fail(unnamed->span, "NoExpressionAlias", "this expression needs a name", "write … AS name");
  return out;
}

void Binder::order_and_filter(Projection& out, const syntax::Projection& p, const syntax::ExpressionPtr& where,
                              Scope projected, Aggregation aggregation) {
  const std::size_t old_size = scope_.size();
  const bool closed = out.aggregates || out.distinct;  // what is not projected can't be seen any more
  // The projected names hide the older ones.
  for (const Variable& variable : projected.variables()) scope_.add(variable);
  aggregation.ordering = true;
  aggregation.locals = closed ? old_size : 0;
  if (!out.aggregates) aggregation.aggregates = nullptr;
  for (const auto& item : p.order) {
    aggregation_ = &aggregation;
    aggregation.mixed = contains_aggregate(*item.expression);
    SortKey key{expression(*item.expression), item.descending};
    aggregation_ = nullptr;
    out.order.push_back(std::move(key));
  }
  if (where) {
    // An aggregate in WHERE has no rows of its own to go over.
    aggregation.aggregates = nullptr;
    aggregation.mixed = contains_aggregate(*where);
    aggregation_ = &aggregation;
    out.predicates = conjuncts(*where);
    aggregation_ = nullptr;
  }
  scope_ = std::move(projected);
  out.skip = row_limit(p.skip, "SKIP");
  out.limit = row_limit(p.limit, "LIMIT");
}

std::optional<Expr> Binder::row_limit(const syntax::ExpressionPtr& e, std::string_view word) {
  if (!e) return std::nullopt;
  std::vector<std::string> names;
  collect_variables(*e, names);
  if (!names.empty())
    fail(e->span, "NonConstantExpression", std::string(word) + " takes a number that does not depend on the rows");
  if (const auto* literal = std::get_if<syntax::IntegerLiteral>(&e->node); literal && literal->value < 0) {
    fail(e->span, "NegativeIntegerArgument", std::string(word) + " takes a number that is not negative");
  }
  Expr out = expression(*e);
  if (!out.type.may_be(Type::kInteger)) fail(e->span, "InvalidArgumentType", std::string(word) + " takes an integer");
  return out;
}

}  // namespace dossier::query::meaning
