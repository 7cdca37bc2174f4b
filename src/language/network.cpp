#include "language/network.h"

#include "language/kernels.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace dossier::language {

bool NetworkShape::valid() const {
  const auto fits = [](std::uint32_t n, std::uint32_t most) { return n != 0 && n <= most && n % 16 == 0; };
  return fits(embedding, 1024) && fits(hidden, 1024) && fits(arc, 1024) && fits(label, 1024) && layers >= 1 &&
         layers <= 8 && tag_layer < layers && (bottleneck == 0 || fits(bottleneck, 1024));
}

NetworkLayout::NetworkLayout(const NetworkShape& shape) : size(0) {
  const auto take = [&](std::size_t count) {
    const std::size_t at = size;
    size += (count + 15) / 16 * 16;
    return at;
  };
  const auto take_large = [&](std::size_t inputs, std::size_t columns) {
    large.push_back({size, inputs, columns});
    return take(inputs * columns);
  };
  for (std::uint32_t l = 0; l < shape.layers; ++l) {
    Layer layer;
    const std::uint32_t bottleneck = shape.bottleneck_of(l);
    layer.narrowing = bottleneck > 0 ? take_large(shape.input_of(l), bottleneck) : 0;
    layer.projection = take_large(bottleneck > 0 ? bottleneck : shape.input_of(l), shape.projected_of(l));
    layer.recurrent = take(std::size_t{8} * shape.hidden);
    layers.push_back(layer);
  }
  tag_weights = take_large(shape.width(), NetworkShape::kTags);
  tag_bias = take(NetworkShape::kTags);
  last_tag_weights = take_large(shape.width(), NetworkShape::kTags);
  parse_weights = take_large(shape.width(), shape.parse_width());
  parse_bias = take(shape.parse_width());
  arc_weights = take(std::size_t{shape.arc} * shape.arc);
  arc_bias = take(shape.arc);
  arc_root = take(shape.arc);
  arc_distance = take(NetworkShape::kDistances);
  label_weights = take(std::size_t{shape.label} * NetworkShape::kLabels);
  label_bias = take(NetworkShape::kLabels);
}

void Network::make_fast() {
  for (std::uint32_t l = 0; l < shape_.layers; ++l) {
    const std::uint32_t bottleneck = shape_.bottleneck_of(l);
    fast_narrowings_.emplace_back();
    if (bottleneck > 0)
      fast_narrowings_[l] =
          ByteMatrix(weights() + layout_.layers[l].narrowing, shape_.input_of(l), bottleneck, nullptr);
    fast_layers_.emplace_back(weights() + layout_.layers[l].projection,
                              bottleneck > 0 ? bottleneck : shape_.input_of(l), shape_.projected_of(l), nullptr);
  }
  fast_tags_ =
      ByteMatrix(weights() + layout_.tag_weights, shape_.width(), NetworkShape::kTags, weights() + layout_.tag_bias);
  fast_last_tags_ = ByteMatrix(weights() + layout_.last_tag_weights, shape_.width(), NetworkShape::kTags, nullptr);
  fast_parse_ = ByteMatrix(weights() + layout_.parse_weights, shape_.width(), shape_.parse_width(),
                           weights() + layout_.parse_bias);
}

namespace {

void fill_rows(std::vector<float>& matrix, const float* row, std::size_t columns, std::size_t rows) {
  matrix.resize(rows * columns);
  for (std::size_t i = 0; i < rows; ++i)
    std::copy(row, row + columns, matrix.begin() + static_cast<std::ptrdiff_t>(i * columns));
}

}  // namespace

void Network::apply(const ByteMatrix* fast, const float* input, std::size_t rows, std::size_t inputs,
                    std::size_t weights, const float* bias, std::size_t columns, std::vector<float>& output) const {
  if (fast) {
    output.resize(rows * columns);
    fast->apply(input, rows, output.data());
    return;
  }
  if (bias) fill_rows(output, bias, columns, rows);
  else output.resize(rows * columns);
  kernels().multiply(input, inputs, 1, weights_.data() + weights, columns, output.data(), columns, rows, columns,
                     inputs, bias != nullptr);
}

