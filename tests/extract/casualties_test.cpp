#include "extract/casualties.h"

#include "annotated_text.h"

#include <gtest/gtest.h>

namespace dossier::extract {
namespace {

using testing::annotated;

Casualties count(const language::Document& document, language::TokenIndex predicate) {
  return casualties_in(document, language::Dependents(document), counted_with(document, predicate));
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
  const Casualties found = count(document, 1);
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
  const Casualties found = count(document, 1);
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
  EXPECT_EQ(count(document, 3).killed, 31);
}

TEST(Casualties, StandBehindTheVerbWhateverTheTree) {
  // "people" as a bare oblique, as parsers have it.
  const language::Document document = annotated(R"(
    Strikes strike  NOUN  NNS 2 nsubj
    killed  kill    VERB  VBD 0 root
    at      at      ADP   IN  6 case
    least   least   ADJ   JJS 6 amod
    17      17      NUM   CD  6 nummod
    people  people  NOUN  NNS 2 obl
    and     and     CCONJ CC  8 cc
    injured injure  VERB  VBD 2 conj
    nearly  nearly  ADV   RB  10 advmod
    30      30      NUM   CD  8 obl
    .       .       PUNCT .   2 punct
  )");
  const Casualties found = count(document, 1);
  EXPECT_EQ(found.killed, 17);
  EXPECT_EQ(found.injured, 30);
}

TEST(Casualties, AreNoHoursOrMiles) {
  const language::Document document = annotated(R"(
    He    he    PRON PRP 3 nsubj:pass
    was   be    AUX  VBD 3 aux:pass
    hurt  hurt  VERB VBN 0 root
    two   two   NUM  CD  5 nummod
    miles mile  NOUN NNS 3 obl
    away  away  ADV  RB  3 advmod
    .     .     PUNCT . 3 punct
  )");
  EXPECT_EQ(count(document, 2).injured, std::nullopt);
}

TEST(Casualties, OfListsAddUp) {
  const language::Document document = annotated(R"(
    It        it       PRON  PRP 2 nsubj
    killed    kill     VERB  VBD 0 root
    nine      nine     NUM   CD  4 nummod
    soldiers  soldier  NOUN  NNS 2 obj
    and       and      CCONJ CC  7 cc
    four      four     NUM   CD  7 nummod
    civilians civilian NOUN  NNS 4 conj
    .         .        PUNCT .   2 punct
  )");
  EXPECT_EQ(count(document, 1).killed, 13);
}

TEST(Casualties, IncludeThoseNamedAmongThem) {
  const language::Document document = annotated(R"(
    17        17       NUM   CD  7 nsubj
    ,         ,        PUNCT ,   5 punct
    including include  VERB  VBG 5 case
    three     three    NUM   CD  5 nummod
    children  child    NOUN  NNS 1 nmod
    ,         ,        PUNCT ,   5 punct
    died      die      VERB  VBD 0 root
    .         .        PUNCT .   7 punct
  )");
  EXPECT_EQ(count(document, 6).killed, 17);
}

TEST(Casualties, MayBeNone) {
  const language::Document document = annotated(R"(
    No   no   DET  DT  2 det
    one  one  NOUN NN  4 nsubj:pass
    was  be   AUX  VBD 4 aux:pass
    hurt hurt VERB VBN 0 root
    .    .    PUNCT . 4 punct
  )");
  EXPECT_EQ(count(document, 3).injured, 0);
  EXPECT_TRUE(spares_all(document, language::Dependents(document), 3));
}

TEST(Casualties, OfOneHappeningAreNotThoseBehindTheSemicolon) {
  const language::Document document = annotated(R"(
    The   the   DET   DT  2 det
    blast blast NOUN  NN  3 nsubj
    hurt  hurt  VERB  VBD 0 root
    two   two   NUM   CD  3 obj
    ;     ;     PUNCT :   8 punct
    a     a     DET   DT  7 det
    bomb  bomb  NOUN  NN  8 nsubj
    hurt  hurt  VERB  VBD 3 parataxis
    nine  nine  NUM   CD  8 obj
    .     .     PUNCT .   3 punct
  )");
  EXPECT_EQ(count(document, 1).injured, 2);
  EXPECT_EQ(count(document, 6).injured, 9);
}

}  // namespace
}  // namespace dossier::extract
