#include "app/parameters.h"

#include "query/engine.h"

#include <algorithm>

namespace dossier::app {

Result<std::pair<std::string, graph::Value>> parse_parameter(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::string name(text.substr(0, equals));
  const auto is_name_byte = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
  };
  if (equals == std::string_view::npos || name.empty() || !std::all_of(name.begin(), name.end(), is_name_byte)) {
    Diagnostic problem;
    problem.fault = Fault::kInput;
    problem.source = "--param " + std::string(text);
    problem.message = "a parameter is NAME=VALUE";
    problem.hint = "For example --param name='Rustem Umerov', used in the query as $name.";
    return problem;
  }
  const std::string value(text.substr(equals + 1));
  // The query language itself reads literals, so that both agree; a bare word is not one and stays text.
  const graph::PropertyGraph nothing;
  const bool may_be_literal = !value.empty() && (std::string_view("0123456789-+.'\"[{").find(value.front()) != std::string_view::npos ||
                                                 value == "true" || value == "false" || value == "null");
  if (may_be_literal) {
    if (auto table = query::run_reading(nothing, "RETURN " + value); table && table->rows.size() == 1 && table->columns.size() == 1)
      return std::pair(name, table->rows[0][0]);
  }
  return std::pair(name, graph::Value(value));
}

io::TableFormat table_format(std::string_view name) {
  if (name == "json") return io::TableFormat::kJson;
  if (name == "jsonl") return io::TableFormat::kJsonl;
  if (name == "csv") return io::TableFormat::kCsv;
  if (name == "dot") return io::TableFormat::kDot;
  return io::TableFormat::kTable;
}

}  // namespace dossier::app
