#include "store/store.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "store/scratch_dir.h"

/// Changes made to a copy in memory, brought into the store.
namespace dossier::store {
namespace {

using graph::EdgeId;
using graph::GraphChanges;
using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;
using Mode = Store::Mode;

/// Everything in a graph, names spelt out, since symbols may be numbered otherwise.
std::set<std::string> contents(const PropertyGraph& graph) {
  std::set<std::string> out;
  const auto put = [&](std::string& line, const graph::Properties& properties) {
    std::set<std::string> sorted;
    for (const auto& [key, value] : properties)
      sorted.insert(std::string(graph.symbol(key)) + "=" + std::to_string(value.integer()));
    for (const std::string& property : sorted) line += " " + property;
  };
  for (NodeId id = 0; id < graph.node_bound(); ++id) {
    if (!graph.has_node(id)) continue;
    std::string line = "node " + std::to_string(id);
    std::set<std::string> labels;
    for (const auto label : graph.labels(id)) labels.insert(std::string(graph.symbol(label)));
    for (const std::string& label : labels) line += ":" + label;
    put(line, graph.node_properties(id));
    out.insert(line);
  }
  for (EdgeId id = 0; id < graph.edge_bound(); ++id) {
    if (!graph.has_edge(id)) continue;
    std::string line = "edge " + std::to_string(id) + " " + std::to_string(graph.source(id)) + "-" +
                       std::string(graph.symbol(graph.type(id))) + "-" + std::to_string(graph.target(id));
    put(line, graph.edge_properties(id));
    out.insert(line);
  }
  return out;
}

/// Changes a graph at random and notes what that comes to.
class RandomChange {
 public:
  RandomChange(PropertyGraph& graph, std::mt19937& random) : graph_(graph), random_(random) {
    for (NodeId id = 0; id < graph.node_bound(); ++id)
      if (graph.has_node(id)) old_nodes_.insert(id);
    for (EdgeId id = 0; id < graph.edge_bound(); ++id)
      if (graph.has_edge(id)) old_edges_.insert(id);
  }

  GraphChanges make(int steps) {
    for (; steps > 0; --steps) step();
    GraphChanges changes;
    collect(
        old_nodes_, graph_.node_bound(), touched_nodes_, [&](NodeId id) { return graph_.has_node(id); },
        changes.added_nodes, changes.changed_nodes, changes.removed_nodes);
    collect(
        old_edges_, graph_.edge_bound(), touched_edges_, [&](EdgeId id) { return graph_.has_edge(id); },
        changes.added_edges, changes.changed_edges, changes.removed_edges);
    return changes;
  }

 private:
  std::uint32_t below(std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random_); }
  graph::SymbolId symbol() { return graph_.intern("name" + std::to_string(below(12))); }
  graph::Properties properties() {
    return graph::normalized({{symbol(), Value(std::int64_t{below(9)})}, {symbol(), Value(std::int64_t{below(9)})}});
  }

  void step() {
    const NodeId node = graph_.node_bound() == 0 ? 0 : below(graph_.node_bound());
    const EdgeId edge = graph_.edge_bound() == 0 ? 0 : below(graph_.edge_bound());
    const bool has_node = node < graph_.node_bound() && graph_.has_node(node);
    const bool has_edge = edge < graph_.edge_bound() && graph_.has_edge(edge);
    switch (below(7)) {
      case 0: graph_.add_node({symbol()}, properties()); break;
      case 1:
        if (has_node) graph_.add_edge(node, symbol(), node, properties());
        break;
      case 2:
        if (has_edge) graph_.remove_edge(edge);
        break;
      case 3:
        if (has_node && graph_.out(node).empty() && graph_.in(node).empty()) graph_.remove_node(node);
        break;
      case 4:
        if (!has_node) break;
        graph_.set_node_property(node, symbol(), Value(std::int64_t{below(9)}));
        touched_nodes_.insert(node);
        break;
      case 5:
        if (!has_edge) break;
        graph_.set_edge_property(edge, symbol(), Value());
        touched_edges_.insert(edge);
        break;
      default:
        if (!has_node) break;
        graph_.add_label(node, symbol());
        touched_nodes_.insert(node);
    }
  }

