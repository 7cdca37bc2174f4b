#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <sstream>

#include "io/json_reader.h"
#include "io/json_value.h"
#include "io/jsonl_reader.h"
#include "io/writers.h"

namespace dossier::io {
namespace {

using graph::PropertyGraph;
using graph::Value;

std::string jsonl(const PropertyGraph& graph) {
  std::ostringstream out;
  EXPECT_TRUE(write_jsonl(graph, out).ok());
  return out.str();
}

Result<PropertyGraph> parse(const std::string& text) {
  std::istringstream in(text);
  return read_graph_jsonl(in, "graph.jsonl");
}

PropertyGraph talks() {
  PropertyGraph graph;
  const auto person = graph.add_node({graph.intern("Person")}, {{graph.intern("name"), Value("Rustem Umerov")}});
  const auto event = graph.add_node({graph.intern("Event")}, {{graph.intern("type"), Value("CONSULT")}});
  graph.add_edge(person, graph.intern("ATTENDED"), event,
                 {{graph.intern("sentence"), Value(3)}, {graph.intern("confidence"), Value(1.0)}});
  return graph;
}

TEST(Jsonl, IsWhatApocWrites) {
  EXPECT_EQ(jsonl(talks()),
            R"({"type":"node","id":"0","labels":["Person"],"properties":{"name":"Rustem Umerov"}})"
            "\n"
            R"({"type":"node","id":"1","labels":["Event"],"properties":{"type":"CONSULT"}})"
            "\n"
            R"({"type":"relationship","id":"0","label":"ATTENDED","properties":{"confidence":1.0,"sentence":3},)"
            R"("start":{"id":"0","labels":["Person"]},"end":{"id":"1","labels":["Event"]}})"
            "\n");
}

TEST(Jsonl, ReadsBackWhatItWrote) {
  PropertyGraph graph = talks();
  const auto odd = graph.add_node({}, {});
  graph.set_node_property(odd, graph.intern("\"key\"\n"), Value(std::string("nul \0 quote \" slash \\ tab \t", 27)));
  graph.set_node_property(odd, graph.intern("list"), Value(graph::List{Value(1), Value(0.1), Value(), Value(true)}));
  graph.set_node_property(odd, graph.intern("map"), Value(graph::Map{{"deep", Value(graph::Map{})}}));
  graph.set_node_property(odd, graph.intern("least"), Value(std::numeric_limits<std::int64_t>::min()));
  graph.set_node_property(odd, graph.intern("tiny"), Value(5e-324));
  graph.set_node_property(odd, graph.intern("whole"), Value(-0.0));
  const std::string text = jsonl(graph);
  const auto back = parse(text);
  ASSERT_TRUE(back.ok()) << back.error().render();
  EXPECT_EQ(jsonl(*back), text);
  for (const char* key : {"list", "map", "least", "tiny", "whole"})
    EXPECT_TRUE(
        identical(*back->node_property(odd, back->find_symbol(key)), *graph.node_property(odd, graph.find_symbol(key))))
        << key;
}

TEST(Jsonl, WritesWhatJsonHasNoWordForAsText) {
  PropertyGraph graph;
  graph.add_node({}, {{graph.intern("a"), Value(std::nan(""))},
                      {graph.intern("b"), Value(-INFINITY)},
                      {graph.intern("c"), Value(graph::Date{20'488})},
                      {graph.intern("d"), Value("broken \xff\xc3 text")}});
  EXPECT_EQ(jsonl(graph),
            "{\"type\":\"node\",\"id\":\"0\",\"labels\":[],\"properties\":{\"a\":\"NaN\",\"b\":\"-Infinity\",\"c\":"
            "\"2026-02-04\","
            "\"d\":\"broken \xEF\xBF\xBD\xEF\xBF\xBD text\"}}\n");
}

TEST(Jsonl, NamesTheLineThatIsWrong) {
  const std::string node = R"({"type":"node","id":"a"})"
                           "\n";
  const struct {
    std::string text;
    std::uint32_t line;
    const char* says;
  } cases[] = {
      {node + "\n" + R"({"type":"node","id":"a"})", 3, "twice"},
      {node + "{\"type\":", 2, "malformed JSON"},
      {"[]", 1, "one JSON object"},
      {R"({"type":"edge"})", 1, "\"type\""},
      {R"({"type":"node"})", 1, "\"id\""},
      {R"({"type":"node","id":"1","labels":"Person"})", 1, "\"labels\""},
      {R"({"type":"node","id":"1","properties":[]})", 1, "\"properties\""},
      {node + R"({"type":"relationship","id":"0","label":"R","start":{"id":"a"},"end":{"id":"b"}})", 2,
       "no node \"b\""},
      {node + R"({"type":"relationship","id":"0","start":{"id":"a"},"end":{"id":"a"}})", 2, "\"label\""},
      {R"({"type":"node","id":"1","properties":{"x":)" + std::string(100'000, '[') + "}}", 1, "deeper than 64"},
      {"{\"type\":\"node\",\"id\":\"\xff\"}", 1, "malformed JSON"},
  };
  for (const auto& [text, line, says] : cases) {
    const auto graph = parse(text);
    ASSERT_FALSE(graph.ok()) << text.substr(0, 100);
    EXPECT_EQ(graph.error().fault, Fault::kInput);
    EXPECT_EQ(graph.error().line, line) << graph.error().render().substr(0, 300);
    EXPECT_EQ(graph.error().source, "graph.jsonl");
    EXPECT_NE(graph.error().message.find(says), std::string::npos) << graph.error().message;
  }
}

TEST(Jsonl, TakesNumbersAsIdsAndABlankLine) {
  const auto graph = parse(
      "\xEF\xBB\xBF{\"type\":\"node\",\"id\":7}\n\n{\"type\":\"relationship\",\"id\":1,\"label\":\"R\","
      "\"start\":{\"id\":7},\"end\":{\"id\":\"7\"}}\n");
  ASSERT_TRUE(graph.ok()) << graph.error().render();
  EXPECT_EQ(graph->edge_count(), 1u);
}

TEST(Json, PointsAtTheColumn) {
  const auto value = parse_json("{\"a\": tru}", "x.json");
  ASSERT_FALSE(value.ok());
  EXPECT_EQ(value.error().line, 1u);
  EXPECT_GE(value.error().column, 7u);
  EXPECT_LE(value.error().column, 11u);
  EXPECT_TRUE(parse_json(std::string(64, '[') + std::string(64, ']'), "x").ok());
  EXPECT_FALSE(parse_json(std::string(65, '[') + std::string(65, ']'), "x").ok());
}

TEST(Json, KeepsIntegersWholeAsFarAsTheyFit) {
  EXPECT_EQ(parse_json("9223372036854775807", "x").value().integer(), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(parse_json("9223372036854775808", "x").value().kind(), Value::Kind::kFloat);
  EXPECT_EQ(parse_json("1.0", "x").value().kind(), Value::Kind::kFloat);
}

TEST(ArticleLine, TakesTheFourFieldsAndPassesOverOthers) {
  const auto article = parse_article_line(
      R"({"id":[1,{"text":"no"}],"title":"Talks","date":null,"text":"They met.\nTwice."})", "wire.jsonl", 12);
  ASSERT_TRUE(article.ok()) << article.error().render();
  EXPECT_EQ(article->title, "Talks");
  EXPECT_EQ(article->date, "");
  EXPECT_EQ(article->text, "They met.\nTwice.");
}

TEST(ArticleLine, NamesItsLineWhenItIsWrong) {
  for (const std::string text :
       {R"({"title":"no text"})", "{", "[]", "7", "\"text\"", "", R"({"text":7})", R"({"text":["a"]})",
        R"({"text":"a","title":{}})", R"({"text":"a"} x)", "{\"text\":\"\xff\"}"}) {
    const auto article = parse_article_line(text, "wire.jsonl", 12);
    ASSERT_FALSE(article.ok()) << text;
    EXPECT_EQ(article.error().fault, Fault::kInput);
    EXPECT_EQ(article.error().line, 12u);
    EXPECT_EQ(article.error().source, "wire.jsonl");
  }
  EXPECT_FALSE(parse_article_line("{\"x\":" + std::string(100'000, '['), "wire.jsonl", 1).ok());
}

/// A stream that takes some bytes and then no more, as a full disk does.
class FullDisk : public std::streambuf {
 public:
  explicit FullDisk(std::size_t room) : room_(room) {}

 private:
  int overflow(int c) override { return room_ == 0 ? traits_type::eof() : (--room_, c); }
  std::size_t room_;
};

TEST(Jsonl, TellsWhenItCouldNotBeWritten) {
  FullDisk disk(50);
  std::ostream out(&disk);
  const auto written = write_jsonl(talks(), out);
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().fault, Fault::kStore);
}

}  // namespace
}  // namespace dossier::io
