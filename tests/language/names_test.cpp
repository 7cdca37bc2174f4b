#include "language/names.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>

#include "language/analyzer.h"
#include "language/names_quantities.h"
#include "language/names_titles.h"

namespace dossier::language {
namespace {

/// A document of given "word/TAG" tokens, one sentence; all have a space after them.
Document tokens_of(const std::string& tagged) {
  Document document;
  std::istringstream in(tagged);
  std::vector<std::string> tags;
  for (std::string item; in >> item;) {
    const auto slash = item.rfind('/');
    Token token;
    token.span.start = static_cast<std::uint32_t>(document.text.size());
    document.text += item.substr(0, slash);
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += ' ';
    token.xpos = xpos_from(item.substr(slash + 1));
    document.tokens.push_back(token);
  }
  Sentence sentence;
  sentence.last = static_cast<TokenIndex>(document.tokens.size());
  if (!document.tokens.empty()) sentence.span = document.span_of(0, sentence.last);
  document.sentences.push_back(sentence);
  return document;
}

/// "Date: last week; Money: $ 8.4 bn".
std::string quantities_in(const std::string& tagged) {
  const Document document = tokens_of(tagged);
  std::string out;
  for (const auto& quantity : names::find_quantities(document)) {
    if (!out.empty()) out += "; ";
    const auto& mention = quantity.mention;
    out += std::string(name_of(mention.kind)) + ": " +
           std::string(document.text_of(document.span_of(mention.first, mention.last)));
  }
  return out;
}

TEST(Quantities, DatesAsTheNewsWritesThem) {
  const std::pair<const char*, const char*> kCases[] = {
      {"On/IN February/NNP 4/CD ,/, they/PRP met/VBD", "Date: February 4"},
      {"Tuesday/NNP ,/, June/NNP 19/CD ,/, 2018/CD", "Date: Tuesday , June 19 , 2018"},
      {"on/IN 19/CD June/NNP 2018/CD", "Date: 19 June 2018"},
      {"ongoing/JJ since/IN 2022/CD", "Date: 2022"},
      {"said/VBD last/JJ week/NN that/IN", "Date: last week"},
      {"The/DT day/NN prior/RB ,/, it/PRP fell/VBD", "Date: The day prior"},
      {"The/DT next/JJ day/NN jets/NNS flew/VBD", "Date: The next day"},
      {"two/CD days/NNS ago/RB", "Date: two days ago"},
      {"at/IN 6/CD a.m./NN local/JJ time/NN", "Date: 6 a.m. local time"},
      {"in/IN the/DT 1990s/NNS", "Date: 1990s"},
      {"in/IN early/JJ 2018/CD", "Date: early 2018"},
      {"on/IN Friday/NNP morning/NN", "Date: Friday morning"},
      {"2026-02-04/CD", "Date: 2026-02-04"},
      {"it/PRP may/MD march/VB on/RP", ""},
      {"May/NNP resigned/VBD", ""},
      {"in/IN May/NNP ,/, they/PRP left/VBD", "Date: May"},
  };
  for (const auto& [text, wanted] : kCases) EXPECT_EQ(quantities_in(text), wanted) << text;
}

TEST(Quantities, SumsOfMoney) {
  EXPECT_EQ(quantities_in("for/IN $/$ 8.4/CD bn/CD in/IN cash/NN"), "Money: $ 8.4 bn");
  EXPECT_EQ(quantities_in("for/IN €/$ 1.8bn/CD"), "Money: € 1.8bn");
  EXPECT_EQ(quantities_in("£/$ 5/CD million/CD more/JJR"), "Money: £ 5 million");
  EXPECT_EQ(quantities_in("ten/CD million/CD dollars/NNS"), "Money: ten million dollars");
}

TEST(Quantities, Numbers) {
  EXPECT_EQ(quantities_in("31/CD per/IN cent/NN"), "Number: 31 per cent");
  EXPECT_EQ(quantities_in("40,000/CD people/NNS fled/VBD"), "Number: 40,000");
  EXPECT_EQ(quantities_in("tens/NNS of/IN thousands/NNS died/VBD"), "Number: tens of thousands");
  EXPECT_EQ(quantities_in("the/DT second/JJ round/NN"), "Number: second");
  EXPECT_EQ(quantities_in("five/CD and/CC a/DT half/NN hours/NNS"), "Number: five and a half");
  EXPECT_EQ(quantities_in("3G/NN networks/NNS"), "");
}

TEST(Titles, ArePartedFromNamesAndTellGender) {
  EXPECT_TRUE(title_word("president").is_title);
  EXPECT_FALSE(title_word("prime").alone);
  EXPECT_EQ(title_word("mr.").gender, Gender::kMale);
  EXPECT_EQ(title_word("mrs").gender, Gender::kFemale);
  EXPECT_FALSE(title_word("table").is_title);
}

TEST(NameTagger, RefusesDamagedSections) {
  Gazetteer gazetteer;
  NameTagger tagger(gazetteer);
  EXPECT_FALSE(tagger.unpack(""));
  EXPECT_FALSE(tagger.unpack(std::string(528, '\0')));
  EXPECT_FALSE(tagger.unpack("NAM1 and nothing more"));
}

TEST(NameTagger, WithoutModelOrGazetteerFindsQuantitiesAlone) {
  Gazetteer gazetteer;
  NameTagger tagger(gazetteer);
  Document document = tokens_of("Russia/NNP paid/VBD $/$ 5/CD on/IN Monday/NNP");
  tagger.tag(document);
  ASSERT_EQ(document.names.size(), 2u);
  EXPECT_EQ(document.names[0].kind, NameKind::kMoney);
  EXPECT_EQ(document.names[1].kind, NameKind::kDate);
  EXPECT_EQ(document.tokens[5].name, 1);
  EXPECT_EQ(document.tokens[0].name, -1);
}

// ---- The shipped model.

class ShippedNames : public testing::Test {
 protected:
  static const Analyzer* analyzer() {
    static const auto loaded = Analyzer::load(DOSSIER_SOURCE_DIR "/models/en.model");
    return loaded.ok() ? &loaded.value() : nullptr;
  }
  void SetUp() override {
    if (!analyzer()) GTEST_SKIP() << "needs models/en.model";
  }
  static Document analyzed(const std::string& text) {
    auto result = analyzer()->analyze(text);
    return result.ok() ? std::move(result).value() : Document{};
  }
  /// "Person Rustem Umerov": every name of an entity kind, in order.
  static std::vector<std::string> names_in(const std::string& text) {
    const Document document = analyzed(text);
    std::vector<std::string> out;
    for (const NameMention& name : document.names)
      if (name.kind != NameKind::kDate && name.kind != NameKind::kNumber && name.kind != NameKind::kMoney)
        out.push_back(std::string(name_of(name.kind)) + " " +
                      std::string(document.text_of(document.span_of(name.first, name.last))));
    return out;
  }
  static void expect_name(const std::string& text, const std::string& wanted) {
    const auto found = names_in(text);
    EXPECT_NE(std::find(found.begin(), found.end(), wanted), found.end())
        << wanted << " in: " << text << "\nfound: " << testing::PrintToString(found);
  }
};

TEST_F(ShippedNames, TitlesStayOutsideThePerson) {
  expect_name("President Trump met Prime Minister Tony Blair in London.", "Person Trump");
  expect_name("President Trump met Prime Minister Tony Blair in London.", "Person Tony Blair");
  expect_name("Mr Greaves sued the company.", "Person Greaves");
}

TEST_F(ShippedNames, PossessivesStayOutside) {
  expect_name("The secretary of Ukraine's National Security Council spoke.", "Country Ukraine");
  expect_name("The secretary of Ukraine's National Security Council spoke.", "Organization National Security Council");
}

TEST_F(ShippedNames, CountriesWordsForPeopleAndBodiesWithCountries) {
  expect_name("Ukrainian and Russian troops fought near Kyiv.", "Nationality Ukrainian");
  expect_name("The U.S. Army said it would leave.", "Organization U.S. Army");
  expect_name("They met in the United Arab Emirates on Monday.", "Country United Arab Emirates");
  expect_name("She moved to New York in 2010.", "Place New York");
}

TEST_F(ShippedNames, BodiesHoldSmallWords) {
  expect_name("The Ministry of Foreign Affairs denied the report.", "Organization Ministry of Foreign Affairs");
  expect_name("She works for the International Committee of the Red Cross.",
              "Organization International Committee of the Red Cross");
}

TEST_F(ShippedNames, InitialsInBracketsFollowTheLongForm) {
  expect_name("The Competition and Markets Authority (CMA) has not decided. The CMA may appeal.", "Organization CMA");
}

TEST_F(ShippedNames, SurnamesFollowTheFullName) {
  const auto found =
      names_in("Rustem Umerov arrived in Geneva. Umerov said that talks would start. \"No,\" said Umerov.");
  EXPECT_EQ(std::count(found.begin(), found.end(), "Person Umerov"), 2) << testing::PrintToString(found);
}

TEST_F(ShippedNames, NobodyElsesNames) {
  const auto found = names_in("It rained all day. The committee will decide whether to close the road.");
  EXPECT_TRUE(found.empty()) << testing::PrintToString(found);
}

TEST_F(ShippedNames, CountryCodesAreGiven) {
  const Document document = analyzed("Russia and the U.S. agreed; British officials did not.");
  std::vector<std::string> codes;
  for (const NameMention& name : document.names) codes.push_back(name.country);
  EXPECT_EQ(codes, (std::vector<std::string>{"RUS", "USA", "GBR"}));
}

TEST_F(ShippedNames, NamesAreInOrderAndNeverOverlap) {
  const Document document = analyzed(
      "PARIS, March 3 (Reuters) - France's President Emmanuel Macron told the European Union's leaders on Tuesday that "
      "Air "
      "France-KLM would get €4 billion. Mr. Macron's aides, among them Jean-Paul O'Neill, agreed.");
  TokenIndex end = 0;
  for (std::size_t i = 0; i < document.names.size(); ++i) {
    const NameMention& name = document.names[i];
    EXPECT_GE(name.first, end);
    EXPECT_LT(name.first, name.last);
    EXPECT_GE(name.head, name.first);
    EXPECT_LT(name.head, name.last);
    for (TokenIndex t = name.first; t < name.last; ++t)
      EXPECT_EQ(document.tokens[t].name, static_cast<std::int32_t>(i));
    end = name.last;
  }
}

TEST_F(ShippedNames, AHundredThousandNamesStayFast) {
  Document document;
  for (int i = 0; i < 50000; ++i) {
    for (const std::string& word : {std::string("Smith") + std::to_string(i % 977), std::string("and")}) {
      Token token;
      token.span.start = static_cast<std::uint32_t>(document.text.size());
      document.text += word;
      token.span.end = static_cast<std::uint32_t>(document.text.size());
      document.text += ' ';
      token.xpos = xpos_from(word == "and" ? "CC" : "NNP");
      document.tokens.push_back(token);
    }
  }
  Sentence sentence;
  sentence.last = static_cast<TokenIndex>(document.tokens.size());
  sentence.span = document.span_of(0, sentence.last);
  document.sentences.push_back(sentence);
  const NameTagger tagger(analyzer()->gazetteer());
  const auto start = std::chrono::steady_clock::now();
  tagger.tag(document);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace dossier::language
