#pragma once

#include "language/byte_matrix.h"
#include "language/bytes.h"
#include "language/document.h"
#include "language/tag_pairs.h"
#include "language/word_features.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

/// The network behind tags and trees: summed embeddings of words and their parts, a stack of bidirectional simple
/// recurrent units (Lei et al. 2018), linear tag scores from one of its layers and the last, and from the last one
/// bilinear scores of heads and a small hidden layer for relations (Dozat and Manning 2017).
namespace dossier::language {

struct NetworkShape {
  std::uint32_t embedding = 128;
  std::uint32_t hidden = 128;  ///< of one direction; a layer gives 2 × hidden
  /// A layer's matrix but the first's is a product of two whose inner width this is; 0 leaves it whole.
  std::uint32_t bottleneck = 0;
  std::uint32_t layers = 3;
  std::uint32_t tag_layer = 1;  ///< 0-based: the layer that the tag scores read beside the last one
  std::uint32_t arc = 96;
  std::uint32_t label = 96;

  static constexpr std::uint32_t kUpos = 32;  ///< scores are padded to whole vectors
  static constexpr std::uint32_t kXpos = 64;
  static constexpr std::uint32_t kTags = kUpos + kXpos;
  static constexpr std::uint32_t kLabels = 64;
  static constexpr std::uint32_t kDistances = 48;  ///< head − dependent, clipped to ±20, +20

  bool valid() const;
  std::uint32_t width() const { return 2 * hidden; }
  std::uint32_t input_of(std::uint32_t layer) const { return layer == 0 ? embedding : width(); }
  /// Candidate, forget, reset and, in the first layer, highway, for which the others take their input.
  static std::uint32_t gates_of(std::uint32_t layer) { return layer == 0 ? 4 : 3; }
  std::uint32_t bottleneck_of(std::uint32_t layer) const { return layer == 0 ? 0 : bottleneck; }
  std::uint32_t projected_of(std::uint32_t layer) const { return 2 * gates_of(layer) * hidden; }
  std::uint32_t parse_width() const { return 2 * arc + 2 * label; }
};

/// Where each matrix lies in the one flat array of dense weights.
struct NetworkLayout {
  explicit NetworkLayout(const NetworkShape& shape);
  struct Layer {
    std::size_t narrowing;   ///< input × bottleneck, where there is one
    std::size_t projection;  ///< bottleneck or input × projected; columns: forward gates, then backward gates
    std::size_t recurrent;   ///< for each direction v_f, v_r, b_f, b_r
  };
  std::vector<Layer> layers;
  std::size_t tag_weights, tag_bias;      ///< width × kTags
  std::size_t last_tag_weights;           ///< width × kTags: what the last layer adds to the tag scores
  std::size_t parse_weights, parse_bias;  ///< width × (arc dependent, arc head, label dependent, label head)
  std::size_t arc_weights, arc_bias;      ///< arc × arc
  std::size_t arc_root;                   ///< arc: the root as a head
  std::size_t arc_distance;               ///< kDistances
  std::size_t label_weights, label_bias;  ///< label × kLabels
  std::size_t size;                       ///< floats in all

  /// The matrices that words are multiplied with, which are run and stored in bytes, in order of place.
  struct Matrix {
    std::size_t at, inputs, columns;
    std::size_t end() const { return at + inputs * columns; }
  };
  std::vector<Matrix> large;
};

struct SequenceRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

/// What a layer leaves beside its output, for training.
struct LayerActivations {
  std::vector<float> narrowed;   ///< rows × bottleneck
  std::vector<float> projected;  ///< rows × projected (gates after the recurrence)
  std::vector<float> state;      ///< rows × width
};

/// The activations of one batch, reused from batch to batch.
struct NetworkActivations {
  std::vector<float> input;  ///< rows × embedding
  std::vector<LayerActivations> layers;
  std::vector<std::vector<float>> output;  ///< a layer: rows × width
  std::vector<float> tags;                 ///< rows × kTags
  std::vector<float> parse;                ///< rows × parse_width, after the activation
};

class Network {
 public:
  Network() : layout_(shape_) {}
  Network(const NetworkShape& shape, std::vector<float> weights)
      : shape_(shape), layout_(shape), weights_(std::move(weights)) {}

