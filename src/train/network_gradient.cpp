#include "train/network_gradient.h"

#include "language/kernels.h"

#include <algorithm>
#include <cmath>

namespace dossier::train {

using language::kernels;
using language::kLeak;
using language::Network;
using language::NetworkShape;
using language::SequenceRange;

namespace {

constexpr std::uint32_t kNoSlot = 0xffffffffu;

/// What scores are drawn to: one position, or, where a teacher gives them, shares of all positions from `first` on.
struct Target {
  std::size_t gold = 0;
  const std::uint8_t* shares = nullptr;
};

/// Turns scores[first, last) into the gradient of the cross entropy with the target, times `scale`; returns the loss.
/// Positions whose score is kExcluded take no part.
constexpr float kExcluded = -1e30f;

double softmax_gradient(float* scores, std::size_t first, std::size_t last, Target target, float scale) {
  float top = kExcluded;
  for (std::size_t i = first; i < last; ++i) top = std::max(top, scores[i]);
  float share = 0;
  float target_score = scores[target.gold];
  if (target.shares) {
    float shares = 0, weighted = 0;
    for (std::size_t i = first; i < last; ++i) {
      const auto weight = static_cast<float>(target.shares[i - first]);
      shares += weight;
      if (weight > 0) weighted += weight * scores[i];
    }
    share = 1.0f / shares;
    target_score = weighted * share;
  }
  double sum = 0;
  for (std::size_t i = first; i < last; ++i) {
    const float e = scores[i] <= kExcluded ? 0.0f : std::exp(scores[i] - top);
    scores[i] = e;
    sum += static_cast<double>(e);
  }
  const float inverse = scale / static_cast<float>(sum);
  for (std::size_t i = first; i < last; ++i) scores[i] *= inverse;
  if (!target.shares) scores[target.gold] -= scale;
  else
    for (std::size_t i = first; i < last; ++i)
      scores[i] -= scale * share * static_cast<float>(target.shares[i - first]);
  return std::log(sum) - static_cast<double>(target_score - top);
}

void add_column_sums(const float* matrix, std::size_t rows, std::size_t columns, float* sums) {
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) sums[j] += matrix[i * columns + j];
}

}  // namespace

std::size_t auxiliary_weight_count(const NetworkShape& shape) {
  return (std::size_t{shape.width()} + 1) * NetworkShape::kTags;
}

NetworkGradient::NetworkGradient(const Network& network, const std::vector<float>& embeddings,
                                 const std::vector<std::uint32_t>& word_counts, std::uint32_t rows, float upos_weight)
    : network_(network),
      embeddings_(embeddings),
      word_counts_(word_counts),
      upos_weight_(upos_weight),
      slot_of_row_(rows, kNoSlot) {}

void NetworkGradient::transpose(const float* from, std::size_t rows, std::size_t columns,
                                std::vector<float>& to) const {
  to.resize(rows * columns);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) to[j * rows + i] = from[i * columns + j];
}

void NetworkGradient::masks(const std::vector<const TrainingSentence*>& batch, std::size_t width, float rate,
                            Random& random, std::vector<float>& mask) const {
  mask.resize(batch.size() * width);
  const float keep = 1.0f / (1.0f - rate);
  for (float& m : mask) m = random.uniform() < rate ? 0.0f : keep;
}

