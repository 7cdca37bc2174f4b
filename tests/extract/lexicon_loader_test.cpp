#include "extract/lexicon_loader.h"

#include "grammar/lexicon/lexicon_parser.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::extract {
namespace {

LexiconSyntax file(std::string text, std::string name = "test.lexicon") {
  auto result = grammar::parse_lexicon(std::move(text), std::move(name));
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().render());
  return result.ok() ? std::move(result).value() : LexiconSyntax{};
}

Lexicon loaded(std::string text) {
  const LexiconSyntax files[] = {file(std::move(text))};
  auto result = load_lexicon(files);
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().render());
  return result.ok() ? std::move(result).value() : Lexicon{};
}

std::string refused(std::string text) {
  const LexiconSyntax files[] = {file(std::move(text))};
  const auto result = load_lexicon(files);
  EXPECT_FALSE(result.ok());
  return result.ok() ? "" : result.error().render();
}

std::vector<std::string> warnings(std::string text) {
  const LexiconSyntax files[] = {file(std::move(text))};
  std::vector<std::string> messages;
  for (const LexiconFinding& finding : check_lexicon(files)) {
    EXPECT_TRUE(finding.warning) << finding.problem.render();
    messages.push_back(finding.problem.message);
  }
  return messages;
}

const Predicate& entry(const Lexicon& lexicon, std::string_view lemma, WordClass word_class, std::size_t index = 0) {
  static const Predicate none;
  const auto* entries = lexicon.find(lemma, word_class);
  EXPECT_TRUE(entries != nullptr && index < entries->size()) << lemma;
  return entries != nullptr && index < entries->size() ? lexicon.predicates[(*entries)[index]] : none;
}

constexpr std::string_view kFrame = "frame act { actor = subject; recipient = object | on; }\n";
std::string with_frame(std::string_view text) { return std::string(kFrame) + std::string(text); }

TEST(LexiconLoader, MakesSlotsOfAFrame) {
  const Lexicon lexicon = loaded(
      "frame place { location = in (place country); }\n"
      "frame act like place { actor = subject | by; recipient = object! (actor) | on; party = itself (set crowd); }\n"
      "set crowd { mob }\n");
  const Frame& frame = lexicon.frames[1];
  EXPECT_EQ(frame.name, "act");
  ASSERT_EQ(frame.slots.size(), 6u);
  EXPECT_EQ(frame.slots[0].role, Role::kActor);
  EXPECT_EQ(frame.slots[0].position, Position::kSubject);
  EXPECT_EQ(frame.slots[1].position, Position::kPreposition);
  EXPECT_EQ(frame.slots[1].preposition, "by");
  EXPECT_TRUE(frame.slots[2].required);
  EXPECT_EQ(frame.slots[2].fillers, filler::kPerson | filler::kCountry | filler::kOrganization | filler::kGroup);
  EXPECT_EQ(frame.slots[4].words, "crowd");
  EXPECT_EQ(frame.slots[5].role, Role::kLocation) << "what is inherited comes last";
  EXPECT_TRUE(frame.has(Role::kLocation));
  EXPECT_FALSE(frame.has(Role::kPost));
}

TEST(LexiconLoader, ReadsParticlesObjectsTailsAndLeads) {
  const Lexicon lexicon =
      loaded(with_frame("event ASSAULT relation ATTACKED frame act {\n"
                        "  verbs shoot, shoot down, put up with, launch ... attack, come \"under fire\";\n"
                        "  nouns attack, drone attack;\n"
                        "}"));
  const Predicate& down = entry(lexicon, "shoot", WordClass::kVerb, 0);
  EXPECT_EQ(down.particle, "down") << "particular entries go before bare ones";
  EXPECT_EQ(down.type, EventType::kAssault);
  EXPECT_EQ(down.relation, "ATTACKED");
  EXPECT_EQ(lexicon.frames[down.frame].name, "act");
  EXPECT_EQ(entry(lexicon, "shoot", WordClass::kVerb, 1).particle, "");
  EXPECT_EQ(entry(lexicon, "put", WordClass::kVerb).particle, "up with");
  EXPECT_EQ(entry(lexicon, "launch", WordClass::kVerb).object, "attack");
  EXPECT_EQ(entry(lexicon, "come", WordClass::kVerb).tail, "under fire");
  EXPECT_EQ(entry(lexicon, "attack", WordClass::kNoun, 0).lead, "drone");
  EXPECT_EQ(entry(lexicon, "attack", WordClass::kNoun, 1).lead, "");
}

