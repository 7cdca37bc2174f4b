#include "store/environment.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <map>
#include <mutex>
#include <tuple>

#include "store/codec.h"
#include "store/faults.h"
#include "store/keys.h"
#include "store/page_check.h"

namespace dossier::store {
namespace {

constexpr std::string_view kFormatName = "dossier graph store";
constexpr std::uint32_t kFormatVersion = 1;
constexpr std::string_view kFormatKey = "format";
constexpr std::string_view kCountersKey = "counters";
constexpr MDB_dbi kTableCount = 6;
constexpr mode_t kFileMode = 0664;

/// Address space, not memory or disk: the file grows by what is written. Halved until the system grants it.
constexpr std::size_t kLargestMap = std::size_t{1} << 38;
constexpr std::size_t kSmallestMap = std::size_t{1} << 26;

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

// By process too: a child made by fork must not use its parent's environment.
using FileName = std::tuple<pid_t, dev_t, ino_t>;
struct OpenEnvironments {
  std::mutex lock;
  std::map<FileName, std::pair<Environment*, int>> uses;
};
OpenEnvironments& open_environments() {
  static OpenEnvironments table;
  return table;
}

std::shared_ptr<Environment> shared_use(const FileName& name, Environment* environment) {
  // The count is our own, and not weak_ptr's, so that closing and the next opening cannot overlap.
  return {environment, [name](Environment* used) {
            auto& table = open_environments();
            const std::scoped_lock lock(table.lock);
            const auto it = table.uses.find(name);
            if (it == table.uses.end() || it->second.first != used || --it->second.second > 0) return;
            table.uses.erase(it);
            delete used;
          }};
}

/// LMDB maps its lock file into memory; on a full disk, touching a hole of it would end the process. So its blocks are
/// taken first. Returns 0 or an errno value.
int prepare_lock_file(const std::string& path) {
  constexpr off_t kLockBytes = 8192;  // what LMDB needs for its usual 126 readers
  const File file(::open((path + "-lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kFileMode));
  if (file.fd() < 0) return errno;
  struct stat status {};
  if (::fstat(file.fd(), &status) != 0) return errno;
  if (status.st_size >= kLockBytes && status.st_blocks * 512 >= kLockBytes) return 0;
  const int result = ::posix_fallocate(file.fd(), 0, kLockBytes);
  return result == EOPNOTSUPP || result == EINVAL ? 0 : result;
}

int create_environment(const std::string& path, unsigned flags, MDB_env** out) {
  int result = 0;
  for (std::size_t size = kLargestMap; size >= kSmallestMap; size /= 4) {
    MDB_env* env = nullptr;
    result = mdb_env_create(&env);
    if (result != 0) return result;
    mdb_env_set_maxdbs(env, kTableCount);
    mdb_env_set_mapsize(env, size);
    result = mdb_env_open(env, path.c_str(), MDB_NOSUBDIR | MDB_NOTLS | flags, kFileMode);
    if (result == 0) {
      *out = env;
      return 0;
    }
    mdb_env_close(env);
    if (result != ENOMEM) return result;
  }
  return result;
}

int open_dbis(MDB_txn* txn, unsigned flags, Environment::Tables& tables) {
  const std::pair<const char*, MDB_dbi*> all[] = {{"meta", &tables.meta},   {"symbols", &tables.symbols},
                                                  {"nodes", &tables.nodes}, {"edges", &tables.edges},
                                                  {"names", &tables.names}, {"node_names", &tables.node_names}};
  for (const auto& [name, dbi] : all)
    if (const int result = mdb_dbi_open(txn, name, flags, dbi); result != 0) return result;
  return 0;
}

std::string sealed(const std::string& body) {
  Encoder record;
  record.fixed32(checksum(body, 0));
  return record.bytes() + body;
}

/// The body of a sealed record; ok() is false when its checksum is wrong.
Decoder unsealed(std::string_view record) {
  Decoder decoder(record);
  const std::uint32_t sum = decoder.fixed32();
  if (!decoder.ok() || checksum(record.substr(4), 0) != sum) {
    Decoder bad({});
    bad.byte();
    return bad;
  }
  return decoder;
}

int put_counters_record(MDB_txn* txn, MDB_dbi meta, const Counters& counters) {
  Encoder body;
  body.varint(counters.next_node);
  body.varint(counters.next_edge);
  body.varint(counters.symbols);
  body.varint(counters.nodes);
  body.varint(counters.edges);
  body.varint(counters.version);
  body.varint(mdb_txn_id(txn));
  const std::string record = sealed(body.bytes());
  MDB_val key = val(kCountersKey), data = val(record);
  return mdb_put(txn, meta, &key, &data, 0);
}

int write_empty_store(const std::string& path) {
  MDB_env* env = nullptr;
  int result = create_environment(path, MDB_NOLOCK, &env);
  if (result != 0) return result;
  MDB_txn* txn = nullptr;
  result = mdb_txn_begin(env, nullptr, 0, &txn);
  if (result == 0) {
    Environment::Tables tables;
    result = open_dbis(txn, MDB_CREATE, tables);
    Encoder body;
    body.text(kFormatName);
    body.varint(kFormatVersion);
    const std::string record = sealed(body.bytes());
    MDB_val key = val(kFormatKey), data = val(record);
    if (result == 0) result = mdb_put(txn, tables.meta, &key, &data, 0);
    if (result == 0) result = put_counters_record(txn, tables.meta, Counters{});
    if (result == 0) {
      result = mdb_txn_commit(txn);
    } else {
      mdb_txn_abort(txn);
    }
  }
  mdb_env_close(env);
  return result;
}

/// A new store is made under another name and then given its own, so that nobody ever sees half of one.
Result<void> create_store(const std::string& path, bool replace_empty) {
  const std::string draft = path + ".new-" + std::to_string(::getpid());
  ::unlink(draft.c_str());
  if (const int result = write_empty_store(draft); result != 0) {
    ::unlink(draft.c_str());
    return lmdb_problem(path, "can't be made", result);
  }
  int failure = 0;
  if (replace_empty) {
    if (::rename(draft.c_str(), path.c_str()) != 0) failure = errno;
  } else if (::link(draft.c_str(), path.c_str()) != 0 && errno != EEXIST) {  // EEXIST: another process was faster
    if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) {          // a file system without hard links
      if (::rename(draft.c_str(), path.c_str()) != 0) failure = errno;
    } else {
      failure = errno;
    }
  }
  ::unlink(draft.c_str());
  if (failure != 0) return system_problem(path, "can't be made", failure);
  const auto slash = path.find_last_of('/');
  const File folder(::open(slash == std::string::npos ? "." : path.substr(0, slash + 1).c_str(), O_RDONLY | O_CLOEXEC));
  if (folder.fd() >= 0) ::fsync(folder.fd());
  return {};
}

}  // namespace

Environment::~Environment() {
  if (env_ != nullptr) mdb_env_close(env_);
}

Result<std::shared_ptr<Environment>> Environment::open(const std::string& path, bool write) {
  auto& table = open_environments();
  const std::scoped_lock lock(table.lock);
  for (bool created = false;; created = true) {
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (file.fd() < 0) {
      if (errno != ENOENT || created) return system_problem(path, "can't be opened", errno);
      if (!write) return missing_store(path);
      if (auto made = create_store(path, false); !made) return std::move(made).error();
      continue;
    }
    if (::fstat(file.fd(), &status) != 0) return system_problem(path, "can't be opened", errno);
    if (!S_ISREG(status.st_mode)) return store_problem(path, "this is not a file", "name a store file with --db");
    if (status.st_size == 0) {
      if (!write || created)
        return store_problem(path, "the store is an empty file", "ingest into it, or name another with --db");
      if (auto made = create_store(path, true); !made) return std::move(made).error();
      continue;
    }

    const FileName name{::getpid(), status.st_dev, status.st_ino};
    const auto it = table.uses.find(name);
    if (it != table.uses.end()) {
      if (write && !it->second.first->writable_) return system_problem(path, "can't be written", EACCES);
      ++it->second.second;
      return shared_use(name, it->second.first);
    }
    std::unique_ptr<Environment> environment(new Environment);
    environment->path_ = path;
    if (auto connected = environment->connect(file.fd(), write); !connected) return std::move(connected).error();
    Environment* const raw = environment.release();
    table.uses[name] = {raw, 1};
    return shared_use(name, raw);
  }
}

Result<void> Environment::connect(int fd, bool write) {
  PageCheck check(fd, path_);
  if (auto sound = check.header(); !sound) return sound;

  // A reader opens the file as a writer would, where it may, so that a writer in this process can share the
  // environment.
  const int lock_error = prepare_lock_file(path_);
  if (lock_error != 0 && write) return system_problem(path_ + "-lock", "'s lock can't be made", lock_error);
  int result = EACCES;
  if (lock_error == 0) {
    writable_ = ::access(path_.c_str(), W_OK) == 0;
    result = create_environment(path_, writable_ ? 0 : MDB_RDONLY, &env_);
    if (write && !writable_) return system_problem(path_, "can't be written", EACCES);
  }
  if (result == EACCES || result == EROFS) {
    if (write) return system_problem(path_, "can't be written", result);
    writable_ = false;
    locked_ = false;
    result = create_environment(path_, MDB_RDONLY | MDB_NOLOCK, &env_);
  }
  if (result != 0) return lmdb_problem(path_, "can't be opened", result);
  if (writable_) {
    int dead = 0;
    mdb_reader_check(env_, &dead);  // a reader that was killed would keep its snapshot's pages from being used again
  }
  return open_tables(fd);
}

Result<void> Environment::open_tables(int fd) {
  auto begun = begin(false);
  if (!begun) return std::move(begun).error();
  MDB_txn* const txn = *begun;
  const auto give_up = [txn](Diagnostic problem) {
    mdb_txn_abort(txn);
    return problem;
  };
  PageCheck check(fd, path_);
  if (auto sound = check.header(); !sound) return give_up(std::move(sound).error());
  if (auto sound = check.snapshot(mdb_txn_id(txn)); !sound) return give_up(std::move(sound).error());

  const int result = open_dbis(txn, 0, tables_);
  if (result == MDB_NOTFOUND || result == MDB_INCOMPATIBLE) return give_up(not_a_store(path_));
  if (result != 0) return give_up(lmdb_problem(path_, "can't be opened", result));

  MDB_val key = val(kFormatKey), data{};
  if (mdb_get(txn, tables_.meta, &key, &data) != 0) return give_up(not_a_store(path_));
  Decoder format = unsealed(view(data));
  if (!format.ok()) return give_up(damaged(path_, "its format record is wrong"));
  if (format.text() != kFormatName) return give_up(not_a_store(path_));
  if (const auto version = format.varint(); version > kFormatVersion)
    return give_up(newer_version(
        path_, "its format is " + std::to_string(version) + ", known here is " + std::to_string(kFormatVersion)));
  const auto held = counters(txn);
  if (!held) return give_up(held.error());
  if (held->transaction != mdb_txn_id(txn)) return give_up(damaged(path_, "its counters are of another commit"));
  // Committing a reading transaction keeps the table handles; aborting it would close them.
  if (const int kept = mdb_txn_commit(txn); kept != 0) return lmdb_problem(path_, "can't be opened", kept);
  return {};
}

Result<MDB_txn*> Environment::begin(bool write) {
  MDB_txn* txn = nullptr;
  int result = mdb_txn_begin(env_, nullptr, write ? 0 : MDB_RDONLY, &txn);
  if (result == MDB_MAP_RESIZED) {
    result = mdb_env_set_mapsize(env_, 0);
    if (result == 0) result = mdb_txn_begin(env_, nullptr, write ? 0 : MDB_RDONLY, &txn);
  }
  if (result == MDB_READERS_FULL) {
    int dead = 0;
    mdb_reader_check(env_, &dead);
    result = mdb_txn_begin(env_, nullptr, MDB_RDONLY, &txn);
  }
  if (result != 0) return lmdb_problem(path_, write ? "can't be written" : "can't be read", result);
  return txn;
}

Result<Counters> Environment::counters(MDB_txn* txn) const {
  MDB_val key = val(kCountersKey), data{};
  if (mdb_get(txn, tables_.meta, &key, &data) != 0) return damaged(path_, "its counters are missing");
  Decoder record = unsealed(view(data));
  Counters counters;
  counters.next_node = record.varint32();
  counters.next_edge = record.varint32();
  counters.symbols = record.varint32();
  counters.nodes = record.varint32();
  counters.edges = record.varint32();
  counters.version = record.varint();
  counters.transaction = record.varint();
  if (!record.ok()) return damaged(path_, "its counters are wrong");
  return counters;
}

Result<void> Environment::put_counters(MDB_txn* txn, const Counters& counters) const {
  const int result = put_counters_record(txn, tables_.meta, counters);
  if (result != 0) return lmdb_problem(path_, "can't be written", result);
  return {};
}

Result<void> Environment::read_symbols(MDB_txn* txn, std::uint32_t count) {
  while (symbol_names.size() < count) {
    const auto id = static_cast<std::uint32_t>(symbol_names.size());
    const auto name = read_symbol(*this, txn, id);
    if (!name) return name.error();
    symbol_names.emplace_back(*name);
    symbol_ids.emplace(symbol_names.back(), id);
  }
  return {};
}

Result<std::string_view> read_symbol(const Environment& environment, MDB_txn* txn, std::uint32_t id) {
  const IdKey id_key(id);
  MDB_val key = id_key.val(), data{};
  if (mdb_get(txn, environment.tables().symbols, &key, &data) != 0)
    return damaged(environment.path(), "symbol " + std::to_string(id) + " is missing");
  Decoder record(view(data));
  const std::uint32_t sum = record.fixed32();
  if (!record.ok() || checksum(view(data).substr(4), id) != sum)
    return damaged(environment.path(), "symbol " + std::to_string(id) + " is wrong");
  return view(data).substr(4);
}

}  // namespace dossier::store
