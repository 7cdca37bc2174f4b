#include "app/commands.h"
#include "app/console.h"
#include "extract/lexicon_loader.h"
#include "grammar/lexicon/parser.h"

#include <fmt/format.h>

#include <iostream>

namespace dossier::app {

int run_lexicon_check(const std::vector<std::string>& files) {
  int status = 0;
  for (const std::string& file : files) {
    auto text = read_file(file);
    if (!text) {
      status = fail(text.error());
      continue;
    }
    const auto tree = grammar::parse_lexicon(*text, file);
    if (!tree) {
      status = fail(tree.error());
      continue;
    }
    ResourceOptions with_file;
    with_file.lexicons = {file};
    const auto lexicon = load_lexicon(with_file);
    if (!lexicon) {
      status = fail(lexicon.error());
      continue;
    }
    std::cout << fmt::format("{}: fine; {} predicates with it in all\n", file, lexicon->predicates.size());
  }
  const int written = finish_output();
  return status != 0 ? status : written;
}

}  // namespace dossier::app
