#pragma once

#include "extract/lexicon.h"
#include "extract/tree.h"
#include "language/gazetteer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::extract {

/// A name as extraction takes it: the language layer's, revised by what the lexicon and the tree tell.
struct RevisedName {
  language::NameMention mention;
  std::int32_t chain = -1;  ///< index in Document::chains, or -1
};

/// The document's names of entities, dates and the rest, in order, without overlap:
/// - Bodies are whole: "Organization for Security and Co-operation in Europe", "Party of National Stability"; two that
/// "and the"
///   joins are two; "Ukraine's" is no part of "National Security Council".
/// - Who has a title, an office or kin is a person; who has a board, shares or a chief executive, or is said to be a
/// firm, is
///   an organisation; what is called a street or a river is a place. A chain is of one kind.
/// - A person's name takes in the forename before it.
std::vector<RevisedName> revise_names(const Tree& tree, const Lexicon& lexicon, const language::Gazetteer& gazetteer);

}  // namespace dossier::extract
