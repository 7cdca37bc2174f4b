#include "io/graph_formats.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

namespace dossier::io {
namespace {

using graph::List;
using graph::PropertyGraph;
using graph::Value;

PropertyGraph sample() {
  PropertyGraph graph;
  const auto name = graph.intern("name");
  const auto a = graph.add_node({graph.intern("Person"), graph.intern("Envoy")},
                                {{name, Value("O'Neil \"<&>\" \\ \n\x01")},
                                 {graph.intern("aliases"), Value(List{Value("O'Neil"), Value("he")})}});
  const auto b =
      graph.add_node({graph.intern("Event")}, {{graph.intern("killed"), Value(7)}, {graph.intern("mixed"), Value(1)}});
  graph.add_node({}, {{graph.intern("mixed"), Value("text")}, {graph.intern("labels"), Value(true)}});
  graph.add_edge(a, graph.intern("ATTENDED"), b, {{graph.intern("when"), Value(graph::Date{20'488})}});
  return graph;
}

std::string text(Result<void> (*write)(const PropertyGraph&, std::ostream&), const PropertyGraph& graph) {
  std::ostringstream out;
  EXPECT_TRUE(write(graph, out).ok());
  return out.str();
}

void expect_lines(const std::string& text, std::initializer_list<const char*> lines) {
  for (const char* line : lines) EXPECT_NE(text.find(line), std::string::npos) << line << "\nin\n" << text;
}

TEST(GraphMl, DeclaresTypedKeysAndEscapesText) {
  expect_lines(
      text(write_graphml, sample()),
      {"attr.name=\"killed\" attr.type=\"long\"/>", "attr.name=\"mixed\" attr.type=\"string\"/>",
       "attr.name=\"labels_\" attr.type=\"boolean\"/>", "<data key=\"labels\">:Envoy:Person</data>",
       "O'Neil &quot;&lt;&amp;&gt;&quot; \\ \n </data>", "[&quot;O'Neil&quot;,&quot;he&quot;]",
       "<edge id=\"e0\" source=\"n0\" target=\"n1\">", "<data key=\"label\">ATTENDED</data>", ">2026-02-04</data>"});
}

TEST(CypherScript, MakesNodesThenRelationshipsAndCleansUp) {
  const std::string script = text(write_cypher, sample());
  expect_lines(script,
               {"CREATE (:DossierImport:`Envoy`:`Person` {dossierImportId: 0, `aliases`: ['O\\'Neil', 'he'], `name`: "
                "'O\\'Neil \"<&>\" \\\\ \\n\\u0001'});\n",
                "MATCH (a:DossierImport {dossierImportId: 0}), (b:DossierImport {dossierImportId: 1}) CREATE "
                "(a)-[:`ATTENDED` {`when`: date('2026-02-04')}]->(b);\n",
                "REMOVE n:DossierImport, n.dossierImportId;\n"});
}

TEST(CypherScript, WritesEveryValueAsALiteral) {
  PropertyGraph graph;
  graph.add_node({graph.intern("a`b")}, {{graph.intern("a"), Value(INT64_MIN)},
                                         {graph.intern("b"), Value(std::nan(""))},
                                         {graph.intern("c"), Value(2.0)},
                                         {graph.intern("d"), Value(graph::Map{{"k", Value(1)}})},
                                         {graph.intern("e"), Value(List{Value(List{})})}});
  expect_lines(text(write_cypher, graph), {"`a``b`", "`a`: (-9223372036854775807 - 1)", "`b`: (0.0 / 0.0)", "`c`: 2.0",
                                           "`d`: '{\"k\":1}'", "`e`: '[[]]'"});
}

TEST(AdminCsv, HasTypedHeadersAndListsWithTheirOwnDelimiter) {
  const PropertyGraph graph = sample();
  EXPECT_EQ(text(write_admin_nodes, graph),
            ":ID,\"aliases:string[]\",\"killed:long\",\"labels:boolean\",\"mixed:string\",\"name:string\",:LABEL\r\n"
            "0,\"O'Neil\x1fhe\",,,,\"O'Neil \"\"<&>\"\" \\ \n\x01\",\"Envoy\x1fPerson\"\r\n"
            "1,,\"7\",,\"1\",,\"Event\"\r\n"
            "2,,,\"true\",\"text\",,\"\"\r\n");
  EXPECT_EQ(text(write_admin_relationships, graph),
            ":START_ID,\"when:string\",:END_ID,:TYPE\r\n"
            "0,\"2026-02-04\",1,\"ATTENDED\"\r\n");
}

}  // namespace
}  // namespace dossier::io
