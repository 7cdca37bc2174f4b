#include "query/tck/feature.h"
#include "query/tck/scenario_runner.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace dossier;

// The kit has graphs/ beside features/; DIR may be the kit, its features or any folder below.
fs::path graphs_of(const fs::path& directory) {
  for (fs::path at = fs::absolute(directory); !at.empty(); at = at.parent_path()) {
    if (fs::is_directory(at / "graphs")) return at / "graphs";
    if (at == at.parent_path()) break;
  }
  return directory / "graphs";
}

std::vector<fs::path> features_in(const fs::path& directory) {
  std::vector<fs::path> out;
  if (fs::is_regular_file(directory)) out.push_back(directory);
  else {
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
      if (entry.is_regular_file() && entry.path().extension() == ".feature") out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || std::string_view(argv[1]) == "--help" || std::string_view(argv[1]) == "-h") {
    std::fprintf(argc == 2 ? stdout : stderr,
                 "usage: dossier-tck DIR\n"
                 "Runs the openCypher scenarios (.feature files) in DIR, or in one file, and prints the first "
                 "difference of each\n"
                 "that fails, then 'N passed, N failed, N skipped'. Every row of an outline counts as a scenario.\n");
    return argc == 2 ? 0 : 2;
  }
  const fs::path directory = argv[1];
  std::error_code missing;
  if (!fs::exists(directory, missing)) {
    std::fprintf(stderr, "dossier-tck: %s: no such file or directory\n", argv[1]);
    return 1;
  }
  const fs::path graphs = graphs_of(directory);
  std::size_t passed = 0, failed = 0, skipped = 0;
  for (const fs::path& path : features_in(directory)) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    const auto feature = tck::parse_feature(text.str(), path.string());
    if (!feature) {
      std::fprintf(stderr, "dossier-tck: %s\n", feature.error().render().c_str());
      return 1;
    }
    for (const tck::Scenario& scenario : feature->scenarios) {
      const tck::Outcome outcome = tck::run_scenario(scenario, graphs);
      if (outcome.kind == tck::Outcome::Kind::kPassed) {
        ++passed;
        continue;
      }
      const bool skip = outcome.kind == tck::Outcome::Kind::kSkipped;
      ++(skip ? skipped : failed);
      std::printf("%s %s:%zu %s\n    %s\n", skip ? "SKIPPED" : "FAILED", path.filename().c_str(), scenario.line,
                  scenario.name.c_str(), outcome.difference.c_str());
    }
  }
  std::printf("%zu passed, %zu failed, %zu skipped\n", passed, failed, skipped);
  return failed == 0 ? 0 : 1;
}
