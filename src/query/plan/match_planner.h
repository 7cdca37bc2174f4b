#pragma once

#include "query/plan/operator.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dossier::query::plan {

/// Plans one MATCH on top of `input`: greedily, always the step that is estimated to leave the fewest rows, starting at
/// the most selective node; each condition runs as soon as its variables are there.
class MatchPlanner {
 public:
  MatchPlanner(Plan& plan, const Statistics& statistics, const meaning::Match& match)
      : plan_(plan), statistics_(statistics), match_(match) {}
  OperatorPtr run(OperatorPtr input);

 private:
  struct Node {
    const meaning::PatternNode* pattern;
    std::vector<const meaning::PatternNode*> all;  ///< every occurrence of the variable
    bool bound = false;
  };
  struct Edge {
    const meaning::PatternEdge* pattern;
    const meaning::PatternPath* path;
    Slot left, right;
    bool done = false;
  };
  struct Condition {
    const Expr* expression;
    std::vector<Slot> needs;  ///< of the slots that this MATCH introduces
    bool outer = false;       ///< it looks at older slots, too
    bool pattern = false;     ///< a label or a property that stands in the pattern itself
    bool done = false;
  };

  void collect();
  Node& node(Slot slot);
  void add_condition(const Expr* expression, bool pattern);
  const Expr* labels_condition(const meaning::PatternNode& node);
  const Expr* property_condition(Slot slot, const meaning::Property& property, Span span);
  OperatorPtr with_conditions(OperatorPtr input, bool pattern_counted = false);
  OperatorPtr start(OperatorPtr input, Node& node);
  double start_cost(const Node& node) const;
  double share(const Node& node, bool labels) const;
  double fan_out(const Edge& edge, Slot from) const;
  double growth(const Edge& edge, Slot from) const;
  OperatorPtr expand(OperatorPtr input, Edge& edge);
  OperatorPtr walk(OperatorPtr input);
  Edge* next_edge();
  bool known_before(Slot slot) const;
  void bind(Slot slot);

  // In match_join.cpp: a part of the pattern that nothing but equal values ties to the rows there are.
  struct JoinKeys;
  std::vector<Slot> part_of(const Node& first);
  JoinKeys keys_between(const std::vector<Slot>& part) const;
  bool join_pays(const Operator& input, const Node& first, const std::vector<Slot>& part, const JoinKeys& keys) const;
  OperatorPtr join(OperatorPtr input, Node& first, const JoinKeys& keys);
  OperatorPtr start_or_join(OperatorPtr input, Node& first);

  Plan& plan_;
  const Statistics& statistics_;
  const meaning::Match& match_;
  std::vector<Node> nodes_;
  std::unordered_map<Slot, std::size_t> node_index_;
  std::vector<Edge> edges_;
  std::vector<Condition> conditions_;
  std::unordered_set<Slot> bound_;  ///< of the introduced slots
  std::vector<const meaning::PatternEdge*> walked_;
  bool apart_ = false;  ///< planning a side of a join, which knows nothing of the rows of the other
};

/// Whether two relationships of a pattern can be the same one of the graph, as far as their types tell.
bool may_share_edge(const meaning::PatternEdge& a, const meaning::PatternEdge& b);

}  // namespace dossier::query::plan
