#pragma once

#include <cstdint>
#include <string>

namespace dossier::query::meaning {

/// The kinds of a type's mask for a reader: "a number", "a string or a list", "any value".
std::string kinds_text(std::uint32_t mask);

}  // namespace dossier::query::meaning
