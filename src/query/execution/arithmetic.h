#pragma once

#include "query/execution/value_order.h"
#include "query/syntax/ast.h"

#include <dossier/span.h>

#include <string>

namespace dossier::query::execution {

/// a op b for numbers, strings, lists and temporal values; null when one is null. Throws RuntimeError on an overflow
/// (NumberOutOfRange), a division of integers by zero, and operands that do not fit.
Value arithmetic(syntax::Operator op, const Value& a, const Value& b, Span span);
Value negated(const Value& value, Span span);

/// A number as toString() writes it: as few digits as give the same number again, a float with a point or an exponent.
std::string number_text(const Value& number);

}  // namespace dossier::query::execution
