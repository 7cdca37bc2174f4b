#include "base/nearest_name.h"
#include "query/meaning/binder_state.h"
#include "query/meaning/type_names.h"
#include "query/syntax/printer.h"

#include <algorithm>
#include <utility>

namespace dossier::query::meaning {
namespace {

bool updates(const syntax::Clause& clause) {
  return std::holds_alternative<syntax::Create>(clause.node) || std::holds_alternative<syntax::Merge>(clause.node) ||
         std::holds_alternative<syntax::Set>(clause.node) || std::holds_alternative<syntax::Remove>(clause.node) ||
         std::holds_alternative<syntax::Delete>(clause.node) || std::holds_alternative<syntax::Foreach>(clause.node);
}

}  // namespace

Slot Binder::new_slot(std::string name) {
  out_.slot_names.push_back(std::move(name));
  return static_cast<Slot>(out_.slot_names.size() - 1);
}

std::vector<Slot> Binder::live() const {
  std::vector<Slot> out;
  for (const Variable& variable : scope_.variables()) out.push_back(variable.slot);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void Binder::check_order(const std::vector<syntax::Clause>& clauses, bool needs_return, Span span) const {
  const syntax::Clause* update = nullptr;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const syntax::Clause& clause = clauses[i];
    const bool last = i + 1 == clauses.size();
    if (std::holds_alternative<syntax::Return>(clause.node) && !last) {
      fail(clauses[i + 1].span, "InvalidClauseComposition", "nothing can follow RETURN",
           "to go on with these rows, write WITH instead of RETURN");
    }
    if (std::holds_alternative<syntax::With>(clause.node)) {
      if (last) fail(clause.span, "InvalidClauseComposition", "a query can't end with WITH", "write RETURN instead");
      update = nullptr;
    }
    const bool reads = std::holds_alternative<syntax::Match>(clause.node) ||
                       std::holds_alternative<syntax::Unwind>(clause.node) ||
                       std::holds_alternative<syntax::Call>(clause.node);
    if (reads && update) {
      fail(clause.span, "InvalidClauseComposition",
           "WITH is needed between a clause that changes the graph and one that reads it",
           "write WITH * before this clause");
    }
    if (updates(clause)) update = &clause;
  }
  const syntax::Clause& end = clauses.back();
  const bool reads_only =
      std::holds_alternative<syntax::Match>(end.node) || std::holds_alternative<syntax::Unwind>(end.node);
  if (needs_return && reads_only) {
    fail(span, "InvalidClauseComposition", "the query reads but returns nothing", "end it with RETURN");
  }
}

Single Binder::single(const syntax::SingleQuery& query, bool top, bool subquery) {
  check_order(query.clauses, !subquery, query.span);
  Single out;
  const bool standalone =
      top && query.clauses.size() == 1 && std::holds_alternative<syntax::Call>(query.clauses[0].node);
  if (standalone) {
    Clause bound;
    bound.span = query.clauses[0].span;
    bound.node = call(std::get<syntax::Call>(query.clauses[0].node), true, bound.span);
    bound.live = live();
    out_.standalone_call = true;
    for (const Variable& variable : scope_.variables()) {
      out_.columns.push_back(variable.name);
      out.columns.push_back(variable.slot);
    }
    out.clauses.push_back(std::move(bound));
    return out;
  }
  for (std::size_t i = 0; i < query.clauses.size(); ++i) out.clauses.push_back(clause(query.clauses[i]));
  const auto* projection = std::get_if<Projection>(&out.clauses.back().node);
  if (projection && projection->returns) {
    for (const auto& item : projection->items) out.columns.push_back(item.slot);
  }
  return out;
}

Clause Binder::clause(const syntax::Clause& c) {
  Clause out;
  out.span = c.span;
  if (const auto* v = std::get_if<syntax::Match>(&c.node)) {
    out.node = match(*v);
  } else if (const auto* unwind = std::get_if<syntax::Unwind>(&c.node)) {
    Expr list = expression(*unwind->list);
    if (scope_.find(unwind->variable.text)) {
      fail(unwind->variable.span, "VariableAlreadyBound",
           "the variable " + syntax::quoted_name(unwind->variable.text) + " is already bound");
    }
    const Type type = list.type.mask == Type::kList ? one_of(list.type.elements) : Type{};
    const Slot slot = introduce(unwind->variable.text, type, nullptr);
    out.node = Unwind{std::move(list), slot};
  } else if (const auto* with = std::get_if<syntax::With>(&c.node)) {
    out.node = projection(with->projection, with->predicate, false, c.span);
  } else if (const auto* returns = std::get_if<syntax::Return>(&c.node)) {
    out.node = projection(returns->projection, nullptr, true, c.span);
  } else if (const auto* creates = std::get_if<syntax::Create>(&c.node)) {
    out.node = create(*creates);
  } else if (const auto* merges = std::get_if<syntax::Merge>(&c.node)) {
    out.node = merge(*merges);
  } else if (const auto* sets = std::get_if<syntax::Set>(&c.node)) {
    out.node = Set{set_items(sets->items)};
  } else if (const auto* removes = std::get_if<syntax::Remove>(&c.node)) {
    out.node = remove(*removes);
  } else if (const auto* deletes = std::get_if<syntax::Delete>(&c.node)) {
    out.node = delete_clause(*deletes);
  } else if (const auto* calls = std::get_if<syntax::Call>(&c.node)) {
    out.node = call(*calls, false, c.span);
  } else if (const auto* subquery = std::get_if<syntax::CallSubquery>(&c.node)) {
    out.node = call_subquery(*subquery, c.span);
  } else {
    out.node = foreach (std::get<syntax::Foreach>(c.node));
  }
  out.live = live();
  return out;
}

Call Binder::call(const syntax::Call& clause, bool standalone, Span span) {
  const ProcedureSignature* signature = procedures_.find(clause.procedure.text);
  if (!signature) {
    const auto known = procedures_.names();
    const std::string nearest = nearest_name(clause.procedure.text, known);
    fail(clause.procedure.span, "ProcedureNotFound", "there is no procedure " + clause.procedure.text,
         nearest.empty() ? "" : "did you mean " + nearest + "?");
  }
  Call out;
  out.procedure = signature->name;
  out.span = span;
  out.void_procedure = signature->results.empty();
  if (clause.arguments) {
    for (const auto& argument : *clause.arguments) {
      if (contains_aggregate(argument))
        fail(argument.span, "InvalidAggregation", "a procedure's argument can't be an aggregate");
      out.arguments.push_back(expression(argument));
    }
    if (out.arguments.size() > signature->parameters.size() || out.arguments.size() < signature->required) {
      fail(clause.procedure.span, "InvalidNumberOfArguments",
           clause.procedure.text + " takes " + std::to_string(signature->parameters.size()) + " arguments, not " +
               std::to_string(out.arguments.size()));
    }
    for (std::size_t i = 0; i < out.arguments.size(); ++i) {
      std::uint32_t allowed = signature->parameters[i].type.mask;
      if (allowed == Type::kFloat) allowed |= Type::kInteger;
      if (!out.arguments[i].type.may_be(allowed)) {
        fail(out.arguments[i].span, "InvalidArgumentType",
             clause.procedure.text + " takes " + kinds_text(allowed) + " as " + signature->parameters[i].name +
                 ", not " + kinds_text(out.arguments[i].type.mask));
      }
    }
  } else {
    if (!standalone) {
      fail(span, "InvalidArgumentPassingMode", "inside a query a procedure's arguments are written out",
           "write " + clause.procedure.text + "(…)");
    }
    for (const auto& parameter : signature->parameters) {
      Expr value;
      value.op = Op::kParameter;
      value.text = parameter.name;
      value.span = span;
      out.arguments.push_back(std::move(value));
    }
  }
  const auto yield = [&](std::size_t index, const std::string& name, Span where) {
    if (scope_.find(name))
      fail(where, "VariableAlreadyBound", "the variable " + syntax::quoted_name(name) + " is already bound");
    out.yields.emplace_back(index, introduce(name, signature->results[index].type, nullptr));
  };
  if (clause.yields) {
    for (const auto& item : *clause.yields) {
      const auto it = std::find_if(signature->results.begin(), signature->results.end(),
                                   [&](const ProcedureField& field) { return field.name == item.field.text; });
      if (it == signature->results.end()) {
        std::string results;
        for (const ProcedureField& field : signature->results) results += (results.empty() ? "" : ", ") + field.name;
        fail(item.field.span, "ProcedureNotFound", clause.procedure.text + " yields no " + item.field.text,
             results.empty() ? "it yields nothing" : "it yields " + results);
      }
      const auto& name = item.alias ? *item.alias : item.field;
      yield(static_cast<std::size_t>(it - signature->results.begin()), name.text, name.span);
    }
  } else if (standalone || clause.yield_star) {
    if (clause.yield_star && !standalone)
      fail(span, "UnexpectedSyntax", "YIELD * is only for a call that stands alone", "name what is yielded");
    for (std::size_t i = 0; i < signature->results.size(); ++i) yield(i, signature->results[i].name, span);
  }
  if (clause.predicate) out.predicates = conjuncts(*clause.predicate);
  return out;
}

CallSubquery Binder::call_subquery(const syntax::CallSubquery& clause, Span span) {
  CallSubquery out;
  const Scope outer = scope_;
  std::vector<std::string> names;
  std::vector<Variable> first_columns;
  for (std::size_t i = 0; i < clause.query->parts.size(); ++i) {
    const auto& part = clause.query->parts[i];
    // Only a leading WITH of plain variables brings the outer row in.
    const bool imports = !part.clauses.empty() && std::holds_alternative<syntax::With>(part.clauses.front().node);
    scope_ = imports ? outer : Scope{};
    const bool returns = std::holds_alternative<syntax::Return>(part.clauses.back().node);
    out.parts.push_back(single(part, false, true));
    out.unit = !returns;
    if (!returns) continue;
    std::vector<Variable> columns = scope_.variables();
    if (i == 0) {
      first_columns = columns;
      for (const Variable& column : columns) {
        if (outer.find(column.name)) {
          fail(span, "VariableAlreadyBound",
               "the variable " + syntax::quoted_name(column.name) + " is already bound outside of the subquery");
        }
        names.push_back(column.name);
        out.merged.push_back({{}, clause.query->parts.size() == 1 ? column.slot : new_slot(column.name)});
      }
    }
    if (columns.size() != names.size())
      fail(span, "DifferentColumnsInUnion", "all parts of a UNION return the same columns");
    for (std::size_t c = 0; c < names.size(); ++c) {
      const auto it =
          std::find_if(columns.begin(), columns.end(), [&](const Variable& v) { return v.name == names[c]; });
      if (it == columns.end()) fail(span, "DifferentColumnsInUnion", "all parts of a UNION return the same columns");
      out.merged[c].first.push_back(it->slot);
    }
  }
  out.union_all = clause.query->union_all;
  scope_ = outer;
  for (std::size_t c = 0; c < names.size(); ++c) scope_.add({names[c], out.merged[c].second, first_columns[c].type});
  return out;
}

}  // namespace dossier::query::meaning