TEST(LexiconLoader, PartsHyphenatedWordsAsTheTokeniserDoes) {
  const Lexicon lexicon =
      loaded(with_frame("event PROTEST frame act { verbs test-fire; nouns sit-in, cease-fire; }\n"
                        "frame telling { actor = subject; content = infinitive!; }\n"
                        "event DEMAND frame telling { verbs tell; }\n"));
  EXPECT_EQ(entry(lexicon, "fire", WordClass::kVerb).lead, "test");
  EXPECT_EQ(entry(lexicon, "fire", WordClass::kNoun).lead, "cease");
  EXPECT_EQ(entry(lexicon, "sit", WordClass::kNoun).tail, "- in") << "its particle is no head";
  const Frame& telling = lexicon.frames[entry(lexicon, "tell", WordClass::kVerb).frame];
  ASSERT_EQ(telling.slots.size(), 2u);
  EXPECT_EQ(telling.slots[1].position, Position::kInfinitive);
  EXPECT_TRUE(telling.slots[1].required);
}

TEST(LexiconLoader, AppliesTheBlocksFlagsAndTheWords) {
  const Lexicon lexicon =
      loaded(with_frame("event CONSULT relation MET frame act symmetric weak { verbs meet (active), bear (passive); "
                        "nouns talk (plural); }\n"
                        "claim frame act denies { verbs deny; }\n"
                        "event DEMAND frame act claim demanded { verbs demand; }\n"));
  const Predicate& meet = entry(lexicon, "meet", WordClass::kVerb);
  EXPECT_TRUE(meet.symmetric);
  EXPECT_EQ(meet.weight, 0);
  EXPECT_EQ(meet.voice, Voice::kActive);
  EXPECT_EQ(entry(lexicon, "bear", WordClass::kVerb).voice, Voice::kPassive);
  EXPECT_TRUE(entry(lexicon, "talk", WordClass::kNoun).plural);
  const Predicate& deny = entry(lexicon, "deny", WordClass::kVerb);
  EXPECT_TRUE(deny.claim && deny.denies);
  EXPECT_EQ(deny.type, EventType::kNone);
  EXPECT_EQ(entry(lexicon, "demand", WordClass::kVerb).modality, Modality::kDemanded);
}

TEST(LexiconLoader, KnowsWordsThatMakeNothing) {
  const Lexicon lexicon = loaded("event NONE { verbs resemble; }");
  const Predicate& resemble = entry(lexicon, "resemble", WordClass::kVerb);
  EXPECT_EQ(resemble.type, EventType::kNone);
  EXPECT_TRUE(resemble.relation.empty());
  EXPECT_FALSE(resemble.claim);
}

TEST(LexiconLoader, ReadsOperators) {
  const Lexicon lexicon = loaded(
      "operators negative { verbs refuse, rule out; nouns refusal; }\n"
      "operators demanded { verbs urge; }\n"
      "operators light { verbs carry out, launch; }\n"
      "operators negative planned { adjectives unwilling; }\n");
  EXPECT_TRUE(lexicon.find_operator("refuse", WordClass::kVerb)->flips_polarity);
  EXPECT_EQ(lexicon.find_operator("rule", WordClass::kVerb), nullptr) << "only with its particle";
  EXPECT_EQ(lexicon.find_operators("rule", WordClass::kVerb)->front().particle, "out");
  EXPECT_EQ(lexicon.find_operator("urge", WordClass::kVerb)->modality, Modality::kDemanded);
  EXPECT_TRUE(lexicon.find_operators("carry", WordClass::kVerb)->front().light);
  EXPECT_EQ(lexicon.find_operator("unwilling", WordClass::kAdjective)->modality, Modality::kPlanned);
  EXPECT_EQ(lexicon.find_operator("refuse", WordClass::kNoun), nullptr);
}

