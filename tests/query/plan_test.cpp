// Which operators a query is run with, and that the fast ones answer what the slow ones do.
#include "query/engine.h"

#include <gtest/gtest.h>

namespace {

using namespace dossier;

/// Sixty people in a ring with chords and a few loops, thirty towns, all with numbers to join by.
graph::PropertyGraph world() {
  graph::PropertyGraph g;
  const auto made = query::run(
      g,
      "UNWIND range(0, 59) AS i CREATE (:Person {i: i, born: i % 7, name: 'p' + i}) "
      "WITH count(*) AS n UNWIND range(0, 29) AS i CREATE (:Town {i: i, founded: i % 5})-[:IN]->(:Land {k: i % 7})");
  EXPECT_TRUE(made.ok()) << made.error().render();
  const auto tied =
      query::run(g,
                 "MATCH (a:Person) UNWIND [1, 5, 11] AS step MATCH (b:Person {i: (a.i + step) % 60}) "
                 "CREATE (a)-[:KNOWS]->(b) WITH a, step WHERE step = 1 AND a.i % 10 = 0 "
                 "CREATE (a)-[:KNOWS]->(a) WITH a MATCH (t:Town {i: a.i % 30}) CREATE (a)-[:LIVES_IN]->(t)");
  EXPECT_TRUE(tied.ok()) << tied.error().render();
  return g;
}

std::string plan_of(const graph::PropertyGraph& g, const std::string& text) {
  const auto plan = query::run_reading(g, "EXPLAIN " + text);
  EXPECT_TRUE(plan.ok()) << plan.error().render();
  std::string out;
  for (const auto& row : plan->rows) out += row[0].string() + " " + row[1].string() + "\n";
  return out;
}

std::int64_t number(const graph::PropertyGraph& g, const std::string& text) {
  const auto table = query::run_reading(g, text);
  EXPECT_TRUE(table.ok()) << table.error().render();
  return table.ok() && table->rows.size() == 1 ? table->rows[0][0].integer() : -1;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(CountPushdown, CountsAsWalkingWould) {
  const auto g = world();
  for (const std::string pattern :
       {"(a)-->(b)", "(a)-->(b)-->(c)", "(a)--(b)--(c)",
        "(a:Person)-[:KNOWS]->(b)-[:KNOWS]->(c:Person)-[:LIVES_IN]->(t:Town)-[:IN]->(l:Land)",
        "(a)<-[:KNOWS]-(b)-[:KNOWS]->(c)",
        "(t:Town)<-[:LIVES_IN]-(b)-[:KNOWS]-(c), (t)-[:IN]->(l), (c)-[:LIVES_IN]->(u:Town)",
        "(a:Person {i: 3})-[:KNOWS]->(b)-[:KNOWS]->(c)-[:KNOWS]->(d)", "(a)-[:KNOWS*1..2]->(b)-[:KNOWS]->(c)",
        "(a)-[:NONE]->(b)", "(a)-[:KNOWS]->(b)-[:KNOWS]->(a)-[:LIVES_IN]->(t)", "(a)-[:KNOWS]->(b:None)"}) {
    const std::int64_t walked = number(g, "MATCH p = " + pattern + " WITH p, 1 AS one RETURN size(collect(one))");
    EXPECT_EQ(number(g, "MATCH " + pattern + " RETURN count(*)"), walked) << pattern;
    EXPECT_EQ(number(g, "MATCH " + pattern + " RETURN count(b)"), walked) << pattern;
    EXPECT_EQ(number(g, "MATCH " + pattern + " WITH id(b) AS group, count(*) AS n RETURN sum(n)"), walked) << pattern;
  }
}

TEST(CountPushdown, SharesNoRelationshipTwice) {
  graph::PropertyGraph g;
  ASSERT_TRUE(query::run(g, "CREATE (a)-[:R]->(a), (a)-[:R]->(b), (b)-[:R]->(a)").ok());
  // Out of a: loop, ab; out of b: ba. Pairs of different relationships: loop-ab, ab-ba, ba-loop, ba-ab.
  EXPECT_EQ(number(g, "MATCH (x)-->(y)-->(z) RETURN count(*)"), 4);
  // Either way and the loop once: at a {loop, ab, ba}, at b {ab, ba}; ordered pairs with the middle at a and at b.
  EXPECT_EQ(number(g, "MATCH (x)--(y)--(z) RETURN count(*)"), 6 + 2);
  EXPECT_EQ(number(g, "MATCH (x)-->(y) MATCH (y)-->(z) RETURN count(*)"), 5) << "another clause may use it again";
}

TEST(CountPushdown, WeighsEachAggregateByItsOwnWays) {
  graph::PropertyGraph g;
  ASSERT_TRUE(query::run(g, "CREATE (a:A)-[:R]->(), (a)-[:R]->(), (a)-[:R]->(), (b:B)-[:S]->(), (b)-[:S]->()").ok());
  EXPECT_EQ(number(g, "MATCH (:A)-[:R]->() WITH count(*) AS n MATCH (:B)-[:S]->() RETURN count(*)"), 2);
  EXPECT_EQ(number(g, "MATCH (:A)-[:R]->() RETURN count(DISTINCT 0)"), 1) << "a distinct value counts once";
  EXPECT_EQ(number(g, "MATCH (:A)-[:R]->() RETURN max(7)"), 7);
}

TEST(CountPushdown, ShowsInThePlan) {
  const auto g = world();
  const std::string chain =
      plan_of(g, "MATCH (a:Person)-[:KNOWS]->(b)-[:LIVES_IN]->(t:Town)-[:IN]->(l) RETURN count(*)");
  EXPECT_TRUE(holds(chain, "CountExpand")) << chain;
  EXPECT_FALSE(holds(chain, "\nExpand")) << "all of it is a tree: " << chain;
  EXPECT_TRUE(holds(plan_of(g, "MATCH (a)-->(b)-->(c) RETURN count(*)"), "CountExpand"));
  EXPECT_TRUE(holds(plan_of(g, "MATCH (a:Person)-[:KNOWS]->(b) RETURN a.name, count(b)"), "CountExpand"));
  for (const char* looked_at : {"MATCH (a)-[r]->(b) RETURN sum(r.x)", "MATCH (a)-->(b) RETURN collect(b)",
                                "MATCH p = (a)-->(b) RETURN count(p)"})
    EXPECT_FALSE(holds(plan_of(g, looked_at), "CountExpand")) << looked_at;
}

TEST(CountPushdown, TooManyIsAnErrorAndNoNumber) {
  graph::PropertyGraph g;
  ASSERT_TRUE(query::run(g, "UNWIND range(1, 6) AS level UNWIND range(1, 2000) AS i CREATE (:L {level: level})").ok());
  graph::SymbolId types[6];
  for (int i = 0; i < 6; ++i) types[i] = g.intern("T" + std::to_string(i));
  // Seven hubs, each tied to the next by two thousand relationships of a type of its own: 2000^6 ways is 6.4e19.
  for (graph::NodeId hub = 0; hub < 6; ++hub)
    for (int i = 0; i < 2000; ++i) g.add_edge(hub, types[hub], hub + 1, {});
  const auto ways = query::run_reading(g, "MATCH ()-[:T0]->()-[:T1]->()-[:T2]->()-[:T3]->()-[:T4]->() RETURN count(*)");
  ASSERT_TRUE(ways.ok()) << ways.error().render();
  EXPECT_EQ(ways->rows[0][0].integer(), 32'000'000'000'000'000);
  const auto more =
      query::run_reading(g, "MATCH ()-[:T0]->()-[:T1]->()-[:T2]->()-[:T3]->()-[:T4]->()-[:T5]->() RETURN count(*)");
  ASSERT_FALSE(more.ok());
  EXPECT_EQ(more.error().code, "IntegerOverflow");
}

TEST(HashJoin, JoinsPartsThatOnlyValuesTie) {
  const auto g = world();
  const std::string join = "MATCH (a:Person)-[:KNOWS]->(b:Person), (t:Town)-[:IN]->(l:Land) WHERE b.born = l.k ";
  EXPECT_TRUE(holds(plan_of(g, join + "RETURN a.i, t.i"), "HashJoin")) << plan_of(g, join + "RETURN a.i, t.i");
  // By hand: for each of seven numbers, the relationships that end at a person of it times the lands of it.
  EXPECT_EQ(number(g, join + "RETURN count(a.i + t.i)"),
            number(g,
                   "UNWIND range(0, 6) AS k MATCH ()-[:KNOWS]->(b:Person) WHERE b.born = k WITH k, count(*) AS people "
                   "MATCH ()-[:IN]->(l:Land) WHERE l.k = k WITH people, count(*) AS lands RETURN sum(people * lands)"));
}

TEST(HashJoin, ARelationshipIsNotUsedOnBothSides) {
  const auto g = world();
  const std::string pattern = "MATCH (a:Person)-[r:KNOWS]->(b), (c:Person)-[s:KNOWS]->(d) WHERE b.born = d.born ";
  EXPECT_TRUE(holds(plan_of(g, pattern + "RETURN r, s"), "HashJoin"));
  EXPECT_EQ(number(g, pattern + "AND r = s RETURN count(r)"), 0);
  EXPECT_EQ(number(g, pattern + "RETURN count([r, s])"),
            number(g, "MATCH ()-[:KNOWS]->(b) WITH b.born AS born, count(*) AS n RETURN sum(n * (n - 1))"));
}

TEST(HashJoin, NullsMatchNothing) {
  graph::PropertyGraph g;
  ASSERT_TRUE(
      query::run(g, "UNWIND [1, 1.0, null, 'x', 2] AS v CREATE (:A {v: v})-[:R]->(:B), (:C {v: v})-[:S]->(:D)").ok());
  // 1 and 1.0 on either side: four pairs; 'x' and 2: one each.
  EXPECT_EQ(number(g, "MATCH (a:A)-[:R]->(b), (c:C)-[:S]->(d) WHERE a.v = c.v RETURN count([a, c])"), 6);
}

TEST(IndexSeek, FindsNumbersAsItFindsStrings) {
  graph::PropertyGraph g;
  ASSERT_TRUE(query::run(g,
                         "UNWIND range(1, 50) AS i CREATE (:A {v: i, f: i / 2.0, b: i % 2 = 0, d: date('2026-01-01') + "
                         "duration({days: i})})")
                  .ok());
  EXPECT_TRUE(holds(plan_of(g, "MATCH (a:A {v: 7}) RETURN a"), "IndexSeek"));
  EXPECT_EQ(number(g, "MATCH (a:A {v: 7}) RETURN a.v"), 7);
  EXPECT_EQ(number(g, "MATCH (a:A {v: 7.0}) RETURN a.v"), 7) << "1 equals 1.0";
  EXPECT_EQ(number(g, "MATCH (a:A {f: 4}) RETURN a.v"), 8);
  EXPECT_EQ(number(g, "MATCH (a:A {b: true}) RETURN count(a)"), 25);
  EXPECT_EQ(number(g, "WITH date('2026-01-04') AS day MATCH (a:A {d: day}) RETURN a.v"), 3);
  EXPECT_EQ(number(g, "WITH 0.0 / 0.0 AS nan MATCH (a:A {v: nan}) RETURN count(a)"), 0);
  // The index follows what a query changes, and large numbers that a double can't tell apart are told apart.
  ASSERT_TRUE(query::run(g, "MATCH (a:A {v: 7}) SET a.v = 9007199254740993 CREATE (:A {v: 9007199254740992})").ok());
  EXPECT_EQ(number(g, "MATCH (a:A {v: 7}) RETURN count(a)"), 0);
  EXPECT_EQ(number(g, "MATCH (a:A {v: 9007199254740993}) RETURN count(a)"), 1);
}

TEST(ExpandVariable, MeetsABoundEndInTheMiddle) {
  const auto g = world();
  for (const std::string length : {"*1..3", "*2..4", "*3", "*0..2", "*"}) {
    // Two layers that nothing leads back from: everybody's town. A walk to a town of nobody ends at once.
    const std::string limit = length == "*" ? "*..5" : length;
    for (const auto& [from, to] : {std::pair("0", "12"), std::pair("3", "3"), std::pair("7", "1")}) {
      const std::string ends = std::string("MATCH (a:Person {i: ") + from + "}), (b:Person {i: " + to + "}) ";
      const std::int64_t free =
          number(g, ends + "MATCH (a)-[:KNOWS" + limit + "]->(x) WHERE x.i = b.i AND x:Person RETURN count(x.i)");
      EXPECT_EQ(number(g, ends + "MATCH p = (a)-[:KNOWS" + limit + "]->(b) RETURN count(p)"), free) << limit;
    }
  }
  EXPECT_EQ(
      number(g, "MATCH (a:Person {i: 0}), (l:Land {k: 3})<-[:IN]-(t {i: 24}) MATCH p = (t)-[*]->(a) RETURN count(p)"),
      0);
}

}  // namespace
