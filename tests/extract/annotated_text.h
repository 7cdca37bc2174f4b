#pragma once

#include "language/document.h"
#include "language/gazetteer.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::extract::testing {

/// A document from hand-made trees, one token a line, a blank line between sentences:
///
///     Russia   russia  PROPN NNP 2 nsubj     Country:RUS
///     attacked attack  VERB  VBD 0 root
///
/// form, lemma, tag, Penn tag, head (1-based in its sentence, 0 the root), relation, and for a name its kind, with the
/// country after a colon; "+" continues the name of the line before. Words are joined by blanks, punctuation without.
/// Names with the same text or country are one chain, as coreference would have it.
language::Document annotated(std::string_view rows);

/// A gazetteer of a few countries and cities, for documents made so.
const language::Gazetteer& small_gazetteer();

}  // namespace dossier::extract::testing
