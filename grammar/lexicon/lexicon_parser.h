#pragma once

#include <dossier/result.h>

#include "extract/lexicon_syntax.h"

#include <string>

namespace dossier::grammar {

/// Parses one lexicon file by grammar/lexicon/lexicon.ebnf. `source_name` is for messages only. Errors are
/// `Fault::kSyntax` with line, column and what was expected, `Fault::kInput` when the text is not UTF-8, and
/// `Fault::kBudget` when it is longer than `kMaxTextBytes`. The grammar does not nest, so no input can exhaust the
/// stack.
Result<extract::LexiconSyntax> parse_lexicon(std::string text, std::string source_name);

}  // namespace dossier::grammar
