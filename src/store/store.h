#pragma once

#include <dossier/result.h>

#include "graph/graph_changes.h"
#include "graph/graph_writer.h"
#include "graph/property_graph.h"

#include <memory>
#include <string>

namespace dossier::store {

class Environment;

/// The durable graph: one LMDB file (MDB_NOSUBDIR; its lock file stands beside it). The format is described in
/// docs/store-format.md. A store is opened for reading or for writing; many readers and one writer may have it open at
/// once, in any number of processes, and a reader sees the state of the last commit before it began.
class Store {
 public:
  enum class Mode { kRead, kWrite };

  /// kRead never creates a file: a missing one is Fault::kNotFound. kWrite creates an empty store where there is none.
  /// Other errors (Fault::kStore): not a Dossier store, cut short, of a newer version, no permission.
  static Result<Store> open(const std::string& path, Mode mode);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// A whole copy in memory, ids as in the store.
  Result<graph::PropertyGraph> load() const;

  /// Grows with each commit; equal numbers mean equal contents.
  Result<std::uint64_t> version() const;

  /// One atomic change. Nothing is seen by anybody until commit() returns; dropping the object undoes it.
  class Transaction : public graph::GraphWriter {
   public:
    Transaction(Transaction&&) noexcept;
    ~Transaction() override;
    Result<graph::NodeId> add_node(const NodeRecord& node) override;
    Result<NodeRecord> node(graph::NodeId id) override;
    Result<void> replace_node(graph::NodeId id, const NodeRecord& node) override;
    Result<graph::EdgeId> add_edge(graph::NodeId from, std::string_view type, graph::NodeId to,
                                   const graph::NamedProperties& properties) override;
    Result<void> add_key(std::string_view key, graph::NodeId node) override;
    Result<std::vector<graph::NodeId>> find(std::string_view key) override;
    Result<void> remove_key(std::string_view key, graph::NodeId node) override;

    /// For writing queries: whole-record changes by id. Removing a node removes its keys too; its edges must be removed
    /// before the commit, which fails otherwise. A missing id is Fault::kNotFound and changes nothing.
    Result<void> remove_node(graph::NodeId id);
    Result<void> replace_edge(graph::EdgeId id, const graph::NamedProperties& properties);
    Result<void> remove_edge(graph::EdgeId id);

    /// The graph as this transaction found it, ids as in the store, and its version. Precondition: nothing is changed
    /// yet.
    Result<graph::PropertyGraph> load() const;
    std::uint64_t version() const;
    /// Makes the changes that were made to `graph`, a copy of the store as this transaction found it, which holds them
    /// already. Ids stay as they are in it.
    Result<void> apply(const graph::PropertyGraph& graph, const graph::GraphChanges& changes);

    /// Durable when it returns ok. A full disk or a full map gives Fault::kStore and leaves the store as it was.
    Result<void> commit();

    struct State;  ///< the store's own

   private:
    friend class Store;
    explicit Transaction(std::unique_ptr<State> state);
    static Result<Transaction> start(std::shared_ptr<Environment> environment);
    std::unique_ptr<State> state_;
  };
  /// Waits for another writer to finish. Precondition: opened for writing. A transaction belongs to the thread that
  /// began it, and a second one in the same thread is Fault::kStore.
  Result<Transaction> begin();

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier::store
