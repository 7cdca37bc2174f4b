#include "app/commands.h"
#include "app/console.h"
#include "app/parameters.h"
#include "app/shell.h"
#include "io/writers.h"
#include "query/engine.h"

#include <iostream>
#include <iterator>

#include <unistd.h>

namespace dossier::app {

int run_query(const QueryOptions& options) {
  query::Parameters parameters;
  for (const std::string& text : options.parameters) {
    auto parsed = parse_parameter(text);
    if (!parsed) return fail(parsed.error());
    parameters.insert_or_assign(parsed->first, parsed->second);
  }
  query::Budget budget;
  budget.timeout = std::chrono::milliseconds(options.timeout_ms);
  budget.max_rows = options.max_rows;
  budget.max_memory_bytes = options.max_memory_mb << 20;

  auto graph = load_graph(options.db, options.min_confidence);
  if (!graph) return fail(graph.error());

  std::string text = options.text;
  if (text.empty() && isatty(STDIN_FILENO) == 1) return run_shell(*graph, parameters, budget, options.format);
  if (text.empty()) text.assign(std::istreambuf_iterator<char>(std::cin), {});

  const auto table = query::run_reading(*graph, text, parameters, budget);
  if (!table) return fail(table.error());
  for (const std::string& warning : table->warnings) std::cerr << "warning: " << warning << '\n';
  if (auto written = io::write_table(*table, *graph, table_format(options.format), std::cout); !written) return fail(written.error());
  return finish_output();
}

}  // namespace dossier::app
