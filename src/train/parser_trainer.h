#pragma once

#include "language/network.h"
#include "train/component.h"
#include "train/names_data.h"
#include "train/network_gradient.h"

namespace dossier::train {

/// How one network is fitted.
struct NetworkFit {
  language::NetworkShape shape;
  double passes = 16;            ///< over the treebanks
  double auxiliary_share = 0.5;  ///< words of the auxiliary corpus read for each word of a treebank
  DropoutRates dropout;
  float upos_weight = 0.5f;  ///< of the loss of the parts of speech, where that of heads and of relations counts 1
};

/// The sizes and rates of a training run: wide networks learn from the treebanks one after the other, and what each
/// finds in the auxiliary corpus teaches those after it and, in the end, the smaller one that ships (distillation by
/// soft targets, averaged over the teachers).
struct ParserTrainingOptions {
  std::vector<NetworkFit> teachers = {{.shape = {.hidden = 256, .arc = 128, .label = 128},
                                       .passes = 9,
                                       .auxiliary_share = 0.5,
                                       .dropout = {.layer = 0.4f}},
                                      {.shape = {.hidden = 256, .arc = 128, .label = 128},
                                       .passes = 10,
                                       .auxiliary_share = 1.0,
                                       .dropout = {.layer = 0.33f}}};
  NetworkFit student = {.shape = {.hidden = 160, .bottleneck = 128},
                        .passes = 18,
                        .auxiliary_share = 1.0,
                        .dropout = {.layer = 0.2f},
                        .upos_weight = 1.0f};
  /// Of so many sentences that the student learns from its teachers it sees one in lower case, as they read it with
  /// capitals: names are written so on the web.
  std::size_t lower_every = 16;
  std::uint32_t affix_rows = 1u << 14;
  std::uint32_t gram_rows = 1u << 14;
  std::uint32_t least_word_count = 2;       ///< in the treebanks; rarer words have no row of their own
  std::uint32_t least_auxiliary_count = 4;  ///< or this often in the auxiliary corpus
  std::size_t batch_words = 700;
  float learning_rate = 2e-3f;
  std::uint64_t seed = 1;  ///< of the first network; each has the next one
};

/// What a parser is trained and measured on.
struct ParserTrainingData {
  std::vector<language::Document> documents;   ///< gold trees
  std::vector<NamedDocument> auxiliary;        ///< another corpus with tags and names of its own, may be empty
  std::map<std::string, std::uint32_t> facts;  ///< of words, by normalized form (language/lexical_facts.h)
  std::vector<std::pair<std::string, std::vector<language::Document>>> dev;
};

/// Trains tagger and parser: the section "parser".
Result<std::string> train_parser(const ParserTrainingData& data, const ParserTrainingOptions& options,
                                 const std::function<void(std::string_view)>& log);

/// Accuracies of a packed parser on gold tokens, in percent. Labels are compared by main type.
struct ParserScores {
  double upos = 0, xpos = 0, unlabelled = 0, labelled = 0;
};
ParserScores score_parser(const language::ParserModel& model, const std::vector<language::Document>& gold);

/// The treebanks, the auxiliary corpus and the word facts of the context's folders.
Result<ParserTrainingData> read_parser_data(const TrainingContext& context);

Component parser_component();

}  // namespace dossier::train
