#pragma once

#include "language/analyzer.h"

#include <vector>

namespace dossier::train {

/// F1 in percent of an analysis from raw text against gold documents, words aligned by their spans.
struct RawTextScores {
  double sentences = 0, words = 0, upos = 0, xpos = 0, lemmas = 0, unlabelled = 0, labelled = 0;
};
/// Errors: those of Analyzer::analyze.
Result<RawTextScores> score_raw_text(const language::Analyzer& analyzer, const std::vector<language::Document>& gold);

}  // namespace dossier::train
