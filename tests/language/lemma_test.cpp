#include <gtest/gtest.h>

#include "language/lemma_case.h"
#include "language/lemmatizer.h"

namespace dossier::language {
namespace {

EditScript script(std::string_view form, std::string_view lemma) {
  return EditScript::between(lemma_base(form), lemma);
}

TEST(EditScript, CarriesAnEndingFromOneWordToAnother) {
  EXPECT_EQ(script("parties", "party").apply("armies"), "army");
  EXPECT_EQ(script("stopped", "stop").apply("skipped"), "skip");
  EXPECT_EQ(script("went", "go").apply("went"), "go");
}

TEST(EditScript, LooksAtLettersNotAtCase) { EXPECT_EQ(script("TALKS", "talk"), script("talks", "Talk")); }

TEST(EditScript, TakesTheCommasOutOfNumbersAndKeepsTheirDigits) {
  const EditScript thousands = script("1,100", "1100");
  EXPECT_EQ(thousands.apply("12,345,678"), "12345678");
  EXPECT_EQ(thousands.apply("a,b"), "a,b");
}

TEST(EditScript, NeverCutsACodePoint) {
  EXPECT_EQ(script("cafés", "café").apply("clichés"), "cliché");
  EXPECT_EQ(script("é", "ê").apply("né"), "nê");  // the two share their first byte
}

TEST(EditScript, LeavesAtLeastSomething) {
  EditScript all;
  all.strip = 255;
  EXPECT_EQ(all.apply("word"), "word");
}

TEST(FormShape, TellsHowAWordIsWritten) {
  EXPECT_EQ(shape_of("2–1"), FormShape::kNoLetters);
  EXPECT_EQ(shape_of("talks"), FormShape::kLower);
  EXPECT_EQ(shape_of("Éric"), FormShape::kTitle);
  EXPECT_EQ(shape_of("J."), FormShape::kCapital);
  EXPECT_EQ(shape_of("U.S."), FormShape::kUpper);
  EXPECT_EQ(shape_of("iPhone"), FormShape::kMixed);
  EXPECT_EQ(shape_of("McDonald"), FormShape::kMixed);
}

TEST(LemmaCase, IsWrittenAsDecided) {
  EXPECT_EQ(write_lemma("talk", "TALKS", LemmaCase::kLower), "talk");
  EXPECT_EQ(write_lemma("émigré", "ÉMIGRÉS", LemmaCase::kTitle), "Émigré");
  EXPECT_EQ(write_lemma("'tis", "'Tis", LemmaCase::kTitle), "'Tis");
  EXPECT_EQ(write_lemma("mp", "MPs", LemmaCase::kUpper), "MP");
  EXPECT_EQ(write_lemma("mcdonald", "McDonalds", LemmaCase::kAsForm), "McDonald");
  EXPECT_EQ(write_lemma("policy", "PoliCies", LemmaCase::kAsForm), "PoliCy");
}

TEST(LemmaCase, IsReadFromALemma) {
  EXPECT_EQ(lemma_case_of("talk", FormShape::kTitle), LemmaCase::kLower);
  EXPECT_EQ(lemma_case_of("Iran", FormShape::kUpper), LemmaCase::kTitle);
  EXPECT_EQ(lemma_case_of("NATO", FormShape::kUpper), LemmaCase::kUpper);
  EXPECT_EQ(lemma_case_of("MP", FormShape::kMixed), LemmaCase::kAsForm);
  EXPECT_EQ(lemma_case_of("12", FormShape::kLower), std::nullopt);
}

TEST(LemmaCase, EveryShapeHasACase) {
  for (const auto shape : {FormShape::kNoLetters, FormShape::kLower, FormShape::kTitle, FormShape::kCapital,
                           FormShape::kUpper, FormShape::kMixed})
    EXPECT_FALSE(lemma_cases(shape).empty());
}

TEST(Lemmatizer, OddPairsOfTagsInflectAsTheFormShows) {
  const auto tag = [](const char* key, Upos upos, const char* xpos) {
    return std::string(xpos_name(Lemmatizer::inflection_tag(key, upos, xpos_from(xpos))));
  };
  EXPECT_EQ(tag("falls", Upos::kVerb, "NNP"), "VBZ");
  EXPECT_EQ(tag("looking", Upos::kVerb, "NN"), "VBG");
  EXPECT_EQ(tag("states", Upos::kNoun, "VBZ"), "NNS");
  EXPECT_EQ(tag("united", Upos::kAdj, "NNP"), "JJ");
  EXPECT_EQ(tag("talks", Upos::kNoun, "NNS"), "NNS");
}

TEST(Lemmatizer, VerbsAndFunctionWordsOutsideNamesHaveLowerCase) {
  EXPECT_FALSE(Lemmatizer::decides_case(FormShape::kUpper, Upos::kVerb, xpos_from("VBZ")));
  EXPECT_TRUE(Lemmatizer::decides_case(FormShape::kTitle, Upos::kVerb, xpos_from("NNP")));
  EXPECT_TRUE(Lemmatizer::decides_case(FormShape::kLower, Upos::kPropn, xpos_from("NNP")));
}

}  // namespace
}  // namespace dossier::language
