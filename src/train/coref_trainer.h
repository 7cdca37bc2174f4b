#pragma once

#include "language/gazetteer.h"
#include "train/coref_data.h"
#include "train/coref_score.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::train {

struct CorefTrainingOptions {
  unsigned epochs = 4;  ///< more passes learn the training texts by heart
  float rate = 0.08f;
  float decay = 1e-3f;
  unsigned bits = 18;  ///< weights: 2^bits bytes
  // What a wrong decision costs (Durrett & Klein 2013): a link where there is none, none where there is one, another.
  float false_link = 0.3f;
  float false_new = 2.2f;
  float wrong_link = 1.0f;
};

/// Trains the antecedent ranker on documents whose names are tagged, and packs the section "coref" around `senses`.
std::string train_coref(const std::vector<CorefDocument>& documents, const language::Gazetteer& gazetteer,
                        std::string_view senses, const CorefTrainingOptions& options,
                        const std::function<void(const std::string&)>& report);

/// Resolves each document with the packed section and scores it, by heads of mentions.
CorefScore score_coref(std::string_view section, const std::vector<CorefDocument>& documents,
                       const language::Gazetteer& gazetteer);

}  // namespace dossier::train
