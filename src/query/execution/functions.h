#pragma once

#include "query/execution/runtime.h"

#include <span>
#include <string_view>

namespace dossier::query::execution {

/// A function of the language. The number of arguments is right; nulls and kinds are the function's own business.
using Function = Value (*)(Runtime& runtime, std::span<const Value> arguments, Span span);

/// The function of that lower-case name; null when no family has it.
Function find_implementation(std::string_view name);

// One table for each family.
struct NamedFunction {
  std::string_view name;
  Function function;
};
std::span<const NamedFunction> graph_functions();
std::span<const NamedFunction> list_functions();
std::span<const NamedFunction> number_functions();
std::span<const NamedFunction> string_functions();
std::span<const NamedFunction> conversion_functions();
std::span<const NamedFunction> temporal_functions();

/// Throws the error for a value of a kind that the function does not take.
[[noreturn]] void wrong_argument(std::string_view function, Span span);

}  // namespace dossier::query::execution