void Network::run_layer(std::uint32_t layer, const float* input, std::size_t rows,
                        const std::vector<SequenceRange>& sequences, LayerActivations& activations,
                        std::vector<float>& output) const {
  project(layer, input, rows, activations);
  recur(layer, input, rows, sequences, activations, output);
}

void Network::project(std::uint32_t layer, const float* input, std::size_t rows, LayerActivations& activations) const {
  const bool fast = !fast_layers_.empty();
  const auto& at = layout_.layers[layer];
  const std::uint32_t bottleneck = shape_.bottleneck_of(layer);
  std::size_t inputs = shape_.input_of(layer);
  if (bottleneck > 0) {
    apply(fast ? &fast_narrowings_[layer] : nullptr, input, rows, inputs, at.narrowing, nullptr, bottleneck,
          activations.narrowed);
    input = activations.narrowed.data();
    inputs = bottleneck;
  }
  apply(fast ? &fast_layers_[layer] : nullptr, input, rows, inputs, at.projection, nullptr, shape_.projected_of(layer),
        activations.projected);
}

void Network::recur(std::uint32_t layer, const float* input, std::size_t rows,
                    const std::vector<SequenceRange>& sequences, LayerActivations& activations,
                    std::vector<float>& output) const {
  const Kernels& k = kernels();
  std::vector<float>& projected = activations.projected;
  std::vector<float>& state = activations.state;
  const std::size_t width = shape_.width();
  const std::size_t hidden = shape_.hidden;
  const std::size_t gates = shape_.gates_of(layer);
  const std::size_t columns = shape_.projected_of(layer);
  const std::size_t inputs = shape_.input_of(layer);
  state.resize(rows * width);
  output.resize(rows * width);
  const auto stride = static_cast<std::ptrdiff_t>(columns);
  const auto step = static_cast<std::ptrdiff_t>(width);
  for (const SequenceRange& sequence : sequences) {
    if (sequence.count == 0) continue;
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const std::size_t start = direction == 0 ? sequence.first : sequence.first + sequence.count - 1;
      const std::ptrdiff_t sign = direction == 0 ? 1 : -1;
      float* gate = projected.data() + start * columns + direction * gates * hidden;
      const bool own = gates == 4;
      const float* highway = own ? gate + 3 * hidden : input + start * inputs + direction * hidden;
      const auto highway_stride = own ? stride : static_cast<std::ptrdiff_t>(inputs);
      k.recur(gate, sign * stride, highway, sign * highway_stride,
              weights() + layout_.layers[layer].recurrent + direction * 4 * hidden,
              state.data() + start * width + direction * hidden, sign * step,
              output.data() + start * width + direction * hidden, sign * step, hidden, sequence.count);
    }
  }
}

void Network::run_tags(const float* input, const float* last, std::size_t rows, std::vector<float>& tags) const {
  const bool fast = !fast_layers_.empty();
  apply(fast ? &fast_tags_ : nullptr, input, rows, shape_.width(), layout_.tag_weights, weights() + layout_.tag_bias,
        NetworkShape::kTags, tags);
  std::vector<float> from_last;
  apply(fast ? &fast_last_tags_ : nullptr, last, rows, shape_.width(), layout_.last_tag_weights, nullptr,
        NetworkShape::kTags, from_last);
  for (std::size_t i = 0; i < tags.size(); ++i) tags[i] += from_last[i];
}

void Network::run_parse(const float* input, std::size_t rows, std::vector<float>& parse) const {
  const std::size_t columns = shape_.parse_width();
  apply(fast_layers_.empty() ? nullptr : &fast_parse_, input, rows, shape_.width(), layout_.parse_weights,
        weights() + layout_.parse_bias, columns, parse);
  // The arc parts pass a rectifier here; the label parts are first added up for a pair.
  const std::size_t arcs = 2 * shape_.arc;
  for (std::size_t i = 0; i < rows; ++i) {
    float* row = parse.data() + i * columns;
    for (std::size_t j = 0; j < arcs; ++j) row[j] = std::max(row[j], kLeak * row[j]);
  }
}

