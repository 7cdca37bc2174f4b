#include "app/commands.h"
#include "app/console.h"
#include "app/document_json.h"
#include "language/conllu.h"

#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>

namespace dossier::app {
namespace {

Result<language::Document> analyze_file(const language::Analyzer& analyzer, const AnalyzeOptions& options, const std::string& file) {
  Result<std::string> text = file == "-" ? Result<std::string>(std::string(std::istreambuf_iterator<char>(std::cin), {})) : read_file(file);
  if (!text) return std::move(text).error();
  if (options.input != "conllu") return analyzer.analyze(*std::move(text));
  const auto given = language::read_given_words(*text, file);
  if (!given) return given.error();
  return analyzer.analyze_tokens(given->sentences);
}

/// Names for `# newdoc id`: files' names without ending, counted where two are the same. UD reserves "/" and white space.
class DocumentIds {
 public:
  std::string of(const std::string& file) {
    std::string id = file == "-" ? "stdin" : std::filesystem::path(file).stem().string();
    for (char& c : id)
      if (c == '/' || (c >= 0 && c <= ' ')) c = '_';
    const unsigned seen = ++counts_[id];
    return seen == 1 ? id : id + '.' + std::to_string(seen);
  }

 private:
  std::map<std::string, unsigned> counts_;
};

}  // namespace

int run_analyze(const AnalyzeOptions& options) {
  const auto analyzer = load_analyzer(options.resources);
  if (!analyzer) return fail(analyzer.error());
  int status = 0;
  DocumentIds ids;
  for (const std::string& file : options.files) {
    const auto document = analyze_file(*analyzer, options, file);
    if (!document) {
      Diagnostic problem = document.error();
      if (problem.source.empty()) problem.source = file;
      status = fail(problem);
      continue;
    }
    if (options.format == "json") std::cout << document_json(*document, file) << '\n';
    else language::write_conllu(*document, std::cout, ids.of(file));
  }
  const int written = finish_output();
  return status != 0 ? status : written;
}

}  // namespace dossier::app