TEST(LexiconLoader, ReadsRolesMetonymsSeatsAndSets) {
  const Lexicon lexicon = loaded(
      "roles holds { President, chief of staff, secretary-general }\n"
      "roles family { wife, ex-wife = wife }\n"
      "metonyms officials { government }\n"
      "seats { White House = USA }\n"
      "set month { may = 5, june = 6 }\n");
  EXPECT_EQ(lexicon.find_role_noun("president")->kind, RoleNoun::Kind::kHolds);
  EXPECT_EQ(lexicon.longest_role_noun(), 3u);
  EXPECT_NE(lexicon.find_role_noun("secretary-general"), nullptr);
  EXPECT_NE(lexicon.find_role_noun("secretary general"), nullptr) << "the tokeniser parts hyphens";
  EXPECT_EQ(lexicon.find_role_noun("wife")->relation, "wife");
  EXPECT_EQ(lexicon.find_role_noun("ex-wife")->relation, "wife");
  EXPECT_EQ(*lexicon.find_metonym("government"), Metonym::kOfficials);
  EXPECT_EQ(*lexicon.find_seat("White House"), "USA");
  EXPECT_EQ(lexicon.find_seat("white house"), nullptr);
  EXPECT_EQ(*lexicon.word_value("month", "may"), "5");
  EXPECT_TRUE(lexicon.in_set("month", "june"));
  EXPECT_FALSE(lexicon.in_set("month", "monday"));
  EXPECT_FALSE(lexicon.in_set("weekday", "june"));
  EXPECT_EQ(lexicon.find_set("month")->size(), 2u);
}

TEST(LexiconLoader, AddsUpFilesAndGivesTheLastTheFirstWord) {
  const LexiconSyntax files[] = {file(with_frame("event ASSAULT frame act { verbs strike; }\nset unit { km }")),
                                 file("event PROTEST frame act { verbs strike; }\nset unit { mile }", "mine.lexicon")};
  auto result = load_lexicon(files);
  ASSERT_TRUE(result.ok()) << result.error().render();
  EXPECT_EQ(entry(*result, "strike", WordClass::kVerb, 0).type, EventType::kProtest);
  EXPECT_EQ(entry(*result, "strike", WordClass::kVerb, 1).type, EventType::kAssault);
  EXPECT_TRUE(result->in_set("unit", "km") && result->in_set("unit", "mile"));
}

TEST(LexiconLoader, HyphenatedNounsAlsoStandInParts) {
  const Lexicon lexicon = loaded(with_frame("event AGREE frame act { nouns cease-fire; }"));
  EXPECT_EQ(entry(lexicon, "cease-fire", WordClass::kNoun).lead, "");
  EXPECT_EQ(entry(lexicon, "fire", WordClass::kNoun).lead, "cease");
}

// Every message, with its place and its hint.

TEST(LexiconLoader, HintsAtTheNearestEventType) {
  EXPECT_EQ(refused(with_frame("event ASAULT frame act { verbs hit; }")),
            "test.lexicon:2:7: unknown event type 'ASAULT'\n"
            "event ASAULT frame act { verbs hit; }\n"
            "      ^^^^^^\n"
            "did you mean 'ASSAULT'?");
}

TEST(LexiconLoader, HintsAtTheNearestFrame) {
  EXPECT_EQ(refused(with_frame("event AID frame ac { verbs help; }")),
            "test.lexicon:2:17: unknown frame 'ac'\n"
            "event AID frame ac { verbs help; }\n"
            "                ^^\n"
            "did you mean 'act'?");
  EXPECT_EQ(refused("frame a like b { actor = subject; }\nframe b { actor = subject; }"),
            "test.lexicon:1:14: unknown frame, or one that stands further down, 'b'\n"
            "frame a like b { actor = subject; }\n"
            "             ^");
}

