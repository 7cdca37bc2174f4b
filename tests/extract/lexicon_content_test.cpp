#include "extract/lexicon_loader.h"
#include "extract/lexicon_names.h"
#include "grammar/lexicon/lexicon_parser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

// The lexicon that ships: it loads cleanly and covers the ontology.
namespace dossier::extract {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<LexiconSyntax> shipped_files() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(DOSSIER_SOURCE_DIR "/lexicon"))
    if (entry.path().extension() == ".lexicon") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<LexiconSyntax> files;
  for (const auto& path : paths) {
    auto parsed = grammar::parse_lexicon(read(path), path.filename().string());
    EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().render());
    if (parsed.ok()) files.push_back(std::move(parsed).value());
  }
  return files;
}

class ShippedLexicon : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto result = load_lexicon(shipped_files());
    ASSERT_TRUE(result.ok()) << result.error().render();
    lexicon_ = new Lexicon(std::move(result).value());
  }
  static void TearDownTestSuite() {
    delete lexicon_;
    lexicon_ = nullptr;
  }
  static const Predicate* first(std::string_view lemma, WordClass word_class) {
    const auto* entries = lexicon_->find(lemma, word_class);
    return entries == nullptr ? nullptr : &lexicon_->predicates[entries->back()];
  }
  static inline Lexicon* lexicon_ = nullptr;
};

TEST_F(ShippedLexicon, HasNoFindings) {
  auto files = shipped_files();
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (const LexiconFinding& finding : check_lexicon(files)) ADD_FAILURE() << finding.problem.render();
    std::rotate(files.begin(), files.begin() + 1, files.end());
  }
}

TEST_F(ShippedLexicon, IsOfNewsScale) { EXPECT_GE(lexicon_->predicates.size(), 5000u); }

TEST_F(ShippedLexicon, CoversEveryEventTypeWithVerbsAndNouns) {
  std::map<EventType, std::set<WordClass>> seen;
  for (const Predicate& predicate : lexicon_->predicates) seen[predicate.type].insert(predicate.word_class);
  for (const std::string_view name : event_types()) {
    if (name == "NONE") continue;
    EXPECT_TRUE(seen[event_type_from(name)].contains(WordClass::kVerb)) << name;
    EXPECT_TRUE(seen[event_type_from(name)].contains(WordClass::kNoun)) << name;
  }
}

TEST_F(ShippedLexicon, CoversEveryRelationWithAVerb) {
  // These are read off titles, possessives and appositions as well; nouns of them are roles.
  std::set<std::string> verbs, nouns;
  for (const Predicate& predicate : lexicon_->predicates) {
    if (predicate.word_class == WordClass::kVerb) verbs.insert(predicate.relation);
    if (predicate.word_class == WordClass::kNoun) nouns.insert(predicate.relation);
  }
  const std::set<std::string_view> standing = {"OWNS",    "HOLDS_ROLE", "MEMBER_OF",  "REPRESENTS",
                                               "PART_OF", "LOCATED_IN", "CITIZEN_OF", "FAMILY_OF"};
  for (const std::string_view relation : relations()) {
    EXPECT_TRUE(verbs.contains(std::string(relation))) << relation;
    if (standing.contains(relation)) continue;
    EXPECT_TRUE(nouns.contains(std::string(relation))) << relation;
  }
}

// The names this layer knows are those of the ontology's document.
TEST_F(ShippedLexicon, KnowsTheOntologysNames) {
  const std::filesystem::path path = DOSSIER_SOURCE_DIR "/../shared/ONTOLOGY.md";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  const std::string text = read(path);
  for (const std::string_view type : event_types()) {
    if (type == "NONE") continue;
    EXPECT_NE(text.find('`' + std::string(type) + '`'), std::string::npos) << type;
  }
  for (const std::string_view relation : relations())
    EXPECT_NE(text.find('`' + std::string(relation) + '`'), std::string::npos) << relation;
}

TEST_F(ShippedLexicon, TypesWordsAsTheOntologySays) {
  const std::pair<std::string_view, EventType> nouns[] = {
      {"arrest", EventType::kCoerce},       {"verdict", EventType::kJustice},   {"resignation", EventType::kOffice},
      {"dismissal", EventType::kOffice},    {"release", EventType::kRetreat},   {"tariff", EventType::kSanction},
      {"embargo", EventType::kSanction},    {"rescue", EventType::kAid},        {"trip", EventType::kOther},
      {"death", EventType::kLife},          {"match", EventType::kCompetition}, {"earthquake", EventType::kDisaster},
      {"referendum", EventType::kElection}, {"takeover", EventType::kBusiness}, {"ceasefire", EventType::kAgree},
      {"protest", EventType::kProtest},     {"discovery", EventType::kScience}, {"withdrawal", EventType::kRetreat}};
  for (const auto& [word, type] : nouns) {
    const Predicate* predicate = first(word, WordClass::kNoun);
    ASSERT_NE(predicate, nullptr) << word;
    EXPECT_EQ(name_of(predicate->type), name_of(type)) << word;
  }
}

