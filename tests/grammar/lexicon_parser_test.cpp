#include "grammar/lexicon/lexicon_parser.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace dossier::grammar {
namespace {

using extract::LexiconSyntax;

LexiconSyntax parsed(std::string text) {
  auto result = parse_lexicon(std::move(text), "test.lexicon");
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().render());
  return result.ok() ? std::move(result).value() : LexiconSyntax{};
}

std::string refused(std::string text) {
  const auto result = parse_lexicon(std::move(text), "test.lexicon");
  EXPECT_FALSE(result.ok());
  return result.ok() ? "" : result.error().render();
}

TEST(LexiconParser, ReadsAFrameWithItsSlotsInOrder) {
  const auto file = parsed(
      "frame assault like place {\n"
      "  recipient = object! (place country) | on;\n"
      "}\n");
  ASSERT_EQ(file.declarations.size(), 1u);
  const auto& frame = file.declarations[0];
  ASSERT_EQ(frame.head.size(), 2u);
  EXPECT_EQ(frame.head[0].argument->of(file.text), "assault");
  EXPECT_EQ(frame.head[1].keyword.of(file.text), "like");
  EXPECT_EQ(frame.head[1].argument->of(file.text), "place");
  ASSERT_EQ(frame.roles.size(), 1u);
  EXPECT_EQ(frame.roles[0].role.of(file.text), "recipient");
  ASSERT_EQ(frame.roles[0].slots.size(), 2u);
  EXPECT_TRUE(frame.roles[0].slots[0].required);
  ASSERT_EQ(frame.roles[0].slots[0].fillers.size(), 2u);
  EXPECT_EQ(frame.roles[0].slots[0].fillers[1].of(file.text), "country");
  EXPECT_FALSE(frame.roles[0].slots[1].required);
  EXPECT_EQ(frame.roles[0].slots[1].position.of(file.text), "on");
}

TEST(LexiconParser, ReadsPredicatesByEventRelationFrameAndFlags) {
  const auto file = parsed(
      "event ASSAULT relation ATTACKED frame assault weak {\n"
      "  verbs attack, launch ... attack, come \"under fire\" (passive), shoot down;\n"
      "  nouns talk (plural weak);\n"
      "}");
  ASSERT_EQ(file.declarations.size(), 1u);
  const auto& block = file.declarations[0];
  ASSERT_EQ(block.head.size(), 4u);
  EXPECT_EQ(block.head[1].keyword.of(file.text), "relation");
  EXPECT_EQ(block.head[1].argument->of(file.text), "ATTACKED");
  EXPECT_EQ(block.head[3].keyword.of(file.text), "weak");
  EXPECT_FALSE(block.head[3].argument.has_value());
  ASSERT_EQ(block.groups.size(), 2u);
  EXPECT_EQ(block.groups[0].label.of(file.text), "verbs");
  ASSERT_EQ(block.groups[0].items.size(), 4u);
  EXPECT_EQ(block.groups[0].items[1].words.of(file.text), "launch");
  EXPECT_EQ(block.groups[0].items[1].object->of(file.text), "attack");
  EXPECT_EQ(block.groups[0].items[2].tail->of(file.text), "under fire");
  EXPECT_EQ(block.groups[0].items[2].flags.size(), 1u);
  EXPECT_EQ(block.groups[0].items[3].words.of(file.text), "shoot down");
  EXPECT_EQ(block.groups[1].items[0].flags.size(), 2u);
}

TEST(LexiconParser, ReadsListsOfRolesMetonymsSeatsAndSets) {
  const auto file = parsed(
      "roles holds { president, chief of staff }\n"
      "metonyms forces { army }\n"
      "seats { White House = USA }\n"
      "set ordinal { last = -1, first = 1, per cent, }\n"
      "set empty { }\n");
  ASSERT_EQ(file.declarations.size(), 5u);
  EXPECT_EQ(file.declarations[0].groups[0].items[1].words.of(file.text), "chief of staff");
  EXPECT_EQ(file.declarations[2].groups[0].items[0].words.of(file.text), "White House");
  EXPECT_EQ(file.declarations[2].groups[0].items[0].value->of(file.text), "USA");
  EXPECT_EQ(file.declarations[3].groups[0].items[0].value->of(file.text), "-1");
  EXPECT_EQ(file.declarations[3].groups[0].items.size(), 3u);
  EXPECT_TRUE(file.declarations[4].groups.empty());
}

TEST(LexiconParser, SkipsCommentsAndWhiteSpaceAnywhere) {
  const auto file = parsed("# a comment\nset # of what?\n unit { km # kilometres\n , mile }# done");
  ASSERT_EQ(file.declarations.size(), 1u);
  EXPECT_EQ(file.declarations[0].groups[0].items[1].words.of(file.text), "mile");
}

