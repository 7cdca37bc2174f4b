#pragma once

#include "store/environment.h"
#include "store/faults.h"
#include "store/keys.h"
#include "store/records.h"
#include "store/store.h"

#include <algorithm>
#include <unordered_set>

namespace dossier::store {

constexpr std::size_t kMaxName = 400;  ///< bytes of a name key

inline Diagnostic unstorable(const std::string& path) {
  Diagnostic problem = store_problem(path, "a property holds a node, a relationship, a path or a list nested too deep",
                                     "store the things that it is made of");
  problem.fault = Fault::kRuntime;
  return problem;
}

/// A transaction that is under way. What fails half-way marks it as failed: then it can only be dropped.
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

}  // namespace dossier::store
