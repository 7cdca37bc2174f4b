#pragma once

#include <dossier/result.h>

#include "query/meaning/procedures.h"
#include "query/meaning/tree.h"

#include <string_view>

namespace dossier::query::meaning {

/// Resolves the names of a query and checks what can be known before it runs: scopes, kinds of variables, aggregates,
/// types. `text` is what the tree was parsed from, for line and caret; empty for a tree that was built otherwise.
/// Errors are Fault::kMeaning with openCypher's detail code and, where a name is unknown, the nearest known one as the
/// hint.
Result<Query> bind(const syntax::Query& query, std::string_view text, const ProcedureCatalog& procedures);

}  // namespace dossier::query::meaning
