#pragma once

#include "language/document.h"
#include "train/component.h"

namespace dossier::train {

/// Trains word and sentence boundaries on documents whose text, tokens and sentences are gold: the section "tokenizer".
std::string train_tokenizer(const std::vector<language::Document>& documents, double effort,
                            const std::function<void(std::string_view)>& log);

/// F1 of words and sentences by their spans, in percent.
struct TokenizerScores {
  double words = 0, sentences = 0;
};
TokenizerScores score_tokenizer(std::string_view section, const std::vector<language::Document>& gold);

Component tokenizer_component();

}  // namespace dossier::train
