#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dossier::test {

struct Finished {
  int status = -1;  ///< exit status; 128 + signal when it was killed by one
  std::string out;
  std::string err;
};

/// Runs the built `dossier` (beside the test program) with these arguments and waits for it. `input` becomes its standard input.
Finished run_dossier(const std::vector<std::string>& arguments, const std::string& input = {});

/// Starts it without waiting; its output is thrown away. Gives the process id.
int start_dossier(const std::vector<std::string>& arguments);
/// Waits for a started one; gives what Finished::status means.
int wait_for(int process);

/// A fresh folder that is removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  /// Writes a file in it and gives its path.
  std::string write(const std::string& name, const std::string& bytes) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace dossier::test