TEST(LexiconParser, AnEmptyFileIsALexiconOfNothing) {
  EXPECT_TRUE(parsed("").declarations.empty());
  EXPECT_TRUE(parsed("  # only a comment").declarations.empty());
}

TEST(LexiconParser, WordsMayBeOfAnyScript) {
  const auto file = parsed("set title { señor, Élysée, U.S., ex-wife, D'Arcy }");
  ASSERT_EQ(file.declarations[0].groups[0].items.size(), 5u);
  EXPECT_EQ(file.declarations[0].groups[0].items[1].words.of(file.text), "Élysée");
}

// A missing comma at a line's end would silently make one long word of two; words of a phrase stand on one line.
TEST(LexiconParser, PointsAtAMissingComma) {
  EXPECT_EQ(refused("roles holds {\n  king\n  queen\n}"),
            "test.lexicon:3:3: expected ',' or '}'\n"
            "  queen\n"
            "  ^");
}

TEST(LexiconParser, PointsAtAMissingSemicolon) {
  EXPECT_EQ(refused("event AID frame act {\n  verbs help, assist\n}"),
            "test.lexicon:3:1: expected ',' or ';'\n"
            "}\n"
            "^");
}

TEST(LexiconParser, SaysWhatMayBeginADeclaration) {
  EXPECT_EQ(
      refused("evnt AID { }"),
      "test.lexicon:1:1: expected 'frame', 'event', 'relation', 'claim', 'operators', 'roles', 'metonyms', 'seats' "
      "or 'set'\n"
      "evnt AID { }\n"
      "^");
}

TEST(LexiconParser, SaysWhatIsMissingInAFrame) {
  EXPECT_EQ(refused("frame { }"),
            "test.lexicon:1:7: expected a name\n"
            "frame { }\n"
            "      ^");
  EXPECT_EQ(refused("frame a { actor subject; }"),
            "test.lexicon:1:17: expected '='\n"
            "frame a { actor subject; }\n"
            "                ^");
  EXPECT_EQ(refused("frame a { actor = subject, object; }"),
            "test.lexicon:1:26: expected '|' or ';'\n"
            "frame a { actor = subject, object; }\n"
            "                         ^");
  EXPECT_EQ(refused("frame a { actor = subject (person; }"),
            "test.lexicon:1:34: expected ')'\n"
            "frame a { actor = subject (person; }\n"
            "                                 ^");
}

TEST(LexiconParser, SaysWhatIsMissingInABlock) {
  EXPECT_EQ(refused("event AID frame act verbs help; }"),
            "test.lexicon:1:31: expected '{'\n"
            "event AID frame act verbs help; }\n"
            "                              ^");
  EXPECT_EQ(refused("event AID frame act { help; }"),
            "test.lexicon:1:23: expected '}'\n"
            "event AID frame act { help; }\n"
            "                      ^");
  EXPECT_EQ(refused("event AID frame act { verbs come \"to aid; }"),
            "test.lexicon:1:41: expected '\"'\n"
            "event AID frame act { verbs come \"to aid; }\n"
            "                                        ^");
}

TEST(LexiconParser, CountsColumnsInCodePoints) {
  EXPECT_EQ(refused("set t { señor = }"),
            "test.lexicon:1:17: expected a value\n"
            "set t { señor = }\n"
            "                ^");
}

TEST(LexiconParser, RefusesTextThatIsNotUtf8) {
  const auto result = parse_lexicon("set t { a\xFF }", "bad.lexicon");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().fault, Fault::kInput);
  EXPECT_EQ(result.error().span.start, 9u);
}

TEST(LexiconParser, RefusesTextThatIsTooLong) {
  const auto result = parse_lexicon(std::string(kMaxTextBytes + 1, ' '), "long.lexicon");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().fault, Fault::kBudget);
}

TEST(LexiconParser, SurvivesHostileInput) {
  EXPECT_NE(refused(std::string(100000, '{')), "");
  EXPECT_NE(refused("frame a {" + std::string(100000, '(')), "");
  EXPECT_NE(refused("event A " + std::string(1000000, 'x')), "");
  EXPECT_NE(refused(std::string("set a { b\0c }", 13)), "");
  std::string many = "set a { ";
  for (int i = 0; i < 200000; ++i) many += "w, ";
  EXPECT_EQ(parsed(many + "}").declarations[0].groups[0].items.size(), 200000u);
}

}  // namespace
}  // namespace dossier::grammar
