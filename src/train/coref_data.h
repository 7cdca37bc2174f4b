#pragma once

#include <dossier/result.h>

#include "language/document.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::train {

/// A document with its gold entities, known by their mentions' heads.
struct CorefDocument {
  std::string id;
  language::Document document;
  /// Entity of each mention: key is the head token, and for further mentions of one head (a coordination and its first
  /// conjunct) the head plus a multiple of 2^32. All mentions, singletons too.
  std::map<std::uint64_t, std::string> entity_of;
};

/// Reads GUM's `Entity=` annotation. Errors (Fault::kInput) as `read_annotated_conllu`.
Result<std::vector<CorefDocument>> read_gum_coref(std::string_view conllu, const std::string& source);

/// GUM's entity type by head lemma, as counted in the documents' annotation: "president" → {"person": 12}.
using TypeCounts = std::map<std::string, std::map<std::string, unsigned>>;
Result<TypeCounts> count_gum_types(std::string_view conllu);

}  // namespace dossier::train
