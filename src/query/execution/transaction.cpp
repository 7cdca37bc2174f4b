#include "query/execution/transaction.h"

namespace dossier::query::execution {

using graph::EdgeId;
using graph::EdgeRef;
using graph::NodeId;
using graph::NodeRef;
using graph::SymbolId;

Transaction::~Transaction() {
  if (committed_) return;
  for (auto it = undo_.rbegin(); it != undo_.rend(); ++it) {
    switch (it->kind) {
      case Undo::Kind::kAddNode: graph_.remove_node(it->id); break;
      case Undo::Kind::kAddEdge: graph_.remove_edge(it->id); break;
      case Undo::Kind::kNodeProperty: graph_.set_node_property(it->id, it->symbol, std::move(it->old)); break;
      case Undo::Kind::kEdgeProperty: graph_.set_edge_property(it->id, it->symbol, std::move(it->old)); break;
      case Undo::Kind::kAddLabel: graph_.remove_label(it->id, it->symbol); break;
      case Undo::Kind::kRemoveLabel: graph_.add_label(it->id, it->symbol); break;
    }
  }
}

NodeId Transaction::add_node(std::vector<SymbolId> labels, graph::Properties properties) {
  effects_.nodes_created += 1;
  effects_.labels_added += labels.size();
  effects_.properties_set += properties.size();
  const NodeId id = graph_.add_node(std::move(labels), std::move(properties));
  undo_.push_back({Undo::Kind::kAddNode, id, graph::kNoSymbol, {}});
  return id;
}

EdgeId Transaction::add_edge(NodeId from, SymbolId type, NodeId to, graph::Properties properties) {
  effects_.relationships_created += 1;
  effects_.properties_set += properties.size();
  const EdgeId id = graph_.add_edge(from, type, to, std::move(properties));
  undo_.push_back({Undo::Kind::kAddEdge, id, graph::kNoSymbol, {}});
  return id;
}

void Transaction::count_property(const graph::Value* old, const graph::Value& now) {
  if (!now.is_null()) effects_.properties_set += 1;
  else if (old) effects_.properties_removed += 1;
}

void Transaction::set_property(NodeRef node, SymbolId key, graph::Value value) {
  const graph::Value* old = graph_.node_property(node.id, key);
  count_property(old, value);
  undo_.push_back({Undo::Kind::kNodeProperty, node.id, key, old ? *old : graph::Value()});
  graph_.set_node_property(node.id, key, std::move(value));
}

void Transaction::set_property(EdgeRef edge, SymbolId key, graph::Value value) {
  const graph::Value* old = graph_.edge_property(edge.id, key);
  count_property(old, value);
  undo_.push_back({Undo::Kind::kEdgeProperty, edge.id, key, old ? *old : graph::Value()});
  graph_.set_edge_property(edge.id, key, std::move(value));
}

void Transaction::add_label(NodeId node, SymbolId label) {
  if (graph_.has_label(node, label)) return;
  effects_.labels_added += 1;
  undo_.push_back({Undo::Kind::kAddLabel, node, label, {}});
  graph_.add_label(node, label);
}

void Transaction::remove_label(NodeId node, SymbolId label) {
  if (!graph_.has_label(node, label)) return;
  effects_.labels_removed += 1;
  undo_.push_back({Undo::Kind::kRemoveLabel, node, label, {}});
  graph_.remove_label(node, label);
}

Result<void> Transaction::commit() {
  for (const NodeId node : deleted_nodes_) {
    for (const auto& adjacent : {graph_.out(node), graph_.in(node)}) {
      for (const auto& entry : adjacent) {
        if (deleted_edges_.contains(entry.edge)) continue;
        Diagnostic problem;
        problem.fault = Fault::kRuntime;
        problem.code = "DeleteConnectedNode";
        problem.message = "a node that still has relationships can't be deleted";
        problem.hint = "write DETACH DELETE to delete its relationships with it";
        return problem;
      }
    }
  }
  for (const EdgeId edge : deleted_edges_) graph_.remove_edge(edge);
  for (const NodeId node : deleted_nodes_) graph_.remove_node(node);
  effects_.nodes_deleted = deleted_nodes_.size();
  effects_.relationships_deleted = deleted_edges_.size();
  committed_ = true;
  return {};
}

}  // namespace dossier::query::execution
