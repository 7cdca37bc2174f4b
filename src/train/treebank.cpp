#include "train/treebank.h"

#include "language/conllu.h"
#include "train/text_file.h"

#include <algorithm>

namespace dossier::train {

Result<Treebanks> read_treebanks(const std::filesystem::path& data) {
  const auto folder = data / "treebank";
  std::vector<std::filesystem::path> files;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".conllu") || name.ends_with(".conllu.xz")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Treebanks treebanks;
  for (const auto& file : files) {
    const std::string name = file.filename().string().substr(0, file.filename().string().find('.'));
    const bool train = name.ends_with("-train");
    if (!train && !name.ends_with("-dev")) continue;
    auto bytes = read_text_file(file.string());
    if (!bytes) return bytes.error();
    auto documents = language::read_conllu(*bytes, file.string());
    if (!documents) return documents.error();
    if (train)
      for (auto& document : *documents) treebanks.train.push_back(std::move(document));
    else treebanks.dev.emplace_back(name, std::move(*documents));
  }
  if (treebanks.train.empty()) {
    Diagnostic missing;
    missing.fault = Fault::kInput;
    missing.message = "there is no training treebank (*-train.conllu or *-train.conllu.xz)";
    missing.source = folder.string();
    missing.hint = "give the folder that holds treebank/ with --data";
    return missing;
  }
  return treebanks;
}

}  // namespace dossier::train
