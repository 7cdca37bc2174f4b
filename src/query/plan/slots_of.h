#pragma once

#include "query/meaning/tree.h"

#include <vector>

namespace dossier::query::plan {

/// Adds the slots that an expression reads or writes, those inside its subqueries included.
void collect_slots(const meaning::Expr& e, const meaning::Query& query, std::vector<meaning::Slot>& out);

}  // namespace dossier::query::plan
