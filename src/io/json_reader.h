#pragma once

#include <dossier/result.h>

#include "graph/value.h"

#include <string_view>

namespace dossier::io {

/// Nesting deeper than this is refused.
inline constexpr int kMaxJsonDepth = 64;

/// One JSON text (RFC 8259) as a value: objects are maps (the last of equal keys counts), whole numbers integers where
/// they fit 64 bits, all others floats. Errors are Fault::kInput with the span, line and column in `text`, and
/// `source`.
Result<graph::Value> parse_json(std::string_view text, const std::string& source);

}  // namespace dossier::io
