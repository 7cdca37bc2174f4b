#include "extract/numbers.h"

#include "annotated_text.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace dossier::extract {
namespace {

using testing::annotated;

/// The number that a row of words makes.
std::optional<std::int64_t> number(const std::string& words) {
  std::string rows;
  std::istringstream in(words);
  for (std::string word; in >> word;) rows += word + ' ' + word + " NUM CD 0 root\n";
  const language::Document document = annotated(rows);
  return number_value(document, 0, static_cast<language::TokenIndex>(document.tokens.size()));
}

TEST(Numbers, AreReadFromDigitsAndWords) {
  EXPECT_EQ(number("1,200"), 1200);
  EXPECT_EQ(number("seven"), 7);
  EXPECT_EQ(number("twenty-three"), 23);
  EXPECT_EQ(number("two dozen"), 24);
  EXPECT_EQ(number("three hundred and twelve"), 312);
  EXPECT_EQ(number("2.5 million"), 2500000);
}

TEST(Numbers, ThatAreVagueAreNone) {
  EXPECT_EQ(number("hundreds"), std::nullopt);
  EXPECT_EQ(number("several"), std::nullopt);
  EXPECT_EQ(number("2.5"), std::nullopt);
}

TEST(Casualties, AreCountedInTheParticipleOfAnAttack) {
  const language::Document document = annotated(R"(
    Russia  Russia  PROPN NNP 2 nsubj Country:RUS
    struck  strike  VERB  VBD 0 root
    ,       ,       PUNCT ,   4 punct
    leaving leave   VERB  VBG 2 advcl
    seven   seven   NUM   CD  6 nummod
    dead    dead    ADJ   JJ  4 obj
    and     and     CCONJ CC  9 cc
    fifteen fifteen NUM   CD  9 nummod
    injured injured ADJ   JJ  6 conj
    .       .       PUNCT .   2 punct
  )");
  const Casualties found = casualties_near(document, language::Dependents(document), 1);
  EXPECT_EQ(found.killed, 7);
  EXPECT_EQ(found.injured, 15);
}

TEST(Casualties, AreCountedInActivesAndPassives) {
  const language::Document document = annotated(R"(
    Bombs   bomb    NOUN  NNS 2 nsubj
    killed  kill    VERB  VBD 0 root
    12      12      NUM   CD  4 nummod
    people  people  NOUN  NNS 2 obj
    and     and     CCONJ CC  8 cc
    30      30      NUM   CD  8 nsubj:pass
    were    be      AUX   VBD 8 aux:pass
    wounded wound   VERB  VBN 2 conj
    .       .       PUNCT .   2 punct
  )");
  const Casualties found = casualties_near(document, language::Dependents(document), 1);
  EXPECT_EQ(found.killed, 12);
  EXPECT_EQ(found.injured, 30);
}

TEST(Casualties, AreReadFromADeathToll) {
  const language::Document document = annotated(R"(
    The     the     DET   DT  3 det
    death   death   NOUN  NN  3 compound
    toll    toll    NOUN  NN  4 nsubj
    rose    rise    VERB  VBD 0 root
    to      to      ADP   IN  6 case
    31      31      NUM   CD  4 obl
    .       .       PUNCT .   4 punct
  )");
  EXPECT_EQ(casualties_near(document, language::Dependents(document), 3).killed, 31);
}

}  // namespace
}  // namespace dossier::extract
