#include "build/verify.h"

#include <gtest/gtest.h>

namespace dossier::build {
namespace {

using graph::EdgeId;
using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;

/// One article and edges that cite it.
class Verify : public testing::Test {
 protected:
  Verify() {
    article = graph.add_node({graph.intern("Article")},
                             {{graph.intern("text"), Value("It was cold. Kyiv’s troops left. They met.")}});
    node = graph.add_node({graph.intern("Country")}, {});
  }
  EdgeId cite(std::int64_t sentence, std::int64_t start, std::int64_t end, std::string evidence) {
    return graph.add_edge(node, graph.intern("MET"), node,
                          graph::normalized({{graph.intern("article"), Value(std::int64_t{article})},
                                             {graph.intern("sentence"), Value(sentence)},
                                             {graph.intern("start"), Value(start)},
                                             {graph.intern("end"), Value(end)},
                                             {graph.intern("evidence"), Value(std::move(evidence))}}));
  }
  std::string why() const {
    const auto unproven = verify(graph);
    return unproven.empty() ? "" : unproven.front().why;
  }
  PropertyGraph graph;
  NodeId article, node;
};

TEST_F(Verify, SoundEvidencePasses) {
  cite(0, 0, 6, "It was cold.");
  cite(1, 13, 17, "Kyiv’s troops left.");
  cite(2, 40, 43, "They met.");
  EXPECT_EQ(why(), "");
}

TEST_F(Verify, EdgesWithoutAnArticleAreNotLookedAt) {
  graph.add_edge(node, graph.intern("MET"), node, {});
  EXPECT_EQ(why(), "");
}

TEST_F(Verify, WordsBeyondTheTextAreReported) {
  const EdgeId edge = cite(0, 0, 600, "It was cold.");
  ASSERT_EQ(verify(graph).size(), 1U);
  EXPECT_EQ(verify(graph)[0].edge, edge);
  EXPECT_NE(why().find("past the article's end"), std::string::npos);
}

TEST_F(Verify, AChangedQuotationIsReported) {
  cite(0, 0, 6, "It was warm.");
  EXPECT_NE(why().find("does not stand"), std::string::npos);
}

TEST_F(Verify, WordsOutsideTheirSentenceAreReported) {
  cite(0, 0, 6, "They met.");
  EXPECT_NE(why().find("does not stand"), std::string::npos);
}

TEST_F(Verify, ACutCharacterIsReported) {
  cite(1, 13, 18, "Kyiv’s troops left.");  // byte 18 lies inside the apostrophe
  EXPECT_NE(why().find("cut a character"), std::string::npos);
}

TEST_F(Verify, SentenceNumbersMustRiseWithPosition) {
  cite(1, 0, 6, "It was cold.");
  cite(0, 40, 43, "They met.");
  EXPECT_NE(why().find("sentence number"), std::string::npos);
}

TEST_F(Verify, AMissingArticleIsReported) {
  graph.add_edge(node, graph.intern("MET"), node, {{graph.intern("article"), Value(std::int64_t{77})}});
  EXPECT_NE(why().find("not in the graph"), std::string::npos);
}

}  // namespace
}  // namespace dossier::build
