#include "ask/linker.h"

#include "ask/news_graph.h"
#include "ask/tagged_question.h"

#include <gtest/gtest.h>

namespace dossier::ask {
namespace {

class LinkNames : public testing::Test {
 protected:
  std::vector<Mention> link(const std::string& tagged) {
    const TaggedQuestion question(tagged);
    const GraphView view(news.graph);
    return link_names(question.text, question.words, view, vocabulary);
  }
  NewsGraph news;
  SmallVocabulary vocabulary;
};

TEST_F(LinkNames, ByNameAliasAndAdjective) {
  EXPECT_EQ(link("Who met/v:meet Rustem Umerov")[0].nodes, std::vector{news.umerov});
  EXPECT_EQ(link("Who met/v:meet Witkoff")[0].nodes, std::vector{news.witkoff});
  EXPECT_EQ(link("Who led the Russian/a:russian attack/n:attack")[0].nodes, std::vector{news.russia});
}

TEST_F(LinkNames, CourtesiesAreNoNames) {
  const auto mentions = link("Did Mr Witkoff meet/v:meet Ms Umerov");
  ASSERT_EQ(mentions.size(), 2U);
  EXPECT_EQ(mentions[0].nodes, std::vector{news.witkoff});
  EXPECT_EQ(mentions[1].nodes, std::vector{news.umerov});
}

TEST_F(LinkNames, ASurnameAloneMayBeWhoIsTakenForABody) {
  const auto body = news.node("Organization", "Joana Pimentel");
  const auto alone = news.node("Person", "Pimentel");
  EXPECT_EQ(link("What did Joana Pimentel say/v:say")[0].nodes, (std::vector{body, alone}));
}

TEST_F(LinkNames, LongestFirst) {
  const auto mentions = link("Who came to the United Arab Emirates");
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions[0].text, "United Arab Emirates");
}

TEST_F(LinkNames, SmallLettersThroughoutStillName) {
  EXPECT_EQ(link("who attacked/v:attack ukraine")[0].nodes, std::vector{news.ukraine});
}

TEST_F(LinkNames, AnUnknownNameIsOneMentionWithoutNodes) {
  const auto mentions = link("Who won the Budweiser Man of the Match award/n:award");
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_TRUE(mentions[0].nodes.empty());
  EXPECT_EQ(mentions[0].text, "Budweiser Man of the Match");
}

TEST_F(LinkNames, TitlesAreNoNames) {
  const auto mentions = link("Who is the Prime Minister of Ukraine");
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions[0].nodes, std::vector{news.ukraine});
}

TEST_F(LinkNames, PartOfALongerNameIsEnoughWhenItIsTheOnlyOne) {
  const auto mentions = link("Who leads the Security Council");
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions[0].nodes, std::vector{news.council});
}

}  // namespace
}  // namespace dossier::ask
