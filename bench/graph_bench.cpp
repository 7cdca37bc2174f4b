#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "graph/algorithms.h"
#include "graph/property_graph.h"

// A news-like graph: a few hubs that most edges touch, many nodes with few, six types of edges.
namespace dossier::graph {
namespace {

PropertyGraph make_graph(NodeId nodes, std::size_t edges) {
  std::mt19937 random(1);
  PropertyGraph graph;
  const SymbolId label = graph.intern("Person"), name = graph.intern("name");
  std::vector<SymbolId> types;
  for (const char* type : {"MET", "ATTENDED", "ATTACKED", "CLAIMED", "ABOUT", "PART_OF"})
    types.push_back(graph.intern(type));
  for (NodeId i = 0; i < nodes; ++i) graph.add_node({label}, {{name, Value("node " + std::to_string(i))}});
  const auto pick = [&] {
    const double uniform = std::uniform_real_distribution<double>(0, 1)(random);
    return static_cast<NodeId>(uniform * uniform * uniform * (nodes - 1));
  };
  for (std::size_t i = 0; i < edges; ++i) graph.add_edge(pick(), types[random() % types.size()], pick(), {});
  return graph;
}

void BulkLoad(benchmark::State& state) {
  const auto edges = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) {
    const PropertyGraph graph = make_graph(static_cast<NodeId>(edges / 5), edges);
    benchmark::DoNotOptimize(graph.out(0).size());  // works the edges into the adjacency
  }
  state.counters["edges/s"] =
      benchmark::Counter(static_cast<double>(edges), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(BulkLoad)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// One edge, then one read: the adjacency is brought up to date each time.
void AddEdgeThenRead(benchmark::State& state) {
  PropertyGraph graph = make_graph(20'000, 100'000);
  const SymbolId type = graph.find_symbol("MET");
  std::mt19937 random(2);
  for (auto _ : state) {
    const NodeId from = random() % 20'000;
    graph.add_edge(from, type, random() % 20'000, {});
    benchmark::DoNotOptimize(graph.out(from, type).data());
  }
}
BENCHMARK(AddEdgeThenRead);

/// Every edge of one type, from each node in turn.
void ExpandOneType(benchmark::State& state) {
  const PropertyGraph graph = make_graph(200'000, 1'000'000);
  const SymbolId type = graph.find_symbol("ATTENDED");
  for (auto _ : state) {
    std::uint64_t sum = 0;
    const Adjacency& out = graph.outgoing();
    for (NodeId node = 0; node < graph.node_bound(); ++node)
      for (const Adjacent& edge : out.of(node, type)) sum += edge.neighbor;
    benchmark::DoNotOptimize(sum);
  }
  state.counters["nodes/s"] = benchmark::Counter(200'000, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(ExpandOneType)->Unit(benchmark::kMillisecond);

void TwoHopCount(benchmark::State& state) {
  const PropertyGraph graph = make_graph(10'000, 50'000);
  std::mt19937 random(3);
  for (auto _ : state) {
    std::uint64_t count = 0;
    for (const Adjacent& first : graph.out(random() % 10'000)) count += graph.out(first.neighbor).size();
    benchmark::DoNotOptimize(count);
  }
}
BENCHMARK(TwoHopCount);

void FindNodes(benchmark::State& state) {
  const PropertyGraph graph = make_graph(100'000, 0);
  const SymbolId label = graph.find_symbol("Person"), name = graph.find_symbol("name");
  std::mt19937 random(4);
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i) names.push_back("node " + std::to_string(random() % 100'000));
  graph.find_nodes(label, name, "");  // builds the index
  std::size_t at = 0;
  for (auto _ : state) benchmark::DoNotOptimize(graph.find_nodes(label, name, names[at++ % names.size()]).size());
}
BENCHMARK(FindNodes);

void ShortestPath(benchmark::State& state) {
  const PropertyGraph graph = make_graph(20'000, 100'000);
  std::mt19937 random(5);
  Scope either_way;
  either_way.directed = false;
  for (auto _ : state) benchmark::DoNotOptimize(shortest_path(graph, random() % 20'000, random() % 20'000, either_way));
}
BENCHMARK(ShortestPath)->Unit(benchmark::kMicrosecond);

void PageRank(benchmark::State& state) {
  const PropertyGraph graph = make_graph(20'000, 100'000);
  for (auto _ : state) benchmark::DoNotOptimize(page_rank(graph).data());
}
BENCHMARK(PageRank)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dossier::graph
