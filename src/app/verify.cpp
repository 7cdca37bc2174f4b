#include "build/verify.h"

#include "app/commands.h"
#include "app/console.h"

#include <fmt/format.h>

#include <iostream>

namespace dossier::app {

int run_verify(const std::string& db) {
  const auto graph = load_graph(db);
  if (!graph) return fail(graph.error());
  const auto report = build::verify(*graph);
  for (const auto& failure : report.failures) std::cout << fmt::format("edge {}: {}\n", failure.edge, failure.reason);
  std::cout << fmt::format("{} edges checked against their articles, {} do not hold\n", report.checked, report.failures.size());
  const int written = finish_output();
  return report.failures.empty() ? written : 1;
}

}  // namespace dossier::app
