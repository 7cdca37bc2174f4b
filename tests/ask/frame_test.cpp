#include "ask/frame.h"

#include "ask/news_graph.h"
#include "ask/tagged_question.h"

#include <gtest/gtest.h>

namespace dossier::ask {
namespace {

Frame frame_of(const std::string& tagged) {
  static const NewsGraph news;
  static const SmallVocabulary vocabulary;
  const TaggedQuestion question(tagged);
  const GraphView view(news.graph);
  return understand(question.words, link_names(question.text, question.words, view, vocabulary), vocabulary);
}

TEST(Frame, AWhoBeforeItsVerbAsksForTheSubject) {
  const Frame frame = frame_of("Who attacked/v:attack Ukraine");
  EXPECT_EQ(frame.asked, Asked::kParticipant);
  EXPECT_EQ(frame.slot, Slot::kSubject);
  EXPECT_EQ(frame.verb, "attack");
  ASSERT_EQ(frame.arguments.size(), 1U);
  EXPECT_EQ(frame.arguments[0].stand, Stand::kObject);
}

TEST(Frame, AWhoBeforeDidAsksForTheObject) {
  const Frame frame = frame_of("Who did Russia attack/v:attack");
  EXPECT_EQ(frame.slot, Slot::kObject);
  EXPECT_EQ(frame.arguments[0].stand, Stand::kSubject);
}

TEST(Frame, APassiveWhoAsksForTheObject) {
  const Frame frame = frame_of("Who was arrested/v:arrest by Russia");
  EXPECT_TRUE(frame.passive);
  EXPECT_EQ(frame.slot, Slot::kObject);
  EXPECT_EQ(frame.arguments[0].stand, Stand::kAgent);
}

TEST(Frame, BehindDidTheVerbIsAsWritten) {  // whatever the lemmatiser made of it
  EXPECT_EQ(frame_of("When did Umerov drown/v:droin").verb, "drown");
}

TEST(Frame, AParticipleInTheSubjectIsNotTheVerb) {
  EXPECT_EQ(frame_of("How many drives/n:drive did the alleged/v:allege crime/n:crime involve/v:involve").verb,
            "involve");
}

TEST(Frame, IntentionsAskForPlans) {
  EXPECT_TRUE(frame_of("Where will the summit/n:summit take/v:take place").future);
  EXPECT_TRUE(frame_of("Which company/n:company is buying/v:buy Russia").future);
  EXPECT_FALSE(frame_of("Who attacked/v:attack Ukraine").future);
}

TEST(Frame, WhatIsDueIsToCome) {
  const Frame frame = frame_of("When is the new parliament/n:parliament due/a:due to meet/v:meet");
  EXPECT_EQ(frame.verb, "meet");
  EXPECT_TRUE(frame.future);
  EXPECT_FALSE(frame.passive);
  EXPECT_EQ(frame.restated, "the new parliament is due to meet");
}

TEST(Frame, OfTwoVerbsTheLastIsThePredicateUnlessASubjectStandsBefore) {
  EXPECT_EQ(frame_of("Who did the presidential/a:presidential arrest/v:arrest attack/n:attack").verb, "attack");
  EXPECT_EQ(frame_of("When did the hotel/n:hotel attack/v:attack summit/n:summit").verb, "attack");
  EXPECT_EQ(frame_of("When did the talks/n:talks take/v:take place").verb, "occur");
}

TEST(Frame, WhatSomebodyWasChargedWithIsAMatter) {
  EXPECT_EQ(frame_of("What was Umerov charged/v:charge with").asked, Asked::kMatter);
  EXPECT_EQ(frame_of("Who is Umerov married/v:marry to").role, "spouse");
  EXPECT_EQ(frame_of("Who called/v:call the talks/n:talks a farce/n:farce").asked, Asked::kSpeaker);
  EXPECT_EQ(frame_of("Who called/v:call for talks/n:talks").asked, Asked::kParticipant);
}

TEST(Frame, ARoleMayHaveSeveralWords) {
  EXPECT_EQ(frame_of("Who is the Prime Minister of Ukraine").role, "prime minister");
  EXPECT_EQ(frame_of("Who is Ukraine 's chief/n:chief of staff/n:staff").role, "chief of staff");
}

TEST(Frame, ASayingVerbAsksForClaims) {
  EXPECT_EQ(frame_of("What did Russia say/v:say").asked, Asked::kClaim);
  EXPECT_EQ(frame_of("What has Russia said/v:say about NATO").asked, Asked::kClaim);
  EXPECT_EQ(frame_of("Who said/v:say that").asked, Asked::kSpeaker);
}

TEST(Frame, AConnectionNeedsTwoEnds) {
  EXPECT_EQ(frame_of("How is Umerov connected/v:connect to Witkoff").asked, Asked::kPath);
  EXPECT_NE(frame_of("How is Umerov connected/v:connect").asked, Asked::kPath);
}

TEST(Frame, AQuestionIsRestated) {
  EXPECT_EQ(frame_of("When was Umerov arrested/v:arrest").restated, "Umerov was arrested");
  EXPECT_EQ(frame_of("What did Russia attack/v:attack").restated, "Russia attacked");
}

}  // namespace
}  // namespace dossier::ask
