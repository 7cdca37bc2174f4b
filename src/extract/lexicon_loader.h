#pragma once

#include <dossier/result.h>

#include "extract/lexicon.h"
#include "extract/lexicon_syntax.h"

#include <span>
#include <vector>

/// From the syntax of lexicon files to their meaning.
namespace dossier::extract {

/// Builds one lexicon of all the files together. Frames may be used by any file; entries of a later file go before
/// those of earlier ones, so that a user's file has the last word. The error is the first thing wrong
/// (`Fault::kMeaning`, with file, line and column, and the nearest known name as hint).
Result<Lexicon> load_lexicon(std::span<const LexiconSyntax> files);

/// Something a lexicon's author should know.
struct LexiconFinding {
  Diagnostic problem;
  bool warning = false;  ///< the lexicon loads all the same
};

/// Everything that is wrong or odd in the last of `files`, in order of position; the others are what it builds on. Odd
/// are: a frame that nothing uses, a predicate that an earlier one hides, a word given twice, an empty block. At most
/// 200 findings.
std::vector<LexiconFinding> check_lexicon(std::span<const LexiconSyntax> files);

}  // namespace dossier::extract
