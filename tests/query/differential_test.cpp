// Random queries over random small graphs: the engine against the oracle. DOSSIER_ORACLE_QUERIES sets how many.
#include "query/engine.h"
#include "query/oracle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace {

using namespace dossier;
using query_tests::OracleQuery;

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  graph::PropertyGraph graph() {
    graph::PropertyGraph g;
    const auto v = g.intern("v");
    const graph::SymbolId labels[] = {g.intern("A"), g.intern("B")},
                          types[] = {g.intern("R"), g.intern("S"), g.intern("T")};
    const auto nodes = static_cast<graph::NodeId>(1 + below(5));
    for (graph::NodeId i = 0; i < nodes; ++i) {
      std::vector<graph::SymbolId> own;
      for (const auto label : labels) {
        if (below(2)) own.push_back(label);
      }
      graph::Properties properties;
      if (below(4)) properties.emplace_back(v, static_cast<std::int64_t>(below(3)));
      g.add_node(own, properties);
    }
    for (std::size_t i = below(8); i > 0; --i) {
      g.add_edge(static_cast<graph::NodeId>(below(nodes)), types[below(3)], static_cast<graph::NodeId>(below(nodes)),
                 {});
    }
    return g;
  }

  OracleQuery query() {
    static const char* const kTypes[] = {"R", "S", "T", "U"};
    static const char* const kLabels[] = {"", "", "A", "B", "C"};
    static const char* const kOps[] = {"=", "<>", "<", ">="};
    OracleQuery q;
    const std::size_t nodes = 1 + below(3);
    for (std::size_t i = 0; i < nodes; ++i) {
      query_tests::OracleNode node{kLabels[below(5)], std::nullopt};
      if (!below(5)) node.value = static_cast<std::int64_t>(below(3));
      q.nodes.push_back(node);
    }
    for (std::size_t i = below(4); i > 0; --i) {
      query_tests::OracleEdge edge{
          static_cast<int>(below(nodes)), static_cast<int>(below(nodes)), static_cast<int>(below(3)) - 1, {}, 1, 1};
      for (std::size_t t = below(3); t > 0; --t) edge.types.push_back(kTypes[below(4)]);
      if (!below(4)) {
        edge.least = static_cast<int>(below(2));
        edge.most = edge.least + static_cast<int>(below(3));
      }
      q.edges.push_back(edge);
    }
    for (std::size_t i = below(3); i > 0; --i) {
      q.conditions.push_back({static_cast<int>(below(nodes)), below(2) ? static_cast<int>(below(nodes)) : -1,
                              static_cast<std::int64_t>(below(3)), kOps[below(4)], below(4) == 0});
    }
    if (!below(6)) q.absent_from = static_cast<int>(below(nodes));
    q.shape = static_cast<OracleQuery::Shape>(below(4));
    if (q.shape == OracleQuery::Shape::kOptional && q.edges.empty()) q.shape = OracleQuery::Shape::kIds;
    return q;
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  std::mt19937_64 random_;
};

std::vector<std::string> rows_of(const query::ResultTable& table) {
  std::vector<std::string> out;
  for (const auto& row : table.rows) {
    std::string line;
    for (const auto& value : row) {
      line += line.empty() ? "" : " ";
      line += value.kind() == graph::Value::Kind::kString ? value.string() : std::to_string(value.integer());
    }
    out.push_back(line);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(Differential, RandomQueriesGiveTheOraclesRows) {
  const char* asked = std::getenv("DOSSIER_ORACLE_QUERIES");
  const std::uint64_t count = asked ? std::strtoull(asked, nullptr, 10) : 3'000;
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    Generator generator(seed);
    const graph::PropertyGraph graph = generator.graph();
    const OracleQuery query = generator.query();
    const auto result = query::run_reading(graph, query.text());
    ASSERT_TRUE(result.ok()) << "seed " << seed << ": " << query.text() << "\n" << result.error().render();
    ASSERT_EQ(rows_of(*result), expected_rows(query, graph)) << "seed " << seed << ": " << query.text();
  }
}

}  // namespace
