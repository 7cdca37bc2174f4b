#include "claim_reader.h"

#include <gtest/gtest.h>

namespace dossier::extract {
namespace {

using testing::annotated;
using testing::claim_lexicon;
using testing::claims_of;
using testing::small_gazetteer;

using Claims = std::vector<std::string>;

TEST(Claims, OfIndirectSpeechLeaveOutThat) {
  EXPECT_EQ(claims_of(R"(
    Russia  Russia  PROPN NNP 2 nsubj Country:RUS
    stated  state   VERB  VBD 0 root
    that    that    SCONJ IN  7 mark
    it      it      PRON  PRP 7 nsubj
    will    will    AUX   MD  7 aux
    not     not     PART  RB  7 advmod
    yield   yield   VERB  VB  2 ccomp
    .       .       PUNCT .   2 punct
  )"),
            (Claims{"Russia: it will not yield"}));
}

TEST(Claims, AreWholeWhereTheTreeLostTheirHead) {
  EXPECT_EQ(claims_of(R"(
    Anna    Anna    PROPN NNP 2 nsubj Person
    told    tell    VERB  VBD 0 root
    Bob     Bob     PROPN NNP 2 iobj Person
    that    that    SCONJ IN  7 mark
    the     the     DET   DT  6 det
    dam     dam     NOUN  NN  7 nsubj
    broke   break   VERB  VBD 3 acl
    .       .       PUNCT .   2 punct
  )"),
            (Claims{"Anna: the dam broke"}));
}

TEST(Claims, ThatTheSpeakerBreaksAreOne) {
  EXPECT_EQ(claims_of(R"(
    “        “        PUNCT `` 3 punct
    We       we       PRON  PRP 3 nsubj
    expect   expect   VERB  VBP 8 ccomp
    rain     rain     NOUN  NN  3 obj
    ,        ,        PUNCT ,   3 punct
    ”        ”        PUNCT '' 3 punct
    Anna     Anna     PROPN NNP 8 nsubj Person
    said     say      VERB  VBD 0 root
    ,        ,        PUNCT ,   8 punct
    “        “        PUNCT `` 13 punct
    but      but      CCONJ CC  13 cc
    no       no       DET   DT  13 det
    flood    flood    NOUN  NN  3 conj
    .        .        PUNCT .   8 punct
    ”        ”        PUNCT '' 8 punct
  )"),
            (Claims{"Anna: We expect rain, but no flood."}));
}

TEST(Claims, GoOnInTheNextSentenceOfAQuotation) {
  EXPECT_EQ(claims_of(R"(
    “        “        PUNCT `` 3 punct
    I        I        PRON  PRP 3 nsubj
    drew     draw     VERB  VBD 8 ccomp
    maps     map      NOUN  NNS 3 obj
    ,        ,        PUNCT ,   3 punct
    ”        ”        PUNCT '' 3 punct
    Anna     Anna     PROPN NNP 8 nsubj Person
    said     say      VERB  VBD 0 root
    .        .        PUNCT .   8 punct

    “        “        PUNCT `` 5 punct
    Maps     map      NOUN  NNS 5 nsubj
    are      be       AUX   VBP 5 cop
    no       no       DET   DT  5 det
    crime    crime    NOUN  NN  0 root
    .        .        PUNCT .   5 punct
    ”        ”        PUNCT '' 5 punct
  )"),
            (Claims{"Anna: I drew maps", "Anna: Maps are no crime."}));
}

TEST(Claims, LeaveOutWhomTheyWereTold) {
  EXPECT_EQ(claims_of(R"(
    Anna    Anna    PROPN NNP 2 nsubj Person
    told    tell    VERB  VBD 0 root
    Reuters Reuters PROPN NNP 4 compound Organization
    arson   arson   NOUN  NN  6 nsubj:pass
    was     be      AUX   VBD 6 aux:pass
    used    use     VERB  VBN 2 ccomp
    .       .       PUNCT .   2 punct
  )"),
            (Claims{"Anna: arson was used"}));
}

TEST(Claims, OfAQuotationAfterASentenceAboutSomebodyAreTheirs) {
  EXPECT_EQ(claims_of(R"(
    Anna    Anna    PROPN NNP 2 nsubj Person
    said    say     VERB  VBD 0 root
    it      it      PRON  PRP 4 nsubj
    rained  rain    VERB  VBD 2 ccomp
    .       .       PUNCT .   2 punct

    Boris   Boris   PROPN NNP 2 nsubj Person
    left    leave   VERB  VBD 0 root
    early   early   ADV   RB  2 advmod
    .       .       PUNCT .   2 punct

    “       “       PUNCT `` 5 punct
    Rain    rain    NOUN  NN  5 nsubj
    is      be      AUX   VBZ 5 cop
    no      no      DET   DT  5 det
    reason  reason  NOUN  NN  0 root
    .       .       PUNCT .   5 punct
    ”       ”       PUNCT '' 5 punct
  )"),
            (Claims{"Anna: it rained", "Boris: Rain is no reason."}));
}

TEST(Claims, OfAPersonMakeTheirSpeakerOfI) {
  const language::Document document = annotated(R"(
    “        “        PUNCT `` 3 punct
    I        I        PRON  PRP 3 nsubj
    drew     draw     VERB  VBD 8 ccomp
    maps     map      NOUN  NNS 3 obj
    ,        ,        PUNCT ,   3 punct
    ”        ”        PUNCT '' 3 punct
    Anna     Anna     PROPN NNP 8 nsubj Person
    said     say      VERB  VBD 0 root
    .        .        PUNCT .   8 punct
  )");
  const language::Dependents dependents(document);
  EntityTable entities(document, dependents, claim_lexicon(), small_gazetteer());
  const DateResolver dates(document, dependents, claim_lexicon(), "2026-02-06");
  find_claims(document, dependents, claim_lexicon(), dates, entities);
  const auto speaker = entities.find(1);
  ASSERT_TRUE(speaker.has_value());
  EXPECT_EQ(entities[speaker->entity].name, "Anna");
}

TEST(Claims, MayStandBeforeWhoMakesThem) {
  EXPECT_EQ(claims_of(R"(
    The      the      DET   DT  2 det
    bank     bank     NOUN  NN  4 nsubj
    may      may      AUX   MD  4 aux
    pay      pay      VERB  VB  7 ccomp
    ,        ,        PUNCT ,   7 punct
    Anna     Anna     PROPN NNP 7 nsubj Person
    said     say      VERB  VBD 0 root
    .        .        PUNCT .   7 punct
  )"),
            (Claims{"Anna: The bank may pay"}));
}

TEST(Claims, AccordingToSomebodyAreTheirs) {
  EXPECT_EQ(claims_of(R"(
    It        it        PRON  PRP 3 nsubj
    may       may       AUX   MD  3 aux
    rain      rain      VERB  VB  0 root
    today     today     NOUN  NN  3 obl:unmarked
    ,         ,         PUNCT ,   8 punct
    according accord    VERB  VBG 8 case
    to        to        ADP   IN  6 fixed
    Anna      Anna      PROPN NNP 3 obl Person
    .         .         PUNCT .   3 punct
  )"),
            (Claims{"Anna: It may rain today"}));
}

TEST(Claims, ThatAreDeniedAreNegative) {
  EXPECT_EQ(claims_of(R"(
    Anna     Anna     PROPN NNP 2 nsubj Person
    denied   deny     VERB  VBD 0 root
    that     that     SCONJ IN  5 mark
    it       it       PRON  PRP 5 nsubj
    rained   rain     VERB  VBD 2 ccomp
    .        .        PUNCT .   2 punct
  )"),
            (Claims{"Anna: it rained not"}));
}

TEST(Claims, AreNoneWhereNobodySpeaks) {
  EXPECT_EQ(claims_of(R"(
    Anna     Anna     PROPN NNP 4 nsubj Person
    has      have     AUX   VBZ 4 aux
    not      not      PART  RB  4 advmod
    said     say      VERB  VBN 0 root
    whether  whether  SCONJ IN  7 mark
    it       it       PRON  PRP 7 nsubj
    rained   rain     VERB  VBD 4 ccomp
    .        .        PUNCT .   4 punct
  )"),
            Claims{});
}

TEST(Claims, AreNoneOfWhatOneDeclinesToSayOrNeitherSaysNorDenies) {
  EXPECT_EQ(claims_of(R"(
    Anna     Anna     PROPN NNP 2 nsubj Person
    declined decline  VERB  VBD 0 root
    to       to       PART  TO  4 mark
    say      say      VERB  VB  2 xcomp
    that     that     SCONJ IN  7 mark
    it       it       PRON  PRP 7 nsubj
    rained   rain     VERB  VBD 4 ccomp
    .        .        PUNCT .   2 punct

    Anna     Anna     PROPN NNP 3 nsubj Person
    neither  neither  CCONJ CC  3 cc:preconj
    said     say      VERB  VBD 0 root
    nor      nor      CCONJ CC  5 cc
    denied   deny     VERB  VBD 3 conj
    that     that     SCONJ IN  8 mark
    it       it       PRON  PRP 8 nsubj
    rained   rain     VERB  VBD 5 ccomp
    .        .        PUNCT .   3 punct
  )"),
            Claims{});
}

TEST(Claims, EndWhereSomebodyElseCommentsOnThem) {
  EXPECT_EQ(claims_of(R"(
    Anna     Anna     PROPN NNP 2 nsubj Person
    said     say      VERB  VBD 0 root
    Russia   Russia   PROPN NNP 4 nsubj Country:RUS
    lied     lie      VERB  VBD 2 ccomp
    ,        ,        PUNCT ,   7 punct
    a        a        DET   DT  7 det
    charge   charge   NOUN  NN  4 obj
    Bruno    Bruno    PROPN NNP 9 nsubj Person
    denied   deny     VERB  VBD 7 acl:relcl
    .        .        PUNCT .   2 punct
  )"),
            (Claims{"Anna: Russia lied"}));
}

TEST(Claims, AreNotMadeByTheRelativeClauseAtTheEnd) {
  EXPECT_EQ(claims_of(R"(
    Russia   Russia   PROPN NNP 2 nsubj Country:RUS
    blamed   blame    VERB  VBD 0 root
    Bruno    Bruno    PROPN NNP 2 obj Person
    ,        ,        PUNCT ,   6 punct
    who      who      PRON  WP  6 nsubj
    denied   deny     VERB  VBD 3 acl:relcl
    it       it       PRON  PRP 6 obj
    .        .        PUNCT .   2 punct
  )"),
            Claims{});
}

TEST(Claims, OfASecondThatHungFromTheVerbAreTold) {
  EXPECT_EQ(claims_of(R"(
    Anna     Anna     PROPN NNP 2 nsubj Person
    said     say      VERB  VBD 0 root
    that     that     SCONJ IN  5 mark
    it       it       PRON  PRP 5 nsubj
    rained   rain     VERB  VBD 2 ccomp
    and      and      CCONJ CC  9 cc
    that     that     SCONJ IN  9 mark
    Russia   Russia   PROPN NNP 9 nsubj Country:RUS
    lied     lie      VERB  VBD 2 conj
    .        .        PUNCT .   2 punct
  )"),
            (Claims{"Anna: it rained", "Anna: Russia lied"}));
}

TEST(Claims, OfIndirectSpeechBrokenByItsSpeakerAreWhole) {
  EXPECT_EQ(claims_of(R"(
    The     the     DET   DT  2 det
    dam     dam     NOUN  NN  4 nsubj
    will    will    AUX   MD  4 aux
    close   close   VERB  VB  0 root
    ,       ,       PUNCT ,   6 punct
    said    say     VERB  VBD 4 conj
    Anna    Anna    PROPN NNP 6 nsubj Person
    ,       ,       PUNCT ,   11 punct
    and     and     CCONJ CC  11 cc
    will    will    AUX   MD  11 aux
    reopen  reopen  VERB  VB  6 conj
    .       .       PUNCT .   4 punct
  )"),
            (Claims{"Anna: The dam will close and will reopen"}));
}

TEST(Claims, KeepAConjunctInTheTenseOfTheirClause) {
  EXPECT_EQ(claims_of(R"(
    Anna    Anna    PROPN NNP 2 nsubj Person
    said    say     VERB  VBD 0 root
    it      it      PRON  PRP 4 nsubj
    rains   rain    VERB  VBZ 2 ccomp
    and     and     CCONJ CC  9 cc
    ,       ,       PUNCT ,   9 punct
    now     now     ADV   RB  9 advmod
    ,       ,       PUNCT ,   9 punct
    snows   snow    VERB  VBZ 2 conj
    .       .       PUNCT .   2 punct
  )"),
            (Claims{"Anna: it rains and, now, snows"}));
}

TEST(Claims, AreAllBesideTheReportingClauseInTheMiddle) {
  EXPECT_EQ(claims_of(R"(
    If      if      SCONJ IN  3 mark
    rain    rain    NOUN  NN  3 nsubj
    falls   fall    VERB  VBZ 11 advcl
    ,       ,       PUNCT ,   3 punct
    Anna    Anna    PROPN NNP 6 nsubj Person
    warned  warn    VERB  VBD 0 root
    ,       ,       PUNCT ,   6 punct
    the     the     DET   DT  9 det
    dam     dam     NOUN  NN  11 nsubj
    will    will    AUX   MD  11 aux
    break   break   VERB  VB  6 ccomp
    .       .       PUNCT .   6 punct
  )"),
            (Claims{"Anna: If rain falls the dam will break"}));
}

TEST(Claims, StandBeforeTheSubjectThatTheParserMixedUpWithTheirs) {
  EXPECT_EQ(claims_of(R"(
    Boris   Boris   PROPN NNP 13 nsubj Person
    ,       ,       PUNCT ,   1 punct
    a       a       DET   DT  4 det
    baker   baker   NOUN  NN  1 appos
    ,       ,       PUNCT ,   1 punct
    was     be      AUX   VBD 7 aux:pass
    held    hold    VERB  VBN 13 ccomp
    at      at      ADP   IN  9 case
    home    home    NOUN  NN  7 obl
    ,       ,       PUNCT ,   7 punct
    Russian Russian ADJ   JJ  12 amod Nationality:RUS
    police  police  NOUN  NNS 13 nsubj
    said    say     VERB  VBD 0 root
    .       .       PUNCT .   13 punct
  )"),
            (Claims{"Russian police: Boris, a baker, was held at home"}));
}

TEST(Claims, OfHeGoOnWithWhoSpoke) {
  EXPECT_EQ(claims_of(R"(
    Anna    Anna    PROPN NNP 2 nsubj Person
    said    say     VERB  VBD 0 root
    Boris   Boris   PROPN NNP 4 nsubj Person
    lied    lie     VERB  VBD 2 ccomp
    .       .       PUNCT .   2 punct

    The     the     DET   DT  2 det
    dam     dam     NOUN  NN  3 nsubj
    broke   break   VERB  VBD 6 ccomp
    ,       ,       PUNCT ,   6 punct
    she     she     PRON  PRP 6 nsubj
    added   add     VERB  VBD 0 root
    .       .       PUNCT .   6 punct
  )"),
            (Claims{"Anna: Boris lied", "Anna: The dam broke"}));
}

TEST(Claims, InAnothersQuotedWordsAreAllTheSpeakers) {
  EXPECT_EQ(claims_of(R"(
    “        “        PUNCT `` 3 punct
    Boris    Boris    PROPN NNP 3 nsubj Person
    thought  think    VERB  VBD 10 ccomp
    it       it       PRON  PRP 5 nsubj
    rained   rain     VERB  VBD 3 ccomp
    ,        ,        PUNCT ,   3 punct
    ”        ”        PUNCT '' 3 punct
    Anna     Anna     PROPN NNP 10 nsubj Person
    has      have     AUX   VBZ 10 aux
    said     say      VERB  VBN 0 root
    .        .        PUNCT .   10 punct

    “        “        PUNCT `` 5 punct
    It       it       PRON  PRP 5 nsubj
    did      do       AUX   VBD 5 aux
    not      not      PART  RB  5 advmod
    rain     rain     VERB  VB  0 root
    .        .        PUNCT .   5 punct
    ”        ”        PUNCT '' 5 punct
  )"),
            (Claims{"Anna: Boris thought it rained", "Anna: It did not rain."}));
}

TEST(Claims, OfWhatOneIsYetToSayAreNone) {
  EXPECT_EQ(claims_of(R"(
    Anna     Anna     PROPN NNP 3 nsubj:pass Person
    is       be       AUX   VBZ 3 aux:pass
    expected expect   VERB  VBN 0 root
    to       to       PART  TO  5 mark
    say      say      VERB  VB  3 xcomp
    that     that     SCONJ IN  8 mark
    it       it       PRON  PRP 8 nsubj
    rained   rain     VERB  VBD 5 ccomp
    .        .        PUNCT .   3 punct

    Neither  neither  DET   DT  2 det
    reporter reporter NOUN  NN  3 nsubj
    said     say      VERB  VBD 0 root
    that     that     SCONJ IN  6 mark
    it       it       PRON  PRP 6 nsubj
    rained   rain     VERB  VBD 3 ccomp
    .        .        PUNCT .   3 punct
  )"),
            Claims{});
}

TEST(Claims, EndWhereTheirSpeakerGoesOnToSayMore) {
  EXPECT_EQ(claims_of(R"(
    Anna    Anna    PROPN NNP 2 nsubj Person
    denied  deny    VERB  VBD 0 root
    that    that    SCONJ IN  6 mark
    it      it      PRON  PRP 6 nsubj
    had     have    AUX   VBD 6 aux
    rained  rain    VERB  VBN 2 ccomp
    and     and     CCONJ CC  8 cc
    warned  warn    VERB  VBD 6 conj
    that    that    SCONJ IN  12 mark
    Boris   Boris   PROPN NNP 12 nsubj Person
    might   might   AUX   MD  12 aux
    lie     lie     VERB  VB  8 ccomp
    ,       ,       PUNCT ,   14 punct
    adding  add     VERB  VBG 12 advcl
    that    that    SCONJ IN  17 mark
    he      he      PRON  PRP 17 nsubj
    drank   drink   VERB  VBD 14 ccomp
    .       .       PUNCT .   2 punct
  )"),
            (Claims{"Anna: it had rained not", "Anna: Boris might lie", "Anna: he drank"}));
}

TEST(Claims, AreWhatOneDismissesSomethingAs) {
  EXPECT_EQ(claims_of(R"(
    The       the       DET   DT  2 det
    story     story     NOUN  NN  4 nsubj:pass
    was       be        AUX   VBD 4 aux:pass
    dismissed dismiss   VERB  VBN 0 root
    by        by        ADP   IN  6 case
    Anna      Anna      PROPN NNP 4 obl:agent Person
    as        as        ADP   IN  8 case
    gossip    gossip    NOUN  NN  4 obl
    .         .         PUNCT .   4 punct
  )"),
            (Claims{"Anna: The story as gossip"}));
}

TEST(Claims, OfNounsAreTheirOwners) {
  EXPECT_EQ(claims_of(R"(
    Anna     Anna     PROPN NNP 3 nmod:poss Person
    's       's       PART  POS 1 case
    claim    claim    NOUN  NN  8 nsubj
    that     that     SCONJ IN  6 mark
    it       it       PRON  PRP 6 nsubj
    rained   rain     VERB  VBD 3 acl
    was      be       AUX   VBD 8 cop
    false    false    ADJ   JJ  0 root
    .        .        PUNCT .   8 punct

    Boris     Boris    PROPN NNP 2 nsubj Person
    announced announce VERB  VBD 0 root
    his       his      PRON  PRP$ 4 nmod:poss
    plan      plan     NOUN  NN  2 obj
    to        to       PART  TO  6 mark
    leave     leave    VERB  VB  4 acl
    .         .        PUNCT .   2 punct
  )"),
            (Claims{"Anna: it rained", "Boris: his plan to leave"}));
}

TEST(Claims, KnowTheirTokens) {
  const language::Document document = annotated(R"(
    Anna     Anna     PROPN NNP 2 nsubj Person
    said     say      VERB  VBD 0 root
    it       it       PRON  PRP 4 nsubj
    rained   rain     VERB  VBD 2 ccomp
    .        .        PUNCT .   2 punct
  )");
  const language::Dependents dependents(document);
  EntityTable entities(document, dependents, claim_lexicon(), small_gazetteer());
  const DateResolver dates(document, dependents, claim_lexicon(), {});
  const ClaimSet found = find_claims(document, dependents, claim_lexicon(), dates, entities);
  EXPECT_EQ(found.enclosing(1), nullptr);
  ASSERT_NE(found.enclosing(3), nullptr);
  EXPECT_EQ(found.enclosing(3)->speaker_name, "Anna");
  EXPECT_EQ(found.facts.front().evidence.of(document.text), "Anna said it rained");
}

}  // namespace
}  // namespace dossier::extract
