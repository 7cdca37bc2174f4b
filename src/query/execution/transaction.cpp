#include "query/execution/transaction.h"

#include <set>

namespace dossier::query::execution {

using graph::EdgeId;
using graph::EdgeRef;
using graph::NodeId;
using graph::NodeRef;
using graph::SymbolId;

Transaction::~Transaction() {
  if (committed_) return;
  for (auto& node : removed_nodes_) graph_.restore_node(node.id, std::move(node.labels), std::move(node.properties));
  for (auto& edge : removed_edges_)
    graph_.restore_edge(edge.id, edge.from, edge.type, edge.to, std::move(edge.properties));
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

Result<void> Transaction::check_deleted() const {
  for (const NodeId node : deleted_nodes_) {
    for (const auto& adjacent : {graph_.out(node), graph_.in(node)}) {
      for (const auto& entry : adjacent) {
        if (deleted_edges_.contains(entry.edge)) continue;
        Diagnostic problem;
        problem.fault = Fault::kRuntime;
        problem.source = "<query>";
        problem.code = "DeleteConnectedNode";
        problem.message = "a node that still has relationships can't be deleted";
        problem.hint = "write DETACH DELETE to delete its relationships with it";
        return problem;
      }
    }
  }
  return {};
}

void Transaction::remove_deleted() {
  for (const EdgeId edge : deleted_edges_) {
    removed_edges_.push_back(
        {edge, graph_.source(edge), graph_.target(edge), graph_.type(edge), graph_.edge_properties(edge)});
    graph_.remove_edge(edge);
  }
  for (const NodeId node : deleted_nodes_) {
    const auto labels = graph_.labels(node);
    removed_nodes_.push_back({node, {labels.begin(), labels.end()}, graph_.node_properties(node)});
    graph_.remove_node(node);
  }
  effects_.nodes_deleted = deleted_nodes_.size();
  effects_.relationships_deleted = deleted_edges_.size();
}

graph::GraphChanges Transaction::changes() const {
  std::set<NodeId> added_nodes, changed_nodes, removed_nodes(deleted_nodes_.begin(), deleted_nodes_.end());
  std::set<EdgeId> added_edges, changed_edges, removed_edges(deleted_edges_.begin(), deleted_edges_.end());
  for (const Undo& undo : undo_) {
    switch (undo.kind) {
      case Undo::Kind::kAddNode: added_nodes.insert(undo.id); break;
      case Undo::Kind::kAddEdge: added_edges.insert(undo.id); break;
      case Undo::Kind::kEdgeProperty: changed_edges.insert(undo.id); break;
      default: changed_nodes.insert(undo.id); break;
    }
  }
  const auto without = [](const auto& ids, const auto&... others) {
    std::vector<std::uint32_t> out;
    for (const auto id : ids)
      if (!(others.contains(id) || ...)) out.push_back(id);
    return out;
  };
  return {without(added_nodes, removed_nodes),
          without(changed_nodes, added_nodes, removed_nodes),
          without(removed_nodes, added_nodes),
          without(added_edges, removed_edges),
          without(changed_edges, added_edges, removed_edges),
          without(removed_edges, added_edges)};
}

Result<void> Transaction::commit(const Keep& keep) {
  if (auto sound = check_deleted(); !sound) return sound;
  remove_deleted();
  if (keep) {
    const graph::GraphChanges all = changes();
    if (!all.empty())
      if (auto kept = keep(all); !kept) return kept;
  }
  committed_ = true;
  return {};
}

}  // namespace dossier::query::execution
