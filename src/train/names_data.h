#pragma once

#include <dossier/result.h>

#include "language/document.h"
#include "language/gazetteer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::train {

/// A document whose names are known: one label a token (language/names_features.h).
struct NamedDocument {
  language::Document document;
  std::vector<std::uint8_t> labels;  ///< kUnsure where the source does not tell: not trained on
};
inline constexpr std::uint8_t kUnsure = 255;

/// Reads the Groningen Meaning Bank extract: word, tag, BIO label; a blank line between sentences. The bank has no
/// document borders, so twelve sentences make one. Its labels become ours: titles leave persons; countries and peoples
/// are told from other places with the gazetteer; directions ("southern"), time expressions and labels on lower-case
/// words go. Compounds are split at their hyphens, as the UD treebanks do, in every second document. Errors
/// (Fault::kInput): a row without three columns.
Result<std::vector<NamedDocument>> read_gmb(std::string_view tsv, const language::Gazetteer& gazetteer);

/// Names out of GUM's entity annotation (MISC `Entity=`): mentions headed by a proper noun, cut to the name itself.
Result<std::vector<NamedDocument>> read_gum_names(std::string_view conllu, const language::Gazetteer& gazetteer);

/// Where labels of one spelling disagree, lets a large majority of the corpus decide (for training data only).
void harmonise(std::vector<NamedDocument>& documents, const language::Gazetteer& gazetteer);

/// A copy in which each sentence is written as headlines are: all capitals, or every word capitalised.
NamedDocument as_headlines(const NamedDocument& original, bool all_capitals);

}  // namespace dossier::train
