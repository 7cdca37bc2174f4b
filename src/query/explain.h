#pragma once

#include "query/plan/operator.h"
#include "query/result_table.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace dossier::query {

using OperatorCounts = std::vector<std::pair<const plan::Operator*, std::uint64_t>>;

/// The plan as a table: one row for each operator, the last to run first, indented below what pulls from it; its
/// details, the rows that were estimated and, with `counts`, those that came.
ResultTable explained(const plan::Plan& plan, const OperatorCounts* counts);

}  // namespace dossier::query
