#pragma once

#include <dossier/result.h>

#include "graph/value.h"
#include "io/writers.h"

#include <string>
#include <string_view>
#include <utility>

namespace dossier::app {

/// "name=value" of --param. A value that reads as an openCypher literal (number, true, false, null, 'text', [list], {map})
/// is that literal; anything else is the text itself. Fault::kInput when there is no '=' or no name.
Result<std::pair<std::string, graph::Value>> parse_parameter(std::string_view text);

/// Precondition: one of the names that the command line admits.
io::TableFormat table_format(std::string_view name);

}  // namespace dossier::app
