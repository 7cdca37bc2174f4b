#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "io/text_layout.h"
#include "io/writers.h"

namespace dossier::io {
namespace {

using graph::EdgeRef;
using graph::List;
using graph::NodeRef;
using graph::Path;
using graph::PropertyGraph;
using graph::Value;

struct Fixture : testing::Test {
  PropertyGraph graph;
  graph::NodeId umerov = graph.add_node({graph.intern("Person")}, {{graph.intern("name"), Value("Rustem Umerov")}});
  graph::NodeId talks = graph.add_node({graph.intern("Event")}, {{graph.intern("name"), Value("talks")}});
  graph::EdgeId attended = graph.add_edge(umerov, graph.intern("ATTENDED"), talks, {});

  std::string written(const query::ResultTable& table, TableFormat format) {
    std::ostringstream out;
    EXPECT_TRUE(write_table(table, graph, format, out).ok());
    return out.str();
  }
};
using TableWriter = Fixture;

TEST_F(TableWriter, AlignsColumnsByTheWidthOfTheirCharacters) {
  const query::ResultTable table{
      {"name", "n"}, {{Value("東京"), Value(7)}, {Value("Zürich"), Value(1024)}, {Value(), Value()}}, {}, {}};
  EXPECT_EQ(written(table, TableFormat::kTable),
            " name   | n\n"
            "--------+------\n"
            " 東京   |    7\n"
            " Zürich | 1024\n"
            " null   | null\n"
            "(3 rows)\n");
}

TEST_F(TableWriter, ShowsNodesRelationshipsAndPaths) {
  const query::ResultTable table{{"p"},
                                 {{Value(Path{{umerov, talks}, {attended}})},
                                  {Value(Path{{talks, umerov}, {attended}})},
                                  {Value(List{Value(NodeRef{talks}), Value("a"), Value(EdgeRef{attended})})}},
                                 {},
                                 {}};
  const std::string text = written(table, TableFormat::kTable);
  EXPECT_NE(text.find(R"((:Person {name: "Rustem Umerov"})-[:ATTENDED]->(:Event {name: "talks"}))"), std::string::npos);
  EXPECT_NE(text.find(R"((:Event {name: "talks"})<-[:ATTENDED]-(:Person {name: "Rustem Umerov"}))"), std::string::npos);
  EXPECT_NE(text.find(R"([(:Event {name: "talks"}), "a", [:ATTENDED]])"), std::string::npos);
}

TEST_F(TableWriter, KeepsEachRowOnOneLineWhateverItHolds) {
  const query::ResultTable table{{"a\nb"}, {{Value("one\ntwo\x1b[31m\xff")}, {Value(std::string(5000, 'x'))}}, {}, {}};
  const std::string text = written(table, TableFormat::kTable);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5);
  EXPECT_EQ(text.find('\x1b'), std::string::npos) << "no cell may command the terminal";
  EXPECT_NE(text.find("x…"), std::string::npos);
  EXPECT_LT(text.size(), 700u);
}

TEST_F(TableWriter, WritesJsonAsOneArrayAndJsonLinesAsOneObjectEach) {
  const query::ResultTable table{
      {"n", "when"}, {{Value(NodeRef{umerov}), Value(graph::Date{20'488})}, {Value(1.5), Value()}}, {}, {}};
  const std::string first =
      R"({"n":{"type":"node","id":"0","labels":["Person"],"properties":{"name":"Rustem Umerov"}},"when":"2026-02-04"})";
  const std::string second = R"({"n":1.5,"when":null})";
  EXPECT_EQ(written(table, TableFormat::kJson), "[\n  " + first + ",\n  " + second + "\n]\n");
  EXPECT_EQ(written(table, TableFormat::kJsonl), first + "\n" + second + "\n");
  EXPECT_EQ(written({{"n"}, {}, {}, {}}, TableFormat::kJson), "[]\n");
}

TEST_F(TableWriter, WritesCsvAsRfc4180Asks) {
  const query::ResultTable table{{"name", "a,b"},
                                 {{Value("say \"no\", twice\n"), Value(true)},
                                  {Value(), Value("")},
                                  {Value(List{Value(1), Value("x")}), Value(graph::Date{0})}},
                                 {},
                                 {}};
  EXPECT_EQ(written(table, TableFormat::kCsv),
            "name,\"a,b\"\r\n"
            "\"say \"\"no\"\", twice\n\",true\r\n"
            ",\"\"\r\n"
            "\"[1,\"\"x\"\"]\",1970-01-01\r\n");
}

TEST_F(TableWriter, DrawsOnlyWhatTheRowsName) {
  graph.add_node({graph.intern("Person")}, {{graph.intern("name"), Value("Nobody")}});
  const std::string dot = written({{"r"}, {{Value(EdgeRef{attended})}}, {}, {}}, TableFormat::kDot);
  EXPECT_NE(dot.find("n0 -> n1"), std::string::npos);
  EXPECT_EQ(dot.find("Nobody"), std::string::npos);
}

TEST_F(TableWriter, SpeaksOfDeletedNodesWithoutTheirContents) {
  graph.remove_edge(attended);
  const query::ResultTable table{{"r"}, {{Value(EdgeRef{attended})}, {Value(NodeRef{77})}}, {}, {}};
  EXPECT_EQ(written(table, TableFormat::kJsonl),
            "{\"r\":{\"type\":\"relationship\",\"id\":\"0\"}}\n"
            "{\"r\":{\"type\":\"node\",\"id\":\"77\",\"labels\":[],\"properties\":{}}}\n");
  for (const auto format : {TableFormat::kTable, TableFormat::kCsv, TableFormat::kDot}) written(table, format);
}

TEST(TextLayout, MeasuresWidthAsATerminalDoes) {
  EXPECT_EQ(display_width("Umerov"), 6u);
  EXPECT_EQ(display_width("Zürich"), 6u);
  EXPECT_EQ(display_width("Zu\u0308rich"), 6u) << "a combining mark takes no room";
  EXPECT_EQ(display_width("北京"), 4u);
  EXPECT_EQ(display_width("Київ"), 4u);
}

TEST(TextLayout, WrapsAtSpacesAndCutsTheRest) {
  EXPECT_EQ(wrap("National Security Council", 24, 3), (std::vector<std::string>{"National Security", "Council"}));
  EXPECT_EQ(wrap("one two three four five", 8, 2), (std::vector<std::string>{"one two", "three f…"}));
  EXPECT_EQ(wrap("abcdefghij", 4, 3), (std::vector<std::string>{"abcd", "efgh", "ij"}));
  EXPECT_TRUE(wrap("", 10, 3).empty());
  EXPECT_EQ(cut("abcdef", 4), "abc…");
  EXPECT_EQ(one_line("  a\t\nb \xff "), "a b \xEF\xBF\xBD");
}

}  // namespace
}  // namespace dossier::io