void NetworkGradient::embed(const std::vector<const TrainingSentence*>& batch, const DropoutRates& rates,
                            Random& random) {
  const std::size_t columns = network_.shape().embedding;
  for (const std::uint32_t row : touched_rows) slot_of_row_[row] = kNoSlot;
  touched_rows.clear();
  used_rows_.clear();
  used_starts_.clear();
  sequences_.clear();
  rows_ = 0;
  const auto use = [&](std::uint32_t row) {
    used_rows_.push_back(row);
    if (slot_of_row_[row] != kNoSlot) return;
    slot_of_row_[row] = static_cast<std::uint32_t>(touched_rows.size());
    touched_rows.push_back(row);
  };
  for (const TrainingSentence* sentence : batch) {
    sequences_.push_back({rows_, sentence->size()});
    rows_ += sentence->size();
    for (std::size_t i = 0; i < sentence->size(); ++i) {
      used_starts_.push_back(used_rows_.size());
      const std::uint32_t word = sentence->form_rows[sentence->row_starts[i]];
      const float occurrences = static_cast<float>(word_counts_[word]);
      use(word != 0 && random.uniform() * (rates.word + occurrences) < rates.word ? 0u : word);
      for (std::uint32_t r = sentence->row_starts[i] + 1; r < sentence->row_starts[i + 1]; ++r)
        use(sentence->form_rows[r]);
      use(sentence->context_rows[i]);
    }
  }
  used_starts_.push_back(used_rows_.size());
  masks(batch, columns, rates.input, random, input_mask_);
  a_.input.assign(rows_ * columns, 0.0f);
  for (std::size_t s = 0; s < batch.size(); ++s) {
    const float* mask = input_mask_.data() + s * columns;
    for (std::size_t i = sequences_[s].first; i < sequences_[s].first + sequences_[s].count; ++i) {
      float* x = a_.input.data() + i * columns;
      for (std::size_t r = used_starts_[i]; r < used_starts_[i + 1]; ++r) {
        const float* e = embeddings_.data() + std::size_t{used_rows_[r]} * columns;
        for (std::size_t j = 0; j < columns; ++j) x[j] += e[j];
      }
      for (std::size_t j = 0; j < columns; ++j) x[j] *= mask[j];
    }
  }
}

double NetworkGradient::run(const std::vector<const TrainingSentence*>& batch, float scale, const DropoutRates& rates,
                            Random& random) {
  const NetworkShape& shape = network_.shape();
  const std::size_t width = shape.width();
  const bool trees = batch.front()->has_tree();
  const std::uint32_t layers = trees ? shape.layers : shape.tag_layer + 1;
  embed(batch, rates, random);
  a_.layers.resize(shape.layers);
  a_.output.resize(shape.layers);
  layer_masks_.resize(shape.layers);
  const auto mask_rows = [&](std::vector<float>& matrix, const std::vector<float>& mask) {
    for (std::size_t s = 0; s < batch.size(); ++s)
      for (std::size_t i = sequences_[s].first; i < sequences_[s].first + sequences_[s].count; ++i)
        for (std::size_t j = 0; j < width; ++j) matrix[i * width + j] *= mask[s * width + j];
  };
  const float* input = a_.input.data();
  for (std::uint32_t l = 0; l < layers; ++l) {
    network_.run_layer(l, input, rows_, sequences_, a_.layers[l], a_.output[l]);
    masks(batch, width, rates.layer, random, layer_masks_[l]);
    mask_rows(a_.output[l], layer_masks_[l]);
    input = a_.output[l].data();
  }

  dense.assign(network_.weight_count(), 0.0f);
  std::vector<float> tag_gradient(rows_ * width, 0.0f);
  double loss = 0;
  std::vector<float> gradient(rows_ * width, 0.0f);
  if (trees) loss += tag_loss(batch, false, scale, tag_gradient, gradient);
  if (batch.front()->has_own_tags()) loss += tag_loss(batch, true, scale, tag_gradient, gradient);
  if (trees) parse_backward(batch, scale, gradient, loss);

  std::vector<float> below;
  for (std::uint32_t l = layers; l-- > 0;) {
    if (l == shape.tag_layer)
      for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] += tag_gradient[i];
    mask_rows(gradient, layer_masks_[l]);
    layer_backward(l, l == 0 ? a_.input.data() : a_.output[l - 1].data(), gradient, below);
    gradient.swap(below);
  }

  const std::size_t embedding = shape.embedding;
  row_gradients.assign(touched_rows.size() * embedding, 0.0f);
  for (std::size_t s = 0; s < batch.size(); ++s) {
    const float* mask = input_mask_.data() + s * embedding;
    for (std::size_t i = sequences_[s].first; i < sequences_[s].first + sequences_[s].count; ++i) {
      float* x = gradient.data() + i * embedding;
      for (std::size_t j = 0; j < embedding; ++j) x[j] *= mask[j];
      for (std::size_t r = used_starts_[i]; r < used_starts_[i + 1]; ++r) {
        float* g = row_gradients.data() + std::size_t{slot_of_row_[used_rows_[r]]} * embedding;
        for (std::size_t j = 0; j < embedding; ++j) g[j] += x[j];
      }
    }
  }
  return loss;
}

