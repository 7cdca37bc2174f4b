#include "store/store.h"

#include "store/environment.h"
#include "store/faults.h"
#include "store/keys.h"
#include "store/records.h"

namespace dossier::store {
namespace {

/// A reading transaction that ends with its scope.
class Reading {
 public:
  explicit Reading(MDB_txn* txn) : txn_(txn) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() { mdb_txn_abort(txn_); }
  MDB_txn* txn() const { return txn_; }

 private:
  MDB_txn* txn_;
};

/// Calls `visit(id, record)` for each record of a table, by id. `visit` returns false to stop: the record is damaged.
template <class Visit>
Result<void> for_each_record(const std::string& path, MDB_txn* txn, MDB_dbi table, const char* kind,
                             const Visit& visit) {
  MDB_cursor* cursor = nullptr;
  if (const int result = mdb_cursor_open(txn, table, &cursor); result != 0)
    return lmdb_problem(path, "can't be read", result);
  MDB_val key{}, data{};
  int result = mdb_cursor_get(cursor, &key, &data, MDB_FIRST);
  std::string problem;
  for (; result == 0; result = mdb_cursor_get(cursor, &key, &data, MDB_NEXT)) {
    if (key.mv_size != 4 || !visit(id_of(view(key)), view(data))) {
      problem = std::string("the record of ") + kind + " " +
                (key.mv_size == 4 ? std::to_string(id_of(view(key))) : "?") + " is wrong";
      break;
    }
  }
  mdb_cursor_close(cursor);
  if (!problem.empty()) return damaged(path, problem);
  if (result != MDB_NOTFOUND) return lmdb_problem(path, "can't be read", result);
  return {};
}

Result<graph::PropertyGraph> read_graph(const Environment& environment, MDB_txn* txn) {
  const std::string& path = environment.path();
  const auto counters = environment.counters(txn);
  if (!counters) return counters.error();
  graph::PropertyGraph graph;
  for (std::uint32_t id = 0; id < counters->symbols; ++id) {
    const auto name = read_symbol(environment, txn, id);
    if (!name) return name.error();
    if (graph.intern(*name) != id) return damaged(path, "symbol " + std::to_string(id) + " is there twice");
  }

  // The counters are checksummed, but room is still taken only for what the file can hold.
  MDB_stat node_stat{}, edge_stat{};
  if (mdb_stat(txn, environment.tables().nodes, &node_stat) != 0 ||
      mdb_stat(txn, environment.tables().edges, &edge_stat) != 0)
    return damaged(path, "its tables can't be read");
  if (node_stat.ms_entries != counters->nodes || edge_stat.ms_entries != counters->edges)
    return damaged(path, "its tables and its counters disagree");
  graph.reserve(counters->nodes, counters->edges);

  RecordReader reader(counters->symbols);
  StoredNode node;
  auto read =
      for_each_record(path, txn, environment.tables().nodes, "node", [&](std::uint32_t id, std::string_view record) {
        if (id >= counters->next_node || !reader.read(id, record, node)) return false;
        graph.restore_node(id, std::move(node.labels), std::move(node.properties));
        return true;
      });
  if (!read) return std::move(read).error();
  StoredEdge edge;
  read = for_each_record(path, txn, environment.tables().edges, "edge", [&](std::uint32_t id, std::string_view record) {
    if (id >= counters->next_edge || !reader.read(id, record, edge)) return false;
    if (!graph.has_node(edge.source) || !graph.has_node(edge.target)) return false;
    graph.restore_edge(id, edge.source, edge.type, edge.target, std::move(edge.properties));
    return true;
  });
  if (!read) return std::move(read).error();
  graph.raise_bounds(counters->next_node, counters->next_edge);
  return graph;
}

}  // namespace

struct Store::State {
  std::shared_ptr<Environment> environment;
  bool write = false;
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, Mode mode) {
  auto environment = Environment::open(path, mode == Mode::kWrite);
  if (!environment) return std::move(environment).error();
  auto state = std::make_unique<State>();
  state->environment = std::move(environment).value();
  state->write = mode == Mode::kWrite;
  return Store(std::move(state));
}

Result<graph::PropertyGraph> Store::load() const {
  Environment& environment = *state_->environment;
  constexpr int kTries = 5;
  for (int attempt = 1;; ++attempt) {
    const auto begun = environment.begin(false);
    if (!begun) return begun.error();
    const Reading reading(*begun);
    auto graph = read_graph(environment, reading.txn());
    if (environment.locked()) return graph;
    // Without the lock file nothing keeps a writer from using our pages again; if one committed meanwhile, read anew.
    const auto after = environment.begin(false);
    if (!after) return after.error();
    const Reading later(*after);
    if (mdb_txn_id(later.txn()) == mdb_txn_id(reading.txn())) return graph;
    if (attempt == kTries)
      return store_problem(environment.path(), "the store is being written and can't be locked for reading",
                           "wait for the writer, or copy the store to a folder that you can write to");
  }
}

Result<std::uint64_t> Store::version() const {
  const auto begun = state_->environment->begin(false);
  if (!begun) return begun.error();
  const Reading reading(*begun);
  const auto counters = state_->environment->counters(reading.txn());
  if (!counters) return counters.error();
  return counters->version;
}

Result<Store::Transaction> Store::begin() {
  if (!state_->write)
    return store_problem(state_->environment->path(), "the store was opened for reading only", "open it for writing");
  return Transaction::start(state_->environment);
}

}  // namespace dossier::store
