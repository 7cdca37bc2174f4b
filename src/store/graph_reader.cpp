#include "store/graph_reader.h"

#include "store/faults.h"
#include "store/keys.h"
#include "store/records.h"

namespace dossier::store {
namespace {

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

}  // namespace

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

}  // namespace dossier::store
