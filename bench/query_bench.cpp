// The query engine on a graph of 10,000 people who each know ten others. The bars: a point look-up and a two-hop count
// in 50 µs, parsed, planned and run; 10 µs when prepared.
#include "query/engine.h"

#include <benchmark/benchmark.h>

namespace {

using namespace dossier;

graph::PropertyGraph& people() {
  static graph::PropertyGraph graph = [] {
    graph::PropertyGraph g;
    const auto person = g.intern("Person"), name = g.intern("name"), age = g.intern("age"), knows = g.intern("KNOWS");
    constexpr graph::NodeId kPeople = 10'000;
    for (graph::NodeId i = 0; i < kPeople; ++i) {
      g.add_node({person}, graph::normalized({{name, "person " + std::to_string(i)}, {age, std::int64_t{i % 90}}}));
    }
    for (graph::NodeId i = 0; i < kPeople; ++i) {
      for (graph::NodeId k = 1; k <= 10; ++k) g.add_edge(i, knows, (i * 7 + k * 131) % kPeople, {});
    }
    return g;
  }();
  return graph;
}

constexpr const char* kPoint = "MATCH (p:Person {name: $name}) RETURN p.age";
constexpr const char* kTwoHops = "MATCH (:Person {name: $name})-[:KNOWS]->()-[:KNOWS]->(p) RETURN count(p)";
constexpr const char* kSorted = "MATCH (p:Person) WHERE p.age > 80 RETURN p.name ORDER BY p.name LIMIT 10";
// Counted without walking each way; joined by value; between two bound ends.
constexpr const char* kChainCount = "MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c) RETURN count(*)";
constexpr const char* kTreeCount =
    "MATCH (a:Person)-[:KNOWS]->(b) MATCH (b)-[:KNOWS]->(c) MATCH (c)-[:KNOWS]->(d) RETURN count(*)";
constexpr const char* kValueJoin =
    "MATCH (a:Person {age: 7})-[:KNOWS]->(b), (c:Person {age: 8})-[:KNOWS]->(d) WHERE b.age = d.age RETURN count(a.age + c.age)";
constexpr const char* kBoundPath =
    "MATCH (a:Person {name: 'person 1'}), (b:Person {name: 'person 4711'}) MATCH p = (a)-[:KNOWS*1..4]->(b) RETURN count(p)";

void whole(benchmark::State& state, const char* text) {
  const query::Parameters parameters{{"name", graph::Value("person 4711")}};
  for (auto _ : state) {
    auto table = query::run_reading(people(), text, parameters);
    if (!table || table->rows.empty()) state.SkipWithError("the query fails");
    benchmark::DoNotOptimize(table);
  }
}

void prepared(benchmark::State& state, const char* text) {
  const query::Parameters parameters{{"name", graph::Value("person 4711")}};
  const auto query = query::Prepared::make(people(), text);
  for (auto _ : state) {
    auto table = query->run_reading(people(), parameters);
    if (!table || table->rows.empty()) state.SkipWithError("the query fails");
    benchmark::DoNotOptimize(table);
  }
}

BENCHMARK_CAPTURE(whole, point_lookup, kPoint);
BENCHMARK_CAPTURE(whole, two_hop_count, kTwoHops);
BENCHMARK_CAPTURE(whole, filter_sort_limit, kSorted);
BENCHMARK_CAPTURE(whole, chain_count, kChainCount)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, tree_count, kTreeCount)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, value_join, kValueJoin)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, bound_path, kBoundPath)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(prepared, point_lookup, kPoint);
BENCHMARK_CAPTURE(prepared, two_hop_count, kTwoHops);

}  // namespace
