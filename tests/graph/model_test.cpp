#include "graph/property_graph.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

// Every structure of the property graph against a slow, obvious model, under random changes.
namespace dossier::graph {
namespace {

struct Model {
  struct Node {
    std::set<SymbolId> labels;
    std::map<SymbolId, Value> properties;
  };
  struct Edge {
    NodeId from, to;
    SymbolId type;
    std::map<SymbolId, Value> properties;
  };
  std::map<NodeId, Node> nodes;
  std::map<EdgeId, Edge> edges;

  std::vector<Adjacent> neighbors(NodeId node, bool out) const {
    std::vector<Adjacent> found;
    for (const auto& [id, edge] : edges)
      if ((out ? edge.from : edge.to) == node) found.push_back({edge.type, out ? edge.to : edge.from, id});
    std::sort(found.begin(), found.end());
    return found;
  }
};

void expect_same_properties(const Properties& actual, const std::map<SymbolId, Value>& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  auto it = expected.begin();
  for (const auto& [key, value] : actual) {
    EXPECT_EQ(key, it->first);
    EXPECT_TRUE(identical(value, it->second));
    ++it;
  }
}

void expect_same(const PropertyGraph& graph, const Model& model, const std::vector<SymbolId>& symbols) {
  ASSERT_EQ(graph.node_count(), model.nodes.size());
  ASSERT_EQ(graph.edge_count(), model.edges.size());
  for (NodeId id = 0; id < graph.node_bound(); ++id) {
    const auto it = model.nodes.find(id);
    ASSERT_EQ(graph.has_node(id), it != model.nodes.end());
    if (it == model.nodes.end()) continue;
    const auto labels = graph.labels(id);
    EXPECT_TRUE(std::equal(labels.begin(), labels.end(), it->second.labels.begin(), it->second.labels.end()));
    expect_same_properties(graph.node_properties(id), it->second.properties);
    for (const bool out : {true, false}) {
      const auto expected = model.neighbors(id, out);
      const auto actual = out ? graph.out(id) : graph.in(id);
      ASSERT_TRUE(std::equal(actual.begin(), actual.end(), expected.begin(), expected.end()));
      for (const SymbolId type : symbols) {
        std::vector<Adjacent> of_type;
        for (const Adjacent& entry : expected)
          if (entry.type == type) of_type.push_back(entry);
        const auto range = out ? graph.out(id, type) : graph.in(id, type);
        ASSERT_TRUE(std::equal(range.begin(), range.end(), of_type.begin(), of_type.end()));
      }
    }
  }
  std::map<SymbolId, std::vector<NodeId>> by_label;
  std::map<SymbolId, std::size_t> by_type;
  std::set<SymbolId> keys;
  for (const auto& [id, node] : model.nodes) {
    for (const SymbolId label : node.labels) by_label[label].push_back(id);
    for (const auto& property : node.properties) keys.insert(property.first);
  }
  for (const auto& [id, edge] : model.edges) {
    ASSERT_TRUE(graph.has_edge(id));
    EXPECT_EQ(graph.source(id), edge.from);
    EXPECT_EQ(graph.target(id), edge.to);
    EXPECT_EQ(graph.type(id), edge.type);
    expect_same_properties(graph.edge_properties(id), edge.properties);
    ++by_type[edge.type];
    for (const auto& property : edge.properties) keys.insert(property.first);
  }
  for (const SymbolId symbol : symbols) {
    const auto nodes = graph.nodes_with(symbol);
    EXPECT_TRUE(std::equal(nodes.begin(), nodes.end(), by_label[symbol].begin(), by_label[symbol].end()));
    EXPECT_EQ(graph.label_count(symbol), by_label[symbol].size());
    EXPECT_EQ(graph.type_count(symbol), by_type[symbol]);
  }
  EXPECT_EQ(graph.all_keys().size(), keys.size());
}

void expect_same_lookup(const PropertyGraph& graph, const Model& model, SymbolId label, SymbolId key,
                        const std::string& value) {
  std::vector<NodeId> expected;
  for (const auto& [id, node] : model.nodes) {
    if (label != kNoSymbol && !node.labels.contains(label)) continue;
    const auto it = node.properties.find(key);
    if (it != node.properties.end() && identical(it->second, Value(value))) expected.push_back(id);
  }
  EXPECT_EQ(graph.find_nodes(label, key, value), expected);
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine_); }
  template <class Container>
  auto key_of(const Container& container) {
    return std::next(container.begin(), static_cast<std::ptrdiff_t>(below(container.size())))->first;
  }

