#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// Reads every #include of our own and fails on one that runs against the layers of docs/architecture.md.
namespace dossier {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = DOSSIER_SOURCE_DIR;

/// A layer and what it may include beside itself, `base` and the public headers.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {}},
    {"language", {}},
    {"train", {"language"}},
    {"extract", {"language"}},
    {"graph", {}},
    {"build", {"extract", "graph"}},
    {"query/syntax", {}},
    {"grammar/cypher", {"query/syntax"}},
    {"grammar/lexicon", {"extract/lexicon_syntax.h"}},
    {"query/meaning", {"query/syntax"}},
    {"query/plan", {"query/meaning", "query/syntax"}},
    {"query/execution",
     {"query/plan", "query/meaning", "query/syntax", "query/budget.h", "query/result_table.h", "graph"}},
    {"query", {"query/syntax", "query/meaning", "query/plan", "query/execution", "grammar/cypher", "graph"}},
    {"ask", {"language", "query", "query/syntax", "graph"}},
    {"store", {"graph"}},
    {"io", {"graph", "query/result_table.h"}},
    {"tck", {"query", "query/syntax", "graph", "io"}},
};

/// The longest layer name that `path` (relative to src/ or the root) begins with; "" for the application and foreign
/// headers.
std::string layer_of(const std::string& path) {
  std::string best;
  for (const auto& [layer, uses] : kMayInclude)
    if (path.starts_with(layer + "/") && layer.size() > best.size()) best = layer;
  return best;
}

struct Include {
  fs::path file;
  int line;
  std::string target;
};

std::vector<fs::path> sources_below(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".h" || extension == ".cpp" || extension == ".hpp") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Include> includes_of(const fs::path& file) {
  std::vector<Include> out;
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) continue;
    const std::size_t open = line.find_first_of("\"<", hash);
    const std::size_t close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
    if (close != std::string::npos) out.push_back({file, number, line.substr(open + 1, close - open - 1)});
  }
  return out;
}

std::string relative_to_layers(const fs::path& file) {
  const fs::path from_src = fs::relative(file, kRoot / "src");
  return (*from_src.begin() == ".." ? fs::relative(file, kRoot) : from_src).generic_string();
}

bool allowed(const std::string& layer, const std::string& target) {
  const std::string target_layer = layer_of(target);
  if (target_layer.empty() || target_layer == layer || target_layer == "base") return true;
  const auto& uses = kMayInclude.at(layer);
  // Everything of the query engine may name the values that rows are made of.
  if (layer.starts_with("query/execution") && target == "graph/value.h") return true;
  return uses.contains(target_layer) || uses.contains(target);
}

TEST(Layers, NoIncludeRunsUpward) {
  std::vector<fs::path> files = sources_below(kRoot / "src");
  for (const fs::path& file : sources_below(kRoot / "grammar")) files.push_back(file);
  ASSERT_GT(files.size(), 20u) << "the sources were not found";
  for (const fs::path& file : files) {
    const std::string layer = layer_of(relative_to_layers(file));
    if (layer.empty()) continue;  // the application uses all
    for (const Include& include : includes_of(file)) {
      if (include.target.starts_with("app/"))
        ADD_FAILURE() << file.string() << ":" << include.line << ": " << layer << " includes the application";
      EXPECT_TRUE(allowed(layer, include.target))
          << file.string() << ":" << include.line << ": the layer '" << layer << "' may not include " << include.target;
    }
  }
}

TEST(Layers, ForbiddenArrowsAreSeen) {
  EXPECT_FALSE(allowed("language", "extract/facts.h"));
  EXPECT_FALSE(allowed("graph", "query/engine.h"));
  EXPECT_FALSE(allowed("query/plan", "graph/property_graph.h"));
  EXPECT_FALSE(allowed("extract", "grammar/lexicon/parser.h"));
  EXPECT_TRUE(allowed("build", "extract/facts.h"));
}

TEST(Layers, ForeignLibrariesStayWhereTheyBelong) {
  const std::map<std::string, std::set<std::string>> homes = {{"boost/spirit", {"grammar/"}},
                                                              {"rapidjson/", {"io/", "train/"}},
                                                              {"lmdb.h", {"store/"}},
                                                              {"CLI/", {"app/", "train/", "tck/", "query/tck/"}}};
  std::vector<fs::path> files = sources_below(kRoot / "src");
  for (const fs::path& file : sources_below(kRoot / "grammar")) files.push_back(file);
  for (const fs::path& file : files)
    for (const Include& include : includes_of(file))
      for (const auto& [library, folders] : homes) {
        if (!include.target.starts_with(library)) continue;
        const std::string path = relative_to_layers(file);
        EXPECT_TRUE(std::any_of(folders.begin(), folders.end(),
                                [&](const std::string& home) { return path.starts_with(home); }))
            << path << ":" << include.line << " includes " << include.target;
      }
}

TEST(Layers, PublicHeadersAreFreeOfForeignTypes) {
  for (const fs::path& file : sources_below(kRoot / "include"))
    for (const Include& include : includes_of(file)) {
      EXPECT_FALSE(include.target.starts_with("boost/") || include.target.starts_with("rapidjson/") ||
                   include.target.starts_with("fmt/"))
          << file.string() << ":" << include.line << " includes " << include.target;
    }
}

}  // namespace
}  // namespace dossier
