#pragma once

#include "query/plan/operator.h"

namespace dossier::query::plan {

/// Makes the plan of a bound query. Every query has one; there are no errors.
std::unique_ptr<Plan> plan(meaning::Query query, const Statistics& statistics);

}  // namespace dossier::query::plan
