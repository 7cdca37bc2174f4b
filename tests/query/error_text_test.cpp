// What a user reads when a query is wrong: the place, the caret, what was expected, the nearest known name.
#include "query/engine.h"

#include <gtest/gtest.h>

namespace {

using namespace dossier;

graph::PropertyGraph talks() {
  graph::PropertyGraph g;
  EXPECT_TRUE(query::run(g, "CREATE (:Person {name: 'Ann'})-[:ATTENDED {since: 1}]->(:Event {type: 'CONSULT'})").ok());
  return g;
}

std::string error(std::string_view text, const query::Parameters& parameters = {}) {
  graph::PropertyGraph g = talks();
  const auto result = query::run(g, text, parameters);
  return result ? "no error" : result.error().code + "\n" + result.error().render();
}

TEST(ErrorText, AMisspeltKeywordIsNamed) {
  EXPECT_EQ(error("RETRUN 1"),
            "UnexpectedSyntax\n"
            "<query>:1:1: 'RETRUN' is not expected here: expected EXPLAIN, PROFILE or a clause\n"
            "RETRUN 1\n"
            "^^^^^^\n"
            "did you mean RETURN?");
}

TEST(ErrorText, TheCaretStandsUnderTheLineThatIsWrong) {
  EXPECT_EQ(error("MATCH (n:Person)\nWHERE n.name =\nRETURN n"),
            "UnexpectedSyntax\n"
            "<query>:3:1: 'RETURN' is not expected here: expected an expression\n"
            "RETURN n\n"
            "^^^^^^");
}

TEST(ErrorText, AnUnclosedBracketSaysWhatCouldFollow) {
  EXPECT_EQ(error("MATCH (n RETURN n"),
            "UnexpectedSyntax\n"
            "<query>:1:10: 'RETURN' is not expected here: expected ':', '{', '$', WHERE or ')'\n"
            "MATCH (n RETURN n\n"
            "         ^^^^^^");
}

TEST(ErrorText, ColumnsCountCodePoints) {
  EXPECT_EQ(error("RETURN 'Malmö' + x"),
            "UndefinedVariable\n"
            "<query>:1:18: the variable x is not defined\n"
            "RETURN 'Malmö' + x\n"
            "                 ^");
}

TEST(ErrorText, AnUnknownVariableGetsTheNearestOne) {
  EXPECT_EQ(error("MATCH (person:Person) RETURN persn.name"),
            "UndefinedVariable\n"
            "<query>:1:30: the variable persn is not defined\n"
            "MATCH (person:Person) RETURN persn.name\n"
            "                             ^^^^^\n"
            "did you mean person?");
}

TEST(ErrorText, AnUnknownFunctionGetsTheNearestOne) {
  EXPECT_EQ(error("RETURN toUppr('a')"),
            "UnknownFunction\n"
            "<query>:1:8: there is no function toUppr\n"
            "RETURN toUppr('a')\n"
            "       ^^^^^^\n"
            "did you mean toUpper?");
}

TEST(ErrorText, ARuntimeErrorShowsItsExpression) {
  EXPECT_EQ(error("RETURN 1 / 0"),
            "DivisionByZero\n"
            "<query>:1:8: division by zero\n"
            "RETURN 1 / 0\n"
            "       ^^^^^");
}

TEST(ErrorText, AMissingParameterIsNamed) {
  EXPECT_EQ(error("RETURN $name"),
            "MissingParameter\n"
            "<query>:1:8: the parameter $name was not given\n"
            "RETURN $name\n"
            "       ^^^^^");
}

TEST(ErrorText, DeletingAConnectedNodeSaysHowToDoIt) {
  EXPECT_EQ(error("MATCH (n:Person) DELETE n"),
            "DeleteConnectedNode\n"
            "<query>: a node that still has relationships can't be deleted\n"
            "write DETACH DELETE to delete its relationships with it");
}

TEST(Warnings, NameTheNearestTypeLabelAndProperty) {
  graph::PropertyGraph g = talks();
  const auto type = query::run(g, "MATCH (:Person)-[:ATTENDS]->(e) RETURN e");
  ASSERT_TRUE(type.ok());
  EXPECT_EQ(type->warnings,
            std::vector<std::string>{"no relationship type ATTENDS in this graph: did you mean ATTENDED?"});
  const auto label = query::run(g, "MATCH (n:Persn) WHERE n.nam = 'x' RETURN n");
  ASSERT_TRUE(label.ok());
  EXPECT_EQ(label->warnings, (std::vector<std::string>{"no label Persn in this graph: did you mean Person?",
                                                       "no property nam in this graph: did you mean name?"}));
}

TEST(Rollback, AnErrorLeavesTheGraphAsItWas) {
  graph::PropertyGraph g = talks();
  const auto failed = query::run(
      g, "MATCH (n:Person) SET n.name = 'Bob', n:Guest CREATE (:X) WITH n UNWIND [1, 0] AS x SET n.v = 1 / x");
  ASSERT_FALSE(failed.ok());
  const auto after = query::run(g, "MATCH (n:Person) RETURN n.name, n.v, labels(n), COUNT { MATCH (x:X) }");
  ASSERT_TRUE(after.ok());
  ASSERT_EQ(after->rows.size(), 1u);
  EXPECT_EQ(after->rows[0][0].string(), "Ann");
  EXPECT_TRUE(after->rows[0][1].is_null());
  EXPECT_EQ(after->rows[0][2].list().size(), 1u);
  EXPECT_EQ(after->rows[0][3].integer(), 0);
  EXPECT_EQ(g.node_count(), 2u);
}

}  // namespace