TEST(LexiconLoader, HintsAtTheNearestRoleAndPosition) {
  EXPECT_EQ(refused("frame a { aktor = subject; }"),
            "test.lexicon:1:11: unknown role 'aktor'\n"
            "frame a { aktor = subject; }\n"
            "          ^^^^^\n"
            "did you mean 'actor'?");
  EXPECT_EQ(refused("frame a { actor = subjekt; }"),
            "test.lexicon:1:19: unknown position or preposition 'subjekt'\n"
            "frame a { actor = subjekt; }\n"
            "                  ^^^^^^^\n"
            "did you mean 'subject'?");
  EXPECT_EQ(refused("frame a { actor = subject (persn); }"),
            "test.lexicon:1:28: unknown kind of argument 'persn'\n"
            "frame a { actor = subject (persn); }\n"
            "                           ^^^^^\n"
            "did you mean 'person'?");
}

TEST(LexiconLoader, ListsWhatIsKnownWhenNothingIsNear) {
  EXPECT_EQ(refused("frame a { xyzzy = subject; }"),
            "test.lexicon:1:11: unknown role 'xyzzy'\n"
            "frame a { xyzzy = subject; }\n"
            "          ^^^^^\n"
            "known are actor, recipient, party, location, content, topic, instrument, post");
}

TEST(LexiconLoader, RefusesUnknownFlagsRolesMetonymsAndSets) {
  EXPECT_EQ(refused(with_frame("event AID frame act weka { verbs help; }")),
            "test.lexicon:2:21: unknown flag 'weka'\n"
            "event AID frame act weka { verbs help; }\n"
            "                    ^^^^\n"
            "did you mean 'weak'?");
  EXPECT_EQ(refused("roles hold { king }"),
            "test.lexicon:1:7: unknown kind of role 'hold'\n"
            "roles hold { king }\n"
            "      ^^^^\n"
            "did you mean 'holds'?");
  EXPECT_EQ(refused("metonyms force { army }"),
            "test.lexicon:1:10: unknown kind of metonym 'force'\n"
            "metonyms force { army }\n"
            "         ^^^^^\n"
            "did you mean 'forces'?");
  EXPECT_EQ(refused("frame a { actor = subject (set crowd); }"),
            "test.lexicon:1:32: there is no word set 'crowd'\n"
            "frame a { actor = subject (set crowd); }\n"
            "                               ^^^^^");
  EXPECT_EQ(refused("frame a { actor = subject; } event DEMAND frame a topic crops { verbs reap; }"),
            "test.lexicon:1:57: there is no word set 'crops'\n"
            "frame a { actor = subject; } event DEMAND frame a topic crops { verbs reap; }\n"
            "                                                        ^^^^^");
  EXPECT_EQ(refused("frame a { actor = subject (set); }"),
            "test.lexicon:1:28: 'set' needs the name of a word set after it\n"
            "frame a { actor = subject (set); }\n"
            "                           ^^^");
}

TEST(LexiconLoader, RefusesARelationThatDoesNotLookLikeOne) {
  EXPECT_EQ(refused(with_frame("event AID relation Aided frame act { verbs help; }")),
            "test.lexicon:2:20: unknown relation 'Aided'\n"
            "event AID relation Aided frame act { verbs help; }\n"
            "                   ^^^^^\n"
            "known are MET, NEGOTIATED, VISITED, AGREED, SUPPORTED, COOPERATED, AIDED, DEMANDED, CRITICIZED, ACCUSED, "
            "REJECTED, THREATENED, SANCTIONED, EXPELLED, INVESTIGATED, …");
}

TEST(LexiconLoader, RefusesABlockWithoutFrameAndADoubledFrame) {
  EXPECT_EQ(refused("event AID { verbs help; }"),
            "test.lexicon:1:1: these predicates have no frame\n"
            "event AID { verbs help; }\n"
            "^^^^^\n"
            "add 'frame NAME' before the '{'");
  EXPECT_EQ(refused("frame a { actor = subject; }\nframe a { actor = object; }"),
            "test.lexicon:2:7: frame 'a' is there already\n"
            "frame a { actor = object; }\n"
            "      ^\n"
            "give it another name");
}

