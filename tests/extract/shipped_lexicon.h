#pragma once

#include <dossier/result.h>

#include "extract/lexicon.h"

#include <string>
#include <vector>

namespace dossier::extract::testing {

/// The files of lexicon/, in the order of their names.
Result<Lexicon> shipped_lexicon();

/// What stands between the separators: the fields of a line, the items of a field.
std::vector<std::string> parts(const std::string& text, char separator);

}  // namespace dossier::extract::testing
