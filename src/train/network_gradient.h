#pragma once

#include "language/network.h"
#include "train/random.h"
#include "train/soft_targets.h"

#include <cstdint>
#include <vector>

namespace dossier::train {

/// One sentence as the network is trained on it.
struct TrainingSentence {
  std::vector<std::uint32_t>
      form_rows;  ///< all words' embedding rows, one after the other; a word's first row is its own
  std::vector<std::uint32_t> row_starts;  ///< words + 1 offsets into form_rows
  std::vector<std::uint32_t> context_rows;
  // The treebanks' annotation, or a teacher's; all four empty where there is none.
  std::vector<std::uint8_t> upos;
  std::vector<std::uint8_t> xpos;
  std::vector<std::uint32_t> heads;  ///< position in the sentence, its length for the root
  std::vector<std::uint8_t> relations;
  SoftTargets soft;  ///< a teacher's; takes the place of the four above, but for the arcs whose relations are learnt
  // Another corpus's annotation by its own conventions; both empty where there is none.
  std::vector<std::uint8_t> name_labels;
  std::vector<std::uint8_t> own_tags;

  std::size_t size() const { return context_rows.size(); }
  bool has_tree() const { return !heads.empty(); }
  bool has_own_tags() const { return !own_tags.empty(); }
};

struct DropoutRates {
  float word = 0.25f;  ///< a word of n training occurrences loses its row with probability word / (word + n)
  float input = 0.2f;
  float layer = 0.33f;
};

/// The weights of the scores of another corpus's own tags, which lie after the network's own and are not packed: that
/// corpus teaches the lower layers through them (multi-task learning, Søgaard and Goldberg 2016).
std::size_t auxiliary_weight_count(const language::NetworkShape& shape);

/// Forward and backward passes of a Network over batches of sentences: loss and gradients (reverse-mode
/// differentiation).
class NetworkGradient {
 public:
  /// `upos_weight`: of the loss of the parts of speech, where that of heads and of relations counts 1.
  NetworkGradient(const language::Network& network, const std::vector<float>& embeddings,
                  const std::vector<std::uint32_t>& word_counts, std::uint32_t rows, float upos_weight = 0.5f);

  /// The sentences of a batch are annotated alike: all have trees or none has, all have tags of their own or none has.
  /// Returns the batch's loss added up over its words and leaves its gradient times `scale` in `dense` and
  /// `row_gradients`.
  double run(const std::vector<const TrainingSentence*>& batch, float scale, const DropoutRates& rates, Random& random);

  std::vector<float> dense;                 ///< as the network's weights
  std::vector<std::uint32_t> touched_rows;  ///< embedding rows of the batch, in order of first use
  std::vector<float> row_gradients;         ///< touched_rows × embedding

 private:
  void embed(const std::vector<const TrainingSentence*>& batch, const DropoutRates& rates, Random& random);
  void masks(const std::vector<const TrainingSentence*>& batch, std::size_t width, float rate, Random& random,
             std::vector<float>& mask) const;
  /// The treebanks' tags, or another corpus's own, which see nothing of the last layer. Adds to the gradients of the
  /// outputs of the tag layer and of the last one.
  double tag_loss(const std::vector<const TrainingSentence*>& batch, bool own, float scale,
                  std::vector<float>& tag_layer_gradient, std::vector<float>& last_gradient);
  /// Backward through output (rows × columns) += input (rows × inputs) · the matrix at `weights`. Adds to its gradient
  /// and to that of the input.
  void product_backward(const float* input, std::size_t inputs, std::size_t weights,
                        const std::vector<float>& output_gradient, std::size_t columns,
                        std::vector<float>& input_gradient);
  void parse_backward(const std::vector<const TrainingSentence*>& batch, float scale, std::vector<float>& gradient,
                      double& loss);
  double parse_loss(const TrainingSentence& sentence, language::SequenceRange range, float scale);
  void layer_backward(std::uint32_t layer, const float* input, std::vector<float>& output_gradient,
                      std::vector<float>& input_gradient);
  void transpose(const float* from, std::size_t rows, std::size_t columns, std::vector<float>& to) const;

  const language::Network& network_;
  const std::vector<float>& embeddings_;
  const std::vector<std::uint32_t>& word_counts_;
  float upos_weight_;
  language::NetworkActivations a_;
  std::vector<language::SequenceRange> sequences_;
  std::size_t rows_ = 0;
  std::vector<std::uint32_t> used_rows_;  // rows that each word of the batch added up
  std::vector<std::size_t> used_starts_;
  std::vector<std::uint32_t> slot_of_row_;
  std::vector<float> input_mask_;
  std::vector<std::vector<float>> layer_masks_;
  std::vector<float> parse_gradient_;
  language::Network::ArcBuffers arcs_;
  std::vector<float> transposed_, arc_transposed_, label_transposed_, scratch_, heads_, query_gradient_, head_gradient_,
      hidden_, label_scores_, hidden_gradient_, projected_gradient_, narrowed_gradient_;
};

}  // namespace dossier::train
