#include "train/batch_gradient.h"

#include <thread>

namespace dossier::train {
namespace {

constexpr std::uint32_t kNoSlot = 0xffffffffu;

}  // namespace

BatchGradient::BatchGradient(const language::Network& network, const std::vector<float>& embeddings,
                             const std::vector<std::uint32_t>& word_counts, std::uint32_t rows, float upos_weight)
    : first_(network, embeddings, word_counts, rows, upos_weight),
      second_(network, embeddings, word_counts, rows, upos_weight),
      columns_(network.shape().embedding),
      slot_of_row_(rows, kNoSlot) {}

double BatchGradient::run(const std::vector<const TrainingSentence*>& batch, const DropoutRates& rates,
                          Random& random) {
  std::size_t words = 0;
  for (const TrainingSentence* sentence : batch) words += sentence->size();
  const float scale = 1.0f / static_cast<float>(words);
  first_half_.clear();
  second_half_.clear();
  std::size_t taken = 0;
  for (const TrainingSentence* sentence : batch) {
    (2 * taken < words ? first_half_ : second_half_).push_back(sentence);
    taken += sentence->size();
  }
  Random first_random(random.next()), second_random(random.next());
  if (second_half_.empty()) return first_.run(first_half_, scale, rates, first_random);
  double second_loss = 0;
  std::jthread other([&] { second_loss = second_.run(second_half_, scale, rates, second_random); });
  const double first_loss = first_.run(first_half_, scale, rates, first_random);
  other.join();
  add_second();
  return first_loss + second_loss;
}

void BatchGradient::add_second() {
  for (std::size_t i = 0; i < first_.dense.size(); ++i) first_.dense[i] += second_.dense[i];
  for (std::size_t r = 0; r < first_.touched_rows.size(); ++r)
    slot_of_row_[first_.touched_rows[r]] = static_cast<std::uint32_t>(r);
  for (std::size_t r = 0; r < second_.touched_rows.size(); ++r) {
    const std::uint32_t row = second_.touched_rows[r];
    const float* from = second_.row_gradients.data() + r * columns_;
    if (slot_of_row_[row] == kNoSlot) {
      first_.touched_rows.push_back(row);
      first_.row_gradients.insert(first_.row_gradients.end(), from, from + columns_);
    } else {
      float* to = first_.row_gradients.data() + slot_of_row_[row] * columns_;
      for (std::size_t j = 0; j < columns_; ++j) to[j] += from[j];
    }
  }
  for (const std::uint32_t row : first_.touched_rows) slot_of_row_[row] = kNoSlot;
}

}  // namespace dossier::train
