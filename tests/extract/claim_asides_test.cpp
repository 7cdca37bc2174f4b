// Who speaks, and of how much, where the parser misread the sentence that a reporting clause breaks.
#include "claim_reader.h"

#include <gtest/gtest.h>

namespace dossier::extract {
namespace {

using testing::claims_of;
using Claims = std::vector<std::string>;

TEST(ClaimAsides, OfAnInvertedSpeakerTakeTheSubjectBeforeIt) {
  EXPECT_EQ(claims_of(R"(
    Aid   aid   NOUN  NN   3 nsubj
    ,     ,     PUNCT ,    1 punct
    said  say   VERB  VBD  0 root
    Anna  Anna  PROPN NNP 11 nsubj Person
    ,     ,     PUNCT ,    7 punct
    a     a     DET   DT   7 det
    baker baker NOUN  NN   4 appos
    ,     ,     PUNCT ,    4 punct
    had   have  AUX   VBD 11 aux
    never never ADV   RB  11 advmod
    come  come  VERB  VBN  3 ccomp
    .     .     PUNCT .    3 punct
  )"),
            (Claims{"Anna: Aid had never come"}));
}

TEST(ClaimAsides, KnowTheNameBehindTheSpeakersRole) {
  EXPECT_EQ(claims_of(R"(
    Rain   rain   NOUN  NN   3 nsubj
    would  would  AUX   MD   3 aux
    stop   stop   VERB  VB   0 root
    ,      ,      PUNCT ,    5 punct
    warned warn   VERB  VBD  3 conj
    the    the    DET   DT   8 det
    chief  chief  ADJ   JJ   8 amod
    baker  baker  NOUN  NN   5 iobj
    ,      ,      PUNCT ,   10 punct
    Anna   Anna   PROPN NNP  8 appos Person
    ,      ,      PUNCT ,   14 punct
    if     if     SCONJ IN  14 mark
    it     it     PRON  PRP 14 nsubj
    froze  freeze VERB  VBD  5 advcl
    .      .      PUNCT .    5 punct
  )"),
            (Claims{"Anna: Rain would stop if it froze"}));
}

TEST(ClaimAsides, LeaveTheirNegationToWhatIsSaid) {
  EXPECT_EQ(claims_of(R"(
    Boris Boris PROPN NNP 6 nsubj Person
    would would AUX   MD  6 aux
    not   not   PART  RB  6 advmod
    ,     ,     PUNCT ,   2 punct
    Anna  Anna  PROPN NNP 6 nsubj Person
    added add   VERB  VBD 0 root
    ,     ,     PUNCT ,   8 punct
    sell  sell  VERB  VB  6 conj
    bread bread NOUN  NN  8 obj
    .     .     PUNCT .   6 punct
  )"),
            (Claims{"Anna: Boris would not sell bread"}));
}

TEST(ClaimAsides, OfItAreTheBodysThatTheSentenceBeginsWith) {
  EXPECT_EQ(claims_of(R"(
    Russia Russia PROPN NNP 3 nsubj Country:RUS
    will   will   AUX   MD  3 aux
    leave  leave  VERB  VB  0 root
    ,      ,      PUNCT ,   6 punct
    it     it     PRON  PRP 6 nsubj
    said   say    VERB  VBD 3 parataxis
    .      .      PUNCT .   3 punct
  )"),
            (Claims{"Russia: Russia will leave"}));
}

TEST(ClaimAsides, InARelativeClauseReportOnlyThatClause) {
  EXPECT_EQ(claims_of(R"(
    Anna   Anna  PROPN NNP  2 nsubj Person
    blamed blame VERB  VBD  0 root
    the    the   DET   DT   4 det
    army   army  NOUN  NN   2 obj
    ,      ,     PUNCT ,   10 punct
    whose  whose PRON  WP$  7 nmod:poss
    tanks  tank  NOUN  NNS 10 obj
    ,      ,     PUNCT ,   10 punct
    she    she   PRON  PRP 10 nsubj
    said   say   VERB  VBD  4 acl:relcl
    ,      ,     PUNCT ,   10 punct
    had    have  AUX   VBD 13 aux
    left   leave VERB  VBN  2 ccomp
    .      .     PUNCT .    2 punct
  )"),
            (Claims{"Anna: whose tanks had left"}));
}

TEST(ClaimAsides, EndWhereTheirSpeakerConcedesMore) {
  EXPECT_EQ(claims_of(R"(
    The     the    DET   DT   2 det
    dam     dam    NOUN  NN   4 nsubj
    will    will   AUX   MD   4 aux
    hold    hold   VERB  VB   7 ccomp
    ,       ,      PUNCT ,    7 punct
    Anna    Anna   PROPN NNP  7 nsubj Person
    said    say    VERB  VBD  0 root
    ,       ,      PUNCT ,   11 punct
    though  though SCONJ IN  11 mark
    Boris   Boris  PROPN NNP 11 nsubj Person
    doubts  doubt  VERB  VBZ  7 advcl
    that    that   SCONJ IN  15 mark
    rain    rain   NOUN  NN  15 nsubj
    will    will   AUX   MD  15 aux
    stop    stop   VERB  VB  11 ccomp
    .       .      PUNCT .    7 punct
  )"),
            (Claims{"Anna: The dam will hold", "Boris: rain will stop"}));
}

TEST(ClaimAsides, GoOnFromThePerfectToThePresent) {
  EXPECT_EQ(claims_of(R"(
    Russia Russia PROPN NNP  3 nsubj Country:RUS
    has    have   AUX   VBZ  3 aux
    said   say    VERB  VBN  0 root
    that   that   SCONJ IN   7 mark
    rain   rain   NOUN  NN   7 nsubj
    had    have   AUX   VBD  7 aux
    come   come   VERB  VBN  3 ccomp
    and    and    CCONJ CC   9 cc
    warns  warn   VERB  VBZ  7 conj
    that   that   SCONJ IN  13 mark
    snow   snow   NOUN  NN  13 nsubj
    may    may    AUX   MD  13 aux
    fall   fall   VERB  VB   9 ccomp
    .      .      PUNCT .    3 punct
  )"),
            (Claims{"Russia: rain had come", "Russia: snow may fall"}));
}

TEST(ClaimAsides, OfASubjectWithAParticipleAreWhole) {
  EXPECT_EQ(claims_of(R"(
    Russia Russia PROPN NNP 2 nsubj Country:RUS
    said   say    VERB  VBD 0 root
    a      a      DET   DT  4 det
    boat   boat   NOUN  NN  2 obj
    taken  take   VERB  VBN 4 acl
    in     in     ADP   IN  7 case
    spring spring NOUN  NN  5 obl
    held   hold   VERB  VBN 9 amod
    guns   gun    NOUN  NNS 5 obj
    .      .      PUNCT .   2 punct
  )"),
            (Claims{"Russia: a boat taken in spring held guns"}));
}

TEST(ClaimAsides, StopAtASemicolon) {
  EXPECT_EQ(claims_of(R"(
    Anna   Anna   PROPN NNP 2 nsubj Person
    said   say    VERB  VBD 0 root
    bread  bread  NOUN  NN  5 nsubj
    was    be     AUX   VBD 9 cop
    5      5      NUM   CD  2 ccomp
    ;      ;      PUNCT :   9 punct
    the    the    DET   DT  8 det
    police police NOUN  NN  9 nsubj
    said   say    VERB  VBD 2 parataxis
    6      6      NUM   CD  9 obj
    .      .      PUNCT .   2 punct
  )"),
            (Claims{"Anna: bread was 5"}));
}

TEST(ClaimAsides, OfItAreSomebodysUnlessItIsSaid) {
  EXPECT_EQ(claims_of(R"(
    It     it   PRON  PRP 3 expl
    is     be   AUX   VBZ 3 aux:pass
    said   say  VERB  VBN 0 root
    that   that SCONJ IN  6 mark
    Boris  Boris PROPN NNP 6 nsubj Person
    lied   lie  VERB  VBD 3 ccomp
    .      .    PUNCT .   3 punct
  )"),
            (Claims{}));
}

}  // namespace
}  // namespace dossier::extract
