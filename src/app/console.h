#pragma once

#include <dossier/diagnostic.h>
#include <dossier/result.h>

#include "graph/property_graph.h"
#include "store/store.h"

#include <string>
#include <string_view>

namespace dossier::app {

/// Prints "dossier: " and the diagnostic on standard error. Gives 1, the status of failed work.
int fail(const Diagnostic& problem);

/// Flushes standard output; a full disk or a closed pipe is an error, not a silent loss. Gives the exit status.
int finish_output();

/// --db, else $DOSSIER_DB, else "dossier.db".
std::string store_path(const std::string& option);

/// Opens an existing store and copies it into memory.
Result<graph::PropertyGraph> load_graph(const std::string& db);
/// The same without the edges whose confidence is below `min_confidence` (`surer_than`).
Result<graph::PropertyGraph> load_graph(const std::string& db, double min_confidence);

/// A line on standard error that is rewritten in place; silent unless standard error is a terminal.
class Progress {
 public:
  Progress();
  ~Progress();
  void show(std::string_view text);

 private:
  bool terminal_;
  bool shown_ = false;
};

}  // namespace dossier::app
