#include "app/process.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dossier::test {
namespace fs = std::filesystem;
namespace {

std::string program() { return (fs::read_symlink("/proc/self/exe").parent_path() / "dossier").string(); }

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int spawn(const std::vector<std::string>& arguments, const std::string& in, const std::string& out, const std::string& err) {
  const std::string name = program();
  std::vector<char*> argv{const_cast<char*>(name.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t child = fork();
  if (child != 0) return child;
  const auto redirect = [](int to, const std::string& path, int flags) {
    const int from = open(path.c_str(), flags, 0600);
    if (from < 0 || dup2(from, to) < 0) _exit(126);
    close(from);
  };
  redirect(STDIN_FILENO, in, O_RDONLY);
  redirect(STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC);
  redirect(STDERR_FILENO, err, O_WRONLY | O_CREAT | O_TRUNC);
  execv(argv[0], argv.data());
  _exit(127);
}

}  // namespace

int wait_for(int process) {
  int status = 0;
  if (waitpid(process, &status, 0) != process) return -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int start_dossier(const std::vector<std::string>& arguments) { return spawn(arguments, "/dev/null", "/dev/null", "/dev/null"); }

Finished run_dossier(const std::vector<std::string>& arguments, const std::string& input) {
  const TemporaryFolder folder;
  const std::string in = folder.write("in", input);
  Finished finished;
  finished.status = wait_for(spawn(arguments, in, folder.file("out"), folder.file("err")));
  finished.out = bytes_of(folder.file("out"));
  finished.err = bytes_of(folder.file("err"));
  return finished;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "dossier-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
  return file(name);
}

}  // namespace dossier::test
