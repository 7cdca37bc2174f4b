#include "app/process.h"

#include <gtest/gtest.h>

#include <chrono>

/// --timeout, --max-rows and --max-memory: whatever a query would come to, it ends with a clear error.
namespace dossier {
namespace {

using test::Finished;
using test::run_dossier;
using test::TemporaryFolder;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class Budgets : public testing::Test {
 protected:
  /// Fourteen people who all know each other: more trails among them than any machine can walk.
  void SetUp() override {
    ASSERT_EQ(run({}, "UNWIND range(1, 14) AS i CREATE (:N {i: i})").status, 0);
    ASSERT_EQ(run({}, "MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:KNOWS]->(b)").status, 0);
  }
  Finished run(const std::vector<std::string>& limits, const std::string& query) {
    std::vector<std::string> arguments{"query", "--db", folder_.file("x.db")};
    arguments.insert(arguments.end(), limits.begin(), limits.end());
    arguments.push_back(query);
    return run_dossier(arguments);
  }
  void expect_ended(const std::vector<std::string>& limits, const std::string& query, const std::string& message) {
    const auto begun = std::chrono::steady_clock::now();
    const Finished finished = run(limits, query);
    EXPECT_EQ(finished.status, 1) << query;
    EXPECT_TRUE(finished.out.empty()) << finished.out;
    EXPECT_TRUE(holds(finished.err, message)) << query << "\n" << finished.err;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(60)) << query;
  }
  TemporaryFolder folder_;
};

TEST_F(Budgets, APathExplosionEndsInTime) {
  for (const char* query : {"MATCH p = (:N)-[*]-(:N) RETURN count(p)", "MATCH (a:N {i: 1}), (b:N {i: 2}), p = (a)-[*10..]-(b) RETURN count(p)",
                            "MATCH (a:N)--(b)--(c)--(d)--(e)--(f)--(g)--(h)--(i)--(j)--(a) RETURN count(f.i + a.i)",
                            "MATCH (a:N), (b:N), (c:N), (d:N), (e:N), (f:N), (g:N) RETURN count(a.i + b.i)",
                            "MATCH p = ALL SHORTEST (a:N {i: 1})-[*12..]-(b:N {i: 2}) RETURN count(p)",
                            "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y)",
                            "RETURN size([x IN range(1, 10000) WHERE any(y IN range(1, 10000) WHERE y < 0 AND x < 0)])"})
    expect_ended({"--timeout", "300"}, query, "longer than 300 ms");
}

TEST_F(Budgets, AlgorithmsEndInTime) {
  ASSERT_EQ(run({}, "UNWIND range(1, 3000) AS i CREATE (:M {i: i})").status, 0);
  ASSERT_EQ(run({}, "MATCH (a:M) UNWIND [1, 7, 49, 343] AS step MATCH (b:M {i: 1 + (a.i * 3 + step) % 3000}) CREATE (a)-[:NEAR]->(b)").status, 0);
  expect_ended({"--timeout", "100"}, "CALL dossier.betweenness() YIELD node RETURN count(node)", "longer than 100 ms");
}

TEST_F(Budgets, RowsAreCounted) {
  expect_ended({"--max-rows", "10"}, "MATCH (n:N) RETURN n.i", "more than 10 rows");
  expect_ended({"--max-rows", "10"}, "MATCH (a:N)-[*]-(b:N) RETURN a.i, b.i", "more than 10 rows");
  EXPECT_EQ(run({"--max-rows", "14"}, "MATCH (n:N) RETURN n.i").status, 0);
  EXPECT_EQ(run({"--max-rows", "10"}, "MATCH (a:N)-[*]-(b:N) RETURN a.i, b.i LIMIT 10").status, 0) << "a LIMIT stops the walk";
}

TEST_F(Budgets, MemoryIsCounted) {
  for (const char* query :
       {"UNWIND range(1, 100000) AS x UNWIND range(1, 100) AS y RETURN collect(x + y)", "UNWIND range(1, 10000000) AS x RETURN x ORDER BY -x",
        "UNWIND range(1, 1000000) AS x WITH DISTINCT x RETURN count(x)", "MATCH p = (:N)-[*]-(:N) RETURN p", "RETURN range(1, 100000000)",
        "UNWIND range(1, 1000000) AS x CREATE (:Many {x: x})", "RETURN reduce(s = 'ab', x IN range(1, 60) | s + s)",
        "RETURN reduce(l = [1], x IN range(1, 60) | l + l)"})
    expect_ended({"--max-memory", "16", "--timeout", "30000"}, query, "more than 16 MiB");
}

}  // namespace
}  // namespace dossier