// The verbs that the ontology's document lists for each direct relation.
TEST_F(ShippedLexicon, GivesTheOntologysUsualWordsTheirRelations) {
  const std::pair<std::string_view, std::vector<std::string_view>> usual[] = {
      {"MET", {"meet", "phone", "host"}},
      {"NEGOTIATED", {"negotiate"}},
      {"VISITED", {"travel", "visit"}},
      {"AGREED", {"agree"}},
      {"SUPPORTED", {"back", "praise", "endorse", "recognise", "recognize"}},
      {"COOPERATED", {"cooperate", "partner"}},
      {"AIDED", {"help", "aid", "arm", "donate"}},
      {"DEMANDED", {"demand", "call", "urge", "order"}},
      {"CRITICIZED", {"condemn", "denounce", "blame", "complain"}},
      {"ACCUSED", {"accuse", "allege"}},
      {"REJECTED", {"refuse", "veto", "turn", "reject"}},
      {"THREATENED", {"threaten", "warn"}},
      {"SANCTIONED", {"sanction", "embargo", "cut"}},
      {"EXPELLED", {"expel", "deport", "throw"}},
      {"INVESTIGATED", {"investigate", "probe", "inspect"}},
      {"PROTESTED_AGAINST", {"demonstrate", "strike", "rally"}},
      {"ATTACKED", {"attack", "invade", "bomb", "shell", "strike", "hack"}},
      {"KILLED", {"kill"}},
      {"INJURED", {"wound", "injure"}},
      {"CAPTURED", {"seize", "occupy", "take", "kidnap"}},
      {"DEPLOYED_TO", {"send", "deploy"}},
      {"WITHDREW_FROM", {"pull", "leave", "withdraw"}},
      {"ARRESTED", {"arrest", "detain"}},
      {"CHARGED", {"charge", "prosecute"}},
      {"CONVICTED", {"convict", "sentence"}},
      {"RELEASED", {"free", "release"}},
      {"SUED", {"sue"}},
      {"BANNED", {"ban", "outlaw", "restrict"}},
      {"RESCUED", {"rescue", "save", "evacuate"}},
      {"FLED", {"flee", "escape"}},
      {"APPOINTED", {"appoint", "name", "elect", "nominate"}},
      {"SUCCEEDED", {"replace", "succeed"}},
      {"RESIGNED_FROM", {"resign", "step"}},
      {"DEFEATED", {"beat", "defeat"}},
      {"FOUNDED", {"found"}},
      {"ACQUIRED", {"buy", "merge", "acquire"}},
      {"INVESTED_IN", {"invest"}},
      {"OWNS", {"own"}}};
  for (const auto& [relation, verbs] : usual) {
    for (const std::string_view verb : verbs) {
      const auto* entries = lexicon_->find(verb, WordClass::kVerb);
      ASSERT_NE(entries, nullptr) << verb;
      EXPECT_TRUE(std::any_of(entries->begin(), entries->end(),
                              [&](std::uint32_t entry) { return lexicon_->predicates[entry].relation == relation; }))
          << verb << " " << relation;
    }
  }
}

TEST_F(ShippedLexicon, KnowsTitlesOfManyWords) {
  for (const std::string_view title :
       {"president", "prime minister", "chief executive", "chief of staff", "secretary of state", "vice president",
        "head coach", "finance director", "co-founder", "spokeswoman", "deputy foreign minister", "chief negotiator"})
    EXPECT_NE(lexicon_->find_role_noun(title), nullptr) << title;
  EXPECT_EQ(lexicon_->find_role_noun("envoy")->kind, RoleNoun::Kind::kRepresents);
  EXPECT_EQ(lexicon_->find_role_noun("stepdaughter")->kind, RoleNoun::Kind::kFamily);
}

TEST_F(ShippedLexicon, NamesTheSeatsOfPower) {
  EXPECT_EQ(*lexicon_->find_seat("Kremlin"), "RUS");
  EXPECT_EQ(*lexicon_->find_seat("White House"), "USA");
  EXPECT_EQ(*lexicon_->find_seat("Downing Street"), "GBR");
}

// Every block marked "lexicon" in the documentation is a whole file that loads over the shipped ones.
TEST_F(ShippedLexicon, LoadsTheExamplesOfItsDocumentation) {
  const std::string page = read(DOSSIER_SOURCE_DIR "/docs/lexicon.md");
  constexpr std::string_view kOpen = "```lexicon\n";
  std::size_t examples = 0;
  for (std::size_t at = page.find(kOpen); at != std::string::npos; at = page.find(kOpen, at)) {
    at += kOpen.size();
    const std::size_t end = page.find("```", at);
    auto files = shipped_files();
    auto parsed = grammar::parse_lexicon(page.substr(at, end - at), "docs/lexicon.md");
    ASSERT_TRUE(parsed.ok()) << parsed.error().render();
    files.push_back(std::move(parsed).value());
    for (const LexiconFinding& finding : check_lexicon(files)) ADD_FAILURE() << finding.problem.render();
    ++examples;
  }
  EXPECT_GE(examples, 6u);
}

}  // namespace
}  // namespace dossier::extract
