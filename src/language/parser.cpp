#include "language/parser.h"

#include "base/utf8.h"
#include "language/form_projections.h"
#include "language/kernels.h"
#include "language/spanning_tree.h"

#include <algorithm>
#include <tuple>

namespace dossier::language {
namespace {

constexpr std::size_t kBatchRows = 64;

struct Piece {
  TokenIndex first = 0;
  TokenIndex last = 0;
  bool continues = false;  // not the first piece of its sentence
};

std::size_t best_of(const float* scores, std::size_t first, std::size_t last) {
  std::size_t best = first;
  for (std::size_t i = first + 1; i < last; ++i)
    if (scores[i] > scores[best]) best = i;
  return best;
}

/// What every batch fills anew. Kept by each thread from document to document: fresh memory costs more than the sums
/// that go into it.
struct Buffers {
  Buffers() { activations.layers.resize(1); }  // shared by all layers
  NetworkActivations activations;
  FormProjections projections;
  Network::ArcBuffers arcs;
  SpanningTree tree;
  std::vector<SequenceRange> sequences;
  std::vector<WordFeatures::Context> contexts;
  std::vector<std::uint32_t> heads;
  std::vector<float> label_hidden;
  std::vector<float> labels;
};

class Run {
 public:
  Run(const ParserModel& model, Document& document, Buffers& buffers, const Parser::Observer* observer)
      : model_(model), network_(model.network), document_(document), buffers_(buffers), observer_(observer) {}

  void batch(const std::vector<Piece>& pieces) {
    const NetworkShape& shape = network_.shape();
    sequences_.clear();
    std::size_t rows = 0;
    for (const Piece& piece : pieces) {
      sequences_.push_back({rows, piece.last - piece.first});
      rows += piece.last - piece.first;
    }
    projections_.start(model_);
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      Sentence sentence;
      sentence.first = pieces[p].first;
      sentence.last = pieces[p].last;
      sentence_contexts(document_, sentence, contexts_);
      for (std::size_t i = 0; i < sequences_[p].count; ++i)
        projections_.add(document_.form(pieces[p].first + static_cast<TokenIndex>(i)), contexts_[i]);
    }
    LayerActivations& shared = a_.layers.front();
    projections_.finish(shared.projected);
    a_.output.resize(shape.layers);
    network_.recur(0, nullptr, rows, sequences_, shared, a_.output.front());
    const float* input = a_.output.front().data();
    for (std::uint32_t l = 1; l < shape.layers; ++l) {
      network_.run_layer(l, input, rows, sequences_, shared, a_.output[l]);
      input = a_.output[l].data();
    }
    network_.run_tags(a_.output[shape.tag_layer].data(), a_.output.back().data(), rows, a_.tags);
    network_.run_parse(input, rows, a_.parse);
    for (std::size_t p = 0; p < pieces.size(); ++p) tree(pieces[p], sequences_[p]);
  }

 private:
  void tree(const Piece& piece, SequenceRange sequence) {
    const NetworkShape& shape = network_.shape();
    const std::size_t columns = shape.parse_width();
    const float* parse = a_.parse.data() + sequence.first * columns;
    const std::size_t stride = network_.run_arcs(parse, sequence.count, arcs_);
    if (observer_) arc_scores_ = arcs_.scores;  // the solver overwrites them
    tree_.solve(arcs_.scores.data(), stride, sequence.count, heads_);

    label_hidden_.assign(sequence.count * shape.label, 0.0f);
    labels_.resize(sequence.count * NetworkShape::kLabels);
    const float* bias = network_.weights() + network_.layout().label_bias;
    for (std::size_t i = 0; i < sequence.count; ++i) {
      std::copy(bias, bias + NetworkShape::kLabels, labels_.data() + i * NetworkShape::kLabels);
      if (heads_[i] == sequence.count) continue;
      const float* dependent = parse + i * columns + 2 * shape.arc;
      const float* head = parse + heads_[i] * columns + 2 * shape.arc + shape.label;
      float* hidden = label_hidden_.data() + i * shape.label;
      for (std::size_t j = 0; j < shape.label; ++j) {
        const float x = dependent[j] + head[j];
        hidden[j] = std::max(x, kLeak * x);
      }
    }
    kernels().multiply(label_hidden_.data(), shape.label, 1, network_.weights() + network_.layout().label_weights,
                       NetworkShape::kLabels, labels_.data(), NetworkShape::kLabels, sequence.count,
                       NetworkShape::kLabels, shape.label, true);
    if (observer_)
      (*observer_)({piece.first, piece.last, a_.tags.data() + sequence.first * NetworkShape::kTags, arc_scores_.data(),
                    stride, heads_.data(), labels_.data()});
    constexpr std::size_t kRelations = static_cast<std::size_t>(Deprel::kXcomp) + 1;
    for (std::size_t i = 0; i < sequence.count; ++i) {
      Token& token = document_.tokens[piece.first + i];
      const float* tags = a_.tags.data() + (sequence.first + i) * NetworkShape::kTags;
      std::tie(token.upos, token.xpos) = model_.tag_pairs.decode(tags, tags + NetworkShape::kUpos);
      Sentence& sentence = document_.sentences[token.sentence];
      if (heads_[i] != sequence.count) {
        token.head = piece.first + heads_[i];
        token.deprel = static_cast<Deprel>(best_of(labels_.data() + i * NetworkShape::kLabels, 1, kRelations));
      } else if (piece.continues) {
        token.head = sentence.root;
        token.deprel = Deprel::kParataxis;
      } else {
        token.head = kNoToken;
        token.deprel = Deprel::kRoot;
        sentence.root = piece.first + static_cast<TokenIndex>(i);
      }
    }
  }

