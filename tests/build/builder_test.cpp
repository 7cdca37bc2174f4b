#include "build/builder.h"

#include "build/batch_maker.h"
#include "build/recording_writer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dossier::build {
namespace {

using extract::EntityKind;
using extract::EventType;
using Names = std::vector<std::string>;

Outcome put(const BatchMaker& maker, graph::GraphWriter& writer) {
  const auto outcome = build(maker.batch, writer);
  EXPECT_TRUE(outcome.ok());
  return outcome.ok() ? *outcome : Outcome{};
}

/// The first edge of a type, or null.
const RecordingWriter::Edge* edge(const RecordingWriter& writer, std::string_view type) {
  for (const auto& e : writer.edges) {
    if (e.type == type) return &e;
  }
  return nullptr;
}

std::string text(const graph::Value& value) {
  return value.kind() == graph::Value::Kind::kString ? value.string() : std::string();
}

TEST(ArticleHash, IsTheHexSha256OfTheBytes) {  // test vector of FIPS 180-4
  EXPECT_EQ(article_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Builder, EveryEdgeSaysWhereItStands) {
  BatchMaker maker("It was cold. Russia attacked Ukraine on Tuesday.");
  const auto russia = maker.country("Russia", "RUS");
  const auto ukraine = maker.country("Ukraine", "UKR");
  auto& fact = maker.fact(russia, "ATTACKED", ukraine, "Russia attacked Ukraine");
  fact.verb = "attacked";
  fact.confidence = 0.876543;
  fact.date = "2026-02-03";
  RecordingWriter writer;
  const Outcome outcome = put(maker, writer);

  const auto* attacked = edge(writer, "ATTACKED");
  ASSERT_NE(attacked, nullptr);
  const auto get = [&](std::string_view key) { return RecordingWriter::get(attacked->properties, key); };
  EXPECT_EQ(get("article").integer(), outcome.article);
  EXPECT_EQ(get("sentence").integer(), 1);
  EXPECT_EQ(get("start").integer(), 13);
  EXPECT_EQ(get("end").integer(), 36);
  EXPECT_EQ(get("evidence").string(), "Russia attacked Ukraine on Tuesday.");
  EXPECT_EQ(get("polarity").string(), "positive");
  EXPECT_EQ(get("modality").string(), "actual");
  EXPECT_EQ(get("date").string(), "2026-02-03");
  EXPECT_DOUBLE_EQ(get("confidence").floating(), 0.88);
  EXPECT_TRUE(get("attributed_to").is_null());
  EXPECT_TRUE(get("open").is_null());
  EXPECT_TRUE(std::is_sorted(attacked->properties.begin(), attacked->properties.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; }));
  EXPECT_EQ(writer.names("Country"), (Names{"Russia", "Ukraine"}));
  EXPECT_EQ(text(writer.get(attacked->from, "iso")), "RUS");
}

TEST(Builder, EventsListTheirMentionsWithOffsets) {
  BatchMaker maker("They met. The talks lasted.");
  maker.event(EventType::kConsult, "met", "2026-02-04");
  maker.batch.events[0].mentions.push_back(maker.span("talks"));
  maker.batch.events[0].duration = "PT5H30M";
  RecordingWriter writer;
  put(maker, writer);
  ASSERT_EQ(writer.nodes.size(), 2U);
  EXPECT_EQ(text(writer.get(1, "type")), "CONSULT");
  EXPECT_EQ(writer.get(1, "mentions").list()[1].string(), "talks");
  EXPECT_EQ(writer.get(1, "starts").list()[1].integer(), 14);
  EXPECT_EQ(writer.get(1, "ends").list()[1].integer(), 19);
  EXPECT_EQ(text(writer.get(1, "duration")), "PT5H30M");
  EXPECT_TRUE(writer.get(1, "killed").is_null());
}

TEST(Builder, EveryNodeIsMentionedInItsArticle) {
  BatchMaker maker("Umerov said it is over.");
  const auto umerov = maker.person("Umerov");
  maker.batch.claims.push_back({.text = "it is over", .verb = "say", .span = maker.span("it is over"), .date = {}});
  maker.fact(umerov, "CLAIMED", {extract::Node::Kind::kClaim, 0});
  RecordingWriter writer;
  const Outcome outcome = put(maker, writer);
  EXPECT_EQ(std::count_if(writer.edges.begin(), writer.edges.end(),
                          [&](const auto& e) { return e.type == "MENTIONED_IN" && e.to == outcome.article; }),
            2);
  EXPECT_EQ(writer.names("Claim"), Names{"it is over"});
}

TEST(Builder, TheSameTextTwiceChangesNothing) {
  BatchMaker maker("Russia attacked Ukraine.");
  maker.fact(maker.country("Russia", "RUS"), "ATTACKED", maker.country("Ukraine", "UKR"));
  RecordingWriter writer;
  const Outcome first = put(maker, writer);
  const auto nodes = writer.nodes.size();
  const auto edges = writer.edges.size();
  const Outcome second = put(maker, writer);
  EXPECT_TRUE(second.already_there);
  EXPECT_EQ(second.article, first.article);
  EXPECT_EQ(writer.nodes.size(), nodes);
  EXPECT_EQ(writer.edges.size(), edges);
}

TEST(Builder, AnUnnamedParticipantNeedsAnEdge) {
  BatchMaker maker("Protesters marched.");
  maker.entity(EntityKind::kGroup, "Protesters");
  RecordingWriter writer;
  put(maker, writer);
  EXPECT_TRUE(writer.names("Group").empty());
}

TEST(Builder, AFailingWriterEndsTheBuild) {
  RecordingWriter writer;
  writer.failing = true;
  const auto outcome = build(BatchMaker("Text.").batch, writer);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().fault, Fault::kStore);
}

