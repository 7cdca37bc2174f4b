#pragma once

#include "train/coref_data.h"

#include <string>
#include <string_view>

namespace dossier::train {

/// Packs the table of noun senses (language/coref_semantics.h): what GUM's annotators called entities headed by the
/// noun, where they did so twice and mostly agreed, else the lexicographer's file of WordNet's first sense. The WordNet
/// texts
/// (`index.noun`, `data.noun`) may be empty.
std::string pack_senses(const TypeCounts& gum, std::string_view wordnet_index, std::string_view wordnet_data);

}  // namespace dossier::train
