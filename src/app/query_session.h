#pragma once

#include "app/graph_copy.h"

#include <string>

namespace dossier::app {

/// Runs queries on a store, one after the other: each sees the last commit before it. A reading query opens the store
/// for reading and keeps nobody out; a writing one is one transaction.
class QuerySession {
 public:
  /// `min_confidence` above 0: queries see the graph without what is less sure (confidence.h), and none may write.
  QuerySession(std::string path, double min_confidence) : path_(std::move(path)), min_confidence_(min_confidence) {}

  /// Loads the store; a missing one is Fault::kNotFound. run() does it by itself.
  Result<void> refresh();

  /// A writing query makes the store when there is none, unless it changes nothing; a reading one never does.
  Result<query::ResultTable> run(std::string_view text, const query::Parameters& parameters,
                                 const query::Budget& budget);

  /// What the rows of the last run refer to. Precondition: refresh() or run() has gone well.
  const graph::PropertyGraph& graph() const { return surer_ ? *surer_ : copy_.graph(); }

 private:
  Result<query::ResultTable> write(std::string_view text, const query::Parameters& parameters,
                                   const query::Budget& budget);

  std::string path_;
  std::optional<store::Store> store_;
  GraphCopy copy_;
  double min_confidence_;
  std::optional<graph::PropertyGraph> surer_;  ///< of the commit `surer_version_`, when a least confidence is asked for
  std::uint64_t surer_version_ = 0;
};

/// "Created 1 node and 2 relationships, set 3 properties"; "Changed nothing" when that is so.
std::string summary(const query::SideEffects& effects);

}  // namespace dossier::app
