// Any bytes as a query on a small graph: an error or rows, within its budget; and an error leaves the graph's size
// alone.
#include "query/engine.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dossier;
  static const graph::PropertyGraph kGraph = [] {
    graph::PropertyGraph g;
    const auto made = query::run(g,
                                 "CREATE (a:A {name: 'x', v: 1, l: [1, 2]})-[:R {w: 1.5}]->(b:B {v: 2})-[:S]->(c:A:B "
                                 "{d: date('2020-01-01')})-[:R]->(a), "
                                 "(c)-[:S]->(c)");
    if (!made) std::abort();
    return g;
  }();
  graph::PropertyGraph graph = kGraph;
  const query::Budget budget{
      .timeout = std::chrono::milliseconds(500), .max_rows = 10'000, .max_memory_bytes = 64u << 20};
  const query::Parameters parameters{{"p", graph::Value(1)}, {"s", graph::Value("x")}};
  const auto result = query::run(graph, {reinterpret_cast<const char*>(data), size}, parameters, budget);
  if (!result && (graph.node_count() != kGraph.node_count() || graph.edge_count() != kGraph.edge_count())) std::abort();
  return 0;
}