void NetworkGradient::parse_backward(const std::vector<const TrainingSentence*>& batch, float scale,
                                     std::vector<float>& gradient, double& loss) {
  const NetworkShape& shape = network_.shape();
  const auto& layout = network_.layout();
  const std::size_t width = shape.width();
  const std::size_t columns = shape.parse_width();
  const float* input = a_.output.back().data();
  network_.run_parse(input, rows_, a_.parse);
  parse_gradient_.assign(rows_ * columns, 0.0f);
  transpose(network_.weights() + layout.arc_weights, shape.arc, shape.arc, arc_transposed_);
  transpose(network_.weights() + layout.label_weights, shape.label, NetworkShape::kLabels, label_transposed_);
  for (std::size_t s = 0; s < batch.size(); ++s) loss += parse_loss(*batch[s], sequences_[s], scale);
  add_column_sums(parse_gradient_.data(), rows_, columns, dense.data() + layout.parse_bias);
  product_backward(input, width, layout.parse_weights, parse_gradient_, columns, gradient);
}

double NetworkGradient::tag_loss(const std::vector<const TrainingSentence*>& batch, bool own, float scale,
                                 std::vector<float>& tag_layer_gradient, std::vector<float>& last_gradient) {
  const NetworkShape& shape = network_.shape();
  constexpr std::size_t kTags = NetworkShape::kTags;
  const std::size_t width = shape.width();
  const std::size_t weights = own ? network_.layout().size : network_.layout().tag_weights;
  const std::size_t bias = own ? network_.layout().size + width * kTags : network_.layout().tag_bias;
  if (own) {
    a_.tags.resize(rows_ * kTags);
    for (std::size_t i = 0; i < rows_; ++i) std::copy_n(network_.weights() + bias, kTags, a_.tags.data() + i * kTags);
    kernels().multiply(a_.output[shape.tag_layer].data(), width, 1, network_.weights() + weights, kTags, a_.tags.data(),
                       kTags, rows_, kTags, width, true);
  } else {
    network_.run_tags(a_.output[shape.tag_layer].data(), a_.output.back().data(), rows_, a_.tags);
  }
  const float first_weight = own ? 0.5f : upos_weight_;
  constexpr float kXposWeight = 0.5f;
  constexpr std::size_t kUposCount = SoftTargets::kUpos;
  const std::size_t xpos_end = NetworkShape::kUpos + language::xpos_count();
  double loss = 0;
  for (std::size_t s = 0; s < batch.size(); ++s)
    for (std::size_t i = 0; i < batch[s]->size(); ++i) {
      float* scores = a_.tags.data() + (sequences_[s].first + i) * kTags;
      const std::uint8_t first = own ? batch[s]->name_labels[i] : batch[s]->upos[i];
      const std::uint8_t second = own ? batch[s]->own_tags[i] : batch[s]->xpos[i];
      Target upos{first}, xpos{std::size_t{NetworkShape::kUpos} + second};
      if (!own && !batch[s]->soft.empty()) {
        upos.shares = batch[s]->soft.tags.data() + i * SoftTargets::tags_a_word();
        xpos.shares = upos.shares + SoftTargets::kUpos;
      }
      loss += static_cast<double>(first_weight) * softmax_gradient(scores, 0, kUposCount, upos, scale * first_weight);
      std::fill(scores + kUposCount, scores + NetworkShape::kUpos, 0.0f);
      loss += static_cast<double>(kXposWeight) *
              softmax_gradient(scores, NetworkShape::kUpos, xpos_end, xpos, scale * kXposWeight);
      std::fill(scores + xpos_end, scores + kTags, 0.0f);
    }
  add_column_sums(a_.tags.data(), rows_, kTags, dense.data() + bias);
  product_backward(a_.output[shape.tag_layer].data(), width, weights, a_.tags, kTags, tag_layer_gradient);
  if (!own)
    product_backward(a_.output.back().data(), width, network_.layout().last_tag_weights, a_.tags, kTags, last_gradient);
  return loss;
}

