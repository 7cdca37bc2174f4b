#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "store/store.h"

namespace dossier::store {
namespace {

using graph::Value;

std::string scratch(const char* name) {
  const auto path = std::filesystem::temp_directory_path() / (std::string(name) + std::to_string(::getpid()) + ".db");
  std::filesystem::remove(path);
  std::filesystem::remove(path.string() + "-lock");
  return path.string();
}

void remove_store(const std::string& path) {
  std::filesystem::remove(path);
  std::filesystem::remove(path + "-lock");
}

/// What an article of news gives: 40 nodes, 120 edges with their evidence, its text.
void add_article(Store& store, int number) {
  auto change = store.begin().value();
  std::vector<graph::NodeId> nodes{change.add_node({{"Article"}, {{"text", Value(std::string(3000, 'a'))}}}).value()};
  for (int i = 0; i < 40; ++i) {
    const std::string name = "node " + std::to_string(number) + "." + std::to_string(i);
    nodes.push_back(
        change.add_node({{"Person"}, {{"aliases", Value(graph::List{Value(name)})}, {"name", Value(name)}}}).value());
    if (!change.add_key(name, nodes.back())) return;
  }
  const std::string sentence(150, 's');
  for (std::size_t i = 0; i < 120; ++i)
    if (!change.add_edge(nodes[i % 40 + 1], "MET", nodes[i * 7 % 40 + 1],
                         {{"article", Value(static_cast<std::int64_t>(nodes[0]))},
                          {"confidence", Value(0.9)},
                          {"end", Value(150)},
                          {"evidence", Value(sentence)},
                          {"modality", Value("actual")},
                          {"polarity", Value("positive")},
                          {"sentence", Value(3)},
                          {"start", Value(0)},
                          {"verb", Value("met")}}))
      return;
  if (!change.commit()) return;
}

void IngestOneArticle(benchmark::State& state) {
  const std::string path = scratch("dossier-ingest-bench-");
  {
    auto store = Store::open(path, Store::Mode::kWrite).value();
    int number = 0;
    for (auto _ : state) add_article(store, number++);
  }
  remove_store(path);
}
BENCHMARK(IngestOneArticle)->Unit(benchmark::kMicrosecond);

void OpenAndLoad(benchmark::State& state) {
  const std::string path = scratch("dossier-load-bench-");
  double edges = 0;
  {
    auto store = Store::open(path, Store::Mode::kWrite).value();
    for (int i = 0; i < state.range(0); ++i) add_article(store, i);
  }
  for (auto _ : state) {
    const auto graph = Store::open(path, Store::Mode::kRead).value().load().value();
    edges = static_cast<double>(graph.edge_count());
    benchmark::DoNotOptimize(graph.out(0).size());
  }
  state.counters["edges/s"] = benchmark::Counter(edges, benchmark::Counter::kIsIterationInvariantRate);
  remove_store(path);
}
BENCHMARK(OpenAndLoad)->Arg(10)->Arg(1000)->Unit(benchmark::kMillisecond);

/// Small records: the cost of a record itself.
void LoadBareEdges(benchmark::State& state) {
  const std::string path = scratch("dossier-bare-bench-");
  constexpr std::uint32_t kNodes = 50'000, kEdges = 300'000;
  {
    auto store = Store::open(path, Store::Mode::kWrite).value();
    auto change = store.begin().value();
    for (std::uint32_t i = 0; i < kNodes; ++i) (void)change.add_node({{"Person"}, {}});
    for (std::uint32_t i = 0; i < kEdges; ++i)
      (void)change.add_edge(i % kNodes, "MET", i * 7919 % kNodes, {{"sentence", Value(1)}});
    (void)change.commit();
  }
  const auto store = Store::open(path, Store::Mode::kRead).value();
  for (auto _ : state) benchmark::DoNotOptimize(store.load().value().edge_count());
  state.counters["edges/s"] = benchmark::Counter(kEdges, benchmark::Counter::kIsIterationInvariantRate);
  remove_store(path);
}
BENCHMARK(LoadBareEdges)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dossier::store
