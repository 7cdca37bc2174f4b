#pragma once

#include <dossier/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::tck {

using TableRow = std::vector<std::string>;

/// One Given, When or Then with what hangs on it.
struct Step {
  std::string text;             ///< without its keyword
  std::string document;         ///< the text between """ lines, its indentation taken off
  std::vector<TableRow> table;  ///< the cells, \| and \n undone
  bool has_table = false;
};

struct Scenario {
  std::string name;  ///< an outline's with the number of its row
  std::size_t line = 0;
  std::vector<Step> steps;  ///< the background's first
};

struct Feature {
  std::string file, name;
  std::vector<Scenario> scenarios;  ///< outlines are expanded: one scenario for each row of examples
};

/// Reads Gherkin as the openCypher kit uses it. Errors are Fault::kInput with the line.
Result<Feature> parse_feature(std::string_view text, std::string file);

}  // namespace dossier::tck
