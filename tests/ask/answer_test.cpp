#include "ask/compose.h"

#include "ask/news_graph.h"
#include "ask/tagged_question.h"
#include "query/engine.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>

namespace dossier::ask {
namespace {

using Items = std::vector<std::string>;

class Ask : public testing::Test {
 protected:
  Answer ask(const std::string& tagged) {
    const TaggedQuestion question(tagged);
    auto answered = answer_words(question.text, question.words, news.graph, vocabulary);
    EXPECT_TRUE(answered.ok()) << (answered.ok() ? "" : answered.error().render());
    return answered.ok() ? *answered : Answer{};
  }
  Items items(const std::string& tagged) { return ask(tagged).answers; }

  NewsGraph news;
  SmallVocabulary vocabulary;
};

TEST_F(Ask, WhoAttendedGivesThoseWhoCameAndNotThoseWhoDidNot) {
  EXPECT_EQ(items("Who attended/v:attend the talks/n:talks"), (Items{"Rustem Umerov", "Steve Witkoff"}));
}

TEST_F(Ask, AnAnswerCitesItsSentenceAndSaysItsQuery) {
  const Answer answer = ask("Who attended/v:attend the talks/n:talks");
  ASSERT_EQ(answer.evidence.size(), 1U);
  EXPECT_EQ(answer.evidence[0].article, "Talks in the Emirates");
  EXPECT_EQ(answer.evidence[0].text,
            "Umerov and Witkoff attended the talks in the United Arab Emirates on February 4.");
  EXPECT_EQ(answer.sentence, "Rustem Umerov and Steve Witkoff attended the talks.");
  EXPECT_NEAR(answer.confidence, 0.9, 0.001);
  EXPECT_TRUE(answer.reason.empty());
}

TEST_F(Ask, TheQueryGivesTheAnswersWhenItIsRunByItself) {
  const Answer answer = ask("Who attacked/v:attack Druzhkivka");
  const auto table = query::run_reading(news.graph, answer.query);
  ASSERT_TRUE(table.ok()) << answer.query;
  ASSERT_FALSE(table->rows.empty());
  EXPECT_EQ(table->rows[0][0].node().id, news.russia);
}

TEST_F(Ask, DirectionMatters) {
  EXPECT_EQ(items("Who attacked/v:attack Druzhkivka"), Items{"Russia"});
  EXPECT_EQ(items("What did Russia attack/v:attack"), (Items{"Druzhkivka", "power grid"}));
  EXPECT_EQ(items("Did Russia attack/v:attack Druzhkivka"), Items{"yes"});
  EXPECT_TRUE(items("Did Druzhkivka attack/v:attack Russia").empty());
}

TEST_F(Ask, PassivesAskForTheSameFacts) {
  EXPECT_EQ(items("By whom was Druzhkivka attacked/v:attack"), Items{"Russia"});
  EXPECT_EQ(items("What was attacked/v:attack by Russia"), (Items{"Druzhkivka", "power grid"}));
}

TEST_F(Ask, APlaceAttackedInACountryIsThatCountryAttacked) {
  EXPECT_EQ(items("Who attacked/v:attack Ukraine"), Items{"Russia"});
}

TEST_F(Ask, TheAskedNounPicksTheKindOfNode) {
  EXPECT_EQ(items("Which city/n:city did Russia attack/v:attack"), Items{"Druzhkivka"});
  EXPECT_EQ(items("Which country/n:country attacked/v:attack Druzhkivka"), Items{"Russia"});
}

TEST_F(Ask, WhereAndWhenComeFromTheEvent) {
  EXPECT_EQ(items("Where did the talks/n:talks take/v:take place"), Items{"United Arab Emirates"});
  EXPECT_EQ(items("When did the talks/n:talks take/v:take place"), Items{"2026-02-04"});
}

TEST_F(Ask, TheObjectDecidesWhichOfTwoDatesIsMeant) {
  EXPECT_EQ(items("When did Russia attack/v:attack the power/n:power grid/n:grid"), Items{"2026-02-03"});
  EXPECT_EQ(items("When did Russia attack/v:attack Druzhkivka"), Items{"2026-02-04"});
}

TEST_F(Ask, TollsAreDigits) {
  EXPECT_EQ(items("How many people/n:people were killed/v:kill in Druzhkivka"), Items{"7"});
  EXPECT_EQ(items("How many people/n:people were injured/v:injure in Druzhkivka"), Items{"15"});
}

TEST_F(Ask, DurationsAreIso) {
  const Answer answer = ask("How long did the talks/n:talks last/v:last");
  EXPECT_EQ(answer.answers, Items{"PT5H30M"});
  EXPECT_NE(answer.sentence.find("5 hours 30 minutes"), std::string::npos);
}

TEST_F(Ask, RolesAreAskedBothWays) {
  EXPECT_EQ(items("What role/n:role does Rustem Umerov hold/v:hold"), Items{"secretary"});
  EXPECT_EQ(items("Who is the secretary/n:secretary of the National Security Council"), Items{"Rustem Umerov"});
  EXPECT_TRUE(items("Who is the president/n:president of Ukraine").empty());
  EXPECT_EQ(items("Who is Umerov"), Items{"secretary of National Security Council"});
}

TEST_F(Ask, AViceIsNotTheOfficeItself) {
  news.edge(news.witkoff, "HOLDS_ROLE", news.ukraine, "Witkoff, the vice president of Ukraine.",
            {{"title", "vice president"}});
  EXPECT_TRUE(items("Who is the president/n:president of Ukraine").empty());
  EXPECT_EQ(items("Who is the vice/n:vice president/n:president of Ukraine"), Items{"Steve Witkoff"});
}

TEST_F(Ask, ClaimsAreQuotedAndMustBeAboutTheTopic) {
  EXPECT_EQ(items("What did Russia say/v:say about NATO troops/n:troops"), Items{"it will not allow NATO troops"});
  EXPECT_TRUE(items("What did Russia say/v:say about football/n:football").empty());
  EXPECT_TRUE(items("What did Umerov say/v:say about troops/n:troops").empty());
  EXPECT_EQ(items("Who said/v:say it will not allow/v:allow NATO troops/n:troops"), Items{"Russia"});
}

TEST_F(Ask, APathTellsHowTwoAreConnected) {
  EXPECT_EQ(items("How is Steve Witkoff connected/v:connect to Rustem Umerov"),
            Items{"Steve Witkoff attended the negotiations; Rustem Umerov attended the negotiations"});
}

TEST_F(Ask, ADenialAnswersNo) { EXPECT_EQ(items("Did Putin attend/v:attend the talks/n:talks"), Items{"no"}); }

TEST_F(Ask, WhatIsOnlyPlannedHasNotHappened) {
  const Answer answer = ask("Who did Russia arrest/v:arrest");
  EXPECT_TRUE(answer.answers.empty());
  EXPECT_NE(answer.reason.find("planned"), std::string::npos);
  // Whether it has been done has an answer, and the answer tells why.
  const Answer done = ask("Did Russia arrest/v:arrest Witkoff");
  EXPECT_EQ(done.answers, Items{"no"});
  EXPECT_NE(done.sentence.find("only as planned"), std::string::npos) << done.sentence;
}

TEST_F(Ask, WhatIsOnlySaidIsToldAsSaid) {
  EXPECT_EQ(ask("Who attacked/v:attack Putin").sentence, "According to Russia, Ukraine attacked Putin.");
  EXPECT_TRUE(items("Did Ukraine attack/v:attack Putin").empty());
}

TEST_F(Ask, WhoIsAnsweredByReportsWhereTheArticleItselfNamesNobody) {
  // The article asserts an attack on Witkoff, and only Ukraine says who did it.
  const auto raid = news.node("Event", "raid", {{"type", "ASSAULT"}, {"trigger", "attacked"}}, {}, {"attacked"});
  news.edge(raid, "TARGETED", news.witkoff, "Witkoff was attacked.", {{"verb", "attacked"}});
  news.edge(news.russia, "INITIATED", raid, "Russia attacked Witkoff, Ukraine said.",
            {{"verb", "attacked"}, {"attributed_to", "Ukraine"}});
  const Answer answer = ask("Who attacked/v:attack Witkoff");
  EXPECT_EQ(answer.answers, Items{"Russia"});
  EXPECT_EQ(answer.sentence, "According to Ukraine, Russia attacked Witkoff.");
  EXPECT_TRUE(items("Did Russia attack/v:attack Witkoff").empty());
}

TEST_F(Ask, WhatSomebodyWasExpelledFromNeedNotBeItsTarget) {
  const auto removal = news.node("Event", "expulsion of Umerov", {{"type", "SANCTION"}, {"trigger", "expulsion"}});
  news.edge(removal, "TARGETED", news.umerov, "After his expulsion from Russia, Umerov rested.");
  EXPECT_EQ(items("Who was expelled/v:expel from Russia"), Items{"Rustem Umerov"});
  EXPECT_TRUE(items("Who was expelled/v:expel from Ukraine").empty());
}

TEST_F(Ask, ATollIsOfThoseAskedForAndOfTheEventNamed) {
  const auto raid = news.node("Event", "drone raid", {{"type", "ASSAULT"}, {"trigger", "raid"}}, {}, {"raid"});
  news.graph.set_node_property(raid, news.graph.intern("killed"), graph::Value(6));
  news.edge(raid, "MENTIONED_IN", news.article, "A drone raid left six soldiers dead.");
  const Answer answer = ask("How many soldiers/n:soldier died/v:die in the drone/n:drone raid/n:raid");
  EXPECT_EQ(answer.answers, Items{"6"});
  ASSERT_EQ(answer.evidence.size(), 1U);
  EXPECT_EQ(answer.evidence[0].text, "A drone raid left six soldiers dead.");
  EXPECT_TRUE(items("How many soldiers/n:soldier were killed/v:kill in Druzhkivka").empty());
}

TEST_F(Ask, AFormerHolderAnswersWhoWasButNotWhoIs) {
  const auto edge = news.edge(news.witkoff, "HOLDS_ROLE", news.city, "Witkoff, the former president of Druzhkivka.",
                              {{"title", "president"}});
  news.graph.set_edge_property(edge, news.graph.intern("former"), graph::Value(true));
  EXPECT_EQ(items("Who was the president/n:president of Druzhkivka"), Items{"Steve Witkoff"});
  EXPECT_TRUE(items("Who is the president/n:president of Druzhkivka").empty());
}

TEST_F(Ask, WhatAQuakeStruckIsWhereItWas) {
  const auto quake =
      news.node("Event", "earthquake", {{"type", "DISASTER"}, {"trigger", "struck"}}, {}, {"earthquake"});
  news.edge(quake, "TARGETED", news.city, "An earthquake struck Druzhkivka.", {{"verb", "struck"}});
  news.edge(quake, "OCCURRED_IN", news.ukraine, "The earthquake in Ukraine.");
  EXPECT_EQ(items("Where did the earthquake/n:earthquake strike/v:strike"), Items{"Druzhkivka"});
}

TEST_F(Ask, ARegionHasACapitalWhenTheArticleSaysSo) {
  const auto region = news.node("Place", "Donetsk Oblast");
  news.edge(news.city, "LOCATED_IN", region, "Druzhkivka, the capital of Donetsk Oblast.", {{"verb", "capital"}});
  EXPECT_EQ(items("What is the capital/n:capital of Donetsk Oblast"), Items{"Druzhkivka"});
}

TEST_F(Ask, NamesAreNotFollowedByBareNouns) {
  const auto men = news.node("Group", "men");
  news.edge(men, "ATTENDED", news.talks, "The men met.", {{"verb", "attended"}});
  EXPECT_EQ(items("Who attended/v:attend the talks/n:talks"), (Items{"Rustem Umerov", "Steve Witkoff"}));
}

TEST_F(Ask, BehindASpeakerTheSentenceGoesOnInSmallLetters) {
  const auto mother = news.node("Group", "mother");
  news.edge(mother, "ATTACKED", news.putin, "A mother attacked Putin, Russia said.",
            {{"verb", "attacked"}, {"attributed_to", "Russia"}});
  EXPECT_EQ(ask("Who attacked/v:attack Putin").sentence, "According to Russia, Ukraine and mother attacked Putin.");
  EXPECT_EQ(ask("Whom did the mother/n:mother attack/v:attack").sentence,
            "According to Russia, the mother attacked Vladimir Putin.");
}

TEST_F(Ask, AnUnknownNameIsNamedInTheReason) {
  const Answer answer = ask("Who attacked/v:attack Freedonia");
  EXPECT_TRUE(answer.answers.empty());
  EXPECT_NE(answer.reason.find("Freedonia"), std::string::npos);
}

TEST_F(Ask, AnotherDeedOfTheSameTypeIsNoAnswer) {
  const auto sanction = news.node("Event", "sanctions", {{"type", "SANCTION"}, {"trigger", "sanctions"}});
  news.edge(news.russia, "INITIATED", sanction, "Russia imposed sanctions.");
  news.edge(sanction, "TARGETED", news.umerov, "Russia imposed sanctions.");
  EXPECT_TRUE(items("Who did Russia expel/v:expel").empty());
}

TEST_F(Ask, AnotherWordForTheSameDeedAnswers) {
  const auto freeing =
      news.node("Event", "Umerov was freed", {{"type", "RETREAT"}, {"trigger", "freed"}}, {}, {"freed"});
  news.edge(freeing, "TARGETED", news.umerov, "Umerov was freed on Sunday.", {{"verb", "freed"}});
  EXPECT_EQ(items("Was Umerov released/v:release"), Items{"yes"});
  EXPECT_TRUE(items("Was Witkoff released/v:release").empty());
}

TEST_F(Ask, WhoWasCapturedWasArrestedButNoCityIs) {
  news.edge(news.russia, "CAPTURED", news.umerov, "Russian guards captured Umerov.", {{"verb", "captured"}});
  news.edge(news.russia, "CAPTURED", news.city, "Russia captured Druzhkivka.", {{"verb", "captured"}});
  EXPECT_EQ(items("Who was arrested/v:arrest by Russia"), Items{"Rustem Umerov"});
}

TEST_F(Ask, AnotherWordDoesNotAnswerWhereTheSentenceSaysTheVerbOfSomethingElse) {
  const auto freeing =
      news.node("Event", "Umerov was freed", {{"type", "RETREAT"}, {"trigger", "freed"}}, {}, {"freed"});
  news.edge(freeing, "TARGETED", news.umerov, "Umerov was freed and Witkoff released.", {{"verb", "freed"}});
  EXPECT_TRUE(items("Was Umerov released/v:release").empty());
}

TEST_F(Ask, AnotherNounForTheSameKindOfHappeningAnswers) {
  const auto reproof =
      news.node("Event", "Ukraine condemned the putsch", {{"type", "DISAPPROVE"}, {"trigger", "condemned"}});
  news.edge(news.ukraine, "INITIATED", reproof, "Ukraine condemned the putsch.", {{"verb", "condemned"}});
  EXPECT_EQ(items("Who condemned/v:condemn the coup/n:coup"), Items{"Ukraine"});
  EXPECT_TRUE(items("Who condemned/v:condemn the verdict/n:verdict").empty());
}

TEST_F(Ask, TheOppositeDeedAnswersNo) {
  const auto verdict = news.node("Event", "Umerov was acquitted", {{"type", "JUSTICE"}, {"trigger", "acquitted"}});
  news.edge(verdict, "TARGETED", news.umerov, "Umerov was acquitted.", {{"verb", "acquitted"}});
  const Answer answer = ask("Was Umerov convicted/v:convict");
  EXPECT_EQ(answer.answers, Items{"no"});
  EXPECT_EQ(answer.sentence, "No: Umerov was acquitted.");
  EXPECT_TRUE(items("Was Witkoff convicted/v:convict").empty());
}

TEST_F(Ask, WhoLostDidNotWin) {
  news.edge(news.ukraine, "DEFEATED", news.russia, "Russia lost to Ukraine.", {{"verb", "lost"}});
  EXPECT_EQ(items("Did Russia defeat/v:defeat Ukraine"), Items{"no"});
  EXPECT_EQ(items("Did Ukraine defeat/v:defeat Russia"), Items{"yes"});
}

TEST_F(Ask, WordsThatSomebodySaidAnswerWhetherTheySaidThem) {
  EXPECT_EQ(items("Did Russia say/v:say that it will not allow/v:allow NATO troops/n:troops"), Items{"yes"});
  EXPECT_TRUE(items("Did Russia say/v:say that it will buy/v:buy gas/n:gas").empty());
  EXPECT_TRUE(items("Did Ukraine say/v:say that it will not allow/v:allow NATO troops/n:troops").empty());
}

TEST_F(Ask, TheSidesOfATruceDidNotBrokerIt) {
  const auto truce = news.node("Event", "truce", {{"type", "AGREE"}, {"trigger", "truce"}}, {}, {"truce"});
  const std::string agreed = "Ukraine and Russia agreed on a truce that was brokered by Qatar.";
  news.edge(news.ukraine, "ATTENDED", truce, agreed, {{"verb", "agreed"}});
  news.edge(news.russia, "ATTENDED", truce, agreed, {{"verb", "agreed"}});
  EXPECT_TRUE(items("Who brokered/v:broker the truce/n:truce").empty());
}

TEST_F(Ask, TheMatterOfAChargeIsRead) {
  const auto charge = news.node("Event", "Umerov charged", {{"type", "JUSTICE"}, {"trigger", "charged"}});
  news.edge(charge, "TARGETED", news.umerov, "Umerov, charged in May with selling maps, denies it.",
            {{"verb", "charged"}});
  EXPECT_EQ(items("What was Umerov charged/v:charge with"), Items{"selling maps"});
  EXPECT_TRUE(items("What was Witkoff charged/v:charge with").empty());
}

TEST_F(Ask, ANumberOutsideOfTheFactsIsReadFromTheArticle) {
  news.graph.set_node_property(news.article, news.graph.intern("text"),
                               graph::Value("The U.S. team came late. Some 1,400 flights had to be cancelled."));
  const Answer answer = ask("How many flights/n:flight were cancelled/v:cancel");
  EXPECT_EQ(answer.answers, Items{"1400"});
  EXPECT_EQ(answer.sentence, "1400 flights were cancelled.");
  ASSERT_EQ(answer.evidence.size(), 1U);
  EXPECT_EQ(answer.evidence[0].text, "Some 1,400 flights had to be cancelled.");
  EXPECT_TRUE(items("How many trains/n:train were cancelled/v:cancel").empty());
}

TEST_F(Ask, ASuccessorInAnOfficeNeedNotHaveTheOfficeNamed) {
  news.edge(news.witkoff, "SUCCEEDED", news.umerov, "Witkoff replaced Umerov in May.", {{"verb", "replaced"}});
  EXPECT_EQ(items("Who succeeded/v:succeed Umerov as prime minister/n:minister"), Items{"Steve Witkoff"});
}

TEST_F(Ask, ATitleBeforeANameIsARoleOfNoBody) {
  news.graph.set_node_property(news.putin, news.graph.intern("title"), graph::Value("President"));
  news.graph.set_node_property(news.witkoff, news.graph.intern("title"), graph::Value("Mr"));
  EXPECT_EQ(items("Who is the president/n:president"), Items{"Vladimir Putin"});
  EXPECT_EQ(items("Who is Putin"), Items{"President"});
  EXPECT_EQ(items("What role/n:role does Putin hold/v:hold"), Items{"President"});
  EXPECT_TRUE(items("Who is Witkoff").empty());
  EXPECT_TRUE(items("Who is the president/n:president of Ukraine").empty());  // of what, nobody says
}

TEST_F(Ask, AnOfficeWithTheHasOneHolder) {
  EXPECT_EQ(items("Is Umerov the secretary/n:secretary of the National Security Council"), Items{"yes"});
  EXPECT_EQ(ask("Is Witkoff the secretary/n:secretary of the National Security Council").sentence,
            "No, Rustem Umerov is the secretary.");
  EXPECT_TRUE(items("Is Witkoff a secretary/n:secretary of the National Security Council").empty());
}

TEST_F(Ask, WhatSomebodyElseWonWasNotWon) {
  const auto final = news.node("Event", "final", {{"type", "COMPETITION"}, {"trigger", "won"}}, {}, {"won", "final"});
  news.edge(news.umerov, "ATTENDED", final, "Umerov won the final against Witkoff.", {{"verb", "won"}});
  news.edge(news.witkoff, "ATTENDED", final, "Umerov won the final against Witkoff.", {{"verb", "final"}});
  EXPECT_EQ(items("Did Umerov win/v:win the final/n:final"), Items{"yes"});
  EXPECT_EQ(items("Did Putin win/v:win the final/n:final"), Items{"no"});
}

TEST_F(Ask, WhoBeatSomebodyOnTheWayHasNotWonTheFinal) {
  news.edge(news.ukraine, "DEFEATED", news.russia, "Ukraine's victory over Russia took it into the final.",
            {{"verb", "victory"}});
  EXPECT_TRUE(items("Who won/v:win the final/n:final").empty());
}

TEST_F(Ask, APlaceThatNoFactHasIsReadBehindTheVerb) {
  const auto arrest = news.node("Event", "Umerov was seized", {{"type", "COERCE"}, {"trigger", "seized"}});
  news.edge(arrest, "TARGETED", news.umerov,
            "Umerov was seized at his home in the town of Druzhkivka, said Witkoff in the United Arab Emirates.",
            {{"verb", "seized"}});
  EXPECT_EQ(items("Where was Umerov seized/v:seize"), Items{"Druzhkivka"});
  const auto other = news.node("Event", "Putin was seized", {{"type", "COERCE"}, {"trigger", "seized"}});
  news.edge(other, "TARGETED", news.putin, "Putin was seized, Witkoff said in Druzhkivka.", {{"verb", "seized"}});
  EXPECT_TRUE(items("Where was Putin seized/v:seize").empty());
}

TEST_F(Ask, AnAgeIsThatOfTheOneSpokenOfBefore) {
  news.graph.set_node_property(news.article, news.graph.intern("text"),
                               graph::Value("Umerov died on Tuesday. He was 34 and lived alone. Witkoff met Putin. "
                                            "He was 61."));
  EXPECT_EQ(items("How old was Umerov"), Items{"34"});
  EXPECT_TRUE(items("How old is Witkoff").empty());
}

TEST_F(Ask, PeopleOfACountryAreToldAsTheArticleDoes) {
  news.edge(news.ukraine, "EXPELLED", news.russia, "Ukraine expelled six Russian diplomats.",
            {{"verb", "expelled"}, {"via", "Russian diplomats"}});
  EXPECT_EQ(items("Who did Ukraine expel/v:expel"), Items{"Russian diplomats"});
}

TEST_F(Ask, WhomAnAttackHitWasNotThereforeInjured) {
  const auto raid = news.node("Event", "raid", {{"type", "ASSAULT"}, {"trigger", "raid"}}, {}, {"raid"});
  news.edge(raid, "TARGETED", news.putin, "The raid killed Putin and injured others.", {{"verb", "killed"}});
  EXPECT_TRUE(items("Who was injured/v:injure in the raid/n:raid").empty());
}

TEST_F(Ask, APlaceThatTheGraphDoesNotKnowIsReadAsWritten) {
  const auto arrest = news.node("Event", "Umerov was held", {{"type", "COERCE"}, {"trigger", "arrested"}});
  news.edge(arrest, "TARGETED", news.umerov, "Umerov was arrested at Brod airport on Monday.", {{"verb", "arrested"}});
  EXPECT_EQ(items("Where was Umerov arrested/v:arrest"), Items{"Brod airport"});
  const auto other = news.node("Event", "Putin was held", {{"type", "COERCE"}, {"trigger", "arrested"}});
  news.edge(other, "TARGETED", news.putin, "Putin was arrested in May with a bodyguard.", {{"verb", "arrested"}});
  EXPECT_TRUE(items("Where was Putin arrested/v:arrest").empty());
}

TEST_F(Ask, ADateThatNoFactHasIsReadBehindTheVerb) {
  const auto arrest = news.node("Event", "Umerov was held", {{"type", "COERCE"}, {"trigger", "arrested"}});
  news.edge(arrest, "TARGETED", news.umerov, "Umerov was arrested on Monday and may be freed on Wednesday.",
            {{"verb", "arrested"}});
  EXPECT_EQ(items("When was Umerov arrested/v:arrest"), Items{"2026-02-02"});  // the article is of a Thursday
}

TEST_F(Ask, WhereSomebodyFledToStandsBehindTo) {
  news.edge(news.umerov, "FLED", news.russia, "Umerov fled to Ostrava with his men.", {{"verb", "fled"}});
  const auto flight = news.node("Event", "Putin fled", {{"type", "RETREAT"}, {"trigger", "fled"}});
  news.edge(news.putin, "INITIATED", flight, "Putin fled to Ostrava with a dozen men.", {{"verb", "fled"}});
  EXPECT_EQ(items("Where did Putin flee/v:flee to"), Items{"Ostrava"});
}

TEST_F(Ask, APerfectPassiveAsksAboutItsSubject) {
  const auto charge =
      news.node("Event", "charge", {{"type", "JUSTICE"}, {"trigger", "charged"}, {"polarity", "negative"}});
  news.edge(charge, "TARGETED", news.umerov, "Umerov has not been charged.",
            {{"verb", "charged"}, {"polarity", "negative"}});
  EXPECT_EQ(items("Has Umerov been charged/v:charge"), Items{"no"});
}

TEST_F(Ask, ANumberMayBelongToThePlaceOfTheSentenceBefore) {
  news.graph.set_node_property(
      news.article, news.graph.intern("text"),
      graph::Value("Trouble in Druzhkivka. Nine people were injured and 17 detained. In Russia nobody was."));
  EXPECT_EQ(items("How many people/n:people were detained/v:detain in Druzhkivka"), Items{"17"});
  EXPECT_TRUE(items("How many people/n:people were detained/v:detain in Russia").empty());
}

TEST_F(Ask, BesideANameAnotherNameForItsKindIsNoAnswer) {
  const auto kind = news.node("Group", "Ruritanian airline");
  const auto airline = news.node("Organization", "Zenda Air");
  news.edge(news.russia, "BANNED", kind, "Russia banned the Ruritanian airline.", {{"verb", "banned"}});
  news.edge(news.russia, "BANNED", airline, "Russia bans Zenda Air.", {{"verb", "bans"}});
  EXPECT_EQ(items("Which airline/n:airline was banned/v:ban by Russia"), Items{"Zenda Air"});
}

TEST_F(Ask, WhatItWasNearToIsNotWhereItWas) {
  const auto crash = news.node("Event", "crash", {{"type", "DISASTER"}, {"trigger", "crashed"}}, {}, {"crashed"});
  const auto town = news.node("Place", "Zenda");
  const std::string said = "A plane crashed in Zenda, near Druzhkivka.";
  news.edge(crash, "OCCURRED_IN", news.city, said, {{"verb", "crashed"}});
  news.edge(crash, "OCCURRED_IN", town, said, {{"verb", "crashed"}});
  EXPECT_EQ(items("Where did the plane/n:plane crash/v:crash"), Items{"Zenda"});
}

TEST_F(Ask, AnEnvoyIsOfOneAndToAnother) {
  news.edge(news.witkoff, "HOLDS_ROLE", news.emirates, "The Emirates envoy to Russia Steve Witkoff came.",
            {{"title", "envoy"}});
  EXPECT_EQ(items("Who is the United Arab Emirates envoy/n:envoy to Russia"), Items{"Steve Witkoff"});
  EXPECT_TRUE(items("Who is the United Arab Emirates envoy/n:envoy to Ukraine").empty());
}

TEST_F(Ask, WhoWasKilledWasNotInjured) {
  const auto blast =
      news.node("Event", "blast", {{"type", "ASSAULT"}, {"trigger", "blast"}}, {}, {"killed", "injured"});
  news.edge(blast, "TARGETED", news.putin, "The blast killed Putin and injured Umerov.", {{"verb", "killed"}});
  news.edge(blast, "TARGETED", news.umerov, "The blast killed Putin and injured Umerov.", {{"verb", "injured"}});
  EXPECT_EQ(items("Who was injured/v:injure in the blast/n:blast"), Items{"Rustem Umerov"});
  EXPECT_EQ(items("Who was killed/v:kill in the blast/n:blast"), Items{"Vladimir Putin"});
}

TEST_F(Ask, ARoleThatNoFactHasIsReadBehindTheName) {
  news.graph.set_node_property(
      news.article, news.graph.intern("text"),
      graph::Value("Vladimir Putin, the city's prime minister, came. Steve Witkoff, 61, left."));
  EXPECT_EQ(items("What role/n:role does Putin hold/v:hold"), Items{"prime minister"});
  EXPECT_EQ(items("Who is Putin"), Items{"prime minister"});
  EXPECT_TRUE(items("Who is Witkoff").empty());
}

TEST_F(Ask, AQuestionMayNameAThingByItsNoun) {
  const auto theft =
      news.node("Event", "recovered", {{"type", "OTHER"}, {"trigger", "recovered"}, {"polarity", "negative"}});
  const auto painting = news.node("Thing", "stolen painting");
  news.edge(theft, "TARGETED", painting, "The painting has not been recovered.",
            {{"verb", "recovered"}, {"polarity", "negative"}});
  EXPECT_EQ(items("Has the painting/n:painting been recovered/v:recover"), Items{"no"});
  EXPECT_TRUE(items("Has the car/n:car been recovered/v:recover").empty());
}

TEST_F(Ask, WithoutAPlaceTheWholeTollIsMeant) {
  const auto death = news.node("Event", "death", {{"type", "ASSAULT"}, {"trigger", "killed"}}, {}, {"killed"});
  news.graph.set_node_property(death, news.graph.intern("killed"), graph::Value(1));
  news.edge(death, "TARGETED", news.umerov, "Umerov was killed.", {{"verb", "killed"}});
  const auto old =
      news.node("Event", "bomb", {{"type", "ASSAULT"}, {"trigger", "killed"}, {"date", "2025-10"}}, {}, {"killed"});
  news.graph.set_node_property(old, news.graph.intern("killed"), graph::Value(43));
  news.edge(old, "TARGETED", news.putin, "It was the deadliest since October, when 43 were killed.",
            {{"verb", "killed"}});
  EXPECT_EQ(items("How many people/n:people were killed/v:kill"), Items{"7"});
}

TEST_F(Ask, WhoPlayedDidNotThereforeWin) {
  const auto match = news.node("Event", "match", {{"type", "COMPETITION"}, {"trigger", "defeated"}}, {}, {"defeated"});
  const std::string said = "Ukraine defeated Russia.";
  news.edge(news.ukraine, "ATTENDED", match, said, {{"verb", "defeated"}});
  news.edge(news.russia, "ATTENDED", match, said, {{"verb", "defeated"}});
  news.edge(news.ukraine, "DEFEATED", news.russia, said, {{"verb", "defeated"}});
  EXPECT_EQ(items("Who defeated/v:defeat Russia"), Items{"Ukraine"});
  EXPECT_TRUE(items("Who defeated/v:defeat Ukraine").empty());
  EXPECT_TRUE(items("Did Russia defeat/v:defeat the United Arab Emirates").empty());
}

TEST_F(Ask, WhereItWasReportedIsNotWhereItWas) {
  const auto zenda = news.node("Place", "Zenda");
  const auto raid = news.node("Event", "raid", {{"type", "ASSAULT"}, {"trigger", "raid"}}, {}, {"raid"});
  news.graph.set_node_property(raid, news.graph.intern("killed"), graph::Value(6));
  news.edge(raid, "TARGETED", news.city, "ZENDA, Feb 5 (Wire) - A raid on Druzhkivka killed six.", {{"verb", "raid"}});
  news.edge(zenda, "LOCATED_IN", news.ukraine, "ZENDA, Feb 5 (Wire) - A raid on Druzhkivka killed six.");
  EXPECT_TRUE(items("How many people/n:people were killed/v:kill in Zenda").empty());
}

TEST_F(Ask, WhoOfferedHelpDidNotSendTheTeam) {
  const auto aid = news.node("Event", "aid", {{"type", "AID"}, {"trigger", "sent"}}, {}, {"offered", "sent"});
  const std::string said = "Russia offered help, and Ukraine sent a rescue team.";
  news.edge(news.russia, "INITIATED", aid, said, {{"verb", "offered"}});
  news.edge(news.ukraine, "INITIATED", aid, said, {{"verb", "sent"}});
  EXPECT_EQ(items("Did Ukraine send/v:send a rescue/n:rescue team/n:team"), Items{"yes"});
  EXPECT_TRUE(items("Did Russia send/v:send a rescue/n:rescue team/n:team").empty());
}

TEST_F(Ask, AHolderMayStandBehindTheRole) {
  news.graph.set_node_property(news.article, news.graph.intern("text"),
                               graph::Value("The prime minister, Steve Witkoff, called it a warning. The deputy "
                                            "envoy, Vladimir Putin, agreed."));
  EXPECT_EQ(items("Who is the prime minister/n:minister"), Items{"Steve Witkoff"});
  EXPECT_TRUE(items("Who is the envoy/n:envoy").empty());
}

TEST_F(Ask, AMatterStandsInNoApposition) {
  const auto verdict = news.node("Event", "sentence", {{"type", "JUSTICE"}, {"trigger", "accused"}});
  news.edge(verdict, "TARGETED", news.umerov, "A court accused Umerov, the head of a bank, of selling maps on Tuesday.",
            {{"verb", "accused"}});
  EXPECT_EQ(items("What was Umerov accused/v:accuse of"), Items{"selling maps"});
}

TEST_F(Ask, MisspeltNamesAreFoundWithLessConfidence) {
  const Answer right = ask("Who attacked/v:attack Druzhkivka");
  const Answer wrong = ask("Who attacked/v:attack Druzkivka");
  EXPECT_EQ(wrong.answers, right.answers);
  EXPECT_LT(wrong.confidence, right.confidence);
}

TEST_F(Ask, OddQuestionsGetReasons) {
  for (const char* odd : {"Who", "Did", "How many", "Why", "When", "Is the", "What did say about", "'})",
                          "MATCH (n) DETACH DELETE n", "How is connected/v:connect to"}) {
    const Answer answer = ask(odd);
    EXPECT_TRUE(answer.answers.empty()) << odd;
    EXPECT_FALSE(answer.reason.empty()) << odd;
  }
}

TEST_F(Ask, AnyRowOfWordsGetsEitherAnAnswerOrAReason) {
  static constexpr const char* kWords[]{"Who",
                                        "whom",
                                        "what",
                                        "which",
                                        "where",
                                        "when",
                                        "How",
                                        "many",
                                        "old",
                                        "long",
                                        "did",
                                        "was",
                                        "is",
                                        "will",
                                        "by",
                                        "in",
                                        "of",
                                        "the",
                                        "to",
                                        "between",
                                        "and",
                                        "'s",
                                        "Russia",
                                        "Umerov",
                                        "Witkoff",
                                        "Druzhkivka",
                                        "Freedonia",
                                        "attack/v:attack",
                                        "talks/n:talks",
                                        "attend/v:attend",
                                        "say/v:say",
                                        "killed/v:kill",
                                        "connected/v:connect",
                                        "role/n:role",
                                        "chief/n:chief",
                                        "capital/n:capital",
                                        "place",
                                        "part",
                                        "7"};
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::string tagged;
    const std::size_t length = 1 + random() % 12;
    for (std::size_t i = 0; i < length; ++i)
      tagged += std::string(i > 0 ? " " : "") + kWords[random() % std::size(kWords)];
    const Answer answer = ask(tagged);
    EXPECT_NE(answer.answers.empty(), answer.reason.empty()) << tagged;
  }
}

TEST_F(Ask, AnEmptyGraphKnowsNothing) {
  const TaggedQuestion question("Who attacked/v:attack Ukraine");
  const graph::PropertyGraph empty;
  const auto answered = answer_words(question.text, question.words, empty, vocabulary);
  ASSERT_TRUE(answered.ok());
  EXPECT_TRUE(answered->answers.empty());
}

TEST_F(Ask, NamesWithQuotesAreSafeInTheQuery) {
  const auto odd = news.node("Organization", "O'Brien \\ \"Sons\"");
  news.edge(news.russia, "ATTACKED", odd, "Russia attacked O'Brien.", {{"verb", "attacked"}});
  EXPECT_EQ(items("Who attacked/v:attack O'Brien"), Items{"Russia"});
}

}  // namespace
}  // namespace dossier::ask