std::size_t Network::distance_bucket(std::size_t dependent, std::size_t head) {
  const auto distance = static_cast<std::ptrdiff_t>(head) - static_cast<std::ptrdiff_t>(dependent);
  return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(distance, -20, 20) + 20);
}

std::size_t Network::run_arcs(const float* parse, std::size_t count, ArcBuffers& buffers) const {
  const std::size_t arc = shape_.arc;
  const std::size_t columns = shape_.parse_width();
  const std::size_t wide = padded(count);
  fill_rows(buffers.query, weights() + layout_.arc_bias, arc, count);
  kernels().multiply(parse, columns, 1, weights() + layout_.arc_weights, arc, buffers.query.data(), arc, count, arc,
                     arc, true);
  buffers.heads.assign(arc * wide, 0.0f);
  for (std::size_t h = 0; h < count; ++h)
    for (std::size_t j = 0; j < arc; ++j) buffers.heads[j * wide + h] = parse[h * columns + arc + j];
  for (std::size_t j = 0; j < arc; ++j) buffers.heads[j * wide + count] = weights()[layout_.arc_root + j];
  buffers.scores.resize(count * wide);
  const float* bias = weights() + layout_.arc_distance;
  for (std::size_t d = 0; d < count; ++d) {
    float* row = buffers.scores.data() + d * wide;
    for (std::size_t h = 0; h < count; ++h) row[h] = bias[distance_bucket(d, h)];
    for (std::size_t h = count; h < wide; ++h) row[h] = 0;
  }
  kernels().multiply(buffers.query.data(), arc, 1, buffers.heads.data(), wide, buffers.scores.data(), wide, count, wide,
                     arc, true);
  return wide;
}

// --- the section ---

namespace {

constexpr std::size_t kBlock = 64;

/// Calls visit(at, end) for each stretch of weights between the large matrices.
template <class Visit>
void each_small_range(const NetworkLayout& layout, Visit&& visit) {
  std::size_t at = 0;
  for (const NetworkLayout::Matrix& matrix : layout.large) {
    if (matrix.at > at) visit(at, matrix.at);
    at = matrix.end();
  }
  if (layout.size > at) visit(at, layout.size);
}

}  // namespace

