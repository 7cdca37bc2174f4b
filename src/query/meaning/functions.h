#pragma once

#include "query/meaning/type.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::query::meaning {

/// What a function takes and gives; what it does is query/execution's business. Names are in lower case.
struct Signature {
  std::string_view name;
  std::uint8_t least, most;  ///< numbers of arguments
  Type result;
  std::array<std::uint32_t, 3>
      arguments;  ///< the kinds that each argument may have; the last counts for all further ones
};

const Signature* find_function(std::string_view lower_case_name);
bool is_aggregate(std::string_view lower_case_name);
/// The signature of an aggregate; null when it is none.
const Signature* find_aggregate(std::string_view lower_case_name);
/// Names as they are usually written ("toUpper"), for hints.
std::vector<std::string_view> function_names();

}  // namespace dossier::query::meaning
