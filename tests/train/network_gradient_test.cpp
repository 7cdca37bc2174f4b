#include "train/network_gradient.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dossier::train {
namespace {

using language::Network;
using language::NetworkShape;

enum class Annotation { kTree, kOwnTags, kBoth, kSoft };

TrainingSentence sentence(std::size_t words, Random& random, Annotation annotation) {
  TrainingSentence out;
  out.row_starts.push_back(0);
  const auto shares = [&](std::size_t count) {
    std::vector<std::uint8_t> drawn(count);
    for (std::uint8_t& share : drawn) share = static_cast<std::uint8_t>(random.below(200));
    return drawn;
  };
  if (annotation == Annotation::kSoft) {
    out.soft.tags = shares(words * SoftTargets::tags_a_word());
    out.soft.heads = shares(words * (words + 1));
    for (std::size_t i = 0; i < words; ++i) out.soft.heads[i * (words + 1) + i] = 0;
    out.soft.relations = shares(words * SoftTargets::kRelations);
  }
  for (std::size_t i = 0; i < words; ++i) {
    for (int r = 0; r < 3; ++r) out.form_rows.push_back(static_cast<std::uint32_t>(random.below(9)));
    out.row_starts.push_back(static_cast<std::uint32_t>(out.form_rows.size()));
    out.context_rows.push_back(9);
    if (annotation != Annotation::kTree) {
      out.name_labels.push_back(static_cast<std::uint8_t>(random.below(13)));
      out.own_tags.push_back(static_cast<std::uint8_t>(random.below(40)));
    }
    if (annotation == Annotation::kOwnTags) continue;
    out.upos.push_back(static_cast<std::uint8_t>(random.below(17)));
    out.xpos.push_back(static_cast<std::uint8_t>(random.below(40)));
    out.heads.push_back(i == 0 ? static_cast<std::uint32_t>(words) : static_cast<std::uint32_t>(random.below(i)));
    out.relations.push_back(static_cast<std::uint8_t>(1 + random.below(40)));
  }
  return out;
}

/// The gradients by the chain rule against those by moving one weight a little.
void check(std::uint32_t embedding, Annotation annotation, std::uint32_t bottleneck = 0) {
  NetworkShape shape;
  shape.embedding = embedding;
  shape.hidden = 16;
  shape.bottleneck = bottleneck;
  shape.layers = 2;
  shape.tag_layer = 0;
  shape.arc = 16;
  shape.label = 16;
  Random random(3);
  const language::NetworkLayout layout(shape);
  std::vector<float> weights(layout.size + auxiliary_weight_count(shape));
  for (float& weight : weights) weight = (random.uniform() - 0.5f) * 0.6f;
  std::vector<float> embeddings(10 * embedding);
  for (float& value : embeddings) value = random.uniform() - 0.5f;
  Network network(shape, weights);
  const std::vector<std::uint32_t> counts(10, 1);
  NetworkGradient gradient(network, embeddings, counts, 10);
  const TrainingSentence first = sentence(5, random, annotation), second = sentence(3, random, annotation);
  const std::vector<const TrainingSentence*> batch = {&first, &second};
  const DropoutRates none{0, 0, 0};
  const auto mean_loss = [&] { return gradient.run(batch, 1.0f / 8, none, random) / 8; };
  mean_loss();
  const std::vector<float> dense = gradient.dense, rows = gradient.row_gradients;
  const std::vector<std::uint32_t> touched = gradient.touched_rows;
  constexpr float kStep = 2e-3f;
  const auto slope = [&](float& weight) {
    const float kept = weight;
    weight = kept + kStep;
    const double above = mean_loss();
    weight = kept - kStep;
    const double below = mean_loss();
    weight = kept;
    return (above - below) / (2 * static_cast<double>(kStep));
  };
  std::size_t moved = 0;
  for (std::size_t i = 0; i < weights.size(); i += 37) {
    const double expected = slope(network.weights()[i]);
    EXPECT_NEAR(static_cast<double>(dense[i]), expected, 2e-3 + 0.02 * std::fabs(expected)) << "dense weight " << i;
    moved += std::fabs(expected) > 1e-3;
  }
  EXPECT_GT(moved, 20u) << "the check must touch weights that matter";
  for (std::size_t r = 0; r < touched.size(); ++r)
    for (std::size_t j = 0; j < embedding; j += 7) {
      const double expected = slope(embeddings[touched[r] * embedding + j]);
      EXPECT_NEAR(static_cast<double>(rows[r * embedding + j]), expected, 2e-3 + 0.02 * std::fabs(expected))
          << "row " << touched[r];
    }
}

TEST(NetworkGradient, AgreesWithFiniteDifferences) { check(16, Annotation::kTree); }
TEST(NetworkGradient, AgreesWithFiniteDifferencesWhenTheInputIsAsWideAsTheOutput) { check(32, Annotation::kTree); }
TEST(NetworkGradient, AgreesWithFiniteDifferencesForTheAuxiliaryCorpus) { check(16, Annotation::kOwnTags); }
TEST(NetworkGradient, AgreesWithFiniteDifferencesForATaughtAuxiliaryCorpus) { check(16, Annotation::kBoth); }
TEST(NetworkGradient, AgreesWithFiniteDifferencesWithABottleneck) { check(16, Annotation::kTree, 16); }
TEST(NetworkGradient, AgreesWithFiniteDifferencesForSoftTargets) { check(16, Annotation::kSoft); }

}  // namespace
}  // namespace dossier::train
