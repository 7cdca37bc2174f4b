#include "shipped_lexicon.h"

#include "extract/lexicon_loader.h"
#include "grammar/lexicon/lexicon_parser.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dossier::extract::testing {

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

Result<Lexicon> shipped_lexicon() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(DOSSIER_SOURCE_DIR "/lexicon"))
    if (entry.path().extension() == ".lexicon") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<LexiconSyntax> files;
  for (const auto& path : paths) {
    auto parsed = grammar::parse_lexicon(read(path), path.filename().string());
    if (!parsed) return parsed.error();
    files.push_back(std::move(parsed).value());
  }
  return load_lexicon(files);
}

std::vector<std::string> parts(const std::string& text, char separator) {
  std::vector<std::string> result;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) result.push_back(part);
  return result;
}

}  // namespace dossier::extract::testing
