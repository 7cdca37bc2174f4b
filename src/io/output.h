#pragma once

#include <dossier/result.h>

#include <ostream>

namespace dossier::io {

/// Flushes and tells whether everything was written.
inline Result<void> written(std::ostream& out) {
  if (out.flush()) return {};
  Diagnostic problem;
  problem.fault = Fault::kStore;
  problem.message = "the output can't be written";
  problem.hint = "is the disk full?";
  return problem;
}

}  // namespace dossier::io
