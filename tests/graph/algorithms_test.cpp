#include "graph/algorithms.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

namespace dossier::graph {
namespace {

/// Umerov and Witkoff attended the talks; Witkoff represents Trump; the drone stands alone.
struct News {
  PropertyGraph graph;
  SymbolId person = graph.intern("Person"), attended = graph.intern("ATTENDED"),
           represents = graph.intern("REPRESENTS");
  NodeId umerov = graph.add_node({person}, {}), witkoff = graph.add_node({person}, {});
  NodeId talks = graph.add_node({graph.intern("Event")}, {}), trump = graph.add_node({person}, {});
  NodeId drone = graph.add_node({graph.intern("Thing")}, {});
  EdgeId first = graph.add_edge(umerov, attended, talks, {}), second = graph.add_edge(witkoff, attended, talks, {});
  EdgeId third = graph.add_edge(witkoff, represents, trump, {});
};

TEST(ShortestPath, ConnectsPeopleThroughTheEventTheyAttended) {
  const News news;
  Scope either_way;
  either_way.directed = false;
  const auto path = shortest_path(news.graph, news.umerov, news.trump, either_way);
  ASSERT_TRUE(path.has_value());
  EXPECT_EQ(path->nodes, (std::vector<NodeId>{news.umerov, news.talks, news.witkoff, news.trump}));
  EXPECT_EQ(path->edges, (std::vector<EdgeId>{news.first, news.second, news.third}));

  EXPECT_FALSE(shortest_path(news.graph, news.umerov, news.trump).has_value()) << "no way along the arrows";
  EXPECT_FALSE(shortest_path(news.graph, news.umerov, news.drone, either_way).has_value());
  EXPECT_EQ(shortest_path(news.graph, news.drone, news.drone)->nodes.size(), 1u);
  EXPECT_FALSE(shortest_path(news.graph, news.umerov, 99).has_value());
}

TEST(ShortestPath, KeepsToItsTypesAndLabels) {
  const News news;
  Scope scope{{news.attended}, {}, false};
  EXPECT_TRUE(shortest_path(news.graph, news.umerov, news.witkoff, scope).has_value());
  EXPECT_FALSE(shortest_path(news.graph, news.umerov, news.trump, scope).has_value());
  scope = {{}, {news.person}, false};
  EXPECT_FALSE(shortest_path(news.graph, news.umerov, news.witkoff, scope).has_value()) << "the event is left out";
  scope = {{kNoSymbol}, {}, false};
  EXPECT_FALSE(shortest_path(news.graph, news.umerov, news.witkoff, scope).has_value()) << "no such type, no edge";
}

TEST(ConnectedComponents, AreNumberedByTheirSmallestNode) {
  const News news;
  const auto components = connected_components(news.graph);
  EXPECT_EQ(components.count, 2u);
  EXPECT_EQ(components.of_node, (std::vector<std::uint32_t>{0, 0, 0, 0, 1}));
  const auto people = connected_components(news.graph, {{}, {news.person}, true});
  EXPECT_EQ(people.count, 2u);
  EXPECT_EQ(people.of_node, (std::vector<std::uint32_t>{0, 1, kNoId, 1, kNoId}));
}

TEST(PageRank, SumsToOneAndPrefersWhatIsPointedAt) {
  const News news;
  const auto rank = page_rank(news.graph);
  double sum = 0;
  for (const double value : rank) sum += value;
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_GT(rank[news.talks], rank[news.trump]) << "two lead there, one of them with its whole weight";
  EXPECT_NEAR(rank[news.umerov], rank[news.drone], 1e-12);
}

TEST(PageRank, IsEvenOnACircle) {
  PropertyGraph graph;
  for (int i = 0; i < 5; ++i) graph.add_node({}, {});
  for (NodeId i = 0; i < 5; ++i) graph.add_edge(i, graph.intern("R"), (i + 1) % 5, {});
  for (const double value : page_rank(graph)) EXPECT_NEAR(value, 0.2, 1e-9);
}

TEST(Betweenness, CountsThePairsThatMustPassThrough) {
  // On a path a - b - c - d the inner nodes lie between two pairs each.
  PropertyGraph graph;
  for (int i = 0; i < 4; ++i) graph.add_node({}, {});
  for (NodeId i = 0; i + 1 < 4; ++i) graph.add_edge(i, graph.intern("R"), i + 1, {});
  Scope either_way;
  either_way.directed = false;
  EXPECT_EQ(betweenness(graph, either_way), (std::vector<double>{0, 2, 2, 0}));
  EXPECT_EQ(betweenness(graph), (std::vector<double>{0, 2, 2, 0})) << "the same pairs, along the arrows";
  EXPECT_TRUE(betweenness(PropertyGraph()).empty());
}

// Breadth-first search by hand, on random graphs with holes and loops.
TEST(ShortestPath, IsAsLongAsTheDistance) {
  std::mt19937 random(3);
  for (int round = 0; round < 30; ++round) {
    PropertyGraph graph;
    const SymbolId type = graph.intern("R");
    constexpr NodeId kNodes = 25;
    for (NodeId i = 0; i < kNodes; ++i) graph.add_node({}, {});
    for (int i = 0; i < 35; ++i) graph.add_edge(random() % kNodes, type, random() % kNodes, {});
    for (int i = 0; i < 5; ++i)
      if (const EdgeId edge = random() % 35; graph.has_edge(edge)) graph.remove_edge(edge);
    for (const bool directed : {true, false}) {
      std::vector<std::size_t> distance(kNodes, 999);
      std::deque<NodeId> queue{0};
      distance[0] = 0;
      for (; !queue.empty(); queue.pop_front()) {
        const auto visit = [&](NodeId next) {
          if (distance[next] != 999) return;
          distance[next] = distance[queue.front()] + 1;
          queue.push_back(next);
        };
        for (const auto& edge : graph.out(queue.front())) visit(edge.neighbor);
        if (!directed)
          for (const auto& edge : graph.in(queue.front())) visit(edge.neighbor);
      }
      for (NodeId to = 0; to < kNodes; ++to) {
        const auto path = shortest_path(graph, 0, to, {{}, {}, directed});
        ASSERT_EQ(path.has_value(), distance[to] != 999);
        if (!path) continue;
        EXPECT_EQ(path->edges.size(), distance[to]);
      }
    }
  }
}

}  // namespace
}  // namespace dossier::graph
