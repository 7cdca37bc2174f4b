#include "query/meaning/binder_state.h"
#include "query/meaning/type_names.h"
#include "query/syntax/printer.h"

#include <utility>

namespace dossier::query::meaning {

void require_storable(const Expr& value) {
  constexpr std::uint32_t kNever = Type::kMap | Type::kNode | Type::kEdge | Type::kPath;
  const auto never = [](std::uint32_t kinds, std::uint32_t refused) { return kinds != 0 && (kinds & ~refused) == 0; };
  const bool list = value.type.mask == Type::kList;
  if (never(value.type.mask, kNever) || (list && never(value.type.elements, kNever | Type::kList))) {
    fail(value.span, "InvalidPropertyType",
         std::string("a property can't be ") + (list ? "a list of such values" : kinds_text(value.type.mask)),
         "a property is a truth value, a number, a string, a temporal value or a list of those");
  }
}

Slot Binder::entity(const syntax::Name& name, std::uint32_t kinds) {
  const Variable* variable = scope_.find(name.text);
  if (!variable) unknown_variable(name.text, name.span);
  if (!variable->type.may_be(kinds)) {
    fail(name.span, "InvalidArgumentType",
         "the variable " + syntax::quoted_name(name.text) + " is no node or relationship");
  }
  return variable->slot;
}

Create Binder::create(const syntax::Create& clause) {
  out_.writes = true;
  Create out;
  std::vector<std::string> seen;
  auto* outer_seen = std::exchange(seen_in_pattern_, &seen);
  for (const auto& pattern : clause.patterns) out.paths.push_back(path(pattern, PatternUse::kCreate, nullptr));
  seen_in_pattern_ = outer_seen;
  return out;
}

Merge Binder::merge(const syntax::Merge& clause) {
  out_.writes = true;
  Merge out;
  std::vector<std::string> seen;
  auto* outer_seen = std::exchange(seen_in_pattern_, &seen);
  Match introduced;
  out.path = path(clause.pattern, PatternUse::kMerge, &introduced);
  out.introduced = std::move(introduced.introduced);
  seen_in_pattern_ = outer_seen;
  out.on_create = set_items(clause.on_create);
  out.on_match = set_items(clause.on_match);
  return out;
}

std::vector<SetItem> Binder::set_items(const std::vector<syntax::SetItem>& items) {
  out_.writes = true;
  std::vector<SetItem> out;
  for (const auto& item : items) {
    if (const auto* property = std::get_if<syntax::SetProperty>(&item)) {
      Expr subject = expression(*property->subject);
      if (!subject.type.may_be(Type::kNode | Type::kEdge)) {
        fail(subject.span, "InvalidArgumentType", "only properties of nodes and relationships can be set");
      }
      Expr value = expression(*property->value);
      require_storable(value);
      out.push_back(SetProperty{std::move(subject), property->key.text, std::move(value)});
    } else if (const auto* all = std::get_if<syntax::SetProperties>(&item)) {
      const Slot slot = entity(all->variable, Type::kNode | Type::kEdge);
      Expr value = expression(*all->value);
      if (!value.type.may_be(Type::kMap | Type::kNode | Type::kEdge)) {
        fail(value.span, "InvalidArgumentType", "properties are taken from a map, a node or a relationship");
      }
      out.push_back(SetAll{slot, std::move(value), all->keep_others, all->variable.span});
    } else {
      const auto& labels = std::get<syntax::SetLabels>(item);
      SetLabels bound{entity(labels.variable, Type::kNode), {}, false, labels.variable.span};
      for (const auto& label : labels.labels) bound.labels.push_back(label.text);
      out.push_back(std::move(bound));
    }
  }
  return out;
}

Set Binder::remove(const syntax::Remove& clause) {
  out_.writes = true;
  Set out;
  for (const auto& item : clause.items) {
    if (const auto* property = std::get_if<syntax::RemoveProperty>(&item)) {
      Expr subject = expression(*property->subject);
      if (!subject.type.may_be(Type::kNode | Type::kEdge)) {
        fail(subject.span, "InvalidArgumentType", "only properties of nodes and relationships can be removed");
      }
      Expr nothing;
      nothing.type = one_of(0);
      out.items.push_back(SetProperty{std::move(subject), property->key.text, std::move(nothing)});
    } else {
      const auto& labels = std::get<syntax::RemoveLabels>(item);
      SetLabels bound{entity(labels.variable, Type::kNode), {}, true, labels.variable.span};
      for (const auto& label : labels.labels) bound.labels.push_back(label.text);
      out.items.push_back(std::move(bound));
    }
  }
  return out;
}

Delete Binder::delete_clause(const syntax::Delete& clause) {
  out_.writes = true;
  Delete out{clause.detach, {}};
  for (const auto& target : clause.targets) {
    if (std::holds_alternative<syntax::LabelTest>(target.node)) {
      fail(target.span, "InvalidDelete", "DELETE removes whole nodes, relationships and paths",
           "to take a label off, write REMOVE n:Label");
    }
    Expr value = expression(target);
    if (!value.type.may_be(Type::kNode | Type::kEdge | Type::kPath)) {
      fail(target.span, "InvalidArgumentType", "DELETE takes nodes, relationships and paths");
    }
    out.targets.push_back(std::move(value));
  }
  return out;
}

Foreach Binder::foreach (const syntax::Foreach& clause) {
  Foreach out;
  out.list = expression(*clause.list);
  if (!out.list.type.may_be(Type::kList)) fail(clause.list->span, "InvalidArgumentType", "FOREACH goes over a list");
  if (scope_.find(clause.variable.text)) {
    fail(clause.variable.span, "VariableAlreadyBound",
         "the variable " + syntax::quoted_name(clause.variable.text) + " is already bound");
  }
  const Scope outer = scope_;
  out.slot = new_slot(clause.variable.text);
  scope_.add({clause.variable.text, out.slot,
              one_of(out.list.type.mask == Type::kList ? out.list.type.elements : Type::kAny)});
  for (const auto& inner : clause.body) out.body.push_back(this->clause(inner));
  scope_ = outer;
  return out;
}

}  // namespace dossier::query::meaning
