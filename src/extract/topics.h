#pragma once

#include "extract/lexicon.h"
#include "language/document.h"

#include <string>

namespace dossier::extract {

/// What an article is about, as far as the lexicon asks: the topic whose words it uses most, at least three times; ""
/// when it is about none. A word keeps to one sense within an article (Gale, Church and Yarowsky 1992), so a strike in
/// an article full of unions and pay is no air strike.
std::string topic_of(const language::Document& document, const Lexicon& lexicon);

}  // namespace dossier::extract
