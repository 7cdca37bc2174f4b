#include "query/plan/planner.h"

#include "query/plan/count_pushdown.h"
#include "query/plan/match_planner.h"
#include "query/plan/slots_of.h"

#include <algorithm>

namespace dossier::query::plan {
namespace {

using namespace meaning;

class Planner {
 public:
  Planner(Plan& plan, const Statistics& statistics) : plan_(plan), statistics_(statistics) {}

  Part part(const Single& single) {
    OperatorPtr root = clauses(single.clauses, argument(), {});
    return {std::move(root), single.columns};
  }

 private:
  static OperatorPtr argument() { return std::make_unique<Operator>(); }

  static OperatorPtr on(OperatorPtr input, Kind kind) {
    auto out = std::make_unique<Operator>();
    out->kind = kind;
    out->rows = input->rows;
    out->input = std::move(input);
    return out;
  }

  OperatorPtr clauses(const std::vector<Clause>& list, OperatorPtr input, std::vector<Slot> live) {
    for (const Clause& clause : list) {
      input = std::visit([&](const auto& node) { return add(node, clause, std::move(input), live); }, clause.node);
      live = clause.live;
    }
    return input;
  }

  OperatorPtr filtered(OperatorPtr input, const std::vector<Expr>& predicates) {
    if (predicates.empty()) return input;
    auto out = on(std::move(input), Kind::kFilter);
    for (const Expr& predicate : predicates) out->predicates.push_back(&predicate);
    out->rows *= 0.3;
    return out;
  }

  OperatorPtr add(const Match& match, const Clause&, OperatorPtr input, const std::vector<Slot>&) {
    if (!match.optional) return MatchPlanner(plan_, statistics_, match).run(std::move(input));
    auto out = on(std::move(input), Kind::kOptional);
    out->inner = MatchPlanner(plan_, statistics_, match).run(argument());
    out->slots = match.introduced;
    out->rows *= std::max(1.0, out->inner->rows);
    return out;
  }

  OperatorPtr add(const Unwind& unwind, const Clause&, OperatorPtr input, const std::vector<Slot>&) {
    auto out = on(std::move(input), Kind::kUnwind);
    out->value = &unwind.list;
    out->slot = unwind.slot;
    out->rows *= 10;
    return out;
  }

  OperatorPtr add(const Projection& projection, const Clause&, OperatorPtr input, const std::vector<Slot>&) {
    OperatorPtr out = std::move(input);
    if (projection.aggregates) {
      out = on(std::move(out), Kind::kAggregate);
      out->projection = &projection;
      out->rows = projection.keys.empty() ? 1 : std::max(1.0, out->rows * 0.3);
      push_counts_down(*out, plan_);
    }
    // Columns that only pass a slot on cost nothing.
    const bool computes = std::any_of(projection.items.begin(), projection.items.end(), [](const ProjectedItem& item) {
      return item.value.op != Op::kSlot || item.value.slot != item.slot;
    });
    if (computes) {
      out = on(std::move(out), Kind::kProject);
      out->items = &projection.items;
    }
    std::vector<Slot> columns;
    for (const auto& item : projection.items) columns.push_back(item.slot);
    if (projection.distinct) {
      out = on(std::move(out), Kind::kDistinct);
      out->slots = columns;
      out->rows = std::max(1.0, out->rows * 0.5);
    }
    if (!projection.order.empty()) {
      out = on(std::move(out), Kind::kSort);
      out->projection = &projection;
      out->slots = columns;
      // WHERE after WITH … ORDER BY may still look at older variables.
      for (const Expr& predicate : projection.predicates) collect_slots(predicate, plan_.query, out->slots);
      if (projection.limit) out->limit_hint = &*projection.limit;
      if (projection.skip) out->skip_hint = &*projection.skip;
    }
    if (projection.skip) {
      out = on(std::move(out), Kind::kSkip);
      out->value = &*projection.skip;
    }
    if (projection.limit) {
      out = on(std::move(out), Kind::kLimit);
      out->value = &*projection.limit;
      if (projection.limit->op == Op::kInteger) {
        out->rows = std::min(out->rows, static_cast<double>(std::get<std::int64_t>(projection.limit->constant)));
      }
    }
    return filtered(std::move(out), projection.predicates);
  }

  OperatorPtr update(OperatorPtr input, Kind kind, const Clause& clause, const std::vector<Slot>& live) {
    auto out = on(std::move(input), kind);
    out->clause = &clause;
    out->live_before = live;
    out->live_after = clause.live;
    return out;
  }