// Who is who within an article.

Names persons_of(std::initializer_list<std::pair<const char*, const char*>> people) {
  BatchMaker maker("Text.");
  for (const auto& [name, title] : people) maker.person(name, title);
  RecordingWriter writer;
  put(maker, writer);
  return writer.names("Person");
}

TEST(WhoIsWhoWithin, ASurnameJoinsItsOnlyBearer) {
  EXPECT_EQ(persons_of({{"Umerov", ""}, {"Rustem Umerov", "secretary"}}), Names{"Rustem Umerov"});
}

TEST(WhoIsWhoWithin, ASurnameWithTwoBearersStaysApart) {
  EXPECT_EQ(persons_of({{"Thomas Sam", ""}, {"Manju Sam", ""}, {"Sam", ""}}),
            (Names{"Thomas Sam", "Manju Sam", "Sam"}));
}

TEST(WhoIsWhoWithin, ASurnameMeansWhomTheArticleHadNamedBeforeIt) {
  BatchMaker maker("Ahmed Mohamed came. Then Mohamed left. Omar Mohamed is his father.");
  maker.person("Ahmed Mohamed");
  maker.person("Omar Mohamed");
  const auto surname = maker.person("Mohamed");
  maker.batch.entities[surname.index].mentions = {maker.span("Mohamed left")};
  RecordingWriter writer;
  put(maker, writer);
  EXPECT_EQ(writer.names("Person"), (Names{"Ahmed Mohamed", "Omar Mohamed"}));
}

TEST(WhoIsWhoWithin, AnHonorificTellsTwoBearersApart) {
  EXPECT_EQ(persons_of({{"Thomas Sam", "Mr"}, {"Manju Sam", "Mrs"}, {"Sam", "Mrs"}}),
            (Names{"Thomas Sam", "Manju Sam"}));
}

TEST(WhoIsWhoWithin, AMiddleInitialMayBeLeftOut) {
  EXPECT_EQ(persons_of({{"Daniel Driscoll", ""}, {"Daniel P. Driscoll", ""}}), Names{"Daniel P. Driscoll"});
}

TEST(WhoIsWhoWithin, ANameThatFitsTwoOthersJoinsNeither) {
  EXPECT_EQ(persons_of({{"George W. Bush", ""}, {"George H. W. Bush", ""}, {"George Bush", ""}}),
            (Names{"George W. Bush", "George H. W. Bush", "George Bush"}));
}

TEST(WhoIsWhoWithin, AnAcronymJoinsWhatItStandsFor) {
  BatchMaker maker("Text.");
  maker.organization("International Committee of the Red Cross");
  maker.organization("ICRC");
  RecordingWriter writer;
  put(maker, writer);
  EXPECT_EQ(writer.names("Organization"), Names{"International Committee of the Red Cross"});
}

TEST(WhoIsWhoWithin, MinistriesOfTwoCountriesAreTwo) {
  BatchMaker maker("Text.");
  const auto ours = maker.organization("Foreign Ministry");
  const auto theirs = maker.organization("Foreign Ministry");
  maker.fact(ours, "PART_OF", maker.country("Poland", "POL"));
  maker.fact(theirs, "PART_OF", maker.country("Belarus", "BLR"));
  RecordingWriter writer;
  put(maker, writer);
  EXPECT_EQ(writer.names("Organization").size(), 2U);
}

TEST(WhoIsWhoWithin, JoinedDoublesLeaveNoLoopAndNoDoubleEdge) {
  BatchMaker maker("Text.");
  const auto full = maker.person("Rustem Umerov");
  const auto surname = maker.person("Umerov");
  const auto ukraine = maker.country("Ukraine", "UKR");
  maker.fact(full, "REPRESENTS", ukraine);
  maker.fact(surname, "REPRESENTS", ukraine);
  maker.fact(full, "MET", surname);
  RecordingWriter writer;
  put(maker, writer);
  EXPECT_EQ(
      std::count_if(writer.edges.begin(), writer.edges.end(), [](const auto& e) { return e.type == "REPRESENTS"; }), 1);
  EXPECT_EQ(edge(writer, "MET"), nullptr);
}

