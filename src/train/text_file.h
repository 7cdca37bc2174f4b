#pragma once

#include <dossier/result.h>

#include <string>

namespace dossier::train {

/// The bytes of a file, unpacked when its name ends in ".xz". Errors (Fault::kInput): missing, unreadable, damaged.
Result<std::string> read_text_file(const std::string& path);

}  // namespace dossier::train
