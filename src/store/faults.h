#pragma once

#include <dossier/diagnostic.h>

#include <string>

/// The store's diagnostics: one wording for each thing that can go wrong.
namespace dossier::store {

Diagnostic store_problem(const std::string& path, std::string message, std::string hint = {});
Diagnostic missing_store(const std::string& path);
Diagnostic not_a_store(const std::string& path);
Diagnostic cut_short(const std::string& path);
Diagnostic damaged(const std::string& path, const std::string& detail);
Diagnostic newer_version(const std::string& path, const std::string& detail);

/// What the system said (an errno value), with a hint for a full disk and for missing permission.
Diagnostic system_problem(const std::string& path, const std::string& what, int error);

/// An LMDB return code; `what` names what failed ("can't be opened").
Diagnostic lmdb_problem(const std::string& path, const std::string& what, int code);

Diagnostic no_such(const std::string& path, const char* kind, std::uint32_t id);

}  // namespace dossier::store
