#pragma once

#include <string>
#include <string_view>

namespace dossier::io {

/// Appends `text` as a JSON string with its quotes (RFC 8259). Malformed UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace dossier::io