  const ParserModel& model_;
  const Network& network_;
  Document& document_;
  Buffers& buffers_;
  const Parser::Observer* observer_;
  std::vector<float> arc_scores_;
  NetworkActivations& a_ = buffers_.activations;
  FormProjections& projections_ = buffers_.projections;
  Network::ArcBuffers& arcs_ = buffers_.arcs;
  SpanningTree& tree_ = buffers_.tree;
  std::vector<SequenceRange>& sequences_ = buffers_.sequences;
  std::vector<WordFeatures::Context>& contexts_ = buffers_.contexts;
  std::vector<std::uint32_t>& heads_ = buffers_.heads;
  std::vector<float>& label_hidden_ = buffers_.label_hidden;
  std::vector<float>& labels_ = buffers_.labels;
};

/// Where a sentence that is too long is cut: after the last punctuation in the second half of the window, else at its
/// end.
TokenIndex cut_after(const Document& document, TokenIndex first, TokenIndex last) {
  const auto end = first + static_cast<TokenIndex>(Parser::kMaxPiece);
  if (end >= last) return last;
  for (TokenIndex i = end; i > first + Parser::kMaxPiece / 2; --i) {
    const std::string_view form = document.form(i - 1);
    if (form == "." || form == "," || form == ";" || form == ":" || form == "?" || form == "!") return i;
  }
  return end;
}

}  // namespace

void sentence_contexts(const Document& document, const Sentence& sentence,
                       std::vector<WordFeatures::Context>& contexts) {
  const std::size_t count = sentence.last - sentence.first;
  contexts.assign(count, {});
  bool lower = false;
  for (std::size_t i = 0; i < count && !lower; ++i) {
    const std::string_view form = document.form(sentence.first + static_cast<TokenIndex>(i));
    lower = form.size() >= 2 && form[0] >= 'a' && form[0] <= 'z';
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Token& token = document.tokens[sentence.first + i];
    auto& context = contexts[i];
    context.first_in_sentence = i == 0;
    context.space_before = i == 0 || document.tokens[sentence.first + i - 1].space_after;
    context.space_after = token.space_after || i + 1 == count;
    context.capitals = !lower;
    context.continues_multiword = token.continues_multiword;
  }
}

void Parser::run(Document& document) const { run(document, nullptr); }

void Parser::run(Document& document, const Observer& observer) const { run(document, &observer); }

void Parser::run(Document& document, const Observer* observer) const {
  static thread_local Buffers buffers;
  Run run(*model_, document, buffers, observer);
  std::vector<Piece> pieces;
  std::size_t rows = 0;
  const auto flush = [&] {
    if (!pieces.empty()) run.batch(pieces);
    pieces.clear();
    rows = 0;
  };
  for (const Sentence& sentence : document.sentences) {
    for (TokenIndex first = sentence.first; first < sentence.last;) {
      const TokenIndex last = cut_after(document, first, sentence.last);
      if (rows + (last - first) > kBatchRows) flush();
      pieces.push_back({first, last, first != sentence.first});
      rows += last - first;
      first = last;
    }
  }
  flush();
}

}  // namespace dossier::language
