// Wrong queries of the kind that people write, each with the place and what it tells them to write instead.
#include "query/engine.h"

#include <gtest/gtest.h>

namespace {

using namespace dossier;

struct Wrong {
  const char* query;
  std::uint32_t column;
  const char* message;  ///< begins the message
  const char* hint;
};

graph::PropertyGraph news() {
  graph::PropertyGraph g;
  EXPECT_TRUE(query::run(g,
                         "CREATE (a:Person {name: 'Ann', born: 1970})-[:ATTENDED {verb: 'met'}]->"
                         "(:Event {type: 'CONSULT', date: '2026-02-04'}), (a)-[:REPRESENTS]->(:Country {iso: 'FRA'})")
                  .ok());
  return g;
}

void expect_told(std::initializer_list<Wrong> wrong) {
  for (const Wrong& w : wrong) {
    graph::PropertyGraph g = news();
    const auto result = query::run(g, w.query, {{"name", graph::Value("Ann")}});
    ASSERT_FALSE(result.ok()) << w.query;
    EXPECT_EQ(result.error().column, w.column) << w.query << "\n" << result.error().render();
    EXPECT_TRUE(result.error().message.starts_with(w.message)) << w.query << "\n" << result.error().message;
    EXPECT_EQ(result.error().hint, w.hint) << w.query;
  }
}

TEST(ErrorHints, HabitsOfSql) {
  const char* const at_end = "ORDER BY, SKIP and LIMIT belong to WITH and RETURN, in this order";
  expect_told({
      {"SELECT name FROM Person", 1, "'SELECT' is not expected here: expected EXPLAIN, PROFILE or a clause",
       "to find, write a pattern: MATCH (n:Label) WHERE … RETURN …"},
      {"INSERT (:Person)", 1, "'INSERT' is not", "write CREATE (:Label {key: value})"},
      {"UPDATE (p) SET p.x = 1", 1, "'UPDATE' is not", "write MATCH (n) … SET n.key = value"},
      {"MATCH (p) WHERE p.name LIKE 'A%' RETURN p", 24,
       "'LIKE' is not expected here: expected an operator, a clause, UNION, ';' or the end of the query",
       "write CONTAINS, STARTS WITH, ENDS WITH, or =~ with a regular expression"},
      {"MATCH (p) WHERE p.born BETWEEN 1 AND 2 RETURN p", 24, "'BETWEEN' is not", "write low <= x AND x <= high"},
      {"MATCH (p) WHERE p.name IN ('Ann', 'Bob') RETURN p", 33, "',' is not",
       "a list stands in square brackets: IN [1, 2]"},
      {"MATCH (p) WHERE p.name NOT IN ['Ann'] RETURN p", 24, "'NOT' is not",
       "NOT stands before the whole condition: NOT x IN […]"},
      {"MATCH (p) RETURN p.name, count(*) GROUP BY p.name", 35, "'GROUP' is not",
       "there is no GROUP BY: aggregates group by the other items of WITH or RETURN"},
      {"MATCH (p) RETURN p.name HAVING count(*) > 1", 25, "'HAVING' is not", "write WITH …, count(*) AS n WHERE n > 1"},
      {"MATCH (p) RETURN p LIMIT 10 OFFSET 5", 29, "'OFFSET' is not", "write SKIP, before LIMIT"},
      {"MATCH (p) RETURN p LIMIT 10 SKIP 5", 29, "'SKIP' is not", at_end},
      {"MATCH (p) RETURN TOP 5 p", 22, "'5' is not", "write LIMIT at the end"},
      {"MATCH (p:Person) ORDER BY p.name RETURN p", 18, "'ORDER' is not", at_end},
      {"MATCH (p) RETURN p.name AS 'name'", 28, "''name'' is not",
       "a name is written without quotes, or in backquotes: `a name`"},
      {"MATCH (p) WHERE count(p) > 1 RETURN p", 17, "aggregates can stand only in the items of WITH and RETURN",
       "compute it in a WITH … AS first"},
  });
}

TEST(ErrorHints, SignsOfOtherLanguages) {
  expect_told({
      {"MATCH (p) WHERE p.name == 'Ann' RETURN p", 25, "'=' is not", "equality is a single ="},
      {"MATCH (p) WHERE p.name != 'Ann' RETURN p", 24, "this character means nothing in a query",
       "unequal is written <>, and a negation NOT"},
      {"MATCH (p) WHERE p.a = 1 && p.b = 2 RETURN p", 25, "'&' is not", "write AND"},
      {"MATCH (p) WHERE p.a = 1 || p.b = 2 RETURN p", 25, "'|' is not",
       "write OR between conditions, and + between strings"},
      {"RETURN “Ann”", 8, "this character means nothing", "strings stand in ' or \""},
      {"RETURN 2 – 1", 10, "this character means nothing", "the minus and the dashes of an arrow are the plain -"},
      {"CREATE (p:Person {name = 'x'})", 24, "'=' is not expected here: expected ':'",
       "an entry of a map is written key: value"},
      {"MATCH (p {'name': 'Ann'}) RETURN p", 11, "''name'' is not",
       "a name is written without quotes, or in backquotes: `a name`"},
      {"MATCH (p) WHERE p.name IS 'Ann' RETURN p", 27, "''Ann'' is not", "equality is written ="},
      {"RETURN len('abc')", 8, "there is no function len", "write size(…) for strings and lists, length(…) for paths"},
      {"RETURN now()", 8, "there is no function now", "write datetime()"},
  });
}

TEST(ErrorHints, Arrows) {
  expect_told({
      {"MATCH (a)->(b) RETURN a", 11, "'>' is not", "an arrow without a type is written -->"},
      {"MATCH (a)-[:R]=>(b) RETURN a", 15, "'=' is not", "an arrow is written -[…]->"},
      {"MATCH (a)--[:R]-->(b) RETURN a", 12, "'[' is not", "an arrow with a type is written -[:TYPE]->"},
      {"MATCH (a)-[:R->(b) RETURN a", 14, "'-' is not", "a ']' is missing before the arrow"},
      {"MATCH (a)-[:R*1-3]->(b) RETURN a", 16, "'-' is not", "a range of lengths is written *1..3"},
      {"MATCH p:Person RETURN p", 8, "':' is not", "a node stands in parentheses: (p:Person)"},
      {"MATCH (a:Person|Country) RETURN a", 16, "'|' is not", "a choice of labels is a condition: WHERE n:A OR n:B"},
      {"MATCH (p) WHERE NOT EXISTS (p)-[:ATTENDED]->() RETURN p", 33, "':' is not",
       "a pattern as a condition is written EXISTS { (a)-[:TYPE]->() }"},
  });
}

TEST(ErrorHints, NamesThatAreNearAndTypesThatDoNotFit) {
  expect_told({
      {"MATCH (p) RETURN p; MATCH (q) RETURN q", 21, "'MATCH' is not", "one query at a time"},
      {"MATCH (p {name: Ann}) RETURN p", 17, "the variable Ann is not defined",
       "if a text is meant, put it in quotes: 'Ann'"},
      {"RETURN $nam", 8, "the parameter $nam was not given", "did you mean $name?"},
      {"CALL dossier.pagernak() YIELD node RETURN node", 6, "there is no procedure dossier.pagernak",
       "did you mean dossier.pagerank?"},
      {"CALL db.labels() YIELD name RETURN name", 24, "db.labels yields no name", "it yields label"},
      {"MATCH (p:Person) RETURN size(p)", 30, "size takes a string or a list, not a node", ""},
      {"RETURN substring('abc', 'x')", 25, "substring takes an integer here, not a string", ""},
      {"MATCH (p:Person) RETURN p.born.year", 25,
       "only nodes, relationships, maps and temporal values have properties, not an integer", ""},
      {"MATCH (p:Person) RETURN p.name + true", 25, "+ does not take a string and a truth value", ""},
      {"MATCH (p:Person) DELETE p.name", 25, "DELETE takes nodes, relationships and paths, not a string", ""},
      {"RETURN date('2026-02-4')", 8, "'2026-02-4' is no such date", "write it like 2026-02-04"},
      {"RETURN time('25:00')", 8, "'25:00' is no such time", "write it like 14:30:15+01:00"},
      {"MATCH (p:Person) RETURN datetime.truncat('day', p.x)", 25, "there is no function datetime.truncat",
       "did you mean datetime.truncate?"},
  });
}

TEST(Warnings, AVariableThatIsMeantAsATypeOrLabelIsTold) {
  graph::PropertyGraph g = news();
  const auto type = query::run(g, "MATCH (p:Person)-[ATTENDED]->(e) RETURN e");
  ASSERT_TRUE(type.ok());
  EXPECT_EQ(type->warnings, std::vector<std::string>{"ATTENDED is a variable here; for relationships of the type "
                                                     "ATTENDED write [:ATTENDED]"});
  const auto label = query::run(g, "MATCH (Person) RETURN Person.name");
  ASSERT_TRUE(label.ok());
  EXPECT_EQ(label->warnings,
            std::vector<std::string>{"Person is a variable here; for nodes with the label Person write (:Person)"});
  const auto typed = query::run(g, "MATCH (Person:Person) RETURN Person.name");
  ASSERT_TRUE(typed.ok());
  EXPECT_TRUE(typed->warnings.empty());
}

}  // namespace
