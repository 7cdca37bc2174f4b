#pragma once

#include "language/document.h"

#include <string>

namespace dossier::app {

/// One analysed text as a JSON object:
/// {"source","text","sentences":[{"start","end","paragraph","tokens":[{"id","form","start","end","lemma","upos","xpos","head",
/// "deprel"}]}],"names":[{"text","start","end","kind","country"?}],"chains":[{"name","kind","mentions":[{"text","start","end",
/// "form"}]}]}. Offsets are bytes in "text"; a token's id counts from 1 in its sentence, head 0 is the root.
std::string document_json(const language::Document& document, const std::string& source);

}  // namespace dossier::app
