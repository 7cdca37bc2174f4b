#pragma once

#include <dossier/result.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::query_tests {

/// One statement with what it must give.
struct Example {
  std::size_t line = 0;
  std::string statement;
  bool checked = false;                         ///< false: run for its effect only
  std::vector<std::vector<std::string>> table;  ///< the header and the rows; cells in the kit's notation
  std::string error;                            ///< the code of the expected error; empty for none
  bool ordered = false;
};

/// A sequence of statements on one graph.
struct Sequence {
  std::string name;
  std::vector<Example> examples;
};

/// Reads a .test file: sequences begin with "# name"; a statement ends at a line "----", "----ordered", "----error
/// CODE" or
/// "----ok"; below stands its table, up to an empty line.
Result<std::vector<Sequence>> read_tests(std::string_view text);
/// Reads a Markdown page: each ```cypher block is a statement, and a ```rows block below it its table.
Sequence read_page(std::string_view text, std::string name);

/// Runs a sequence; what went otherwise than it should, one text each.
std::vector<std::string> run(const Sequence& sequence);

}  // namespace dossier::query_tests
