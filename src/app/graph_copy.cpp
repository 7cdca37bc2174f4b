#include "app/graph_copy.h"

#include "build/curation.h"

namespace dossier::app {

Result<void> GraphCopy::refresh(const store::Store& store) {
  const auto version = store.version();
  if (!version) return version.error();
  if (graph_ && version_ == *version) return {};
  // A commit that comes in between is loaded with the older number, and loaded again the next time.
  auto graph = store.load();
  if (!graph) return std::move(graph).error();
  graph_ = *std::move(graph);
  version_ = *version;
  return {};
}

Result<query::ResultTable> GraphCopy::write(store::Store& store, std::string_view text,
                                            const query::Parameters& parameters, const query::Budget& budget) {
  auto transaction = store.begin();
  if (!transaction) return std::move(transaction).error();
  if (!graph_ || version_ != transaction->version()) {
    auto graph = transaction->load();
    if (!graph) return std::move(graph).error();
    graph_ = *std::move(graph);
    version_ = transaction->version();
  }
  bool committed = false;
  const auto keep = [&](const graph::GraphChanges& changes) -> Result<void> {
    if (auto proven = build::check_evidence(*graph_, changes); !proven) return proven;
    const auto apply = [&] { return transaction->apply(*graph_, changes); };
    if (auto applied = build::apply_with_keys(*transaction, changes, apply); !applied) return applied;
    auto done = transaction->commit();
    committed = done.ok();
    return done;
  };
  auto table = query::run(*graph_, text, parameters, budget, keep);
  if (committed) ++version_;
  return table;
}

}  // namespace dossier::app