  template <class Has>
  static void collect(const std::set<std::uint32_t>& old, std::uint32_t bound, const std::set<std::uint32_t>& touched,
                      const Has& has, std::vector<std::uint32_t>& added, std::vector<std::uint32_t>& changed,
                      std::vector<std::uint32_t>& removed) {
    for (std::uint32_t id = 0; id < bound; ++id) {
      if (has(id) && !old.contains(id)) added.push_back(id);
      if (has(id) && old.contains(id) && touched.contains(id)) changed.push_back(id);
      if (!has(id) && old.contains(id)) removed.push_back(id);
    }
  }

  PropertyGraph& graph_;
  std::mt19937& random_;
  std::set<std::uint32_t> old_nodes_, old_edges_, touched_nodes_, touched_edges_;
};

TEST(ApplyChanges, TheStoreBecomesWhatTheCopyIs) {
  const test::ScratchDir dir;
  std::mt19937 random(11);
  auto store = Store::open(dir.file("news.db"), Mode::kWrite).value();
  PropertyGraph copy = store.load().value();
  for (int round = 0; round < 60; ++round) {
    auto transaction = store.begin().value();
    const GraphChanges changes = RandomChange(copy, random).make(12);
    const auto applied = transaction.apply(copy, changes);
    ASSERT_TRUE(applied.ok()) << applied.error().render();
    ASSERT_TRUE(transaction.commit().ok());
    const PropertyGraph stored = store.load().value();
    ASSERT_EQ(contents(stored), contents(copy)) << "round " << round;
    EXPECT_GE(copy.node_bound(), stored.node_bound());
    if (round % 3 == 0) copy = stored;
  }
}

TEST(ApplyChanges, ATransactionThatIsDroppedLeavesTheStore) {
  const test::ScratchDir dir;
  auto store = Store::open(dir.file("news.db"), Mode::kWrite).value();
  PropertyGraph copy = store.load().value();
  {
    auto transaction = store.begin().value();
    const NodeId node = copy.add_node({copy.intern("A")}, {});
    ASSERT_TRUE(transaction.apply(copy, {{node}, {}, {}, {}, {}, {}}).ok());
  }
  EXPECT_EQ(store.load().value().node_count(), 0u);
  // Ids that were given in the copy and then lost are holes.
  copy.remove_node(0);
  auto transaction = store.begin().value();
  EXPECT_EQ(transaction.load().value().node_count(), 0u);
  EXPECT_EQ(transaction.version(), store.version().value());
  const NodeId node = copy.add_node({copy.intern("B")}, {});
  EXPECT_EQ(node, 1u);
  ASSERT_TRUE(transaction.apply(copy, {{node}, {}, {}, {}, {}, {}}).ok());
  ASSERT_TRUE(transaction.commit().ok());
  const PropertyGraph stored = store.load().value();
  EXPECT_FALSE(stored.has_node(0));
  EXPECT_TRUE(stored.has_node(1));
}

TEST(ApplyChanges, ACopyOfAnotherStateIsRefused) {
  const test::ScratchDir dir;
  auto store = Store::open(dir.file("news.db"), Mode::kWrite).value();
  PropertyGraph copy = store.load().value();
  {
    auto other = store.begin().value();
    ASSERT_TRUE(other.add_node({{"A"}, {}}).ok());
    ASSERT_TRUE(other.commit().ok());
  }
  auto transaction = store.begin().value();
  const NodeId node = copy.add_node({copy.intern("B")}, {});
  EXPECT_FALSE(transaction.apply(copy, {{node}, {}, {}, {}, {}, {}}).ok());
  EXPECT_FALSE(transaction.commit().ok()) << "it can only be dropped";
}

TEST(ApplyChanges, ARemovedKeyFindsNothing) {
  const test::ScratchDir dir;
  auto store = Store::open(dir.file("news.db"), Mode::kWrite).value();
  auto transaction = store.begin().value();
  const NodeId a = transaction.add_node({{"A"}, {}}).value(), b = transaction.add_node({{"A"}, {}}).value();
  ASSERT_TRUE(transaction.add_key("k", a).ok());
  ASSERT_TRUE(transaction.add_key("k", b).ok());
  ASSERT_TRUE(transaction.remove_key("k", a).ok());
  ASSERT_TRUE(transaction.remove_key("other", a).ok());
  EXPECT_EQ(transaction.find("k").value(), std::vector<NodeId>{b});
  ASSERT_TRUE(transaction.remove_node(b).ok());
  EXPECT_TRUE(transaction.find("k").value().empty());
}

}  // namespace
}  // namespace dossier::store
