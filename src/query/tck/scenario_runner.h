#pragma once

#include "query/tck/feature.h"

#include <filesystem>
#include <map>
#include <string>

namespace dossier::tck {

struct Outcome {
  enum class Kind { kPassed, kFailed, kSkipped } kind = Kind::kPassed;
  std::string difference;  ///< of a failure: the first one; of a skipped scenario: what is not understood
};

/// Runs one scenario on a graph of its own. `graphs` is the kit's folder of named graphs.
Outcome run_scenario(const Scenario& scenario, const std::filesystem::path& graphs);

}  // namespace dossier::tck
