#include "store/graph_reader.h"
#include "store/transaction_state.h"

namespace dossier::store {
namespace {

using graph::EdgeId;
using graph::NodeId;
using graph::SymbolId;

/// Writes what stands in a graph, whose symbols have other numbers than the store's.
class GraphRecords {
 public:
  GraphRecords(const graph::PropertyGraph& graph, Store::Transaction::State& state) : graph_(graph), state_(state) {}

  Result<void> put_node(NodeId id, unsigned flags) {
    StoredNode node;
    for (const SymbolId label : graph_.labels(id)) {
      const auto symbol = symbol_of(label);
      if (!symbol) return symbol.error();
      node.labels.push_back(*symbol);
    }
    std::sort(node.labels.begin(), node.labels.end());
    auto properties = properties_of(graph_.node_properties(id));
    if (!properties) return std::move(properties).error();
    node.properties = *std::move(properties);
    return state_.put_record(state_.tables().nodes, id, node, flags);
  }

  Result<void> put_edge(EdgeId id, unsigned flags) {
    const auto type = symbol_of(graph_.type(id));
    if (!type) return type.error();
    auto properties = properties_of(graph_.edge_properties(id));
    if (!properties) return std::move(properties).error();
    const StoredEdge edge{graph_.source(id), graph_.target(id), *type, *std::move(properties)};
    return state_.put_record(state_.tables().edges, id, edge, flags);
  }

 private:
  Result<SymbolId> symbol_of(SymbolId symbol) { return state_.symbol(graph_.symbol(symbol)); }

  Result<graph::Properties> properties_of(const graph::Properties& properties) {
    graph::Properties out;
    out.reserve(properties.size());
    for (const auto& [key, value] : properties) {
      const auto symbol = symbol_of(key);
      if (!symbol) return symbol.error();
      out.emplace_back(*symbol, value);
    }
    return graph::normalized(std::move(out));
  }

  const graph::PropertyGraph& graph_;
  Store::Transaction::State& state_;
};

/// What no removal in a copy could have done: the copy is of another state of the store.
Diagnostic no_copy(const std::string& path) {
  Diagnostic problem = store_problem(path, "the changes were made to a copy of another state of the store");
  problem.fault = Fault::kInternal;
  return problem;
}

}  // namespace

Result<graph::PropertyGraph> Store::Transaction::load() const {
  if (auto ready = state_->ready(); !ready) return std::move(ready).error();
  return read_graph(*state_->environment, state_->txn);
}

std::uint64_t Store::Transaction::version() const { return state_->counters.version; }

Result<void> Store::Transaction::apply(const graph::PropertyGraph& graph, const graph::GraphChanges& changes) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  GraphRecords records(graph, state);
  for (const EdgeId edge : changes.removed_edges)
    if (auto removed = remove_edge(edge); !removed) return state.fail(std::move(removed).error());
  for (const NodeId node : changes.removed_nodes)
    if (auto removed = remove_node(node); !removed) return state.fail(std::move(removed).error());

  for (const NodeId node : changes.added_nodes) {
    if (node < state.counters.next_node || node == graph::kNoId) return state.fail(no_copy(state.path()));
    if (auto put = records.put_node(node, MDB_APPEND); !put) return state.fail(std::move(put).error());
    state.counters.next_node = node + 1;
    ++state.counters.nodes;
  }
  for (const EdgeId edge : changes.added_edges) {
    if (edge < state.counters.next_edge || edge == graph::kNoId) return state.fail(no_copy(state.path()));
    if (auto put = records.put_edge(edge, MDB_APPEND); !put) return state.fail(std::move(put).error());
    state.counters.next_edge = edge + 1;
    ++state.counters.edges;
  }
  for (const NodeId node : changes.changed_nodes)
    if (auto put = records.put_node(node, 0); !put) return state.fail(std::move(put).error());
  for (const EdgeId edge : changes.changed_edges)
    if (auto put = records.put_edge(edge, 0); !put) return state.fail(std::move(put).error());
  return {};
}

}  // namespace dossier::store
