#pragma once

#include "train/network_gradient.h"

namespace dossier::train {

/// The gradient of a batch, taken on two threads: each takes half of the batch's words with random numbers of its own,
/// and the halves are added in a fixed order, so the result does not depend on how many cores there are.
class BatchGradient {
 public:
  BatchGradient(const language::Network& network, const std::vector<float>& embeddings,
                const std::vector<std::uint32_t>& word_counts, std::uint32_t rows, float upos_weight);

  /// As NetworkGradient::run, with the gradient of the mean over the batch's words.
  double run(const std::vector<const TrainingSentence*>& batch, const DropoutRates& rates, Random& random);

  const std::vector<float>& dense() const { return first_.dense; }
  const std::vector<std::uint32_t>& touched_rows() const { return first_.touched_rows; }
  const std::vector<float>& row_gradients() const { return first_.row_gradients; }

 private:
  void add_second();

  NetworkGradient first_, second_;
  std::size_t columns_;
  std::vector<std::uint32_t> slot_of_row_;
  std::vector<const TrainingSentence*> first_half_, second_half_;
};

}  // namespace dossier::train
