#pragma once

#include "language/document.h"
#include "language/network.h"

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

  static constexpr std::size_t kMaxPiece = 256;

 private:
  const ParserModel* model_;
};

/// The context of each token of a sentence, as the network is trained and run with.
void sentence_contexts(const Document& document, const Sentence& sentence,
                       std::vector<WordFeatures::Context>& contexts);

}  // namespace dossier::language
