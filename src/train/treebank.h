#pragma once

#include <dossier/result.h>

#include "language/document.h"

#include <filesystem>
#include <string>
#include <vector>

namespace dossier::train {

/// The treebanks of DATA/treebank: `*-train.conllu.xz` (or `.conllu`) for training, `*-dev…` for measuring, in order of
/// name.
struct Treebanks {
  std::vector<language::Document> train;
  std::vector<std::pair<std::string, std::vector<language::Document>>> dev;  ///< name ("ewt-dev") and documents
};
/// Errors (Fault::kInput): no training treebank, unreadable, malformed.
Result<Treebanks> read_treebanks(const std::filesystem::path& data);

}  // namespace dossier::train
