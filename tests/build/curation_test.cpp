#include "build/curation.h"

#include "build/batch_maker.h"
#include "build/builder.h"
#include "build/recording_writer.h"

#include <gtest/gtest.h>

/// Nodes that somebody else makes, renames and removes, and what articles that come later find.
namespace dossier::build {
namespace {

using graph::NodeId;
using graph::Value;
using NodeRecord = graph::GraphWriter::NodeRecord;

NodeRecord named(std::string label, const std::string& name, const std::vector<std::string>& aliases = {}) {
  NodeRecord record{{std::move(label)}, {}};
  graph::List list;
  for (const std::string& alias : aliases) list.emplace_back(alias);
  if (!aliases.empty()) record.properties.emplace_back("aliases", Value(std::move(list)));
  record.properties.emplace_back("name", Value(name));
  return record;
}

class Curation : public testing::Test {
 protected:
  NodeId add(const NodeRecord& record) {
    NodeId made = graph::kNoId;
    // The id is known before the change is carried out, as it is in the graph that a query has changed.
    const auto id = static_cast<NodeId>(writer.nodes.size());
    EXPECT_TRUE(apply_with_keys(writer, {{id}, {}, {}, {}, {}, {}}, [&]() -> Result<void> {
                  made = *writer.add_node(record);
                  return {};
                }).ok());
    EXPECT_EQ(made, id);
    return id;
  }
  void change(NodeId node, const NodeRecord& record) {
    EXPECT_TRUE(
        apply_with_keys(writer, {{}, {node}, {}, {}, {}, {}}, [&] { return writer.replace_node(node, record); }).ok());
  }
  std::set<std::string> keys(NodeId node) const {
    std::set<std::string> out;
    for (const auto& [key, nodes] : writer.keys)
      if (nodes.contains(node)) out.insert(key);
    return out;
  }
  /// How many nodes an article adds that names one person, beside its own.
  std::size_t people_added_by(const std::string& name) {
    BatchMaker maker(name + " spoke on day " + std::to_string(++articles) + ".");
    maker.person(name);
    const auto outcome = build(maker.batch, writer);
    EXPECT_TRUE(outcome.ok());
    return outcome->nodes_added - 1;
  }
  RecordingWriter writer;
  int articles = 0;
};

TEST_F(Curation, ANewNodeIsFoundByItsNameAndAliases) {
  add(named("Person", "Anna Rey", {"Anna Rey", "Anne Rey"}));
  EXPECT_EQ(people_added_by("Anna Rey"), 0u);
  EXPECT_EQ(people_added_by("Anne Rey"), 0u);
  EXPECT_EQ(people_added_by("Omar Said"), 1u);
}

TEST_F(Curation, ARenamedNodeIsFoundByItsNewNameOnly) {
  const NodeId node = add(named("Person", "Anna Rey"));
  change(node, named("Person", "Anna Roy"));
  EXPECT_EQ(people_added_by("Anna Roy"), 0u);
  EXPECT_EQ(people_added_by("Anna Rey"), 1u);
}

TEST_F(Curation, ANameThatStaysAsAnAliasStillFinds) {
  const NodeId node = add(named("Person", "Anna Rey"));
  change(node, named("Person", "Anna Roy", {"Anna Rey"}));
  EXPECT_EQ(people_added_by("Anna Rey"), 0u);
}

TEST_F(Curation, OtherChangesLeaveTheKeysAlone) {
  const NodeId node = add(named("Organization", "Gazprom Neft", {"Gazprom Neft", "Gazprom"}));
  // An article that took the short name for the best one gave it a key that the record alone would not give.
  ASSERT_TRUE(writer.add_key("o:gazprom", node).ok());
  const auto before = keys(node);
  NodeRecord noted = writer.nodes[node];
  noted.properties.emplace_back("note", Value("ours"));
  change(node, noted);
  EXPECT_EQ(keys(node), before);
  // Without the short name its key goes, too.
  change(node, named("Organization", "Gazprom Neft"));
  EXPECT_FALSE(keys(node).contains("o:gazprom"));
  EXPECT_TRUE(keys(node).contains("o:gazprom neft"));
}

TEST_F(Curation, AnotherLabelIsAnotherKindOfThing) {
  const NodeId node = add(named("Person", "Paris Hilton"));
  change(node, named("Place", "Paris Hilton"));
  EXPECT_EQ(keys(node), std::set<std::string>{"l:paris hilton"});
  change(node, named("Thing", "Paris Hilton"));
  EXPECT_TRUE(keys(node).empty());
}

TEST_F(Curation, KeysThatAreNoNamesStay) {
  const NodeId country = add(named("Country", "France"));
  ASSERT_TRUE(writer.add_key("t:77", country).ok());
  change(country, named("Country", "French Republic"));
  EXPECT_TRUE(keys(country).contains("t:77"));
  EXPECT_TRUE(keys(country).contains("cn:french republic"));
  EXPECT_FALSE(keys(country).contains("cn:france"));
}

TEST_F(Curation, TheTiesOfARemovedNodeGoWithIt) {
  const NodeId country = add(named("Country", "France")), person = add(named("Person", "Anna Rey"));
  ASSERT_TRUE(writer.add_key("t:" + std::to_string(person), country).ok());
  EXPECT_TRUE(apply_with_keys(writer, {{}, {}, {person}, {}, {}, {}}, []() -> Result<void> { return {}; }).ok());
  EXPECT_FALSE(keys(country).contains("t:" + std::to_string(person)));
}

TEST_F(Curation, AnArticleIsKnownByTheTextItHas) {
  NodeRecord article{{"Article"}, {{"text", Value("Anna Rey spoke.")}}};
  const NodeId node = add(article);
  BatchMaker maker("Anna Rey spoke.");
  EXPECT_TRUE(build(maker.batch, writer)->already_there);
  article.properties[0].second = Value("Another text.");
  change(node, article);
  EXPECT_FALSE(build(maker.batch, writer)->already_there);
}

TEST(CheckEvidence, LooksAtWhatTheChangesTouchAlone) {
  graph::PropertyGraph graph;
  const auto article = graph.intern("article");
  const NodeId text = graph.add_node({graph.intern("Article")}, {{graph.intern("text"), Value("It was cold.")}});
  const auto wrong = graph.add_edge(text, graph.intern("MET"), text, {{article, Value(std::int64_t{text})}});
  const auto free = graph.add_edge(text, graph.intern("KNOWS"), text, {});
  EXPECT_TRUE(check_evidence(graph, {{}, {}, {}, {free}, {}, {}}).ok()) << "an edge of one's own needs no evidence";
  EXPECT_FALSE(check_evidence(graph, {{}, {}, {}, {wrong}, {}, {}}).ok());
  EXPECT_FALSE(check_evidence(graph, {{}, {text}, {}, {}, {}, {}}).ok()) << "its article is touched";
  EXPECT_FALSE(check_evidence(graph, {{}, {}, {text}, {}, {}, {}}).ok());
  const auto problem = check_evidence(graph, {{}, {}, {}, {wrong}, {}, {}}).error();
  EXPECT_EQ(problem.fault, Fault::kRuntime);
  EXPECT_NE(problem.message.find("relationship 0, a MET"), std::string::npos) << problem.message;
}

}  // namespace
}  // namespace dossier::build