  const NetworkShape& shape() const { return shape_; }
  const NetworkLayout& layout() const { return layout_; }
  const float* weights() const { return weights_.data(); }
  float* weights() { return weights_.data(); }
  std::size_t weight_count() const { return weights_.size(); }

  /// From now on the large products run in integers, within half a percent of the weights and about three times as
  /// fast. Call once the weights are final; training runs without.
  void make_fast();

  /// Runs layer `layer` over `input` (rows × input_of(layer)): project, then recur.
  void run_layer(std::uint32_t layer, const float* input, std::size_t rows, const std::vector<SequenceRange>& sequences,
                 LayerActivations& activations, std::vector<float>& output) const;
  /// The layer's matrix products, which see one row at a time: fills `projected`.
  void project(std::uint32_t layer, const float* input, std::size_t rows, LayerActivations& activations) const;
  /// The rest of the layer, over `projected`. Sequences do not see each other. The first layer does not read `input`.
  void recur(std::uint32_t layer, const float* input, std::size_t rows, const std::vector<SequenceRange>& sequences,
             LayerActivations& activations, std::vector<float>& output) const;
  /// `input` is the output of the tag layer, `last` that of the last one.
  void run_tags(const float* input, const float* last, std::size_t rows, std::vector<float>& tags) const;
  void run_parse(const float* input, std::size_t rows, std::vector<float>& parse) const;

  /// Arc scores of one sequence: count × padded columns, where column h is token h as head and column `count` the root.
  /// `parse` points to the sequence's first row. Returns the padded row length. `query` and `heads` are kept for
  /// training.
  struct ArcBuffers {
    std::vector<float> query;   ///< count × arc
    std::vector<float> heads;   ///< arc × padded: transposed head vectors
    std::vector<float> scores;  ///< count × padded
  };
  std::size_t run_arcs(const float* parse, std::size_t count, ArcBuffers& buffers) const;
  static std::size_t padded(std::size_t count) { return (count + 1 + 15) / 16 * 16; }
  static std::size_t distance_bucket(std::size_t dependent, std::size_t head);

 private:
  /// output (rows × columns) = input · the matrix at `weights` + bias, in integers by `fast` where it is not null.
  void apply(const ByteMatrix* fast, const float* input, std::size_t rows, std::size_t inputs, std::size_t weights,
             const float* bias, std::size_t columns, std::vector<float>& output) const;

  NetworkShape shape_;
  NetworkLayout layout_;
  std::vector<float> weights_;
  std::vector<ByteMatrix> fast_layers_;  // empty before make_fast(), as the next four
  std::vector<ByteMatrix> fast_narrowings_;
  ByteMatrix fast_tags_;
  ByteMatrix fast_last_tags_;
  ByteMatrix fast_parse_;
};

/// The leaky rectifier of the parse layers.
inline constexpr float kLeak = 0.1f;

/// Embeddings in eight bits a value with one scale a row: what the model file holds.
struct QuantizedTable {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  const signed char* values = nullptr;
  const float* scales = nullptr;
};

/// The model's "parser" section.
struct ParserModel {
  std::uint64_t id = 0;  ///< of each unpacked model another
  WordFeatures features;
  QuantizedTable embeddings;
  Network network;
  TagPairs tag_pairs;
};
std::string pack_parser(const WordFeatures& features, const std::vector<float>& embeddings, const Network& network,
                        const TagPairs& tag_pairs);
/// Views the bytes. False when they are not what pack_parser made.
bool unpack_parser(std::string_view bytes, ParserModel& model);

}  // namespace dossier::language