TEST(LexiconLoader, RefusesPartsAWordCannotHave) {
  EXPECT_EQ(refused("roles holds { king (weak) }"),
            "test.lexicon:1:21: a role noun has no flags\n"
            "roles holds { king (weak) }\n"
            "                    ^^^^");
  EXPECT_EQ(refused("roles holds { king = queen }"),
            "test.lexicon:1:22: a role noun has no value\n"
            "roles holds { king = queen }\n"
            "                     ^^^^^");
  EXPECT_EQ(refused("seats { Kremlin }"),
            "test.lexicon:1:9: a seat needs its country's ISO 3166-1 alpha-3 code\n"
            "seats { Kremlin }\n"
            "        ^^^^^^^\n"
            "write 'Kremlin = RUS'");
  EXPECT_EQ(refused("operators light { verbs launch ... attack; }"),
            "test.lexicon:1:36: an operator takes no object after '...'\n"
            "operators light { verbs launch ... attack; }\n"
            "                                   ^^^^^^");
  EXPECT_EQ(refused("operators symmetric { verbs launch; }"),
            "test.lexicon:1:11: an operator can't be 'symmetric'\n"
            "operators symmetric { verbs launch; }\n"
            "          ^^^^^^^^^\n"
            "operators are negative, planned, possible, demanded or light");
  EXPECT_EQ(refused(with_frame("event AID frame act { verbs help = 1; }")),
            "test.lexicon:2:36: a predicate has no value\n"
            "event AID frame act { verbs help = 1; }\n"
            "                                   ^\n"
            "only members of sets, seats and family roles have one");
  EXPECT_EQ(refused(with_frame("event AID frame act { nouns help (passive); }")),
            "test.lexicon:2:35: only verbs have a voice\n"
            "event AID frame act { nouns help (passive); }\n"
            "                                  ^^^^^^^");
  EXPECT_EQ(refused(with_frame("event AID frame act { verbs come to the aid; }")),
            "test.lexicon:2:29: more than two words follow the head word\n"
            "event AID frame act { verbs come to the aid; }\n"
            "                            ^^^^^^^^^^^^^^^\n"
            "put the words after it in quotation marks");
  EXPECT_EQ(refused(with_frame("event AID frame act { verbs give ... first aid; }")),
            "test.lexicon:2:38: the object of a light verb is one word\n"
            "event AID frame act { verbs give ... first aid; }\n"
            "                                     ^^^^^^^^^\n"
            "give its head noun only");
}

TEST(LexiconLoader, RefusesWordsOfMoreThanAHundredBytes) {
  EXPECT_NE(refused("set a { " + std::string(101, 'x') + " }").find("a word is longer than 100 bytes"),
            std::string::npos);
}

TEST(LexiconCheck, FindsNothingOddInASoundFile) {
  EXPECT_TRUE(warnings(with_frame("event AID frame act { verbs help, help out; nouns help; }")).empty());
}

TEST(LexiconCheck, WarnsOfWhatIsOdd) {
  EXPECT_EQ(warnings(std::string(kFrame)), std::vector<std::string>{"nothing uses frame 'act'"});
  EXPECT_EQ(warnings(with_frame("event AID frame act { verbs help; }\nevent SUPPORT frame act { verbs help; }")),
            std::vector<std::string>{"'help' is hidden by the entry in line 2"});
  EXPECT_EQ(warnings("set unit { km, mile, km }"), std::vector<std::string>{"'km' is given twice"});
  EXPECT_EQ(warnings("set unit { }"), std::vector<std::string>{"this block has no words"});
  EXPECT_EQ(warnings(with_frame("event AID relation AIDDED frame act { verbs help; }")),
            std::vector<std::string>{"relation 'AIDDED' is not in the ontology"});
}

TEST(LexiconCheck, AnEntryThatMayDeclineHidesNothing) {
  EXPECT_TRUE(warnings("frame a { recipient = object!; }\nframe b { actor = subject; }\n"
                       "event ASSAULT frame a { verbs strike; }\nevent PROTEST frame b { verbs strike; }")
                  .empty());
}

TEST(LexiconCheck, ReportsTheLastFileOnlyAndAllOfItsErrors) {
  const LexiconSyntax files[] = {file("roles bad { king }", "other.lexicon"),
                                 file("roles worse { king }\nseats { Kremlin }", "mine.lexicon")};
  const auto findings = check_lexicon(files);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_FALSE(findings[0].warning);
  EXPECT_EQ(findings[0].problem.source, "mine.lexicon");
  EXPECT_EQ(findings[1].problem.line, 2u);
}

}  // namespace
}  // namespace dossier::extract