 private:
  std::mt19937 engine_;
};

void run(unsigned seed, std::size_t steps, std::size_t check_every) {
  Random random(seed);
  PropertyGraph graph;
  Model model;
  std::vector<SymbolId> symbols;
  for (const char* name : {"A", "B", "C", "name", "text"}) symbols.push_back(graph.intern(name));
  const auto symbol = [&] { return symbols[random.below(symbols.size())]; };
  const auto value = [&] { return random.below(8) == 0 ? Value(7) : Value("v" + std::to_string(random.below(4))); };

  for (std::size_t step = 0; step < steps; ++step) {
    const std::size_t action = random.below(100);
    if (action < 25 || model.nodes.empty()) {
      const SymbolId label = symbol(), key = symbol();
      const Value held = value();
      const NodeId id = graph.add_node({label, symbols[0]}, {{key, held}});
      model.nodes[id] = {{label, symbols[0]}, {{key, held}}};
    } else if (action < 60) {
      const NodeId from = random.key_of(model.nodes), to = random.key_of(model.nodes);
      const SymbolId type = symbol(), key = symbol();
      const EdgeId id = graph.add_edge(from, type, to, {{key, Value(1)}});
      model.edges[id] = {from, to, type, {{key, Value(1)}}};
    } else if (action < 75) {
      if (model.edges.empty()) continue;
      const EdgeId id = random.key_of(model.edges);
      const auto old = model.edges[id];
      graph.remove_edge(id);
      model.edges.erase(id);
      if (random.below(4) == 0) {  // and back again, between other nodes
        const NodeId from = random.key_of(model.nodes);
        graph.restore_edge(id, from, old.type, old.to, {});
        model.edges[id] = {from, old.to, old.type, {}};
      }
    } else if (action < 80) {
      const NodeId id = random.key_of(model.nodes);
      const SymbolId label = symbol();
      graph.add_label(id, label);
      model.nodes[id].labels.insert(label);
    } else if (action < 84) {
      const NodeId id = random.key_of(model.nodes);
      const SymbolId label = symbol();
      graph.remove_label(id, label);
      model.nodes[id].labels.erase(label);
    } else if (action < 92) {
      const NodeId id = random.key_of(model.nodes);
      const SymbolId key = symbol();
      const Value held = random.below(3) == 0 ? Value() : value();
      graph.set_node_property(id, key, held);
      if (held.is_null()) {
        model.nodes[id].properties.erase(key);
      } else {
        model.nodes[id].properties[key] = held;
      }
    } else if (action < 95) {
      const NodeId id = random.key_of(model.nodes);
      if (!model.neighbors(id, true).empty() || !model.neighbors(id, false).empty()) continue;
      graph.remove_node(id);
      model.nodes.erase(id);
      if (random.below(2) == 0) {
        graph.restore_node(id, {symbols[1]}, {});
        model.nodes[id] = {{symbols[1]}, {}};
      }
    } else {
      const SymbolId label = random.below(2) == 0 ? kNoSymbol : symbol();
      expect_same_lookup(graph, model, label, symbol(), "v" + std::to_string(random.below(4)));
      const NodeId id = random.key_of(model.nodes);
      const auto expected = model.neighbors(id, true);
      const auto actual = graph.out(id);
      ASSERT_TRUE(std::equal(actual.begin(), actual.end(), expected.begin(), expected.end()));
    }
    if (step % check_every == check_every - 1) {
      expect_same(graph, model, symbols);
      if (testing::Test::HasFailure()) FAIL() << "seed " << seed << ", step " << step;
    }
  }
  const PropertyGraph copy = graph;
  graph.add_node({}, {});
  expect_same(copy, model, symbols);
  for (const SymbolId key : symbols) expect_same_lookup(copy, model, symbols[0], key, "v1");
}

TEST(PropertyGraphAgainstModel, AgreesAfterEveryFewChanges) {
  for (unsigned seed = 0; seed < 20; ++seed) run(seed, 600, 7);
}

TEST(PropertyGraphAgainstModel, AgreesAfterLongRowsOfChanges) {
  for (unsigned seed = 100; seed < 104; ++seed) run(seed, 6000, 1500);
}

}  // namespace
}  // namespace dossier::graph
