#pragma once

#include "language/document.h"
#include "language/network.h"

#include <functional>
#include <string_view>
#include <vector>

namespace dossier::language {

/// Tags and parses the sentences of a document. Immutable; the ParserModel must outlive it.
class Parser {
 public:
  explicit Parser(const ParserModel& model) : model_(&model) {}

  /// Fills upos, xpos, head, deprel of every token and root of every sentence, which must have tokens, spans and
  /// spacing. Sentences of more than kMaxPiece words are parsed in pieces whose roots hang under the first piece's
  /// (parataxis), so that time and memory stay linear in the text.
  void run(Document& document) const;

  /// What the network says of a sentence, or a piece of one, before a tree is chosen. Valid during the call only.
  struct PieceScores {
    TokenIndex first = 0, last = 0;
    const float* tags = nullptr;  ///< words × NetworkShape::kTags
    const float* arcs = nullptr;  ///< words × arc_stride: each word's heads, the root after the words
    std::size_t arc_stride = 0;
    const std::uint32_t* heads = nullptr;  ///< the tree that is chosen; the number of words for the root
    const float* relations = nullptr;      ///< words × NetworkShape::kLabels, for these heads
  };
  using Observer = std::function<void(const PieceScores&)>;
  /// As run(document), and shows the scores of each piece.
  void run(Document& document, const Observer& observer) const;

  static constexpr std::size_t kMaxPiece = 256;

 private:
  void run(Document& document, const Observer* observer) const;

  const ParserModel* model_;
};

/// The context of each token of a sentence, as the network is trained and run with.
void sentence_contexts(const Document& document, const Sentence& sentence,
                       std::vector<WordFeatures::Context>& contexts);

}  // namespace dossier::language