// Who is who across articles.

class Across : public testing::Test {
 protected:
  /// One article about one person, who may serve a country.
  void article(std::string person, std::string title = {}, std::string country = {}, std::string iso = {}) {
    BatchMaker maker("Article " + std::to_string(++articles_) + ".");
    const auto who = maker.person(std::move(person), std::move(title));
    if (!country.empty()) maker.fact(who, "HOLDS_ROLE", maker.country(std::move(country), std::move(iso)));
    put(maker, writer);
  }
  RecordingWriter writer;

 private:
  int articles_ = 0;
};

TEST_F(Across, APersonIsKnownByTheFullName) {
  article("Rustem Umerov", "minister");
  article("Rustem Umerov", "secretary");
  ASSERT_EQ(writer.names("Person"), Names{"Rustem Umerov"});
  EXPECT_EQ(text(writer.get(1, "title")), "secretary");
}

TEST_F(Across, ASurnameJoinsTheOnlyKnownBearer) {
  article("Rustem Umerov");
  article("Umerov");
  EXPECT_EQ(writer.names("Person"), Names{"Rustem Umerov"});
  EXPECT_EQ(writer.get(1, "aliases").list().size(), 2U);
}

TEST_F(Across, AFullNameLiftsAKnownSurname) {
  article("Umerov", "Secretary");
  article("Rustem Umerov", "secretary");
  EXPECT_EQ(writer.names("Person"), Names{"Rustem Umerov"});
  article("Umerov");
  EXPECT_EQ(writer.names("Person"), Names{"Rustem Umerov"});
}

TEST_F(Across, ANameInCapitalsIsWrittenAsElsewhere) {
  article("RUSTEM UMEROV");
  article("Rustem Umerov");
  article("RUSTEM UMEROV");
  EXPECT_EQ(writer.names("Person"), Names{"Rustem Umerov"});
}

TEST_F(Across, ASurnameOfTwoKnownBearersStaysApart) {
  article("Donald Trump", "President");
  article("Melania Trump");
  article("Trump");
  EXPECT_EQ(writer.names("Person").size(), 3U);
}

TEST_F(Across, ATitleSingledOutOneOfTwoBearers) {
  article("Donald Trump", "President");
  article("Melania Trump");
  article("Trump", "US President");
  EXPECT_EQ(writer.names("Person").size(), 2U);
}

TEST_F(Across, TitlesOrCountriesMaySpeakAgainstASurname) {
  article("Boris Johnson", "Prime Minister", "United Kingdom", "GBR");
  article("Johnson", "Captain");
  EXPECT_EQ(writer.names("Person").size(), 2U);
  article("Johnson", "", "Liberia", "LBR");
  EXPECT_EQ(writer.names("Person").size(), 3U);
}

TEST_F(Across, PeopleOfOneSurnameAreNotMerged) {
  article("Dante Cusipag");
  article("Arsenio Cusipag");
  EXPECT_EQ(writer.names("Person").size(), 2U);
}

TEST_F(Across, ANamesakeWithAnotherCountryAndJobIsAnotherPerson) {
  article("John Smith", "Senator", "United States", "USA");
  article("John Smith", "coach", "Australia", "AUS");
  EXPECT_EQ(writer.names("Person").size(), 2U);
}

TEST_F(Across, AWrongAliasElsewhereLeavesNobodyInDoubt) {
  article("Joe Hale");
  BatchMaker wrong("Another.");
  wrong.batch.entities[wrong.person("Morning Joe").index].aliases.push_back("Joe Hale");
  put(wrong, writer);
  article("Joe Hale");
  article("Joe Hale");
  EXPECT_EQ(writer.names("Person").size(), 2U);
}

TEST_F(Across, DoubtBetweenNamesakesMakesOneMoreNodeAtMost) {
  article("John Smith", "Senator", "United States", "USA");
  article("John Smith", "coach", "Australia", "AUS");
  for (int i = 0; i < 3; ++i) article("John Smith");
  EXPECT_EQ(writer.names("Person").size(), 3U);
  article("John Smith", "Senator", "United States", "USA");
  EXPECT_EQ(writer.names("Person").size(), 3U) << "told apart by title and country";
}

TEST_F(Across, CountriesAreKnownByTheirCode) {
  article("A B", "", "United States", "USA");
  article("C D", "", "America", "USA");
  EXPECT_EQ(writer.names("Country"), Names{"United States"});
}

