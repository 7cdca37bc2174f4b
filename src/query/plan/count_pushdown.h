#pragma once

#include "query/plan/operator.h"

namespace dossier::query::plan {

/// Makes count(x) a count(*) where x is a variable that can't be null: one that a MATCH, not an optional one, has
/// bound.
void count_rows_instead(meaning::Query& query);

/// Below an Aggregate that only counts (or asks for extremes and distinct values, which do not mind how often), turns
/// the expansions whose relationship and node nobody looks at into counts: the row goes on once, with how many ways
/// there are as its weight. Where such counts hang on each other and can't meet the same relationship, they become one
/// tree, which is counted node by node without walking its combinations.
void push_counts_down(Operator& aggregate, Plan& plan);

}  // namespace dossier::query::plan
