#pragma once

#include "language/parser.h"

#include <cstdint>
#include <vector>

namespace dossier::train {

/// What teachers hold of each word of a sentence: distributions in 1/255 instead of one answer (Hinton et al. 2015; for
/// parsers Kuncoro et al. 2016). A word's stretch need not add up to 255.
struct SoftTargets {
  static constexpr std::size_t kUpos = static_cast<std::size_t>(language::Upos::kX) + 1;
  static constexpr std::size_t kRelations = static_cast<std::size_t>(language::Deprel::kXcomp) + 1;
  static std::size_t tags_a_word() { return kUpos + language::xpos_count(); }

  std::vector<std::uint8_t> tags;       ///< words × (UPOS, then XPOS)
  std::vector<std::uint8_t> heads;      ///< words × (words + 1), the root last
  std::vector<std::uint8_t> relations;  ///< words × kRelations: of the arcs of the last teacher's tree

  bool empty() const { return tags.empty(); }

  /// Takes over what a teacher says of the sentence: tags and heads are averaged with what is there already, relations
  /// belong to one tree and are replaced.
  void add(const language::Parser::PieceScores& scores);
};

}  // namespace dossier::train
