#include "store/faults.h"

#include <lmdb.h>

#include <cerrno>
#include <system_error>

namespace dossier::store {

Diagnostic store_problem(const std::string& path, std::string message, std::string hint) {
  Diagnostic problem;
  problem.fault = Fault::kStore;
  problem.source = path;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

Diagnostic missing_store(const std::string& path) {
  Diagnostic problem =
      store_problem(path, "there is no store here", "name another with --db, or make one with dossier ingest");
  problem.fault = Fault::kNotFound;
  return problem;
}

Diagnostic not_a_store(const std::string& path) {
  return store_problem(path, "this file is not a Dossier store", "name another with --db");
}

Diagnostic cut_short(const std::string& path) {
  return store_problem(path, "the store is cut short",
                       "bring back a whole copy of the file, or ingest the articles again");
}

Diagnostic damaged(const std::string& path, const std::string& detail) {
  return store_problem(path, "the store is damaged: " + detail,
                       "bring back a good copy of the file, or ingest the articles again");
}

Diagnostic newer_version(const std::string& path, const std::string& detail) {
  return store_problem(path, "the store was made by a newer version of Dossier: " + detail,
                       "use that version, or export from it and ingest again");
}

Diagnostic system_problem(const std::string& path, const std::string& what, int error) {
  std::string hint;
  // LMDB reports a write that was cut short, as the last one to a full disk is, as EIO.
  if (error == ENOSPC || error == EFBIG || error == EDQUOT || error == EIO)
    hint = "the store is as it was before; make room on the disk and run it again";
  if (error == EACCES || error == EPERM || error == EROFS)
    hint = "give yourself the permission, or name another with --db";
  return store_problem(path, "the store " + what + ": " + std::generic_category().message(error), std::move(hint));
}

Diagnostic lmdb_problem(const std::string& path, const std::string& what, int code) {
  switch (code) {
    case MDB_INVALID: return not_a_store(path);
    case MDB_VERSION_MISMATCH: return newer_version(path, "its LMDB data format is another");
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND: return damaged(path, mdb_strerror(code));
    case MDB_MAP_FULL:
      return store_problem(path, "the store " + what + ": it has reached the largest size it can have",
                           "the store is as it was before; begin another with --db");
    case MDB_READERS_FULL:
      return store_problem(path, "the store " + what + ": too many processes read it",
                           "end some of them and try again");
    case MDB_PANIC:
      return store_problem(path, "the store " + what + ": an earlier write failed", "open the store again");
    default: break;
  }
  if (code > 0) return system_problem(path, what, code);
  return store_problem(path, "the store " + what + ": " + mdb_strerror(code));
}

Diagnostic no_such(const std::string& path, const char* kind, std::uint32_t id) {
  Diagnostic problem =
      store_problem(path, std::string("there is no ") + kind + " " + std::to_string(id) + " in the store");
  problem.fault = Fault::kNotFound;
  return problem;
}

}  // namespace dossier::store
