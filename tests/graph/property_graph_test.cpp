#include "graph/property_graph.h"
#include "graph/memory_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>

namespace dossier::graph {
namespace {

TEST(PropertyGraph, KeepsAdjacencySortedByTypeThenNeighborThenEdge) {
  PropertyGraph graph;
  const SymbolId met = graph.intern("MET"), knows = graph.intern("KNOWS");
  const NodeId a = graph.add_node({}, {}), b = graph.add_node({}, {}), c = graph.add_node({}, {});
  const EdgeId first = graph.add_edge(a, knows, c, {});
  const EdgeId second = graph.add_edge(a, met, c, {});
  const EdgeId third = graph.add_edge(a, met, b, {});
  const EdgeId fourth = graph.add_edge(a, met, b, {});

  const auto out = graph.out(a);
  ASSERT_EQ(out.size(), 4u);
  EXPECT_EQ(out[0], (Adjacent{met, b, third}));
  EXPECT_EQ(out[1], (Adjacent{met, b, fourth}));
  EXPECT_EQ(out[2], (Adjacent{met, c, second}));
  EXPECT_EQ(out[3], (Adjacent{knows, c, first}));
  EXPECT_EQ(graph.out(a, knows).size(), 1u);
  EXPECT_EQ(graph.in(c, met).front().neighbor, a);
  EXPECT_TRUE(graph.out(b).empty());
}

TEST(PropertyGraph, LeavesAHoleWhereANodeWas) {
  PropertyGraph graph;
  const SymbolId person = graph.intern("Person");
  const NodeId gone = graph.add_node({person}, {});
  const NodeId stays = graph.add_node({person}, {});
  graph.remove_node(gone);

  EXPECT_FALSE(graph.has_node(gone));
  EXPECT_EQ(graph.node_bound(), 2u);
  EXPECT_EQ(graph.node_count(), 1u);
  ASSERT_EQ(graph.nodes_with(person).size(), 1u);
  EXPECT_EQ(graph.nodes_with(person)[0], stays);
  EXPECT_EQ(graph.add_node({}, {}), 2u) << "an id is never given twice";
}

TEST(PropertyGraph, KeepsASelfLoopInBothDirections) {
  PropertyGraph graph;
  const SymbolId cites = graph.intern("CITES");
  const NodeId node = graph.add_node({}, {});
  const EdgeId loop = graph.add_edge(node, cites, node, {});
  EXPECT_EQ(graph.out(node).size(), 1u);
  EXPECT_EQ(graph.in(node).size(), 1u);
  graph.remove_edge(loop);
  EXPECT_TRUE(graph.out(node).empty());
  EXPECT_TRUE(graph.in(node).empty());
  EXPECT_TRUE(graph.all_types().empty());
}

TEST(PropertyGraph, FindsNodesByNameAfterTheNameChanges) {
  PropertyGraph graph;
  const SymbolId country = graph.intern("Country"), name = graph.intern("name");
  const NodeId node = graph.add_node({country}, {{name, Value("Burma")}});
  EXPECT_EQ(graph.find_nodes(country, name, "Burma"), std::vector<NodeId>{node});
  graph.set_node_property(node, name, Value("Myanmar"));
  EXPECT_TRUE(graph.find_nodes(country, name, "Burma").empty());
  EXPECT_EQ(graph.find_nodes(country, name, "Myanmar"), std::vector<NodeId>{node});
  EXPECT_EQ(graph.find_nodes(kNoSymbol, name, "Myanmar"), std::vector<NodeId>{node});
  EXPECT_TRUE(graph.find_nodes(graph.intern("Person"), name, "Myanmar").empty());
  EXPECT_TRUE(graph.find_nodes(country, graph.find_symbol("never seen"), "Myanmar").empty());
}

TEST(PropertyGraph, NormalizesPropertiesToSortedKeysWithoutNullsOrDoubles) {
  const Properties properties =
      normalized({{3, Value("c")}, {1, Value("a")}, {3, Value("d")}, {2, Value()}, {1, Value(5)}});
  ASSERT_EQ(properties.size(), 2u);
  EXPECT_EQ(properties[0].first, 1u);
  EXPECT_EQ(properties[0].second.integer(), 5);
  EXPECT_EQ(properties[1].first, 3u);
  EXPECT_EQ(properties[1].second.string(), "d");
}

TEST(PropertyGraph, MayBeReadByManyThreadsAtOnce) {
  PropertyGraph graph;
  const SymbolId label = graph.intern("N"), type = graph.intern("R"), name = graph.intern("name");
  constexpr NodeId kNodes = 2000;
  for (NodeId i = 0; i < kNodes; ++i) graph.add_node({label}, {{name, Value("n" + std::to_string(i))}});
  for (NodeId i = 0; i < kNodes; ++i) graph.add_edge(i, type, (i * 7 + 1) % kNodes, {});
  std::vector<std::size_t> sums(4);
  std::vector<std::thread> readers;
  for (std::size_t& sum : sums)
    readers.emplace_back([&] {
      for (NodeId i = 0; i < kNodes; ++i) {
        sum += graph.out(i)[0].neighbor;
        sum += graph.find_nodes(label, name, "n" + std::to_string(i)).at(0);
      }
    });
  for (auto& reader : readers) reader.join();
  std::size_t expected = 0;
  for (std::size_t i = 0; i < kNodes; ++i) expected += (i * 7 + 1) % kNodes + i;
  for (const std::size_t sum : sums) EXPECT_EQ(sum, expected);
}

TEST(Value, IsIdenticalOnlyWithinItsKind) {
  EXPECT_TRUE(identical(Value(1), Value(1)));
  EXPECT_FALSE(identical(Value(1), Value(1.0)));
  EXPECT_TRUE(identical(Value(std::nan("")), Value(std::nan(""))));
  EXPECT_FALSE(identical(Value(0.0), Value(-0.0)));
  EXPECT_TRUE(identical(Value(List{Value(1), Value("a")}), Value(List{Value(1), Value("a")})));
  EXPECT_FALSE(identical(Value(List{Value(1)}), Value(List{Value(1), Value(2)})));
  EXPECT_TRUE(identical(Value(Map{{"k", Value(true)}}), Value(Map{{"k", Value(true)}})));
  EXPECT_FALSE(identical(Value(Map{{"k", Value(true)}}), Value(Map{{"l", Value(true)}})));
  EXPECT_FALSE(identical(Value(NodeRef{1}), Value(EdgeRef{1})));
  EXPECT_FALSE(identical(Value(Date{1}), Value(Date{2})));
}

TEST(MemoryWriter, FindsANodeUnderItsKeysAndReplacesItWhole) {
  PropertyGraph graph;
  MemoryWriter writer(graph);
  const NodeId node = writer.add_node({{"Person"}, {{"name", Value("Umerov")}, {"title", Value("secretary")}}}).value();
  ASSERT_TRUE(writer.add_key("umerov", node).ok());
  ASSERT_TRUE(writer.add_key("umerov", node).ok());
  EXPECT_EQ(writer.find("umerov").value(), std::vector<NodeId>{node});
  EXPECT_TRUE(writer.find("budanov").value().empty());

  ASSERT_TRUE(writer.replace_node(node, {{"Person", "Official"}, {{"name", Value("Rustem Umerov")}}}).ok());
  const auto record = writer.node(node).value();
  EXPECT_EQ(record.labels, (std::vector<std::string>{"Official", "Person"}));
  ASSERT_EQ(record.properties.size(), 1u);
  EXPECT_EQ(record.properties[0].second.string(), "Rustem Umerov");

  const auto missing = writer.add_edge(node, "MET", 99, {});
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().fault, Fault::kNotFound);
}

}  // namespace
}  // namespace dossier::graph
