#pragma once

#include "graph/property_graph.h"
#include "query/budget.h"
#include "query/result_table.h"

#include <dossier/result.h>

#include <string_view>
#include <unordered_set>
#include <vector>

namespace dossier::query::execution {

/// The changes of one statement. They are made at once, so that later clauses see them, except removals: what is
/// deleted is only hidden until commit(), because a PropertyGraph never gives an id twice. A Transaction that goes
/// without a commit undoes what it did.
class Transaction {
 public:
  explicit Transaction(graph::PropertyGraph& graph) : graph_(graph) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  graph::SymbolId intern(std::string_view name) { return graph_.intern(name); }
  graph::NodeId add_node(std::vector<graph::SymbolId> labels, graph::Properties properties);
  graph::EdgeId add_edge(graph::NodeId from, graph::SymbolId type, graph::NodeId to, graph::Properties properties);
  void set_property(graph::NodeRef node, graph::SymbolId key, graph::Value value);
  void set_property(graph::EdgeRef edge, graph::SymbolId key, graph::Value value);
  void add_label(graph::NodeId node, graph::SymbolId label);
  void remove_label(graph::NodeId node, graph::SymbolId label);
  void remove(graph::NodeRef node) { deleted_nodes_.insert(node.id); }
  void remove(graph::EdgeRef edge) { deleted_edges_.insert(edge.id); }

  bool hides_any() const { return !deleted_nodes_.empty() || !deleted_edges_.empty(); }
  bool is_deleted(graph::NodeRef node) const { return !deleted_nodes_.empty() && deleted_nodes_.contains(node.id); }
  bool is_deleted(graph::EdgeRef edge) const { return !deleted_edges_.empty() && deleted_edges_.contains(edge.id); }

  /// Removes what is hidden, then calls `keep`, if there is one and anything has changed. Fault::kRuntime
  /// (DeleteConnectedNode) when a deleted node still has relationships; after that or an error of `keep`, the destructor
  /// undoes everything.
  Result<void> commit(const Keep& keep = {});
  const SideEffects& effects() const { return effects_; }

 private:
  struct Undo {
    enum class Kind : std::uint8_t { kAddNode, kAddEdge, kNodeProperty, kEdgeProperty, kAddLabel, kRemoveLabel } kind;
    std::uint32_t id;
    graph::SymbolId symbol = graph::kNoSymbol;
    graph::Value old;
  };
  /// What was removed at the commit, to put it back.
  struct RemovedNode {
    graph::NodeId id;
    std::vector<graph::SymbolId> labels;
    graph::Properties properties;
  };
  struct RemovedEdge {
    graph::EdgeId id;
    graph::NodeId from, to;
    graph::SymbolId type;
    graph::Properties properties;
  };

  void count_property(const graph::Value* old, const graph::Value& now);
  Result<void> check_deleted() const;
  void remove_deleted();
  graph::GraphChanges changes() const;

  graph::PropertyGraph& graph_;
  std::vector<Undo> undo_;
  std::unordered_set<graph::NodeId> deleted_nodes_;
  std::unordered_set<graph::EdgeId> deleted_edges_;
  std::vector<RemovedNode> removed_nodes_;
  std::vector<RemovedEdge> removed_edges_;
  SideEffects effects_;
  bool committed_ = false;
};

}  // namespace dossier::query::execution