  OperatorPtr add(const Create&, const Clause& clause, OperatorPtr input, const std::vector<Slot>& live) {
    return update(std::move(input), Kind::kCreate, clause, live);
  }
  OperatorPtr add(const Set&, const Clause& clause, OperatorPtr input, const std::vector<Slot>& live) {
    return update(std::move(input), Kind::kSet, clause, live);
  }
  OperatorPtr add(const Delete&, const Clause& clause, OperatorPtr input, const std::vector<Slot>& live) {
    return update(std::move(input), Kind::kDelete, clause, live);
  }
  OperatorPtr add(const Merge& merge, const Clause& clause, OperatorPtr input, const std::vector<Slot>& live) {
    auto out = update(std::move(input), Kind::kMerge, clause, live);
    plan_.merges.emplace_back();
    Match& match = plan_.merges.back();
    match.paths.push_back(merge.path);
    match.introduced = merge.introduced;
    out->inner = MatchPlanner(plan_, statistics_, match).run(argument());
    return out;
  }
  OperatorPtr add(const Foreach& foreach, const Clause& clause, OperatorPtr input, const std::vector<Slot>& live) {
    auto out = update(std::move(input), Kind::kForeach, clause, live);
    std::vector<Slot> inside = live;
    inside.push_back(foreach.slot);
    out->slot = foreach.slot;
    out->value = &foreach.list;
    out->inner = clauses(foreach.body, argument(), std::move(inside));
    return out;
  }

  OperatorPtr add(const Call& call, const Clause& clause, OperatorPtr input, const std::vector<Slot>&) {
    auto out = on(std::move(input), Kind::kCall);
    out->clause = &clause;
    out->rows *= 10;
    return filtered(std::move(out), call.predicates);
  }

  OperatorPtr add(const CallSubquery& subquery, const Clause& clause, OperatorPtr input,
                  const std::vector<Slot>& live) {
    auto out = on(std::move(input), Kind::kSubquery);
    out->clause = &clause;
    out->live_before = live;
    out->live_after = clause.live;
    for (const Single& single : subquery.parts) {
      const bool imports = !single.clauses.empty() && std::holds_alternative<Projection>(single.clauses.front().node);
      out->parts.push_back(clauses(single.clauses, argument(), imports ? live : std::vector<Slot>{}));
    }
    return out;
  }

  Plan& plan_;
  const Statistics& statistics_;
};

bool removes_duplicates(const std::vector<bool>& union_all) {
  return std::find(union_all.begin(), union_all.end(), false) != union_all.end();
}

}  // namespace

std::unique_ptr<Plan> plan(meaning::Query query, const Statistics& statistics) {
  auto out = std::make_unique<Plan>();
  out->query = std::move(query);
  count_rows_instead(out->query);
  Planner planner(*out, statistics);
  for (const Subquery& subquery : out->query.subqueries) {
    SubqueryPlan made;
    made.distinct = removes_duplicates(subquery.union_all);
    for (const Single& single : subquery.parts) made.parts.push_back(planner.part(single));
    out->subqueries.push_back(std::move(made));
  }
  for (const Single& single : out->query.parts) out->parts.push_back(planner.part(single));
  out->distinct = removes_duplicates(out->query.union_all);
  return out;
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::kArgument: return "Argument";
    case Kind::kNodeScan: return "NodeScan";
    case Kind::kLabelScan: return "LabelScan";
    case Kind::kIndexSeek: return "IndexSeek";
    case Kind::kExpand: return "Expand";
    case Kind::kExpandInto: return "ExpandInto";
    case Kind::kExpandVariable: return "ExpandVariable";
    case Kind::kBoundEdge: return "BoundEdge";
    case Kind::kShortestPath: return "ShortestPath";
    case Kind::kCountExpand: return "CountExpand";
    case Kind::kHashJoin: return "HashJoin";
    case Kind::kBindPath: return "BindPath";
    case Kind::kFilter: return "Filter";
    case Kind::kOptional: return "Optional";
    case Kind::kUnwind: return "Unwind";
    case Kind::kProject: return "Project";
    case Kind::kAggregate: return "Aggregate";
    case Kind::kDistinct: return "Distinct";
    case Kind::kSort: return "Sort";
    case Kind::kSkip: return "Skip";
    case Kind::kLimit: return "Limit";
    case Kind::kCreate: return "Create";
    case Kind::kMerge: return "Merge";
    case Kind::kSet: return "Set";
    case Kind::kDelete: return "Delete";
    case Kind::kForeach: return "Foreach";
    case Kind::kCall: return "ProcedureCall";
    case Kind::kSubquery: return "Subquery";
  }
  return "";
}

}  // namespace dossier::query::plan
