#include "language/coref.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <sstream>

#include "language/analyzer.h"
#include "language/coref_names.h"
#include "language/coref_quotes.h"
#include "language/coref_semantics.h"

namespace dossier::language {
namespace {

/// Names alone: "Person:Steve Witkoff | Person:Witkoff"; each is a sentence of its own, words before "+" stand outside.
Document names_of(const std::vector<std::string>& names) {
  Document document;
  for (const std::string& item : names) {
    const std::string kind = item.substr(0, item.find(':'));
    std::string rest = item.substr(item.find(':') + 1);
    std::string before;
    if (const auto plus = rest.find('+'); plus != std::string::npos) {
      before = rest.substr(0, plus);
      rest = rest.substr(plus + 1);
    }
    Sentence sentence;
    sentence.first = static_cast<TokenIndex>(document.tokens.size());
    for (const std::string& part : {before, rest}) {
      std::istringstream in(part);
      for (std::string word; in >> word;) {
        Token token;
        token.span.start = static_cast<std::uint32_t>(document.text.size());
        document.text += word;
        token.span.end = static_cast<std::uint32_t>(document.text.size());
        document.text += ' ';
        token.sentence = static_cast<std::uint32_t>(document.sentences.size());
        token.xpos = xpos_from("NNP");
        token.upos = Upos::kPropn;
        document.tokens.push_back(token);
      }
    }
    std::istringstream count(rest);
    TokenIndex words = 0;
    for (std::string word; count >> word;) ++words;
    sentence.last = static_cast<TokenIndex>(document.tokens.size());
    const TokenIndex name_starts = sentence.last - words;
    sentence.span = document.span_of(sentence.first, sentence.last);
    sentence.root = sentence.last - 1;
    for (TokenIndex i = sentence.first; i + 1 < sentence.last; ++i) {
      document.tokens[i].head = sentence.root;
      document.tokens[i].deprel = Deprel::kFlat;
    }
    NameMention name;
    name.first = name_starts;
    name.last = sentence.last;
    name.head = sentence.last - 1;
    name.kind = kind == "Person"  ? NameKind::kPerson
                : kind == "Org"   ? NameKind::kOrganization
                : kind == "Place" ? NameKind::kPlace
                                  : NameKind::kCountry;
    if (kind.size() == 3 && kind != "Org") name.country = kind;
    for (TokenIndex i = name.first; i < name.last; ++i)
      document.tokens[i].name = static_cast<std::int32_t>(document.names.size());
    document.names.push_back(name);
    document.sentences.push_back(sentence);
  }
  return document;
}

/// Which names fell together, as digits: "0010" puts the third name alone.
std::string clusters_of(const std::vector<std::string>& names) {
  const Document document = names_of(names);
  const Gazetteer gazetteer;
  const auto clusters = coref::cluster_names(document, gazetteer);
  std::vector<std::int32_t> seen;
  std::string out;
  for (const std::int32_t cluster : clusters.cluster_of) {
    const auto at = std::find(seen.begin(), seen.end(), cluster);
    out += static_cast<char>('0' + (at - seen.begin()));
    if (at == seen.end()) seen.push_back(cluster);
  }
  return out;
}

TEST(NameVariants, SurnamesAndForenames) {
  EXPECT_EQ(clusters_of({"Person:Steve Witkoff", "Person:Witkoff", "Person:Steve"}), "000");
  EXPECT_EQ(clusters_of({"Person:Trump", "Person:Donald Trump"}), "00");
  EXPECT_EQ(clusters_of({"Person:Daniel P. Driscoll", "Person:Daniel Driscoll", "Person:Driscoll"}), "000");
  EXPECT_EQ(clusters_of({"Person:Farouk Ben Mustapha", "Person:Ben Mustapha", "Person:Mustapha"}), "000");
  EXPECT_EQ(clusters_of({"Person:Bill Clinton", "Person:William Clinton"}), "00");
  EXPECT_EQ(clusters_of({"Person:L. Ron Hubbard", "Person:Hubbard"}), "00");
}

TEST(NameVariants, TwoPeopleOfOneSurnameStayApart) {
  EXPECT_EQ(clusters_of({"Person:Bill Clinton", "Person:Hillary Clinton"}), "01");
  EXPECT_EQ(clusters_of({"Person:Ahmed Mohamed", "Person:Mohamed El-Hassan Mohamed"}), "01");
  EXPECT_EQ(clusters_of({"Person:Kim Shin-Wook", "Person:Kim Min-Woo"}), "01");
}

TEST(NameVariants, BetweenTwoBearersNearnessAndTitlesDecide) {
  EXPECT_EQ(clusters_of({"Person:Astrid Lunde", "Person:Einar Lunde", "Person:Lunde"}), "011") << "the nearest before";
  EXPECT_EQ(clusters_of({"Person:Mr+John Smith", "Person:Mrs+Mary Smith", "Person:Mr+Smith"}), "010")
      << "the title's gender";
  EXPECT_EQ(clusters_of({"Person:Mr+John Smith", "Person:Mrs+Smith"}), "01") << "no man is Mrs";
}

TEST(NameVariants, BodiesByInitialsAndShortForms) {
  EXPECT_EQ(clusters_of({"Org:Federal Trade Commission", "Org:FTC"}), "00");
  EXPECT_EQ(clusters_of({"Org:International Committee of the Red Cross", "Org:ICRC"}), "00");
  EXPECT_EQ(clusters_of({"Org:Organization for Security and Co-operation in Europe", "Org:OSCE"}), "00");
  EXPECT_EQ(clusters_of({"Org:Halvorsen Marine", "Org:Halvorsen"}), "00");
  EXPECT_EQ(clusters_of({"Org:Ethiopian National Defence Force", "Org:National Defence Force"}), "00");
  EXPECT_EQ(clusters_of({"Org:National Bank", "Org:National"}), "01");
  EXPECT_EQ(clusters_of({"Org:Federal Trade Commission", "Org:FBI"}), "01");
}

TEST(NameVariants, CountriesByCode) {
  EXPECT_EQ(clusters_of({"USA:U.S.", "USA:United States", "USA:America", "GBR:Britain"}), "0001");
}

TEST(NameVariants, AHeadlineInCapitalsMeetsTheText) {
  EXPECT_EQ(clusters_of({"Org:BRIGHTWATER", "Org:Brightwater"}), "00");
}

TEST(NounGender, IsToldByTheNoun) {
  EXPECT_EQ(coref::gender_of_noun("spokeswoman"), Gender::kFemale);
  EXPECT_EQ(coref::gender_of_noun("king"), Gender::kMale);
  EXPECT_EQ(coref::gender_of_noun("minister"), Gender::kUnknown);
}

TEST(CorefResolver, RefusesDamagedSections) {
  Gazetteer gazetteer;
  CorefResolver resolver(gazetteer);
  EXPECT_FALSE(resolver.unpack(""));
  EXPECT_FALSE(resolver.unpack("abc"));
  EXPECT_FALSE(resolver.unpack(std::string(64, '\x7f')));
}

TEST(CorefResolver, EmptyDocumentHasNoChains) {
  Gazetteer gazetteer;
  const CorefResolver resolver(gazetteer);
  Document document;
  resolver.resolve(document);
  EXPECT_TRUE(document.chains.empty());
  EXPECT_TRUE(document.chain_of.empty());
}

TEST(CorefResolver, EveryNameStandsInOneChain) {
  Document document = names_of({"Person:Steve Witkoff", "Org:FTC", "Person:Witkoff", "Place:Oslo"});
  Gazetteer gazetteer;
  const CorefResolver resolver(gazetteer);
  resolver.resolve(document);
  std::vector<int> seen(document.names.size());
  for (const CorefChain& chain : document.chains)
    for (const CorefMention& mention : chain.mentions)
      if (mention.name >= 0) ++seen[static_cast<std::size_t>(mention.name)];
  EXPECT_EQ(seen, std::vector<int>(4, 1));
  EXPECT_EQ(document.chains.size(), 3u);
  EXPECT_EQ(document.chains[0].name, "Steve Witkoff");
}

TEST(CorefResolver, FiftyThousandNamesTakeLinearTime) {
  std::vector<std::string> names;
  for (int i = 0; i < 25000; ++i) {
    names.push_back("Person:Ann" + std::to_string(i) + " Smith");
    names.push_back("Person:Smith");
  }
  Document document = names_of(names);
  Gazetteer gazetteer;
  const CorefResolver resolver(gazetteer);
  const auto start = std::chrono::steady_clock::now();
  resolver.resolve(document);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_EQ(document.chains.size(), 25000u);
}

TEST(CorefResolver, AFlatSentenceOfAHundredThousandWordsTakesLinearTime) {
  Document document;
  const auto add = [&](std::string_view form, Upos upos, Deprel deprel) {
    Token token;
    token.span.start = static_cast<std::uint32_t>(document.text.size());
    document.text += form;
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += ' ';
    token.upos = upos;
    token.deprel = deprel;
    if (!document.tokens.empty()) token.head = 0;
    document.tokens.push_back(token);
  };
  add("chaos", Upos::kNoun, Deprel::kRoot);
  const Deprel relations[] = {Deprel::kNsubj, Deprel::kAppos, Deprel::kConj, Deprel::kNmodPoss};
  for (int i = 0; i < 25000; ++i) {
    add("Umerov", Upos::kPropn, relations[i % 4]);
    NameMention name;
    name.first = name.head = static_cast<TokenIndex>(document.tokens.size() - 1);
    name.last = name.first + 1;
    name.kind = i % 2 == 0 ? NameKind::kOrganization : NameKind::kPerson;
    document.tokens.back().name = static_cast<std::int32_t>(document.names.size());
    document.names.push_back(name);
    add("its", Upos::kPron, Deprel::kNmodPoss);
    add("it", Upos::kPron, Deprel::kObj);
    add("\"", Upos::kPunct, Deprel::kPunct);
  }
  Sentence sentence;
  sentence.last = static_cast<TokenIndex>(document.tokens.size());
  sentence.root = 0;
  sentence.span = document.span_of(0, sentence.last);
  document.sentences.push_back(sentence);
  Gazetteer gazetteer;
  const CorefResolver resolver(gazetteer);
  const auto start = std::chrono::steady_clock::now();
  resolver.resolve(document);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_FALSE(document.chains.empty());
}

// ---- The shipped model.

class ShippedCoref : public testing::Test {
 protected:
  static const Analyzer* analyzer() {
    static const auto loaded = Analyzer::load(DOSSIER_SOURCE_DIR "/models/en.model");
    return loaded.ok() ? &loaded.value() : nullptr;
  }
  void SetUp() override {
    if (!analyzer()) GTEST_SKIP() << "needs models/en.model";
  }
  /// The mentions of the chain that holds the first mention with this text, as texts.
  static std::set<std::string> chain_of(const std::string& text, const std::string& member, CorefChain* out = nullptr) {
    const auto result = analyzer()->analyze(text);
    if (!result) return {};
    const Document& document = result.value();
    for (const CorefChain& chain : document.chains) {
      std::set<std::string> texts;
      for (const CorefMention& mention : chain.mentions)
        texts.insert(std::string(document.text_of(document.span_of(mention.first, mention.last))));
      if (!texts.contains(member)) continue;
      if (out) *out = chain;
      return texts;
    }
    return {};
  }
  static void expect_together(const std::string& text, const std::string& name, const std::string& other) {
    const auto found = chain_of(text, name);
    EXPECT_TRUE(found.contains(other)) << name << " and " << other << " in: " << text
                                       << "\nfound: " << testing::PrintToString(found);
  }
  static void expect_apart(const std::string& text, const std::string& name, const std::string& other) {
    const auto found = chain_of(text, name);
    EXPECT_FALSE(found.contains(other)) << name << " and " << other << " in: " << text;
  }
};

TEST_F(ShippedCoref, TitlesLeadToTheFullName) {
  const std::string text = "Donald Trump spoke on Monday. President Trump said that he would return.";
  expect_together(text, "Donald Trump", "Trump");
  expect_together(text, "Donald Trump", "he");
  CorefChain chain;
  chain_of(text, "Donald Trump", &chain);
  EXPECT_EQ(chain.name, "Donald Trump");
  EXPECT_EQ(chain.kind, NameKind::kPerson);
  EXPECT_EQ(chain.gender, Gender::kMale);
}

TEST_F(ShippedCoref, PronounsAgreeInGender) {
  const std::string text = "Angela Merkel met Emmanuel Macron in Berlin. She thanked him.";
  expect_together(text, "Angela Merkel", "She");
  expect_apart(text, "Angela Merkel", "him");
  expect_together(text, "Emmanuel Macron", "him");
}

TEST_F(ShippedCoref, SurnamesMayTellAWoman) {
  CorefChain chain;
  chain_of("Kratochvílová spoke in Brno on Monday.", "Kratochvílová", &chain);
  EXPECT_EQ(chain.gender, Gender::kFemale);
  chain_of("Vyskočil spoke in Brno on Monday.", "Vyskočil", &chain);
  EXPECT_EQ(chain.gender, Gender::kUnknown);
}

TEST_F(ShippedCoref, BodiesAndCountriesAreIt) {
  expect_together("Russia said that it would not withdraw its troops.", "Russia", "it");
  expect_together("Russia said that it would not withdraw its troops.", "Russia", "its");
  expect_together("Google said on Friday that it had fired its engineers.", "Google", "it");
}

TEST_F(ShippedCoref, AppositionsBelongToTheName) {
  expect_together("Rustem Umerov, the secretary of the council, arrived.", "Rustem Umerov",
                  "the secretary of the council");
}

TEST_F(ShippedCoref, CountriesFallTogetherByCode) {
  CorefChain chain;
  const auto found =
      chain_of("The United States agreed. America will pay, and the U.S. will sign.", "United States", &chain);
  EXPECT_TRUE(found.contains("America") && found.contains("U.S.")) << testing::PrintToString(found);
  EXPECT_EQ(chain.country, "USA");
}

TEST_F(ShippedCoref, WhatIsQuotedIsTheSpeakers) {
  expect_together("\"I will not resign,\" Milica Radunović told reporters.", "Milica Radunović", "I");
}

TEST_F(ShippedCoref, DescriptionsOfTwoKindsStayApart) {
  const std::string text = "The company sued the minister. The minister denied the charge.";
  expect_together(text, "the minister", "The minister");
  expect_apart(text, "the minister", "The company");
}

}  // namespace
}  // namespace dossier::language
