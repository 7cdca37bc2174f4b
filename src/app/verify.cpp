#include "build/verify.h"

#include "app/commands.h"
#include "app/console.h"

#include <fmt/format.h>

#include <iostream>

namespace dossier::app {

int run_verify(const std::string& db) {
  const auto graph = load_graph(db);
  if (!graph) return fail(graph.error());
  const auto unproven = build::verify(*graph);
  for (const build::Unproven& edge : unproven) {
    std::cout << fmt::format("({})-[:{}]->({}), relationship {}: {}\n", graph->source(edge.edge), graph->symbol(graph->type(edge.edge)),
                             graph->target(edge.edge), edge.edge, edge.why);
  }
  std::cout << fmt::format("{} relationships, {} whose evidence does not hold\n", graph->edge_count(), unproven.size());
  const int written = finish_output();
  return unproven.empty() ? written : 1;
}

}  // namespace dossier::app
