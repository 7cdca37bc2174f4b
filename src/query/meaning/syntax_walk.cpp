#include "query/meaning/binder_state.h"

#include "base/utf8.h"

namespace dossier::query::meaning {
namespace {

// Calls `visit` for each expression directly inside `e`, leaving subqueries and patterns out.
template <class Visit>
struct EachChild {
  Visit& visit;

  void box(const syntax::ExpressionPtr& e) const {
    if (e) visit(*e);
  }
  void operator()(const syntax::ListLiteral& v) const {
    for (const auto& item : v.items) visit(item);
  }
  void operator()(const syntax::MapLiteral& v) const {
    for (const auto& entry : v.entries) visit(entry.second);
  }
  void operator()(const syntax::PropertyAccess& v) const { box(v.subject); }
  void operator()(const syntax::Subscript& v) const {
    box(v.subject);
    box(v.index);
  }
  void operator()(const syntax::Slice& v) const {
    box(v.subject);
    box(v.from);
    box(v.to);
  }
  void operator()(const syntax::LabelTest& v) const { box(v.subject); }
  void operator()(const syntax::NullTest& v) const { box(v.operand); }
  void operator()(const syntax::Unary& v) const { box(v.operand); }
  void operator()(const syntax::Chain& v) const {
    for (const auto& operand : v.operands) visit(operand);
  }
  void operator()(const syntax::Comparison& v) const {
    for (const auto& operand : v.operands) visit(operand);
  }
  void operator()(const syntax::Predicate& v) const {
    box(v.left);
    box(v.right);
  }
  void operator()(const syntax::FunctionCall& v) const {
    for (const auto& argument : v.arguments) visit(argument);
  }
  void operator()(const syntax::Case& v) const {
    box(v.subject);
    for (const auto& alternative : v.alternatives) {
      visit(alternative.when);
      visit(alternative.then);
    }
    box(v.otherwise);
  }
  void operator()(const syntax::ListComprehension& v) const {
    box(v.list);
    box(v.predicate);
    box(v.projection);
  }
  void operator()(const syntax::Quantifier& v) const {
    box(v.list);
    box(v.predicate);
  }
  void operator()(const syntax::Reduce& v) const {
    box(v.initial);
    box(v.list);
    box(v.body);
  }
  void operator()(const syntax::MapProjection& v) const {
    for (const auto& item : v.items) box(item.value);
  }
  template <class Leaf>
  void operator()(const Leaf&) const {}
};

template <class Visit>
void each_child(const syntax::Expression& e, Visit visit) {
  std::visit(EachChild<Visit>{visit}, e.node);
}

}  // namespace

bool contains_aggregate(const syntax::Expression& e) {
  if (std::holds_alternative<syntax::CountAll>(e.node)) return true;
  if (const auto* call = std::get_if<syntax::FunctionCall>(&e.node);
      call && is_aggregate(utf8::to_lower(call->name.text)))
    return true;
  bool found = false;
  each_child(e, [&](const syntax::Expression& child) { found = found || contains_aggregate(child); });
  return found;
}

void collect_variables(const syntax::Expression& e, std::vector<std::string>& out) {
  if (const auto* variable = std::get_if<syntax::Variable>(&e.node)) out.push_back(variable->name);
  if (const auto* projection = std::get_if<syntax::MapProjection>(&e.node)) out.push_back(projection->variable.text);
  each_child(e, [&](const syntax::Expression& child) { collect_variables(child, out); });
}

}  // namespace dossier::query::meaning
