#include "app/resources.h"

#include "extract/lexicon_loader.h"
#include "grammar/lexicon/lexicon_parser.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

namespace dossier::app {
namespace fs = std::filesystem;
namespace {

Diagnostic problem_with(Fault fault, std::string source, std::string message, std::string hint = {}) {
  Diagnostic problem;
  problem.fault = fault;
  problem.source = std::move(source);
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

bool holds_model(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "models" / "en.model", ignored);
}

}  // namespace

Result<std::string> data_folder() {
  if (const char* home = std::getenv("DOSSIER_HOME"); home != nullptr && *home != '\0') {
    if (holds_model(home)) return std::string(home);
    return problem_with(Fault::kNotFound, home, "$DOSSIER_HOME holds no models/en.model",
                        "Point it at the folder that has models/ and lexicon/, or unset it.");
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (fs::path folder = program.parent_path(); !error && !folder.empty(); folder = folder.parent_path()) {
    if (holds_model(folder)) return folder.string();
    if (holds_model(folder / "share" / "dossier")) return (folder / "share" / "dossier").string();
    if (folder == folder.parent_path()) break;
  }
  return problem_with(Fault::kNotFound, "models/en.model", "the language model was not found near the program",
                      "Set DOSSIER_HOME to the folder that has models/ and lexicon/, or pass --model FILE.");
}

Result<language::Analyzer> load_analyzer(const ResourceOptions& options) {
  if (!options.model.empty()) return language::Analyzer::load(options.model);
  auto folder = data_folder();
  if (!folder) return std::move(folder).error();
  return language::Analyzer::load((fs::path(*folder) / "models" / "en.model").string());
}

Result<std::vector<extract::LexiconSyntax>> parse_lexicons(const ResourceOptions& options) {
  auto folder = data_folder();
  if (!folder) return std::move(folder).error();
  const fs::path shipped = fs::path(*folder) / "lexicon";
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator entry(shipped, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".lexicon") files.push_back(entry->path().string());
  if (error) return problem_with(Fault::kNotFound, shipped.string(), "can't read the lexicon folder: " + error.message());
  std::sort(files.begin(), files.end());
  files.insert(files.end(), options.lexicons.begin(), options.lexicons.end());

  std::vector<extract::LexiconSyntax> parsed;
  for (const std::string& file : files) {
    auto text = read_file(file);
    if (!text) return std::move(text).error();
    auto syntax = grammar::parse_lexicon(*std::move(text), file);
    if (!syntax) return std::move(syntax).error();
    parsed.push_back(*std::move(syntax));
  }
  return parsed;
}

Result<extract::Lexicon> load_lexicon(const ResourceOptions& options) {
  const auto parsed = parse_lexicons(options);
  if (!parsed) return parsed.error();
  return extract::load_lexicon(*parsed);
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return problem_with(Fault::kInput, path, "is a folder, not a file");
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return problem_with(Fault::kInput, path, std::string("can't open the file: ") + std::strerror(errno));
  std::string text;
  char chunk[1 << 16];
  while (const std::size_t got = std::fread(chunk, 1, sizeof chunk, file.get())) {
    text.append(chunk, got);
    if (text.size() > limit)
      return problem_with(Fault::kInput, path, "the file is larger than " + std::to_string(limit >> 20) + " MiB",
                          "Split it into articles, or pass them as .jsonl, one a line.");
  }
  if (std::ferror(file.get())) return problem_with(Fault::kInput, path, std::string("can't read the file: ") + std::strerror(errno));
  return text;
}

}  // namespace dossier::app
