#include "graph/communities.h"

#include <gtest/gtest.h>

#include <random>

namespace dossier::graph {
namespace {

/// Newman and Girvan's definition, edge by edge, over nodes in scope.
double modularity(const PropertyGraph& graph, const Communities& found) {
  double edges = 0, within = 0;
  std::vector<double> degree(found.count, 0.0);
  for (EdgeId edge = 0; edge < graph.edge_bound(); ++edge) {
    if (!graph.has_edge(edge)) continue;
    const auto from = found.of_node[graph.source(edge)], to = found.of_node[graph.target(edge)];
    edges += 1;
    if (from == to) within += 1;
    degree[from] += 1;
    degree[to] += 1;
  }
  if (edges == 0) return 0;
  double out = within / edges;
  for (const double sum : degree) out -= sum / (2 * edges) * (sum / (2 * edges));
  return out;
}

void add_clique(PropertyGraph& graph, NodeId first, NodeId size) {
  for (NodeId a = 0; a < size; ++a)
    for (NodeId b = a + 1; b < size; ++b) graph.add_edge(first + a, graph.intern("KNOWS"), first + b, {});
}

TEST(Communities, TwoTrianglesWithABridgeAreTwo) {
  PropertyGraph graph;
  for (int i = 0; i < 6; ++i) graph.add_node({}, {});
  add_clique(graph, 0, 3);
  add_clique(graph, 3, 3);
  graph.add_edge(2, graph.intern("KNOWS"), 3, {});
  const auto found = communities(graph);
  EXPECT_EQ(found.of_node, (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1}));
  EXPECT_NEAR(found.modularity, 6.0 / 7 - 0.5, 1e-12);  // 3 of 7 edges in each, each with half of all ends
}

// The example of the Louvain paper's discussion: cliques in a ring.
TEST(Communities, CliquesInARingAreFound) {
  PropertyGraph graph;
  constexpr NodeId kCliques = 8, kSize = 5;
  for (NodeId i = 0; i < kCliques * kSize; ++i) graph.add_node({}, {});
  for (NodeId clique = 0; clique < kCliques; ++clique) {
    add_clique(graph, clique * kSize, kSize);
    graph.add_edge(clique * kSize, graph.intern("KNOWS"), (clique + 1) % kCliques * kSize + 1, {});
  }
  const auto found = communities(graph);
  EXPECT_EQ(found.count, kCliques);
  for (NodeId node = 0; node < graph.node_bound(); ++node) EXPECT_EQ(found.of_node[node], node / kSize);
}

TEST(Communities, ParallelEdgesWeighAsMany) {
  // A ring of four: whichever two sides of it are threefold hold their ends together.
  for (const NodeId strong : {NodeId{0}, NodeId{1}}) {
    PropertyGraph graph;
    for (int i = 0; i < 4; ++i) graph.add_node({}, {});
    for (NodeId i = 0; i < 4; ++i)
      for (int times = i % 2 == strong ? 3 : 1; times > 0; --times)
        graph.add_edge(i, graph.intern("MET"), (i + 1) % 4, {});
    const auto found = communities(graph);
    EXPECT_EQ(found.count, 2u);
    EXPECT_EQ(found.of_node[strong], found.of_node[strong + 1]);
    EXPECT_NE(found.of_node[strong], found.of_node[(strong + 2) % 4]);
  }
}

TEST(Communities, KeepToTheirScope) {
  PropertyGraph graph;
  const auto person = graph.intern("Person"), knows = graph.intern("KNOWS");
  for (int i = 0; i < 3; ++i) graph.add_node({person}, {});
  graph.add_node({}, {});
  graph.add_edge(0, knows, 1, {});
  graph.add_edge(1, graph.intern("SUED"), 2, {});
  graph.add_edge(2, knows, 3, {});
  const auto found = communities(graph, {{knows}, {person}});
  EXPECT_EQ(found.of_node, (std::vector<std::uint32_t>{0, 0, 1, kNoId}));
  EXPECT_EQ(communities(PropertyGraph()).count, 0u);
}

TEST(Communities, AreTheSameEachTimeAndAsGoodAsTheySay) {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    PropertyGraph graph;
    const NodeId nodes = 2 + random() % 40;
    for (NodeId i = 0; i < nodes; ++i) graph.add_node({}, {});
    for (std::size_t i = random() % 90; i > 0; --i)
      graph.add_edge(random() % nodes, graph.intern("R"), random() % nodes, {});
    const auto found = communities(graph);
    EXPECT_NEAR(found.modularity, modularity(graph, found), 1e-9);
    EXPECT_EQ(communities(PropertyGraph(graph)).of_node, found.of_node);
    // A community never reaches over parts that nothing joins, and is never worse than everybody alone.
    const auto parts = connected_components(graph);
    std::vector<std::uint32_t> part(found.count, kNoId);
    Communities alone = found;
    alone.count = nodes;
    for (NodeId node = 0; node < nodes; ++node) {
      auto& known = part[found.of_node[node]];
      if (known == kNoId) known = parts.of_node[node];
      EXPECT_EQ(known, parts.of_node[node]);
      alone.of_node[node] = node;
    }
    EXPECT_GE(found.modularity, modularity(graph, alone) - 1e-9);
  }
}

TEST(Communities, EndWhenTheTickThrows) {
  PropertyGraph graph;
  for (int i = 0; i < 6; ++i) graph.add_node({}, {});
  add_clique(graph, 0, 6);
  struct Enough {};
  int left = 3;
  Scope scope;
  scope.directed = false;
  scope.tick = [&left] {
    if (--left == 0) throw Enough();
  };
  EXPECT_THROW(communities(graph, scope), Enough);
  left = 3;
  EXPECT_THROW(betweenness(graph, scope), Enough);
  left = 3;
  EXPECT_THROW(page_rank(graph, scope), Enough);
}

}  // namespace
}  // namespace dossier::graph
