#include "extract/dates.h"
#include "extract/calendar.h"

#include "annotated_text.h"

#include <gtest/gtest.h>

namespace dossier::extract {
namespace {

using testing::annotated;

/// When the `word` of the document happened, for an article of Friday, 6 February 2026.
When when(const language::Document& document, std::string_view word, PartialDate article_date = "2026-02-06") {
  const language::Dependents dependents(document);
  const Lexicon lexicon;
  const DateResolver dates(document, dependents, lexicon, std::move(article_date));
  for (TokenIndex token = 0; token < document.tokens.size(); ++token) {
    if (document.form(token) == word) return dates.when(token);
  }
  ADD_FAILURE() << "no word " << word;
  return {};
}

constexpr const char* kMeeting = R"(
  On        on       ADP   IN  2 case
  February  February PROPN NNP 5 obl       Date
  4         4        NUM   CD  2 nummod    +
  they      they     PRON  PRP 5 nsubj
  met       meet     VERB  VBD 0 root
  .         .        PUNCT .   5 punct
)";

TEST(Dates, TakeTheYearThatBringsThemNearest) {
  EXPECT_EQ(when(annotated(kMeeting), "met").date, "2026-02-04");
  EXPECT_EQ(when(annotated(kMeeting), "met", "2027-01-02").date, "2026-02-04");
}

TEST(Dates, CountDaysFromTheClauseTheyStandIn) {
  // Tuesday was 3 February; a day after the shelling it came, so that was on the 2nd.
  const language::Document document = annotated(R"(
    The      the     DET   DT  2 det
    army     army    NOUN  NN  3 nsubj
    left     leave   VERB  VBD 0 root
    on       on      ADP   IN  5 case
    Tuesday  Tuesday PROPN NNP 3 obl     Date
    ,        ,       PUNCT ,   8 punct
    a        a       DET   DT  8 det
    day      day     NOUN  NN  3 obl:unmarked
    after    after   SCONJ IN  11 mark
    drones   drone   NOUN  NNS 11 nsubj
    struck   strike  VERB  VBD 3 advcl
    .        .       PUNCT .   3 punct
  )");
  EXPECT_EQ(when(document, "left").date, "2026-02-03");
  EXPECT_EQ(when(document, "struck").date, "2026-02-02");
}

TEST(Dates, KeepTheirYearOpenWhenNothingTellsIt) { EXPECT_EQ(when(annotated(kMeeting), "met", "").date, "--02-04"); }

TEST(Dates, OfANounAreThoseOfItsClause) {
  EXPECT_EQ(when(annotated(R"(
    Talks   talk    NOUN  NNS 3 nsubj:pass
    were    be      AUX   VBD 3 aux:pass
    held    hold    VERB  VBN 0 root
    on      on      ADP   IN  5 case
    Tuesday Tuesday PROPN NNP 3 obl Date
    .       .       PUNCT .   3 punct
  )"),
                 "Talks")
                .date,
            "2026-02-03");
}

TEST(Dates, ThatAStoryLooksBackToDoNotMoveIt) {
  const language::Document document = annotated(std::string(kMeeting) + R"(
    The     the     DET   DT  2 det
    day     day     NOUN  NN  6 obl:unmarked
    prior   prior   ADV   RB  2 advmod
    ,       ,       PUNCT ,   6 punct
    Russia  Russia  PROPN NNP 6 nsubj Country:RUS
    struck  strike  VERB  VBD 0 root
    .       .       PUNCT .   6 punct

    That    that    DET   DT  2 det
    night   night   NOUN  NN  4 obl:unmarked
    drones  drone   NOUN  NNS 4 nsubj
    fell    fall    VERB  VBD 0 root
    .       .       PUNCT .   4 punct
  )");
  EXPECT_EQ(when(document, "struck").date, "2026-02-03");
  EXPECT_EQ(when(document, "fell").date, "2026-02-04");
}

TEST(Dates, OfWhatIsToComeLieAhead) {
  EXPECT_EQ(when(annotated(R"(
    They    they    PRON  PRP 3 nsubj
    will    will    AUX   MD  3 aux
    meet    meet    VERB  VB  0 root
    on      on      ADP   IN  5 case
    Tuesday Tuesday PROPN NNP 3 obl Date
    .       .       PUNCT .   3 punct
  )"),
                 "meet")
                .date,
            "2026-02-10");
}

TEST(Dates, OfARangeHaveTwoEnds) {
  const When summit = when(annotated(R"(
    They    they    PRON  PRP 2 nsubj
    met     meet    VERB  VBD 0 root
    on      on      ADP   IN  4 case
    January January PROPN NNP 2 obl Date
    20      20      NUM   CD  4 nummod +
    and     and     CCONJ CC  7 cc
    21      21      NUM   CD  5 conj
    .       .       PUNCT .   2 punct
  )"),
                           "met");
  EXPECT_EQ(summit.date, "2026-01-20");
  EXPECT_EQ(summit.end_date, "2026-01-21");
}

TEST(Dates, TellDurationsInIso8601) {
  EXPECT_EQ(when(annotated(R"(
    Talks   talk    NOUN  NNS 2 nsubj
    took    take    VERB  VBD 0 root
    about   about   ADV   RB  4 advmod
    five    five    NUM   CD  8 nummod
    and     and     CCONJ CC  7 cc
    a       a       DET   DT  7 det
    half    half    NOUN  NN  4 conj
    hours   hour    NOUN  NNS 2 obj
    .       .       PUNCT .   2 punct
  )"),
                 "Talks")
                .duration,
            "PT5H30M");
}

TEST(Dates, BeforeWhichSomethingMustBeDoneDateNothing) {
  EXPECT_EQ(when(annotated(R"(
    It      it      PRON  PRP 2 nsubj
    halves  halve   VERB  VBZ 0 root
    logging logging NOUN  NN  2 obj
    by      by      ADP   IN  5 case
    2030    2030    NUM   CD  2 obl
    .       .       PUNCT .   2 punct
  )"),
                 "halves"),
            When{});
}

TEST(Dates, FallBackOnADateline) {
  const language::Document document = annotated(R"(
    Tuesday Tuesday PROPN NNP 3 compound Date
    ,       ,       PUNCT ,   3 punct
    June    June    PROPN NNP 0 root Date
    19      19      NUM   CD  3 nummod +
    ,       ,       PUNCT ,   3 punct
    2018    2018    NUM   CD  3 nummod

    Yesterday yesterday NOUN NN 3 obl:unmarked
    Sweden  Sweden  PROPN NNP 3 nsubj
    won     win     VERB  VBD 0 root
    .       .       PUNCT .   3 punct
  )");
  EXPECT_EQ(when(document, "won", "").date, "2018-06-18");
}

TEST(Calendar, KnowsMonthsAndWeekdaysByNameAndAbbreviation) {
  EXPECT_EQ(month_from("Sept."), 9u);
  EXPECT_EQ(month_from("Marc"), 0u);
  EXPECT_EQ(weekday_from("Thursday"), 4u);
  EXPECT_EQ(weekday_from("Thu"), 4u);
  EXPECT_FALSE(make_day(2026, 2, 30));
}

}  // namespace
}  // namespace dossier::extract
