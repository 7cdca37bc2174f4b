#pragma once

#include <dossier/result.h>

#include "language/document.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dossier::train {

/// A form that a dictionary word takes.
struct Inflection {
  std::string form;
  std::string lemma;
  language::Upos upos = language::Upos::kNoun;
  std::uint8_t xpos = 0;
};

/// The inflected forms of WordNet's one-word nouns, verbs and short adjectives: those of its exception files, and the
/// regular ones of words that have no exception. Plurals that are nouns of their own ("customs") are left out. A folder
/// without the files gives none. Errors (Fault::kInput): a file that is there and can't be read.
Result<std::vector<Inflection>> wordnet_inflections(const std::filesystem::path& wordnet);

}  // namespace dossier::train