double NetworkGradient::parse_loss(const TrainingSentence& sentence, SequenceRange range, float scale) {
  const NetworkShape& shape = network_.shape();
  const auto& layout = network_.layout();
  const std::size_t count = range.count;
  const std::size_t columns = shape.parse_width();
  const std::size_t arc = shape.arc;
  const std::size_t label = shape.label;
  const float* parse = a_.parse.data() + range.first * columns;
  float* gradient = parse_gradient_.data() + range.first * columns;
  double loss = 0;

  // Heads.
  const std::size_t wide = network_.run_arcs(parse, count, arcs_);
  float* scores = arcs_.scores.data();
  for (std::size_t d = 0; d < count; ++d) {
    scores[d * wide + d] = kExcluded;
    Target target{sentence.heads[d]};
    if (!sentence.soft.empty()) target.shares = sentence.soft.heads.data() + d * (count + 1);
    loss += softmax_gradient(scores + d * wide, 0, count + 1, target, scale);
    for (std::size_t h = count + 1; h < wide; ++h) scores[d * wide + h] = 0;
    for (std::size_t h = 0; h < count; ++h)
      dense[layout.arc_distance + Network::distance_bucket(d, h)] += scores[d * wide + h];
  }
  heads_.assign(wide * arc, 0.0f);
  for (std::size_t h = 0; h < count; ++h) std::copy_n(parse + h * columns + arc, arc, heads_.data() + h * arc);
  std::copy_n(network_.weights() + layout.arc_root, arc, heads_.data() + count * arc);
  query_gradient_.resize(count * arc);
  kernels().multiply(scores, wide, 1, heads_.data(), arc, query_gradient_.data(), arc, count, arc, count + 1, false);
  head_gradient_.resize((count + 1) * arc);
  kernels().multiply(scores, 1, wide, arcs_.query.data(), arc, head_gradient_.data(), arc, count + 1, arc, count,
                     false);
  for (std::size_t h = 0; h < count; ++h)
    for (std::size_t j = 0; j < arc; ++j)
      gradient[h * columns + arc + j] +=
          head_gradient_[h * arc + j] * (parse[h * columns + arc + j] > 0 ? 1.0f : kLeak);
  for (std::size_t j = 0; j < arc; ++j) dense[layout.arc_root + j] += head_gradient_[count * arc + j];
  add_column_sums(query_gradient_.data(), count, arc, dense.data() + layout.arc_bias);
  kernels().multiply(parse, 1, columns, query_gradient_.data(), arc, dense.data() + layout.arc_weights, arc, arc, arc,
                     count, true);
  scratch_.resize(count * arc);
  kernels().multiply(query_gradient_.data(), arc, 1, arc_transposed_.data(), arc, scratch_.data(), arc, count, arc, arc,
                     false);
  for (std::size_t d = 0; d < count; ++d)
    for (std::size_t j = 0; j < arc; ++j)
      gradient[d * columns + j] += scratch_[d * arc + j] * (parse[d * columns + j] > 0 ? 1.0f : kLeak);

  // Relations of the arcs that are given.
  hidden_.assign(count * label, 0.0f);
  label_scores_.resize(count * NetworkShape::kLabels);
  const float* bias = network_.weights() + layout.label_bias;
  for (std::size_t d = 0; d < count; ++d) {
    std::copy_n(bias, NetworkShape::kLabels, label_scores_.data() + d * NetworkShape::kLabels);
    if (sentence.heads[d] == count) continue;
    const float* head = parse + sentence.heads[d] * columns + 2 * arc + label;
    for (std::size_t j = 0; j < label; ++j) {
      const float x = parse[d * columns + 2 * arc + j] + head[j];
      hidden_[d * label + j] = x > 0 ? x : kLeak * x;
    }
  }
  kernels().multiply(hidden_.data(), label, 1, network_.weights() + layout.label_weights, NetworkShape::kLabels,
                     label_scores_.data(), NetworkShape::kLabels, count, NetworkShape::kLabels, label, true);
  constexpr std::size_t kRelations = SoftTargets::kRelations;
  for (std::size_t d = 0; d < count; ++d) {
    float* row = label_scores_.data() + d * NetworkShape::kLabels;
    if (sentence.heads[d] == count) {
      std::fill(row, row + NetworkShape::kLabels, 0.0f);
      continue;
    }
    row[0] = 0;  // "root" is no choice here
    Target target{sentence.relations[d]};
    if (!sentence.soft.empty()) target.shares = sentence.soft.relations.data() + d * kRelations + 1;
    loss += softmax_gradient(row, 1, kRelations, target, scale);
    std::fill(row + kRelations, row + NetworkShape::kLabels, 0.0f);
  }
  add_column_sums(label_scores_.data(), count, NetworkShape::kLabels, dense.data() + layout.label_bias);
  kernels().multiply(hidden_.data(), 1, label, label_scores_.data(), NetworkShape::kLabels,
                     dense.data() + layout.label_weights, NetworkShape::kLabels, label, NetworkShape::kLabels, count,
                     true);
  hidden_gradient_.resize(count * label);
  kernels().multiply(label_scores_.data(), NetworkShape::kLabels, 1, label_transposed_.data(), label,
                     hidden_gradient_.data(), label, count, label, NetworkShape::kLabels, false);
  for (std::size_t d = 0; d < count; ++d) {
    if (sentence.heads[d] == count) continue;
    float* dependent = gradient + d * columns + 2 * arc;
    float* head = gradient + sentence.heads[d] * columns + 2 * arc + label;
    for (std::size_t j = 0; j < label; ++j) {
      const float g = hidden_gradient_[d * label + j] * (hidden_[d * label + j] > 0 ? 1.0f : kLeak);
      dependent[j] += g;
      head[j] += g;
    }
  }
  return loss;
}

