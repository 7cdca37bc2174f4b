#include "store/transaction_state.h"

namespace dossier::store {

Store::Transaction::Transaction(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Transaction::Transaction(Transaction&&) noexcept = default;
Store::Transaction::~Transaction() = default;

Result<Store::Transaction> Store::Transaction::start(std::shared_ptr<Environment> environment) {
  if (environment->writer.load() == std::this_thread::get_id())
    return store_problem(environment->path(), "this thread already writes to the store",
                         "finish that transaction first");
  std::unique_lock turn(environment->writing);
  auto begun = environment->begin(true);
  if (!begun) return std::move(begun).error();
  auto state = std::make_unique<State>();
  state->txn = *begun;
  state->turn = std::move(turn);
  environment->writer.store(std::this_thread::get_id());
  state->environment = std::move(environment);
  state->symbols_before = static_cast<std::uint32_t>(state->environment->symbol_names.size());
  const auto counters = state->environment->counters(state->txn);
  if (!counters) return counters.error();
  state->counters = *counters;
  if (auto read = state->environment->read_symbols(state->txn, counters->symbols); !read)
    return std::move(read).error();
  state->symbols_before = counters->symbols;
  return Transaction(std::move(state));
}

Result<graph::NodeId> Store::Transaction::add_node(const NodeRecord& node) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return std::move(ready).error();
  const graph::NodeId id = state.counters.next_node;
  if (id == graph::kNoId) return state.fail(store_problem(state.path(), "the store has no node ids left"));
  const auto stored = state.stored(node);
  if (!stored) return stored.error();
  if (auto put = state.put_record(state.tables().nodes, id, *stored, MDB_APPEND); !put) return std::move(put).error();
  ++state.counters.next_node;
  ++state.counters.nodes;
  return id;
}

Result<graph::GraphWriter::NodeRecord> Store::Transaction::node(graph::NodeId id) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return std::move(ready).error();
  auto stored = state.get<StoredNode>(state.tables().nodes, "node", id);
  if (!stored) return std::move(stored).error();
  NodeRecord record;
  const auto& names = state.environment->symbol_names;
  for (const auto label : stored->labels) record.labels.push_back(names[label]);
  for (auto& [key, value] : stored->properties) record.properties.emplace_back(names[key], std::move(value));
  std::sort(record.labels.begin(), record.labels.end());
  std::sort(record.properties.begin(), record.properties.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return record;
}

Result<void> Store::Transaction::replace_node(graph::NodeId id, const NodeRecord& node) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  const auto there = state.has(state.tables().nodes, id);
  if (!there) return there.error();
  if (!*there) return no_such(state.path(), "node", id);
  const auto stored = state.stored(node);
  if (!stored) return stored.error();
  return state.put_record(state.tables().nodes, id, *stored, 0);
}

Result<graph::EdgeId> Store::Transaction::add_edge(graph::NodeId from, std::string_view type, graph::NodeId to,
                                                   const graph::NamedProperties& properties) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return std::move(ready).error();
  for (const graph::NodeId end : {from, to}) {
    const auto there = state.has(state.tables().nodes, end);
    if (!there) return there.error();
    if (!*there) return no_such(state.path(), "node", end);
  }
  const graph::EdgeId id = state.counters.next_edge;
  if (id == graph::kNoId) return state.fail(store_problem(state.path(), "the store has no relationship ids left"));
  StoredEdge edge{from, to, 0, {}};
  const auto symbol = state.symbol(type);
  if (!symbol) return symbol.error();
  edge.type = *symbol;
  auto held = state.properties(properties);
  if (!held) return std::move(held).error();
  edge.properties = std::move(held).value();
  if (auto put = state.put_record(state.tables().edges, id, edge, MDB_APPEND); !put) return std::move(put).error();
  ++state.counters.next_edge;
  ++state.counters.edges;
  return id;
}

Result<void> Store::Transaction::add_key(std::string_view key, graph::NodeId node) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  if (key.size() > kMaxName) return store_problem(state.path(), "a name key is longer than 400 bytes", "cut it");
  const auto there = state.has(state.tables().nodes, node);
  if (!there) return there.error();
  if (!*there) return no_such(state.path(), "node", node);
  const IdKey id(node);
  if (auto put = state.put_key(state.tables().names, name_prefix(key).append(id.view())); !put) return put;
  return state.put_key(state.tables().node_names, std::string(id.view()).append(key));
}

Result<std::vector<graph::NodeId>> Store::Transaction::find(std::string_view key) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return std::move(ready).error();
  std::vector<graph::NodeId> nodes;
  if (key.size() > kMaxName) return nodes;
  auto read = state.for_each_key(state.tables().names, name_prefix(key), [&](std::string_view rest) {
    if (rest.size() == 4) nodes.push_back(id_of(rest));
  });
  if (!read) return std::move(read).error();
  return nodes;
}

Result<void> Store::Transaction::remove_key(std::string_view key, graph::NodeId node) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  if (key.size() > kMaxName) return {};
  const IdKey id(node);
  const auto by_name = state.erase(state.tables().names, name_prefix(key).append(id.view()));
  if (!by_name) return by_name.error();
  const auto by_node = state.erase(state.tables().node_names, std::string(id.view()).append(key));
  if (!by_node) return by_node.error();
  return {};
}

Result<void> Store::Transaction::remove_node(graph::NodeId id) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  const IdKey id_key(id);
  const auto erased = state.erase(state.tables().nodes, id_key.view());
  if (!erased) return erased.error();
  if (!*erased) return no_such(state.path(), "node", id);
  --state.counters.nodes;
  state.removed_nodes.insert(id);

  std::vector<std::string> keys;
  auto read = state.for_each_key(state.tables().node_names, std::string(id_key.view()),
                                 [&](std::string_view key) { keys.emplace_back(key); });
  if (!read) return read;
  for (const std::string& key : keys)
    if (auto removed = remove_key(key, id); !removed) return removed;
  return {};
}

Result<void> Store::Transaction::replace_edge(graph::EdgeId id, const graph::NamedProperties& properties) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  auto edge = state.get<StoredEdge>(state.tables().edges, "relationship", id);
  if (!edge) return std::move(edge).error();
  auto held = state.properties(properties);
  if (!held) return std::move(held).error();
  edge->properties = std::move(held).value();
  return state.put_record(state.tables().edges, id, *edge, 0);
}

Result<void> Store::Transaction::remove_edge(graph::EdgeId id) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  const auto erased = state.erase(state.tables().edges, IdKey(id).view());
  if (!erased) return erased.error();
  if (!*erased) return no_such(state.path(), "relationship", id);
  --state.counters.edges;
  return {};
}

Result<void> Store::Transaction::commit() {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  if (!state.changed) {
    state.finish(false);
    return {};
  }
  if (auto whole = state.check_removed(); !whole) return whole;
  ++state.counters.version;
  if (auto put = state.environment->put_counters(state.txn, state.counters); !put) {
    state.failed = true;
    return put;
  }
  const std::string path = state.path();
  const int result = mdb_txn_commit(state.txn);
  state.txn = nullptr;  // gone, whether it succeeded or not
  state.finish(result == 0);
  if (result != 0) return lmdb_problem(path, "can't be written", result);
  return {};
}

}  // namespace dossier::store
