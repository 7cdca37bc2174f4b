#pragma once

#include "language/document.h"
#include "train/component.h"

namespace dossier::train {

/// Learns edit scripts from tagged and lemmatised documents: the section "lemmatizer".
std::string train_lemmatizer(const std::vector<language::Document>& documents);

/// Accuracy on gold tokens and tags, in percent.
double score_lemmatizer(std::string_view section, const std::vector<language::Document>& gold);

Component lemmatizer_component();

}  // namespace dossier::train