TEST_F(Across, AnAcronymIsKnownFromItsSpeltOutName) {
  BatchMaker first("One.");
  first.organization("International Criminal Court");
  put(first, writer);
  BatchMaker second("Two.");
  second.organization("ICC");
  put(second, writer);
  EXPECT_EQ(writer.names("Organization"), Names{"International Criminal Court"});
}

TEST_F(Across, ASpeltOutNameLiftsAKnownAcronym) {
  BatchMaker first("One.");
  first.organization("ICC");
  put(first, writer);
  BatchMaker second("Two.");
  second.organization("the International Criminal Court");
  put(second, writer);
  EXPECT_EQ(writer.names("Organization"), Names{"the International Criminal Court"});
}

TEST_F(Across, PlacesOfOneNameInTwoCountriesAreTwo) {
  for (const auto& [country, iso] : {std::pair{"United Kingdom", "GBR"}, std::pair{"Canada", "CAN"}}) {
    BatchMaker maker(std::string("In ") + country + ".");
    maker.fact(maker.place("London"), "LOCATED_IN", maker.country(country, iso));
    put(maker, writer);
  }
  EXPECT_EQ(writer.names("Place").size(), 2U);
}

TEST_F(Across, GroupsBelongToTheirArticle) {
  for (const char* words : {"Protesters met. One.", "Protesters met. Two."}) {
    BatchMaker maker(words);
    maker.fact(maker.entity(EntityKind::kGroup, "Protesters"), "ATTENDED", maker.event(EventType::kConsult, "met"));
    put(maker, writer);
  }
  EXPECT_EQ(writer.names("Group").size(), 2U);
}

class EventsAcross : public testing::Test {
 protected:
  void attack(std::string date, std::string place, std::string by, std::int64_t killed = 0) {
    BatchMaker maker(std::string("An attack. ") + std::to_string(++articles_));
    const auto event = maker.event(EventType::kAssault, "attack", std::move(date));
    if (killed != 0) maker.batch.events[0].killed = killed;
    maker.fact(event, "OCCURRED_IN", maker.place(std::move(place)));
    maker.fact(maker.country(by, by), "INITIATED", event);
    put(maker, writer);
  }
  RecordingWriter writer;

 private:
  int articles_ = 0;
};

TEST_F(EventsAcross, AgreeingInTypeDayPlaceAndParticipantIsOneEvent) {
  attack("2026-02-04", "Druzhkivka", "Russia", 5);
  attack("2026-02-04", "Druzhkivka", "Russia", 7);
  ASSERT_EQ(writer.names("Event").size(), 1U);
  for (graph::NodeId i = 0; i < writer.nodes.size(); ++i) {
    if (writer.nodes[i].labels.front() != "Event") continue;
    EXPECT_EQ(writer.get(i, "killed").integer(), 7);
  }
}

TEST_F(EventsAcross, AnotherDayPlaceOrActorIsAnotherEvent) {
  attack("2026-02-04", "Druzhkivka", "Russia");
  attack("2026-02-05", "Druzhkivka", "Russia");
  attack("2026-02-04", "Kharkiv", "Russia");
  attack("2026-02-04", "Druzhkivka", "Ukraine");
  attack("2026-02", "Druzhkivka", "Russia");  // no day
  EXPECT_EQ(writer.names("Event").size(), 5U);
}

TEST_F(EventsAcross, TwoHappeningsOfOneArticleStayTwo) {
  BatchMaker maker("An attack and a raid.");
  const auto place = maker.place("Druzhkivka");
  const auto russia = maker.country("Russia", "RUS");
  for (const auto event : {maker.event(EventType::kAssault, "attack", "2026-02-04"),
                           maker.event(EventType::kAssault, "raid", "2026-02-04")}) {
    maker.fact(event, "OCCURRED_IN", place);
    maker.fact(russia, "INITIATED", event);
  }
  put(maker, writer);
  EXPECT_EQ(writer.names("Event").size(), 2U);
}

TEST(Builder, TheSameArticlesGiveTheSameGraph) {
  const auto run = [] {
    RecordingWriter writer;
    for (const char* words : {"Umerov met Witkoff.", "Rustem Umerov met Witkoff."}) {
      BatchMaker maker(words);
      const auto a = maker.person(std::string(words).starts_with("R") ? "Rustem Umerov" : "Umerov");
      maker.fact(a, "MET", maker.person("Witkoff"));
      put(maker, writer);
    }
    std::string dump;
    for (const auto& node : writer.nodes) dump += text(RecordingWriter::get(node.properties, "name")) + ';';
    for (const auto& e : writer.edges) dump += std::to_string(e.from) + e.type + std::to_string(e.to) + ';';
    return dump;
  };
  EXPECT_EQ(run(), run());
}

}  // namespace
}  // namespace dossier::build
