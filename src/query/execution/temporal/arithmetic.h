#pragma once

#include "graph/value.h"
#include "query/syntax/expression.h"

#include <optional>

namespace dossier::query::execution::temporal {

/// a op b where at least one is temporal; none when the operator does not take them.
std::optional<graph::Value> arithmetic(syntax::Operator op, const graph::Value& a, const graph::Value& b);
graph::Value negated(const graph::Duration& duration);

}  // namespace dossier::query::execution::temporal
