#include "language/parser.h"

#include "base/utf8.h"
#include "language/kernels.h"
#include "language/spanning_tree.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace dossier::language {
namespace {

constexpr std::size_t kBatchRows = 64;

/// The summed embeddings of each form seen so far: most words of a text are repeats.
class FormVectors {
 public:
  explicit FormVectors(const ParserModel& model) : model_(model), columns_(model.embeddings.columns) {}

  void add_to(float* out, std::string_view form) {
    const auto [it, fresh] = index_.try_emplace(form, index_.size());
    if (fresh) {
      vectors_.resize(vectors_.size() + columns_, 0.0f);
      rows_.clear();
      model_.features.append_rows(form, rows_);
      for (const std::uint32_t row : rows_) add_row(vectors_.data() + it->second * columns_, row);
    }
    const float* from = vectors_.data() + it->second * columns_;
    for (std::size_t j = 0; j < columns_; ++j) out[j] += from[j];
  }
  void add_row(float* out, std::uint32_t row) const {
    kernels().add_scaled_bytes(out, model_.embeddings.values + std::size_t{row} * columns_,
                               model_.embeddings.scales[row], columns_);
  }

 private:
  const ParserModel& model_;
  std::size_t columns_;
  std::unordered_map<std::string_view, std::size_t> index_;
  std::vector<float> vectors_;
  std::vector<std::uint32_t> rows_;
};

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
  NetworkActivations activations;
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
  Run(const ParserModel& model, Document& document, Buffers& buffers)
      : model_(model), network_(model.network), document_(document), forms_(model), buffers_(buffers) {}

  void batch(const std::vector<Piece>& pieces) {
    const NetworkShape& shape = network_.shape();
    sequences_.clear();
    std::size_t rows = 0;
    for (const Piece& piece : pieces) {
      sequences_.push_back({rows, piece.last - piece.first});
      rows += piece.last - piece.first;
    }
    a_.input.assign(rows * shape.embedding, 0.0f);
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      Sentence sentence;
      sentence.first = pieces[p].first;
      sentence.last = pieces[p].last;
      sentence_contexts(document_, sentence, contexts_);
      for (std::size_t i = 0; i < sequences_[p].count; ++i) {
        float* row = a_.input.data() + (sequences_[p].first + i) * shape.embedding;
        forms_.add_to(row, document_.form(pieces[p].first + static_cast<TokenIndex>(i)));
        forms_.add_row(row, model_.features.context_row(contexts_[i]));
      }
    }
    a_.projected.resize(1);
    a_.state.resize(1);
    a_.output.resize(shape.layers);
    const float* input = a_.input.data();
    for (std::uint32_t l = 0; l < shape.layers; ++l) {
      network_.run_layer(l, input, rows, sequences_, a_.projected[0], a_.state[0], a_.output[l]);
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
  FormVectors forms_;
  Buffers& buffers_;
  NetworkActivations& a_ = buffers_.activations;
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

void Parser::run(Document& document) const {
  static thread_local Buffers buffers;
  Run run(*model_, document, buffers);
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
