#pragma once

#include <dossier/result.h>
#include <lmdb.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

namespace dossier::store {

/// The counters of the last commit, one record of the store.
struct Counters {
  std::uint32_t next_node = 0;
  std::uint32_t next_edge = 0;
  std::uint32_t symbols = 0;
  std::uint32_t nodes = 0;
  std::uint32_t edges = 0;
  std::uint64_t version = 0;
  std::uint64_t transaction = 0;  ///< LMDB's number of the transaction that wrote them
};

/// One opened LMDB file. LMDB forbids to open a file twice in one process (closing it would drop the other's locks), so
/// all stores on one file share one Environment; that is why there is a table of them for the whole process.
class Environment {
 public:
  struct Tables {
    MDB_dbi meta = 0, symbols = 0, nodes = 0, edges = 0, names = 0, node_names = 0;
  };

  static Result<std::shared_ptr<Environment>> open(const std::string& path, bool write);
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  const std::string& path() const { return path_; }
  const Tables& tables() const { return tables_; }
  bool writable() const { return writable_; }
  /// Whether readers are kept apart from writers by the lock file. Without it a reader must look whether a writer has
  /// come in between.
  bool locked() const { return locked_; }

  /// Begins a transaction; follows another process that has let the file grow beyond our map.
  Result<MDB_txn*> begin(bool write);
  Result<Counters> counters(MDB_txn* txn) const;
  Result<void> put_counters(MDB_txn* txn, const Counters& counters) const;

  // The writer's view of the symbols, guarded by LMDB's one-writer rule.
  Result<void> read_symbols(MDB_txn* txn, std::uint32_t count);
  std::vector<std::string> symbol_names;
  std::unordered_map<std::string, std::uint32_t> symbol_ids;

  /// The thread that holds the write transaction, so that asking for a second one in it is an error, not a deadlock.
  std::atomic<std::thread::id> writer{};
  /// One writer in this process at a time, so that the symbols are left alone until a failed commit has been undone.
  std::mutex writing;

 private:
  Environment() = default;
  Result<void> connect(int fd, bool write);
  Result<void> open_tables(int fd);

  std::string path_;
  MDB_env* env_ = nullptr;
  Tables tables_;
  bool writable_ = false;
  bool locked_ = true;
};

/// Symbol `id`'s name as `txn` sees it.
Result<std::string_view> read_symbol(const Environment& environment, MDB_txn* txn, std::uint32_t id);

}  // namespace dossier::store
