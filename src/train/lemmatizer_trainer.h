#pragma once

#include "language/document.h"
#include "train/component.h"
#include "train/inflections.h"

namespace dossier::train {

/// Learns edit scripts and cases from tagged and lemmatised documents, and the endings of what they lack from a
/// dictionary's inflections: the section "lemmatizer".
std::string train_lemmatizer(const std::vector<language::Document>& documents,
                             const std::vector<Inflection>& inflections = {});

/// Accuracy on gold tokens and tags, in percent.
double score_lemmatizer(std::string_view section, const std::vector<language::Document>& gold);

Component lemmatizer_component();

}  // namespace dossier::train
