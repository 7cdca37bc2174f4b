#include "store/environment.h"
#include "store/faults.h"
#include "store/keys.h"
#include "store/records.h"
#include "store/store.h"

#include <algorithm>
#include <unordered_set>

namespace dossier::store {
namespace {

constexpr std::size_t kMaxName = 400;

Diagnostic unstorable(const std::string& path) {
  Diagnostic problem = store_problem(path, "a property holds a node, a relationship, a path or a list nested too deep",
                                     "store the things that it is made of");
  problem.fault = Fault::kRuntime;
  return problem;
}

}  // namespace

struct Store::Transaction::State {
  std::shared_ptr<Environment> environment;
  std::unique_lock<std::mutex> turn;
  MDB_txn* txn = nullptr;
  Counters counters;
  std::uint32_t symbols_before = 0;
  bool changed = false;
  bool failed = false;
  std::unordered_set<graph::NodeId> removed_nodes;

  ~State() { finish(false); }

  void finish(bool committed) {
    if (environment == nullptr) return;
    if (!committed) {
      for (; environment->symbol_names.size() > symbols_before; environment->symbol_names.pop_back())
        environment->symbol_ids.erase(environment->symbol_names.back());
    }
    environment->writer.store({});
    if (txn != nullptr) mdb_txn_abort(txn);  // lets the next writer in
    txn = nullptr;
    turn.unlock();
    environment.reset();
  }

  const std::string& path() const { return environment->path(); }
  const Environment::Tables& tables() const { return environment->tables(); }

  Diagnostic fail(Diagnostic problem) {
    failed = true;
    return problem;
  }

  Result<void> ready() const {
    Diagnostic problem;
    problem.message = "this transaction is over";
    if (txn == nullptr) return problem;
    if (failed)
      return store_problem(path(), "an earlier change in this transaction failed", "drop it and begin another");
    return {};
  }

  Result<void> put(MDB_dbi table, std::string_view key, std::string_view record, unsigned flags = 0) {
    MDB_val k = val(key), data = val(record);
    int result = mdb_put(txn, table, &k, &data, flags);
    // Ids normally grow; an append that is refused is an ordinary insertion.
    if (result == MDB_KEYEXIST && flags == MDB_APPEND) result = mdb_put(txn, table, &k, &data, 0);
    if (result != 0) return fail(lmdb_problem(path(), "can't be written", result));
    changed = true;
    return {};
  }

  /// Whether there was such a key.
  Result<bool> erase(MDB_dbi table, std::string_view key) {
    MDB_val k = val(key);
    const int result = mdb_del(txn, table, &k, nullptr);
    if (result == MDB_NOTFOUND) return false;
    if (result != 0) return fail(lmdb_problem(path(), "can't be written", result));
    changed = true;
    return true;
  }

  Result<bool> has(MDB_dbi table, std::uint32_t id) {
    const IdKey id_key(id);
    MDB_val key = id_key.val(), data{};
    const int result = mdb_get(txn, table, &key, &data);
    if (result == MDB_NOTFOUND) return false;
    if (result != 0) return fail(lmdb_problem(path(), "can't be read", result));
    return true;
  }

  Result<std::uint32_t> symbol(std::string_view name) {
    auto& ids = environment->symbol_ids;
    std::string text(name);
    if (const auto it = ids.find(text); it != ids.end()) return it->second;
    const std::uint32_t id = counters.symbols;
    Encoder record;
    record.fixed32(checksum(name, id));
    record.bytes().append(name);
    if (auto stored = put(tables().symbols, IdKey(id).view(), record.bytes(), MDB_APPEND); !stored)
      return std::move(stored).error();
    environment->symbol_names.push_back(text);
    ids.emplace(std::move(text), id);
    ++counters.symbols;
    return id;
  }

  Result<graph::Properties> properties(const graph::NamedProperties& named) {
    graph::Properties found;
    found.reserve(named.size());
    for (const auto& [key, value] : named) {
      const auto id = symbol(key);
      if (!id) return id.error();
      found.emplace_back(*id, value);
    }
    return graph::normalized(std::move(found));
  }

  Result<StoredNode> stored(const NodeRecord& record) {
    StoredNode node;
    for (const std::string& label : record.labels) {
      const auto id = symbol(label);
      if (!id) return id.error();
      node.labels.push_back(*id);
    }
    std::sort(node.labels.begin(), node.labels.end());
    node.labels.erase(std::unique(node.labels.begin(), node.labels.end()), node.labels.end());
    auto held = properties(record.properties);
    if (!held) return std::move(held).error();
    node.properties = std::move(held).value();
    return node;
  }

