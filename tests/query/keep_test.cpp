// What the keeper of a writing query is told, and that its refusal undoes everything.
#include "query/engine.h"

#include <gtest/gtest.h>

namespace {

using namespace dossier;
using Ids = std::vector<std::uint32_t>;

class Keeping : public testing::Test {
 protected:
  Keeping() { EXPECT_TRUE(query::run(g, "CREATE (:A {x: 1})-[:R {y: 1}]->(:B), (:C)").ok()); }
  Result<query::ResultTable> run(const std::string& text) {
    return query::run(g, text, {}, {}, [this](const graph::GraphChanges& changes) -> Result<void> {
      ++calls;
      told = changes;
      if (!refuse) return {};
      Diagnostic full;
      full.message = "the disk is full";
      return full;
    });
  }
  std::string contents() {
    std::string out;
    const auto rows = query::run_reading(g,
                                         "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN id(n), labels(n), "
                                         "properties(n), id(r), type(r), properties(r), id(m) ORDER BY id(n), id(r)");
    for (const auto& row : rows->rows) {
      for (const auto& value : row) out += describe(value) + " ";
      out += "\n";
    }
    return out;
  }
  static std::string describe(const graph::Value& value) {
    switch (value.kind()) {
      case graph::Value::Kind::kNull: return "null";
      case graph::Value::Kind::kInteger: return std::to_string(value.integer());
      case graph::Value::Kind::kString: return value.string();
      case graph::Value::Kind::kList: {
        std::string out;
        for (const auto& item : value.list()) out += describe(item) + ",";
        return "[" + out + "]";
      }
      case graph::Value::Kind::kMap: {
        std::string out;
        for (const auto& [key, item] : value.map()) out += key + ":" + describe(item) + ",";
        return "{" + out + "}";
      }
      default: return "?";
    }
  }
  graph::PropertyGraph g;
  graph::GraphChanges told;
  int calls = 0;
  bool refuse = false;
};

TEST_F(Keeping, IsToldWhatChanged) {
  ASSERT_TRUE(run("MATCH (a:A)-[r]->(b) CREATE (n:N)-[q:Q]->(a) SET a.x = 2, n.x = 3, r.y = 4, b:D").ok());
  EXPECT_EQ(told.added_nodes, Ids{3});
  EXPECT_EQ(told.changed_nodes, (Ids{0, 1})) << "the new node is only new";
  EXPECT_EQ(told.removed_nodes, Ids{});
  EXPECT_EQ(told.added_edges, Ids{1});
  EXPECT_EQ(told.changed_edges, Ids{0});
  ASSERT_TRUE(run("MATCH (a:A) SET a.x = 9 DETACH DELETE a").ok());
  EXPECT_EQ(told.removed_nodes, Ids{0});
  EXPECT_EQ(told.changed_nodes, Ids{});
  EXPECT_EQ(told.removed_edges, (Ids{0, 1}));
  EXPECT_EQ(calls, 2);
}

TEST_F(Keeping, IsNotAskedWhenNothingChanges) {
  ASSERT_TRUE(run("MATCH (n:None) SET n.x = 1").ok());
  ASSERT_TRUE(run("CREATE (n:Short) DELETE n").ok());
  ASSERT_TRUE(run("MERGE (:A {x: 1})").ok());
  ASSERT_TRUE(run("RETURN 1").ok());
  EXPECT_FALSE(run("CREATE (:A {x: 1 / 0})").ok());
  EXPECT_FALSE(run("MATCH (a:A) DELETE a").ok());
  EXPECT_EQ(calls, 0);
}

TEST_F(Keeping, ARefusalUndoesEverything) {
  const std::string before = contents();
  refuse = true;
  for (const char* text :
       {"CREATE (:N {a: 1})-[:R]->(:N)", "MATCH (a:A)-[r]->() SET a.x = 2, a.z = 1, a:New, r.y = null",
        "MATCH (n) DETACH DELETE n",
        "MATCH (a:A)-[r]->(b) SET a.x = 5, r.y = 6 CREATE (c:Temp)-[:T]->(a) DETACH DELETE a, c REMOVE b:B"}) {
    const auto result = run(text);
    ASSERT_FALSE(result.ok()) << text;
    EXPECT_EQ(result.error().message, "the disk is full");
    EXPECT_EQ(contents(), before) << text;
  }
  EXPECT_EQ(calls, 4);
}

TEST(Writes, AreSeenInTheText) {
  EXPECT_TRUE(*query::writes("MERGE (n) RETURN n"));
  EXPECT_TRUE(*query::writes("PROFILE CREATE (n)"));
  EXPECT_TRUE(*query::writes("CALL { CREATE (n) }"));
  EXPECT_FALSE(*query::writes("EXPLAIN CREATE (n)"));
  EXPECT_FALSE(*query::writes("MATCH (n) RETURN n.set"));
  EXPECT_FALSE(query::writes("CREATE (").ok());
}

}  // namespace
