#include "app/commands.h"
#include "app/console.h"
#include "app/parameters.h"
#include "app/query_session.h"
#include "app/shell.h"
#include "io/writers.h"

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

  QuerySession session(store_path(options.db), options.min_confidence);
  std::string text = options.text;
  if (text.empty() && isatty(STDIN_FILENO) == 1) {
    if (auto ready = session.refresh(); !ready) return fail(ready.error());
    return run_shell(session, parameters, budget, options.format);
  }
  if (text.empty()) text.assign(std::istreambuf_iterator<char>(std::cin), {});

  const auto table = session.run(text, parameters, budget);
  if (!table) return fail(table.error());
  for (const std::string& warning : table->warnings) std::cerr << "warning: " << warning << '\n';
  if (auto written = io::write_table(*table, session.graph(), table_format(options.format), std::cout); !written) return fail(written.error());
  if (table->effects) std::cerr << summary(*table->effects) << '\n';
  return finish_output();
}

}  // namespace dossier::app
