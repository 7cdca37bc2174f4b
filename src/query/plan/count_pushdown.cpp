#include "query/plan/count_pushdown.h"

#include "query/plan/slots_of.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace dossier::query::plan {
namespace {

using namespace meaning;

bool minds_no_weight(const Projection& projection) {
  return std::all_of(projection.aggregations.begin(), projection.aggregations.end(), [](const Aggregate& aggregate) {
    return aggregate.distinct || aggregate.function == "count(*)" || aggregate.function == "count" ||
           aggregate.function == "min" || aggregate.function == "max";
  });
}

/// The variable whose labels all the conditions ask for, and nothing else; kNoSlot when they ask for more.
Slot labelled_slot(const Operator& filter) {
  Slot slot = kNoSlot;
  for (const Expr* predicate : filter.predicates) {
    if (predicate->op != Op::kHasLabels || predicate->arguments[0].op != Op::kSlot) return kNoSlot;
    if (slot != kNoSlot && slot != predicate->arguments[0].slot) return kNoSlot;
    slot = predicate->arguments[0].slot;
  }
  return slot;
}

class Pushdown {
 public:
  Pushdown(Operator& aggregate, Plan& plan) : aggregate_(aggregate), plan_(plan) {
    for (const ProjectedItem& key : aggregate.projection->keys) need(key.value);
    for (const Aggregate& each : aggregate.projection->aggregations)
      for (const Expr& argument : each.arguments) need(argument);
  }

  void run() {
    Operator* op = aggregate_.input.get();
    while (op != nullptr) {
      Operator* const next = op->input.get();  // `op` may be taken out of the chain
      if (!visit(*op)) break;
      op = next;
    }
    for (const Operator* counted = aggregate_.input.get(); counted != op; counted = counted->input.get())
      if (counted->kind == Kind::kCountExpand) aggregate_.slots.push_back(counted->slot);
  }

 private:
  void need(Slot slot) { needed_.insert(slot); }
  void need(const std::vector<Slot>& slots) { needed_.insert(slots.begin(), slots.end()); }
  void need(const Expr& e) {
    std::vector<Slot> slots;
    collect_slots(e, plan_.query, slots);
    need(slots);
  }

  /// False at an operator beyond which nothing is pushed.
  bool visit(Operator& op) {
    switch (op.kind) {
      case Kind::kFilter: filter(op); return true;
      case Kind::kExpand: expand(op); return true;
      case Kind::kExpandInto:
        need(op.from);
        need(op.to);
        need(op.distinct_from);
        return true;
      case Kind::kExpandVariable:
        need(op.from);
        need(op.to);
        need(op.distinct_from);
        for (const Property& property : op.edge->properties) need(property.value);
        for (const Expr& predicate : op.edge->predicates) need(predicate);
        return !op.edge->bound;
      case Kind::kNodeScan:
      case Kind::kLabelScan: return true;
      case Kind::kIndexSeek: need(*op.value); return true;
      default: return false;
    }
  }

  void filter(Operator& op) {
    const Slot slot = labelled_slot(op);
    if (slot != kNoSlot && !needed_.contains(slot) && !waiting_filters_.contains(slot)) {
      waiting_filters_[slot] = &op;
      return;
    }
    for (const Expr* predicate : op.predicates) need(*predicate);
  }

  void expand(Operator& op) {
    const bool counted = op.edge->properties.empty() && op.edge->predicates.empty() &&
                         !waiting_filters_.contains(op.slot) && !needed_.contains(op.slot) &&
                         !needed_.contains(op.to) && op.from != op.to;
    if (!counted) {
      need(op.from);
      need(op.distinct_from);
      return;
    }
    op.kind = Kind::kCountExpand;
    plan_.query.slot_names.emplace_back();
    op.slot = static_cast<Slot>(plan_.query.slot_names.size() - 1);
    op.rows = op.input->rows;
    if (const auto found = waiting_filters_.find(op.to); found != waiting_filters_.end()) {
      for (const Expr* predicate : found->second->predicates)
        op.end_labels.insert(op.end_labels.end(), predicate->names.begin(), predicate->names.end());
      take_out(*found->second);
    }
    for (Operator* child : waiting_counts_[op.to]) op.parts.push_back(take_out(*child));
    // What other relationships of the row must be left out of can only be counted beside that row.
    if (op.distinct_from.empty()) {
      waiting_counts_[op.from].push_back(&op);
    } else {
      need(op.from);
      need(op.distinct_from);
    }
  }

  OperatorPtr take_out(Operator& op) {
    OperatorPtr* place = &aggregate_.input;
    while (place->get() != &op) place = &(*place)->input;
    OperatorPtr taken = std::move(*place);
    *place = std::move(taken->input);
    return taken;
  }

  Operator& aggregate_;
  Plan& plan_;
  std::unordered_set<Slot> needed_;  ///< read by something above, beside what waits
  std::unordered_map<Slot, Operator*> waiting_filters_;
  std::unordered_map<Slot, std::vector<Operator*>> waiting_counts_;
};

}  // namespace

void count_rows_instead(Query& query) {
  for (Single& part : query.parts) {
    std::unordered_set<Slot> never_null;
    for (Clause& clause : part.clauses) {
      if (const auto* match = std::get_if<Match>(&clause.node)) {
        if (!match->optional) never_null.insert(match->introduced.begin(), match->introduced.end());
      } else if (auto* projection = std::get_if<Projection>(&clause.node)) {
        for (Aggregate& aggregate : projection->aggregations) {
          if (aggregate.function != "count" || aggregate.distinct || aggregate.arguments[0].op != Op::kSlot ||
              !never_null.contains(aggregate.arguments[0].slot))
            continue;
          aggregate.function = "count(*)";
          aggregate.arguments.clear();
        }
      }
    }
  }
}

void push_counts_down(Operator& aggregate, Plan& plan) {
  if (minds_no_weight(*aggregate.projection)) Pushdown(aggregate, plan).run();
}

}  // namespace dossier::query::plan