namespace {

struct RecurrentView {
  const float* gates;  // candidate, forget, reset at the sequence's first step
  std::ptrdiff_t gate_step;
  const float* highway;
  std::ptrdiff_t highway_step;
  const float* state;
  const float* output_gradient;
  std::ptrdiff_t width_step;
  float* gate_gradient;     // as gates
  float* highway_gradient;  // added to
  const float* weights;     // v_f, v_r, b_f, b_r
  float* weight_gradient;
};

/// Backward through one direction of one sequence, last step first.
void recur_backward(const RecurrentView& v, std::size_t hidden, std::size_t length) {
  std::vector<float> carried(hidden, 0.0f);
  const std::vector<float> zeros(hidden, 0.0f);
  for (std::size_t step = length; step-- > 0;) {
    const auto t = static_cast<std::ptrdiff_t>(step);
    const float* gates = v.gates + t * v.gate_step;
    const float* highway = v.highway + t * v.highway_step;
    const float* cell = v.state + t * v.width_step;
    const float* before = step == 0 ? zeros.data() : cell - v.width_step;
    const float* dh = v.output_gradient + t * v.width_step;
    float* dgates = v.gate_gradient + t * v.gate_step;
    float* dhighway = v.highway_gradient + t * v.highway_step;
    float* dv = v.weight_gradient;
    float* dc_next = carried.data();
    for (std::size_t j = 0; j < hidden; ++j) {
      const float forget = gates[hidden + j];
      const float reset = gates[2 * hidden + j];
      const float dreset = dh[j] * (cell[j] - highway[j]) * reset * (1.0f - reset);
      const float dc = dc_next[j] + dh[j] * reset;
      dhighway[j] += dh[j] * (1.0f - reset);
      const float dforget = dc * (before[j] - gates[j]) * forget * (1.0f - forget);
      dgates[j] = dc * (1.0f - forget);
      dgates[hidden + j] = dforget;
      dgates[2 * hidden + j] = dreset;
      dc_next[j] = dc * forget + dforget * v.weights[j] + dreset * v.weights[hidden + j];
      dv[j] += dforget * before[j];
      dv[hidden + j] += dreset * before[j];
      dv[2 * hidden + j] += dforget;
      dv[3 * hidden + j] += dreset;
    }
  }
}

}  // namespace

