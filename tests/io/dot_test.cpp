#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "io/writers.h"
#include "store/scratch_dir.h"

namespace dossier::io {
namespace {

using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;

class Picture {
 public:
  NodeId node(const char* label, const std::string& name) {
    return graph.add_node({graph.intern(label)}, {{graph.intern("name"), Value(name)}});
  }
  void edge(NodeId from, const char* type, NodeId to, std::vector<std::pair<const char*, Value>> properties = {}) {
    graph::Properties held;
    for (auto& [key, value] : properties) held.emplace_back(graph.intern(key), std::move(value));
    graph.add_edge(from, graph.intern(type), to, std::move(held));
  }
  std::string dot(const DotOptions& options = {}) const {
    std::ostringstream out;
    EXPECT_TRUE(write_dot(graph, options, out).ok());
    return out.str();
  }
  PropertyGraph graph;
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Dot, JoinsParallelEdgesAndKeepsOtherStatementsApart) {
  Picture picture;
  const auto russia = picture.node("Country", "Russia"), ukraine = picture.node("Country", "Ukraine");
  picture.edge(russia, "ATTACKED", ukraine);
  picture.edge(russia, "THREATENED", ukraine);
  picture.edge(russia, "ATTACKED", ukraine);
  picture.edge(ukraine, "REJECTED", russia);
  picture.edge(russia, "MET", ukraine, {{"modality", Value("planned")}});
  picture.edge(russia, "RELEASED", ukraine, {{"polarity", Value("negative")}});
  const std::string dot = picture.dot();
  EXPECT_EQ(count(dot, "n0 -> n1"), 3u);
  EXPECT_EQ(count(dot, "n1 -> n0"), 1u);
  EXPECT_EQ(count(dot, "ATTACKED<br/>THREATENED"), 1u);
  EXPECT_GE(count(dot, "style=dashed"), 2u);
  EXPECT_GE(count(dot, "denied"), 1u) << "the legend says what the dashes mean";
}

TEST(Dot, LeavesProvenanceOutUnlessAskedFor) {
  Picture picture;
  const auto person = picture.node("Person", "Rustem Umerov"), event = picture.node("Event", "talks");
  const auto article = picture.node("Article", "Second round of talks");
  picture.edge(person, "ATTENDED", event, {{"evidence", Value("Umerov attended.")}});
  picture.edge(person, "MENTIONED_IN", article);
  EXPECT_EQ(count(picture.dot(), "Second round"), 0u);
  EXPECT_EQ(count(picture.dot(), "MENTIONED_IN"), 0u);
  DotOptions options;
  options.articles = true;
  EXPECT_GE(count(picture.dot(options), "Second round"), 1u);
  EXPECT_EQ(count(picture.dot(), "Umerov attended."), 1u) << "a tooltip";
  options.evidence = true;
  EXPECT_EQ(count(picture.dot(options), "Umerov attended."), 2u);
}

TEST(Dot, ListsUnconnectedNodesBelowThePicture) {
  Picture picture;
  const auto a = picture.node("Country", "Ukraine"), b = picture.node("Country", "Russia");
  picture.node("Person", "Vladimir Putin");
  EXPECT_EQ(count(picture.dot(), "n2 ["), 1u) << "nothing is connected: all are drawn";
  picture.edge(a, "MET", b);
  EXPECT_EQ(count(picture.dot(), "n2 ["), 0u);
  EXPECT_EQ(count(picture.dot(), "Also mentioned: Vladimir Putin"), 1u);
}

TEST(Dot, WrapsLongNamesAndShowsWhatAnEventIs) {
  Picture picture;
  const auto body = picture.node("Organization",
                                 "National Security and Defence Council of Ukraine and of all its many friends abroad");
  const auto event =
      picture.graph.add_node({picture.graph.intern("Event")}, {{picture.graph.intern("type"), Value("ASSAULT")},
                                                               {picture.graph.intern("trigger"), Value("attack")},
                                                               {picture.graph.intern("date"), Value("2026-02-04")},
                                                               {picture.graph.intern("killed"), Value(7)},
                                                               {picture.graph.intern("injured"), Value(15)}});
  picture.edge(body, "INITIATED", event);
  const std::string dot = picture.dot();
  EXPECT_EQ(count(dot, "National Security and<br/>Defence Council of<br/>Ukraine and of all its…"), 1u);
  for (const char* part : {"ASSAULT", "<b>attack</b>", "2026-02-04", "7 killed, 15 injured"})
    EXPECT_EQ(count(dot, part), 1u) << part;
}

TEST(Dot, IsTheSameEachTime) {
  Picture picture;
  const auto a = picture.node("A", "a"), b = picture.node("B", "b");
  picture.edge(a, "R", b);
  EXPECT_EQ(picture.dot(), picture.dot());
  EXPECT_NE(Picture().dot().find("digraph"), std::string::npos) << "an empty graph is a picture too";
}

// GraphViz itself is the judge of what is valid.
TEST(Dot, IsValidWhateverTheNamesContain) {
  if (std::system("dot -V >/dev/null 2>&1") != 0) GTEST_SKIP() << "GraphViz is not installed";
  const std::string hostile[] = {"\"quoted\"",
                                 "back\\slash\\",
                                 "\\",
                                 "line\nbreak\r\ttab",
                                 "<b>html</b> &amp; <br/> &#0; &bogus;",
                                 "]]> --> <!-- /* // #",
                                 std::string("nul\0nul", 7),
                                 "\xff\xfe\xc3 invalid",
                                 "\x01\x02\x1b[31m",
                                 "",
                                 " ",
                                 "\\N \\G \\L \\l",
                                 "{a|b} <port> ;,=[]",
                                 "\xEF\xBF\xBE\xEF\xBF\xBF nonchars",
                                 "العربية 北京 Київ 🕊️",
                                 std::string(5000, 'x'),
                                 "%s%n $(reboot) `ls`"};
  Picture picture;
  for (const std::string& name : hostile) {
    for (const char* label : {"Person", "Event", "Claim", "Place", "Odd <label> \"&\\"}) {
      const auto a =
          picture.graph.add_node({picture.graph.intern(label)}, {{picture.graph.intern("name"), Value(name)},
                                                                 {picture.graph.intern("trigger"), Value(name)},
                                                                 {picture.graph.intern("date"), Value(name)},
                                                                 {picture.graph.intern("text"), Value(name)}});
      if (a == 0) continue;
      picture.edge(a, name.empty() ? "R" : name.c_str(), a - 1, {{"evidence", Value(name)}, {"title", Value(name)}});
    }
    picture.node("Thing", "apart " + name);
  }
  const test::ScratchDir dir;
  DotOptions options;
  options.evidence = true;
  std::ofstream(dir.file("graph.dot"), std::ios::binary) << picture.dot(options);
  // -Tcanon parses everything and lays out nothing; the SVG shows that labels are well-formed XML as well.
  const std::string canon = "dot -Tcanon " + dir.file("graph.dot") + " >/dev/null 2>" + dir.file("errors");
  EXPECT_EQ(std::system(canon.c_str()), 0);
  const std::string svg = "dot -Glayout=dot -Gsplines=line -Tsvg " + dir.file("graph.dot") + " >" +
                          dir.file("graph.svg") + " 2>>" + dir.file("errors");
  EXPECT_EQ(std::system(svg.c_str()), 0);
  std::stringstream errors;
  errors << std::ifstream(dir.file("errors")).rdbuf();
  EXPECT_EQ(errors.str().find("rror"), std::string::npos) << errors.str();
  EXPECT_EQ(errors.str().find("not well-formed"), std::string::npos) << errors.str();
  const bool can_check = std::system("xmllint --version >/dev/null 2>&1") == 0;
  EXPECT_TRUE(!can_check || std::system(("xmllint --noout " + dir.file("graph.svg")).c_str()) == 0);
}

}  // namespace
}  // namespace dossier::io
