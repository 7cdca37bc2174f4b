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
  std::string message;                          ///< what the error or the warnings look like; empty: not compared
  std::string parameters;                       ///< a map literal; empty for none
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
/// Reads a Markdown page: each ```cypher block is a statement; a ```rows block below it is its table, a ```told block
/// the error or the warnings it gives, and a ```parameters block before it a map of its parameters.
Sequence read_page(std::string_view text, std::string name);

/// Runs a sequence; what went otherwise than it should, one text each.
std::vector<std::string> run(const Sequence& sequence);

}  // namespace dossier::query_tests