void NetworkGradient::layer_backward(std::uint32_t layer, const float* input, std::vector<float>& output_gradient,
                                     std::vector<float>& input_gradient) {
  const NetworkShape& shape = network_.shape();
  const std::size_t hidden = shape.hidden;
  const std::size_t width = shape.width();
  const std::size_t inputs = shape.input_of(layer);
  const std::size_t gates = shape.gates_of(layer);
  const std::size_t columns = shape.projected_of(layer);
  const auto& at = network_.layout().layers[layer];
  input_gradient.assign(rows_ * inputs, 0.0f);
  projected_gradient_.assign(rows_ * columns, 0.0f);
  for (const SequenceRange& sequence : sequences_)
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const std::size_t start = direction == 0 ? sequence.first : sequence.first + sequence.count - 1;
      const std::ptrdiff_t sign = direction == 0 ? 1 : -1;
      const std::size_t gate = start * columns + direction * gates * hidden;
      const bool own = gates == 4;
      RecurrentView view{};
      view.gates = a_.layers[layer].projected.data() + gate;
      view.gate_step = sign * static_cast<std::ptrdiff_t>(columns);
      view.highway = own ? view.gates + 3 * hidden : input + start * inputs + direction * hidden;
      view.highway_step = own ? view.gate_step : sign * static_cast<std::ptrdiff_t>(inputs);
      view.state = a_.layers[layer].state.data() + start * width + direction * hidden;
      view.output_gradient = output_gradient.data() + start * width + direction * hidden;
      view.width_step = sign * static_cast<std::ptrdiff_t>(width);
      view.gate_gradient = projected_gradient_.data() + gate;
      view.highway_gradient =
          own ? view.gate_gradient + 3 * hidden : input_gradient.data() + start * inputs + direction * hidden;
      view.weights = network_.weights() + at.recurrent + direction * 4 * hidden;
      view.weight_gradient = dense.data() + at.recurrent + direction * 4 * hidden;
      recur_backward(view, hidden, sequence.count);
    }
  const std::size_t bottleneck = shape.bottleneck_of(layer);
  if (bottleneck == 0) {
    product_backward(input, inputs, at.projection, projected_gradient_, columns, input_gradient);
    return;
  }
  narrowed_gradient_.assign(rows_ * bottleneck, 0.0f);
  product_backward(a_.layers[layer].narrowed.data(), bottleneck, at.projection, projected_gradient_, columns,
                   narrowed_gradient_);
  product_backward(input, inputs, at.narrowing, narrowed_gradient_, bottleneck, input_gradient);
}

void NetworkGradient::product_backward(const float* input, std::size_t inputs, std::size_t weights,
                                       const std::vector<float>& output_gradient, std::size_t columns,
                                       std::vector<float>& input_gradient) {
  kernels().multiply(input, 1, inputs, output_gradient.data(), columns, dense.data() + weights, columns, inputs,
                     columns, rows_, true);
  transpose(network_.weights() + weights, inputs, columns, transposed_);
  kernels().multiply(output_gradient.data(), columns, 1, transposed_.data(), inputs, input_gradient.data(), inputs,
                     rows_, inputs, columns, true);
}

}  // namespace dossier::train
