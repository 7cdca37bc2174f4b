#include "query/execution/functions.h"
#include "query/execution/temporal/arithmetic.h"
#include "query/execution/temporal/components.h"
#include "query/execution/temporal/format.h"
namespace dossier::query::execution {
std::span<const NamedFunction> temporal_functions() { return {}; }
namespace temporal {
std::optional<Value> component(const Value&, std::string_view) { return std::nullopt; }
std::optional<graph::Value> arithmetic(syntax::Operator, const graph::Value&, const graph::Value&) { return std::nullopt; }
graph::Value negated(const graph::Duration& d) { return d; }
std::string format(const graph::Value&) { return {}; }
}
}
