#pragma once

#include <dossier/result.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace dossier::train {

/// Facts about words (language/lexical_facts.h) from WordNet's index and exception files and from the name lists of
/// DATA/data/gazetteer, by normalized form. A list that is not there adds nothing, so that small data can be trained
/// on. Errors (Fault::kInput): a file that is there and can't be read.
Result<std::map<std::string, std::uint32_t>> read_lexical_facts(const std::filesystem::path& data,
                                                                const std::filesystem::path& wordnet);

}  // namespace dossier::train