  template <class Record>
  Result<void> put_record(MDB_dbi table, std::uint32_t id, const Record& record, unsigned flags) {
    const auto bytes = encode(id, record);
    if (!bytes) return unstorable(path());
    return put(table, IdKey(id).view(), *bytes, flags);
  }

  /// Reads one record; a missing one is Fault::kNotFound.
  template <class Record>
  Result<Record> get(MDB_dbi table, const char* kind, std::uint32_t id) {
    const IdKey id_key(id);
    MDB_val key = id_key.val(), data{};
    const int result = mdb_get(txn, table, &key, &data);
    if (result == MDB_NOTFOUND) return no_such(path(), kind, id);
    if (result != 0) return fail(lmdb_problem(path(), "can't be read", result));
    RecordReader reader(counters.symbols);
    Record record;
    if (!reader.read(id, view(data), record))
      return fail(damaged(path(), std::string("the record of ") + kind + " " + std::to_string(id) + " is wrong"));
    return record;
  }

  /// Calls `visit(rest of the key)` for each key of `table` that begins with `prefix`.
  template <class Visit>
  Result<void> for_each_key(MDB_dbi table, const std::string& prefix, const Visit& visit) {
    MDB_cursor* cursor = nullptr;
    int result = mdb_cursor_open(txn, table, &cursor);
    if (result != 0) return fail(lmdb_problem(path(), "can't be read", result));
    MDB_val key = val(prefix), data{};
    bool whole = true;
    for (result = mdb_cursor_get(cursor, &key, &data, MDB_SET_RANGE); result == 0;
         result = mdb_cursor_get(cursor, &key, &data, MDB_NEXT)) {
      const std::string_view bytes = view(key);
      if (!bytes.starts_with(prefix)) break;
      Decoder sum(view(data));
      whole = sum.fixed32() == checksum(bytes, 0) && sum.ok() && bytes.size() <= kMaxName + 6;
      if (!whole) break;
      visit(bytes.substr(prefix.size()));
    }
    mdb_cursor_close(cursor);
    if (!whole) return fail(damaged(path(), "a name key is wrong"));
    if (result != 0 && result != MDB_NOTFOUND) return fail(lmdb_problem(path(), "can't be read", result));
    return {};
  }

  Result<void> put_key(MDB_dbi table, const std::string& key) {
    Encoder sum;
    sum.fixed32(checksum(key, 0));
    return put(table, key, sum.bytes());
  }

  /// No edge may lead to or from a node that this transaction has removed.
  Result<void> check_removed() {
    if (removed_nodes.empty()) return {};
    MDB_cursor* cursor = nullptr;
    int result = mdb_cursor_open(txn, tables().edges, &cursor);
    if (result != 0) return fail(lmdb_problem(path(), "can't be read", result));
    RecordReader reader(counters.symbols);
    StoredEdge edge;
    MDB_val key{}, data{};
    bool sound = true, dangling = false;
    for (result = mdb_cursor_get(cursor, &key, &data, MDB_FIRST); result == 0 && sound && !dangling;
         result = mdb_cursor_get(cursor, &key, &data, MDB_NEXT)) {
      sound = key.mv_size == 4 && reader.read(id_of(view(key)), view(data), edge);
      dangling = removed_nodes.contains(edge.source) || removed_nodes.contains(edge.target);
    }
    mdb_cursor_close(cursor);
    if (!sound) return fail(damaged(path(), "an edge's record is wrong"));
    if (dangling) {
      Diagnostic problem =
          store_problem(path(), "a node that still has relationships was removed", "remove them first");
      problem.fault = Fault::kRuntime;
      return fail(std::move(problem));
    }
    return {};
  }
};

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

Result<void> Store::Transaction::remove_node(graph::NodeId id) {
  State& state = *state_;
  if (auto ready = state.ready(); !ready) return ready;
  const IdKey id_key(id);
  const auto erased = state.erase(state.tables().nodes, id_key.view());
  if (!erased) return erased.error();
  if (!*erased) return no_such(state.path(), "node", id);
  --state.counters.nodes;
  state.removed_nodes.insert(id);

  std::vector<std::string> names;
  const std::string prefix(id_key.view());
  auto read =
      state.for_each_key(state.tables().node_names, prefix, [&](std::string_view name) { names.emplace_back(name); });
  if (!read) return read;
  for (const std::string& name : names) {
    const auto by_name = state.erase(state.tables().names, name_prefix(name) + prefix);
    if (!by_name) return by_name.error();
    const auto by_node = state.erase(state.tables().node_names, prefix + name);
    if (!by_node) return by_node.error();
  }
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
