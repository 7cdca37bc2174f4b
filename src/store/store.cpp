#include "store/store.h"

#include "store/environment.h"
#include "store/faults.h"
#include "store/graph_reader.h"

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
