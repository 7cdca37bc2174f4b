#include "grammar/cypher/parser.h"
#include "query/syntax/printer.h"

#include <gtest/gtest.h>

namespace {

using namespace dossier;
namespace syntax = query::syntax;

std::string reprinted(std::string_view text) {
  const auto tree = grammar::cypher::parse(text);
  return tree ? syntax::print(*tree) : tree.error().code + ": " + tree.error().message;
}

TEST(CypherParser, PrintsWhatItReads) {
  for (const char* text : {
           "MATCH (a:Person {name: 'X'})-[r:KNOWS*1..3]->(b)<-[:A|B]-() WHERE a.age > 3 AND NOT b.x IS NULL OR "
           "(a)-->(b) RETURN DISTINCT a, count(*) AS c "
           "ORDER BY c DESC, a.name SKIP 1 LIMIT $n",
           "MATCH p = shortestPath((a)-[*]-(b)) RETURN p, [(a)-->(b) | b.name], reduce(s = 0, x IN [1] | s + x), all(x "
           "IN [1] WHERE x = 1)",
           "MERGE (a:X) ON CREATE SET a.x = 1, a += {b: 2} ON MATCH SET a:Foo RETURN a",
           "CALL db.labels() YIELD label AS l WHERE l = 'x' RETURN l UNION ALL RETURN 1 AS l",
           "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x = 1 } AND COUNT { MATCH (n)-->() RETURN n } > 2 RETURN "
           "CASE n.x WHEN 1 THEN 'a' ELSE 'b' END",
           "FOREACH (x IN [1, 2] | CREATE (:A {v: x}) SET x.y = 1)",
           "RETURN `a b`.`MATCH`, $p, [1, 2][0], [1, 2][..1], n {.name, .*, x, y: 1}, a:B:C",
           "MATCH (a) DETACH DELETE a",
           "EXPLAIN MATCH (a) REMOVE a.x, a:B",
           "UNWIND [1] AS x WITH x, x + 1 AS y WHERE y > 1 RETURN *",
       }) {
    EXPECT_EQ(reprinted(text), text);
  }
}

TEST(CypherParser, GivesOperatorsTheirPrecedences) {
  EXPECT_EQ(reprinted("RETURN 1 + 2 * 3 ^ 4"), "RETURN 1 + 2 * 3 ^ 4");
  EXPECT_EQ(reprinted("RETURN (1 + 2) * 3"), "RETURN (1 + 2) * 3");
  EXPECT_EQ(reprinted("RETURN NOT (a AND b) OR c"), "RETURN NOT (a AND b) OR c");
  EXPECT_EQ(reprinted("RETURN ((a OR b)) AND (c = (d IS NULL))"), "RETURN (a OR b) AND c = d IS NULL");
  EXPECT_EQ(reprinted("RETURN a - (b - c)"), "RETURN a - (b - c)");
  EXPECT_EQ(reprinted("RETURN -(1), - a.b, -9223372036854775808"), "RETURN -1, -a.b, -9223372036854775808");
  EXPECT_EQ(reprinted("RETURN --0"), "RETURN -(0)");
  EXPECT_EQ(reprinted("RETURN -(0)"), "RETURN -(0)");
}

TEST(CypherParser, TellsAPatternFromArithmetic) {
  EXPECT_EQ(reprinted("RETURN (a) - 1, (a) < (b), (a) <-- (b)"), "RETURN a - 1, a < b, (a)<--(b)");
}

TEST(CypherParser, ReadsKeywordsAsNamesWhereNamesStand) {
  EXPECT_EQ(reprinted("MATCH (n:Match)-[:RETURN]->() RETURN n.order, count, any"),
            "MATCH (n:`Match`)-[:`RETURN`]->() RETURN n.`order`, count, any");
}

TEST(CypherParser, ReadsEveryFormOfALiteral) {
  EXPECT_EQ(reprinted("RETURN 0xFF, 0o17, .5, 1e3, 'it\\'s', \"q\\u0041\", TRUE, Null"),
            "RETURN 255, 15, 0.5, 1000.0, 'it\\'s', 'qA', true, null");
  EXPECT_EQ(reprinted("RETURN 9223372036854775808").substr(0, 15), "IntegerOverflow");
  EXPECT_EQ(reprinted("RETURN 1.34E999").substr(0, 21), "FloatingPointOverflow");
  EXPECT_EQ(reprinted("RETURN 12abc").substr(0, 20), "InvalidNumberLiteral");
  EXPECT_EQ(reprinted("RETURN '\\uZZ'").substr(0, 21), "InvalidUnicodeLiteral");
  EXPECT_EQ(reprinted("RETURN 1 \xE2\x80\x94 2").substr(0, 23), "InvalidUnicodeCharacter");
}

TEST(CypherParser, SkipsComments) { EXPECT_EQ(reprinted("RETURN /* one */ 1 // two\n, 2"), "RETURN 1, 2"); }

TEST(CypherParser, SpansCoverTheSource) {
  const std::string text = "RETURN a.name + 1";
  const auto tree = grammar::cypher::parse(text);
  ASSERT_TRUE(tree.ok());
  const auto& projection = std::get<syntax::Return>(tree->parts[0].clauses[0].node).projection;
  EXPECT_EQ(projection.items[0].expression->span.of(text), "a.name + 1");
  EXPECT_EQ(std::get<syntax::Chain>(projection.items[0].expression->node).operands[0].span.of(text), "a.name");
  EXPECT_EQ(projection.items[0].column, "a.name + 1");
}

TEST(CypherParser, BacktrackingStaysLinear) {
  std::string text = "RETURN 1";
  for (int i = 0; i < 60; ++i) text = "RETURN (x {a: " + text.substr(7) + "}) - [1]";
  const auto tree = grammar::cypher::parse(text);  // each level looks like a path at first
  EXPECT_TRUE(tree.ok() || tree.error().fault == Fault::kSyntax || tree.error().fault == Fault::kBudget);
}

}  // namespace
