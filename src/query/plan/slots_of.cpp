#include "query/plan/slots_of.h"

namespace dossier::query::plan {
namespace {

using namespace meaning;

class Collector {
 public:
  Collector(const Query& query, std::vector<Slot>& out) : query_(query), out_(out) {}

  void expression(const Expr& e) {
    add(e.slot);
    add(e.slot2);
    for (const Slot slot : e.slots) add(slot);
    for (const Expr& argument : e.arguments) expression(argument);
    if (e.op == Op::kExists || e.op == Op::kCount || e.op == Op::kCollect || e.op == Op::kFirst) {
      for (const Single& part : query_.subqueries[e.subquery].parts) single(part);
    }
  }

 private:
  void add(Slot slot) {
    if (slot != kNoSlot) out_.push_back(slot);
  }
  void expressions(const std::vector<Expr>& list) {
    for (const Expr& e : list) expression(e);
  }
  void single(const Single& part) {
    for (const Clause& clause : part.clauses) std::visit([this](const auto& node) { visit(node); }, clause.node);
  }
  void properties(const std::vector<Property>& list) {
    for (const Property& property : list) expression(property.value);
  }
  void visit(const Match& match) {
    for (const PatternPath& path : match.paths) {
      for (const PatternNode& node : path.nodes) {
        add(node.slot);
        properties(node.properties);
      }
      for (const PatternEdge& edge : path.edges) {
        add(edge.slot);
        properties(edge.properties);
        expressions(edge.predicates);
      }
    }
    expressions(match.predicates);
  }
  void visit(const Unwind& unwind) { expression(unwind.list); }
  void visit(const Projection& projection) {
    for (const auto* items : {&projection.keys, &projection.items}) {
      for (const ProjectedItem& item : *items) expression(item.value);
    }
    for (const Aggregate& aggregate : projection.aggregations) expressions(aggregate.arguments);
    for (const SortKey& key : projection.order) expression(key.value);
    expressions(projection.predicates);
    if (projection.skip) expression(*projection.skip);
    if (projection.limit) expression(*projection.limit);
  }
  void visit(const Call& call) {
    expressions(call.arguments);
    expressions(call.predicates);
  }
  void visit(const CallSubquery& subquery) {
    for (const Single& part : subquery.parts) single(part);
  }
  // Expressions can't hold updating clauses.
  void visit(const Create&) {}
  void visit(const Merge&) {}
  void visit(const Set&) {}
  void visit(const Delete&) {}
  void visit(const Foreach&) {}

  const Query& query_;
  std::vector<Slot>& out_;
};

}  // namespace

void collect_slots(const Expr& e, const Query& query, std::vector<Slot>& out) { Collector(query, out).expression(e); }

}  // namespace dossier::query::plan
