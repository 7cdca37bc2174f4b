#include "query/meaning/binder_state.h"
#include "query/syntax/printer.h"

#include <algorithm>
#include <utility>

namespace dossier::query::meaning {
namespace {

constexpr Type kNodeType = one_of(Type::kNode), kEdgeType = one_of(Type::kEdge), kPathType = one_of(Type::kPath),
               kEdgesType = list_of(Type::kEdge);

constexpr std::size_t kLargestPattern = 2'000;  ///< planning is quadratic in it

[[noreturn]] void already_bound(const syntax::Name& name) {
  fail(name.span, "VariableAlreadyBound", "the variable " + syntax::quoted_name(name.text) + " is already bound");
}

// A variable that is written as labels and types are: (Person), [KNOWS].
bool like_a_label(std::string_view name) { return !name.empty() && name[0] >= 'A' && name[0] <= 'Z'; }

void check_kind(const syntax::Name& name, Type known, std::uint32_t kind, std::string_view what) {
  if (known.mask != 0 && !known.may_be(kind)) {
    fail(name.span, "VariableTypeConflict",
         "the variable " + syntax::quoted_name(name.text) + " is no " + std::string(what));
  }
}

}  // namespace

Slot Binder::introduce(std::string name, Type type, Match* match) {
  const Slot slot = new_slot(name);
  if (match) match->introduced.push_back(slot);
  if (!name.empty()) scope_.add({std::move(name), slot, type});
  return slot;
}

std::vector<Property> Binder::properties(const syntax::ExpressionPtr& map, PatternUse use, std::optional<Expr>& whole) {
  std::vector<Property> out;
  if (!map) return out;
  if (const auto* parameter = std::get_if<syntax::Parameter>(&map->node)) {
    if (use != PatternUse::kCreate) {
      fail(map->span, "InvalidParameterUse", "a parameter can't stand for all properties of a pattern that is matched",
           "name the properties: {key: $" + parameter->name + ".key}");
    }
    whole = expression(*map);
    return out;
  }
  for (const auto& [key, value] : std::get<syntax::MapLiteral>(map->node).entries) {
    if (use != PatternUse::kCreate) out_.names.push_back({NameUse::Kind::kKey, key.text, key.span});
    out.push_back({key.text, expression(value)});
    if (use == PatternUse::kCreate || use == PatternUse::kMerge) require_storable(out.back().value);
  }
  return out;
}

PatternNode Binder::node(const syntax::NodePattern& pattern, PatternUse use, Match* match, bool alone) {
  PatternNode out;
  out.span = pattern.span;
  const bool creates = use == PatternUse::kCreate || use == PatternUse::kMerge;
  if (pattern.variable) {
    const auto& name = *pattern.variable;
    out.name = name.text;
    if (const Variable* known = scope_.find(name.text)) {
      check_kind(name, known->type, Type::kNode, "node");
      if (creates && (alone || !pattern.labels.empty() || pattern.properties)) already_bound(name);
      out.slot = known->slot;
      const bool here = match && std::find(match->introduced.begin(), match->introduced.end(), known->slot) !=
                                     match->introduced.end();
      out.bound = !here;
      out.repeated = here;
    } else if (use == PatternUse::kExpression) {
      unknown_variable(name.text, name.span);
    }
  }
  if (pattern.predicate && creates)
    fail(pattern.predicate->span, "UnexpectedSyntax", "what is created can't have a WHERE");
  if (out.slot == kNoSlot) {
    // In what is created, a node's own properties can't see the node.
    if (creates) out.properties = properties(pattern.properties, use, out.map);
    out.slot = introduce(out.name, kNodeType, match);
    if (!creates && pattern.labels.empty() && like_a_label(out.name))
      out_.names.push_back({NameUse::Kind::kNodeVariable, out.name, pattern.variable->span});
    if (!creates) out.properties = properties(pattern.properties, use, out.map);
  } else {
    out.properties = properties(pattern.properties, use, out.map);
  }
  for (const auto& label : pattern.labels) {
    out.labels.push_back(label.text);
    if (!creates) out_.names.push_back({NameUse::Kind::kLabel, label.text, label.span});
  }
  if (pattern.predicate) {
    for (Expr& part : conjuncts(*pattern.predicate)) match->predicates.push_back(std::move(part));
  }
  return out;
}

PatternEdge Binder::edge(const syntax::RelationshipPattern& pattern, PatternUse use, Match* match) {
  PatternEdge out;
  out.span = pattern.span;
  const bool creates = use == PatternUse::kCreate || use == PatternUse::kMerge;
  if (creates) {
    if (pattern.variable && scope_.find(pattern.variable->text)) already_bound(*pattern.variable);
    if (pattern.length) fail(pattern.span, "CreatingVarLength", "a relationship of variable length can't be created");
    if (pattern.types.size() != 1)
      fail(pattern.span, "NoSingleRelationshipType", "a relationship is created with exactly one type");
    if (use == PatternUse::kCreate && pattern.direction == syntax::Direction::kEither) {
      fail(pattern.span, "RequiresDirectedRelationship", "a relationship is created with a direction",
           "write --> or <--");
    }
    if (pattern.predicate) fail(pattern.predicate->span, "UnexpectedSyntax", "what is created can't have a WHERE");
  }
  out.direction = pattern.direction;
  out.length = pattern.length;
  if (pattern.variable) {
    const auto& name = *pattern.variable;
    out.name = name.text;
    if (seen_in_pattern_) {
      if (std::find(seen_in_pattern_->begin(), seen_in_pattern_->end(), name.text) != seen_in_pattern_->end()) {
        fail(name.span, creates ? "VariableAlreadyBound" : "RelationshipUniquenessViolation",
             "the relationship " + syntax::quoted_name(name.text) + " stands twice in one pattern");
      }
    }
    if (const Variable* known = scope_.find(name.text)) {
      check_kind(name, known->type, pattern.length ? Type::kList : Type::kEdge, "relationship");
      if (known->type.mask == Type::kList && known->type.elements != 0 && (known->type.elements & Type::kEdge) == 0) {
        check_kind(name, one_of(Type::kMap), Type::kEdge, "list of relationships");
      }
      if (creates) already_bound(name);
      out.slot = known->slot;
      out.bound = true;
    } else if (use == PatternUse::kExpression) {
      unknown_variable(name.text, name.span);
    }
    if (seen_in_pattern_) seen_in_pattern_->push_back(name.text);
  }
  if (creates) out.properties = properties(pattern.properties, use, out.map);
  if (out.slot == kNoSlot) {
    out.slot = introduce(out.name, pattern.length ? kEdgesType : kEdgeType, match);
    if (!creates && pattern.types.empty() && like_a_label(out.name))
      out_.names.push_back({NameUse::Kind::kEdgeVariable, out.name, pattern.variable->span});
  }
  if (!creates) out.properties = properties(pattern.properties, use, out.map);
  for (const auto& type : pattern.types) {
    out.types.push_back(type.text);
    if (!creates) out_.names.push_back({NameUse::Kind::kType, type.text, type.span});
  }
  if (pattern.predicate) {
    if (!pattern.length) {
      for (Expr& part : conjuncts(*pattern.predicate)) match->predicates.push_back(std::move(part));
    } else {
      // Inside the brackets the variable is each single relationship.
      const std::size_t outer = scope_.size();
      out.element = new_slot(out.name);
      scope_.add({out.name, out.element, kEdgeType});
      out.predicates = conjuncts(*pattern.predicate);
      scope_.shrink(outer);
    }
  }
  return out;
}

PatternPath Binder::path(const syntax::PathPattern& pattern, PatternUse use, Match* match) {
  PatternPath out;
  out.selector = pattern.selector;
  if (pattern.variable && scope_.find(pattern.variable->text)) already_bound(*pattern.variable);
  const bool alone = pattern.steps.empty();
  if (pattern.selector != syntax::PathPattern::Selector::kAll && pattern.steps.size() != 1) {
    fail(pattern.span, "UnexpectedSyntax", "a shortest path has exactly one relationship pattern between two nodes");
  }
  if (use != PatternUse::kMatch && use != PatternUse::kExpression &&
      pattern.selector != syntax::PathPattern::Selector::kAll) {
    fail(pattern.span, "UnexpectedSyntax", "a shortest path can only be matched");
  }
  out.nodes.push_back(node(pattern.first, use, match, alone));
  for (const auto& step : pattern.steps) {
    out.edges.push_back(edge(step.relationship, use, match));
    out.nodes.push_back(node(step.node, use, match, false));
  }
  if (pattern.variable) {
    if (scope_.find(pattern.variable->text)) already_bound(*pattern.variable);
    out.slot = introduce(pattern.variable->text, kPathType, match);
  }
  return out;
}

Match Binder::match(const syntax::Match& clause) {
  Match out;
  out.optional = clause.optional;
  std::size_t elements = 0;
  for (const auto& pattern : clause.patterns) elements += 1 + pattern.steps.size();
  if (elements > kLargestPattern) {
    BindingError error;
    error.problem.fault = Fault::kBudget;
    error.problem.code = "UnexpectedSyntax";
    error.problem.message = "this pattern has more than " + std::to_string(kLargestPattern) + " nodes";
    error.problem.span = clause.patterns.front().span;
    throw error;
  }
  std::vector<std::string> seen;
  auto* outer_seen = std::exchange(seen_in_pattern_, &seen);
  for (const auto& pattern : clause.patterns) {
    PatternPath bound = path(pattern, PatternUse::kMatch, &out);
    out.paths.push_back(std::move(bound));
  }
  seen_in_pattern_ = outer_seen;
  if (clause.predicate) {
    for (Expr& part : conjuncts(*clause.predicate)) out.predicates.push_back(std::move(part));
  }
  return out;
}

std::uint32_t Binder::subquery_of(Match match) {
  Subquery subquery;
  subquery.parts.emplace_back();
  Clause clause;
  clause.node = std::move(match);
  subquery.parts.back().clauses.push_back(std::move(clause));
  out_.subqueries.push_back(std::move(subquery));
  return static_cast<std::uint32_t>(out_.subqueries.size() - 1);
}

}  // namespace dossier::query::meaning
