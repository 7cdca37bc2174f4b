#pragma once

#include "language/network.h"
#include "train/component.h"
#include "train/network_gradient.h"

namespace dossier::train {

/// The sizes and rates of a training run.
struct ParserTrainingOptions {
  language::NetworkShape shape;
  std::uint32_t affix_rows = 1u << 14;
  std::uint32_t gram_rows = 1u << 15;
  std::uint32_t least_word_count = 2;  ///< rarer words have no row of their own
  double passes = 14;                  ///< over the treebanks
  std::size_t batch_words = 700;
  float learning_rate = 2e-3f;
  DropoutRates dropout;
  std::uint64_t seed = 1;
};

/// Trains tagger and parser on the treebanks' training documents: the section "parser".
Result<std::string> train_parser(const std::vector<language::Document>& documents, const ParserTrainingOptions& options,
                                 const std::vector<std::pair<std::string, std::vector<language::Document>>>& dev,
                                 const std::function<void(std::string_view)>& log);

/// Accuracies of a packed parser on gold tokens, in percent. Labels are compared by main type.
struct ParserScores {
  double upos = 0, xpos = 0, unlabelled = 0, labelled = 0;
};
ParserScores score_parser(const language::ParserModel& model, const std::vector<language::Document>& gold);

Component parser_component();

}  // namespace dossier::train
