#include "app/commands.h"
#include "app/console.h"
#include "extract/lexicon_loader.h"

#include <fmt/format.h>

#include <iostream>

namespace dossier::app {

int run_lexicon_check(const std::vector<std::string>& files) {
  int status = 0;
  for (const std::string& file : files) {
    ResourceOptions with_file;
    with_file.lexicons = {file};
    const auto parsed = parse_lexicons(with_file);
    if (!parsed) {
      status = fail(parsed.error());
      continue;
    }
    std::size_t errors = 0, warnings = 0;
    for (const extract::LexiconFinding& finding : extract::check_lexicon(*parsed)) {
      ++(finding.warning ? warnings : errors);
      std::cout << (finding.warning ? "warning: " : "error: ") << finding.problem.render() << '\n';
    }
    std::cout << fmt::format("{}: {} errors, {} warnings\n", file, errors, warnings);
    if (errors != 0) status = 1;
  }
  const int written = finish_output();
  return status != 0 ? status : written;
}

}  // namespace dossier::app
