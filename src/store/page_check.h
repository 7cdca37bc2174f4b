#pragma once

#include <dossier/result.h>

#include <cstdint>
#include <string>

namespace dossier::store {

/// LMDB trusts its file: a cut or damaged one can end the process. These checks read the file with plain reads and are
/// run before LMDB may follow a pointer in it. They know LMDB's data format 1 (lmdb 0.9).
class PageCheck {
 public:
  /// `fd` must stay open as long as the check is used; `path` is for errors.
  PageCheck(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}

  /// Both meta pages: that it is an LMDB file of our format version, whole and of one mind.
  Result<void> header();

  /// The tree of the snapshot that `transaction` committed: every page that can be reached from its meta page lies in
  /// the file, is of the right kind, holds what it says and stands in order, and no page serves twice. Precondition:
  /// `header` succeeded, and the snapshot is kept from being overwritten (a read transaction is open).
  Result<void> snapshot(std::uint64_t transaction);

 private:
  int fd_;
  std::string path_;
  std::uint32_t page_size_ = 0;
};

}  // namespace dossier::store
