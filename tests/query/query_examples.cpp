#include "query/query_examples.h"

#include "query/engine.h"
#include "query/tck/canonical.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace dossier::query_tests {
namespace {

std::string trimmed(const std::string& s) {
  const auto first = s.find_first_not_of(" \t\r");
  return first == std::string::npos ? "" : s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  std::stringstream stream(line.substr(line.find('|') + 1));
  std::string cell;
  while (std::getline(stream, cell, '|')) out.push_back(trimmed(cell));
  if (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

std::string at(const Sequence& sequence, const Example& example) {
  return sequence.name + ", line " + std::to_string(example.line) + ": " + example.statement + "\n  ";
}

}  // namespace

Result<std::vector<Sequence>> read_tests(std::string_view text) {
  std::vector<Sequence> out;
  std::stringstream stream{std::string(text)};
  std::string line, statement;
  Example* table = nullptr;
  std::size_t number = 0, began = 0;
  while (std::getline(stream, line)) {
    ++number;
    if (line.starts_with("# ")) {
      out.push_back({line.substr(2), {}});
      table = nullptr;
    } else if (line.starts_with("----")) {
      Example example;
      example.line = began;
      example.statement = trimmed(statement);
      const std::string mode = trimmed(line.substr(4));
      if (mode.starts_with("error ")) example.error = mode.substr(6);
      example.ordered = mode == "ordered";
      example.checked = mode != "ok";
      if (out.empty())
        return Diagnostic{Fault::kInput,
                          "a statement before the first '# name'",
                          {},
                          {},
                          static_cast<std::uint32_t>(number),
                          1,
                          {},
                          {},
                          {}};
      out.back().examples.push_back(std::move(example));
      table = &out.back().examples.back();
      statement.clear();
    } else if (trimmed(line).empty()) {
      table = nullptr;
    } else if (table && trimmed(line).starts_with('|')) {
      table->table.push_back(cells(line));
    } else {
      if (statement.empty()) began = number;
      statement += (statement.empty() ? "" : "\n") + line;
    }
  }
  return out;
}

Sequence read_page(std::string_view text, std::string name) {
  Sequence out{std::move(name), {}};
  std::stringstream stream{std::string(text)};
  std::string line, kind, block, parameters;
  std::size_t number = 0, began = 0;
  while (std::getline(stream, line)) {
    ++number;
    if (!line.starts_with("```")) {
      if (!kind.empty()) block += (block.empty() ? "" : "\n") + line;
      continue;
    }
    if (kind.empty()) {
      kind = line.size() > 3 ? line.substr(3) : "text";
      began = number + 1;
      block.clear();
      continue;
    }
    if (kind == "parameters") parameters = block;
    if (kind == "cypher") {
      out.examples.emplace_back();
      out.examples.back().line = began;
      out.examples.back().statement = block;
      out.examples.back().parameters = std::exchange(parameters, {});
    }
    if (kind == "told" && !out.examples.empty()) out.examples.back().message = block;
    if (kind.starts_with("rows") && !out.examples.empty()) {
      Example& example = out.examples.back();
      example.checked = true;
      example.ordered = kind == "rows ordered";
      std::stringstream rows(block);
      for (std::string row; std::getline(rows, row);) {
        if (row.find("---") == std::string::npos) example.table.push_back(cells(row));
      }
    }
    kind.clear();
  }
  return out;
}

namespace {

query::Parameters parameters_of(const Example& example) {
  query::Parameters out;
  if (example.parameters.empty()) return out;
  graph::PropertyGraph empty;
  const auto map = query::run(empty, "RETURN " + example.parameters);
  if (!map) return out;  // then the statement misses them
  for (const auto& [name, value] : map->rows[0][0].map()) out[name] = value;
  return out;
}

}  // namespace

std::vector<std::string> run(const Sequence& sequence) {
  std::vector<std::string> problems;
  graph::PropertyGraph graph;
  for (const Example& example : sequence.examples) {
    const auto result = query::run(graph, example.statement, parameters_of(example));
    if (!example.message.empty()) {
      std::string told = result ? "" : result.error().render();
      if (result) {
        for (const auto& warning : result->warnings) told += (told.empty() ? "warning: " : "\nwarning: ") + warning;
      }
      if (told != example.message) problems.push_back(at(sequence, example) + "it tells\n" + told);
      if (!result) continue;
    }
    if (!example.error.empty()) {
      if (result) problems.push_back(at(sequence, example) + "no error, but " + example.error + " is expected");
      else if (result.error().code != example.error)
        problems.push_back(at(sequence, example) + "the error is " + result.error().code);
      continue;
    }
    if (!result) {
      problems.push_back(at(sequence, example) + result.error().render());
      continue;
    }
    if (!example.checked) continue;
    std::vector<std::string> wanted, got;
    for (std::size_t i = 1; i < example.table.size(); ++i) {
      std::string row;
      for (const auto& cell : example.table[i])
        row += "| " + tck::canonical(cell, false).value_or("(malformed) " + cell) + " ";
      wanted.push_back(row);
    }
    for (const auto& values : result->rows) {
      std::string row;
      for (const auto& value : values) row += "| " + tck::canonical(value, graph, false) + " ";
      got.push_back(row);
    }
    if (!example.ordered) {
      std::sort(wanted.begin(), wanted.end());
      std::sort(got.begin(), got.end());
    }
    const bool no_columns = example.table.empty() && result->rows.empty();
    if (!no_columns && (example.table.empty() || example.table[0] != result->columns))
      problems.push_back(at(sequence, example) + "the columns are others");
    if (wanted != got) {
      std::string text = at(sequence, example) + "the rows are";
      for (const auto& row : got) text += "\n    " + row;
      problems.push_back(text);
    }
  }
  return problems;
}

}  // namespace dossier::query_tests
