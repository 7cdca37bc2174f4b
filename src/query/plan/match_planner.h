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
    bool done = false;
  };

  void collect();
  Node& node(Slot slot);
  void add_condition(const Expr* expression);
  const Expr* labels_condition(const meaning::PatternNode& node);
  const Expr* property_condition(Slot slot, const meaning::Property& property, Span span);
  OperatorPtr with_conditions(OperatorPtr input);
  OperatorPtr start(OperatorPtr input, Node& node);
  double start_cost(const Node& node) const;
  double label_share(const Node& node) const;
  double fan_out(const Edge& edge) const;
  OperatorPtr expand(OperatorPtr input, Edge& edge);
  void bind(Slot slot);

  Plan& plan_;
  const Statistics& statistics_;
  const meaning::Match& match_;
  std::vector<Node> nodes_;
  std::unordered_map<Slot, std::size_t> node_index_;
  std::vector<Edge> edges_;
  std::vector<Condition> conditions_;
  std::unordered_set<Slot> bound_;  ///< of the introduced slots
  std::vector<const meaning::PatternEdge*> walked_;
};

}  // namespace dossier::query::plan
