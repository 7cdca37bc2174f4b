#include "language/conllu.h"

#include <gtest/gtest.h>

#include <sstream>

namespace dossier::language {
namespace {

constexpr std::string_view kExample =
    "# newdoc id = a\n"
    "# newpar\n"
    "# text = Don't go, Ana.\n"
    "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n"
    "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
    "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "4\t,\t,\tPUNCT\t,\t_\t5\tpunct\t_\t_\n"
    "5\tAna\tAna\tPROPN\tNNP\t_\t3\tvocative\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "# text = Why\n"
    "1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\t_\n"
    "1.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n"
    "\n";

TEST(Conllu, RebuildsTheTextAndTheSpans) {
  auto documents = read_conllu(kExample, "example");
  ASSERT_TRUE(documents.ok()) << documents.error().render();
  ASSERT_EQ(documents->size(), 1u);
  const Document& document = documents->front();
  EXPECT_EQ(document.text, "Don't go, Ana.\n\nWhy");
  ASSERT_EQ(document.tokens.size(), 7u);
  EXPECT_EQ(document.tokens[1].span, (Span{2, 5}));
  EXPECT_EQ(document.form(1), "n't");
  EXPECT_TRUE(document.tokens[0].starts_multiword);
  EXPECT_TRUE(document.tokens[1].continues_multiword);
  EXPECT_EQ(document.tokens[4].head, 2u);
  EXPECT_EQ(document.tokens[4].deprel, Deprel::kVocative);
  EXPECT_EQ(document.sentences[0].root, 2u);
  EXPECT_EQ(document.sentences[1].paragraph, 1u);
  EXPECT_EQ(document.sentences[1].span, (Span{16, 19}));
}

TEST(Conllu, WritesWhatItReads) {
  auto documents = read_conllu(kExample, "example");
  ASSERT_TRUE(documents.ok());
  std::ostringstream first;
  write_conllu(documents->front(), first);
  auto again = read_conllu(first.str(), "written");
  ASSERT_TRUE(again.ok()) << again.error().render();
  std::ostringstream second;
  write_conllu(again->front(), second);
  EXPECT_EQ(first.str(), second.str());
  EXPECT_NE(first.str().find("1-2\tDon't\t_"), std::string::npos);
  EXPECT_NE(first.str().find("# text = Don't go, Ana.\n"), std::string::npos);
}

TEST(Conllu, SentencesOfANamedDocumentHaveIdsOfTheirOwn) {
  const auto documents = read_conllu(kExample, "example");
  ASSERT_TRUE(documents.ok());
  std::ostringstream out;
  write_conllu(documents->front(), out, "news one");
  EXPECT_NE(out.str().find("# newdoc id = news one\n"), std::string::npos);
  EXPECT_NE(out.str().find("# sent_id = news one-1\n"), std::string::npos);
  EXPECT_NE(out.str().find("# sent_id = news one-2\n"), std::string::npos);
}

TEST(Conllu, GivenWordsNeedNoTags) {
  auto given = read_given_words(
      "1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tca\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "3\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n",
      "given");
  ASSERT_TRUE(given.ok()) << given.error().render();
  ASSERT_EQ(given->sentences.size(), 1u);
  const auto& words = given->sentences[0];
  ASSERT_EQ(words.size(), 3u);
  EXPECT_TRUE(words[0].starts_multiword);
  EXPECT_FALSE(words[0].space_after);
  EXPECT_TRUE(words[1].continues_multiword);
  EXPECT_TRUE(words[1].space_after);
  EXPECT_FALSE(words[2].space_after);
}

TEST(Conllu, RefusesWhatIsNotConllu) {
  EXPECT_FALSE(read_conllu("1\tDog\n", "few columns").ok());
  EXPECT_FALSE(read_conllu("2\tDog\t_\t_\t_\t_\t0\troot\t_\t_\n", "gap").ok());
  EXPECT_FALSE(read_conllu("1\tDog\t_\t_\t_\t_\t7\tdet\t_\t_\n", "head outside").ok());
  EXPECT_FALSE(read_conllu("3-9\tDog\t_\t_\t_\t_\t_\t_\t_\t_\n", "range").ok());
  const auto wrong = read_conllu("# text = Cat\n1\tDog\t_\t_\t_\t_\t0\troot\t_\t_\n", "spelling");
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().fault, Fault::kInput);
  EXPECT_EQ(wrong.error().source, "spelling");
}

TEST(Dependents, AreInOrderAndHullsReachTheirEnds) {
  auto documents = read_conllu(kExample, "example");
  ASSERT_TRUE(documents.ok());
  const Dependents dependents(documents->front());
  std::vector<TokenIndex> of_go(dependents.of(2).begin(), dependents.of(2).end());
  EXPECT_EQ(of_go, (std::vector<TokenIndex>{0, 1, 4, 5}));
  EXPECT_EQ(dependents.first(2, Deprel::kVocative), 4u);
  EXPECT_EQ(dependents.first(2, Deprel::kObj), kNoToken);
  EXPECT_EQ(dependents.hull(4), (std::pair<TokenIndex, TokenIndex>{3, 5}));
}

TEST(Deprel, UnknownSubtypesFallBackToTheirMainType) {
  EXPECT_EQ(deprel_from("nsubj:pass"), Deprel::kNsubjPass);
  EXPECT_EQ(deprel_from("nmod:tmod"), Deprel::kNmod);
  EXPECT_EQ(deprel_from("nonsense"), Deprel::kDep);
  EXPECT_EQ(name_of(Deprel::kXcomp), "xcomp");
  EXPECT_EQ(xpos_name(xpos_from("NNP")), "NNP");
  EXPECT_EQ(xpos_name(xpos_from("nonsense")), "XX");
}

}  // namespace
}  // namespace dossier::language