std::string pack_parser(const WordFeatures& features, const std::vector<float>& embeddings, const Network& network,
                        const TagPairs& tag_pairs) {
  const NetworkShape& shape = network.shape();
  ByteWriter out;
  for (const std::uint32_t n :
       {shape.embedding, shape.hidden, shape.bottleneck, shape.layers, shape.tag_layer, shape.arc, shape.label})
    out.put(n);
  features.write(out);
  const std::size_t columns = shape.embedding;
  const std::size_t rows = embeddings.size() / columns;
  std::vector<signed char> values(embeddings.size());
  std::vector<float> scales(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    float largest = 0;
    for (std::size_t j = 0; j < columns; ++j) largest = std::max(largest, std::fabs(embeddings[r * columns + j]));
    scales[r] = largest / 127.0f;
    for (std::size_t j = 0; j < columns && largest > 0; ++j)
      values[r * columns + j] = static_cast<signed char>(std::lrint(embeddings[r * columns + j] / scales[r]));
  }
  out.put_array(scales);
  out.put_array(values);
  // The large matrices in the bytes that running uses, with one scale a column.
  constexpr auto kMost = static_cast<float>(kByteRange);
  const NetworkLayout& layout = network.layout();
  for (const NetworkLayout::Matrix& matrix : layout.large) {
    const float* weights = network.weights() + matrix.at;
    std::vector<float> column_scales(matrix.columns, 0.0f);
    for (std::size_t i = 0, at = 0; i < matrix.inputs; ++i)
      for (float& scale : column_scales) scale = std::max(scale, std::fabs(weights[at++]) / kMost);
    std::vector<signed char> whole(matrix.inputs * matrix.columns);
    for (std::size_t i = 0, at = 0; i < matrix.inputs; ++i)
      for (std::size_t j = 0; j < matrix.columns; ++j, ++at)
        if (column_scales[j] > 0) whole[at] = static_cast<signed char>(std::lrint(weights[at] / column_scales[j]));
    out.put_array(column_scales);
    out.put_array(whole);
  }
  // All else in 16 bits with one scale a block of 64.
  std::vector<float> rest;
  each_small_range(layout, [&](std::size_t at, std::size_t end) {
    rest.insert(rest.end(), network.weights() + at, network.weights() + end);
  });
  std::vector<float> block_scales((rest.size() + kBlock - 1) / kBlock);
  std::vector<std::int16_t> weights(rest.size());
  for (std::size_t start = 0; start < rest.size(); start += kBlock) {
    const std::size_t end = std::min(rest.size(), start + kBlock);
    float largest = 0;
    for (std::size_t i = start; i < end; ++i) largest = std::max(largest, std::fabs(rest[i]));
    const float scale = largest / 32767.0f;
    block_scales[start / kBlock] = scale;
    for (std::size_t i = start; i < end && largest > 0; ++i)
      weights[i] = static_cast<std::int16_t>(std::lrint(rest[i] / scale));
  }
  out.put_array(block_scales);
  out.put_array(weights);
  out.put_array(tag_pairs.xpos_of.data(), tag_pairs.xpos_of.size());
  return out.take();
}

bool unpack_parser(std::string_view bytes, ParserModel& model) {
  ByteReader in(bytes);
  NetworkShape shape;
  for (std::uint32_t* n :
       {&shape.embedding, &shape.hidden, &shape.bottleneck, &shape.layers, &shape.tag_layer, &shape.arc, &shape.label})
    *n = in.get<std::uint32_t>();
  if (!in.ok() || !shape.valid() || !model.features.read(in)) return false;
  const std::uint64_t rows = model.features.row_count();
  const auto scales = in.get_array<float>(rows);
  const auto values = in.get_array<signed char>(rows * shape.embedding);
  const NetworkLayout layout(shape);
  std::vector<float> weights(layout.size);
  for (const NetworkLayout::Matrix& matrix : layout.large) {
    const auto column_scales = in.get_array<float>(matrix.columns);
    const auto whole = in.get_array<signed char>(matrix.inputs * matrix.columns);
    if (!in.ok()) return false;
    for (std::size_t i = 0, at = 0; i < matrix.inputs; ++i)
      for (std::size_t j = 0; j < matrix.columns; ++j, ++at)
        weights[matrix.at + at] = column_scales[j] * static_cast<float>(whole[at]);
  }
  std::size_t count = 0;
  each_small_range(layout, [&](std::size_t at, std::size_t end) { count += end - at; });
  const auto block_scales = in.get_array<float>((count + kBlock - 1) / kBlock);
  const auto quantized = in.get_array<std::int16_t>(count);
  const auto pairs = in.get_array<std::uint64_t>(model.tag_pairs.xpos_of.size());
  if (!in.at_end()) return false;
  std::copy_n(pairs.data, pairs.size, model.tag_pairs.xpos_of.begin());
  model.embeddings = {static_cast<std::uint32_t>(rows), shape.embedding, values.data, scales.data};
  std::size_t from = 0;
  each_small_range(layout, [&](std::size_t at, std::size_t end) {
    for (; at < end; ++at, ++from)
      weights[at] = block_scales.data[from / kBlock] * static_cast<float>(quantized.data[from]);
  });
  model.network = Network(shape, std::move(weights));
  model.network.make_fast();
  static std::atomic<std::uint64_t> last_id{0};
  model.id = ++last_id;
  return true;
}

}  // namespace dossier::language
