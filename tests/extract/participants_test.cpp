// Those who take part in an event without being an argument of its verb.
#include "event_reader.h"
#include "test_lexicon.h"

namespace dossier::extract {
namespace {

const Lexicon& lexicon() {
  static const Lexicon lexicon = testing::lexicon_from(R"(
    frame place { location = in (place country); }
    frame assault like place { actor = subject | by | possessor; recipient = object | on | against | of; }
    frame killing like place { recipient = object | of; actor = subject | by; }
    frame meeting like place { party = subject | with; }
    frame protesting like place { actor = subject | by; recipient = against; }
    frame winning { actor = subject | by | possessor; recipient = object | over; }
    frame ruling { actor = subject; recipient = against; content = clause; }
    event ASSAULT relation ATTACKED frame assault { verbs attack; nouns bombing, attack; }
    event ASSAULT relation KILLED frame killing { verbs kill; nouns killing; }
    event COERCE relation ARRESTED frame killing { verbs arrest; }
    event SUPPORT relation SUPPORTED frame killing { verbs stand by; }
    event SANCTION relation EXPELLED frame killing { verbs expel; }
    event CONSULT frame meeting { nouns talk (plural); }
    event PROTEST frame protesting { nouns march; verbs call ... march; }
    event INVESTIGATE frame killing { verbs rule on; }
    event JUSTICE frame ruling { verbs rule; }
    event COMPETITION relation DEFEATED frame winning { nouns win; verbs beat; }
    operators light { verbs organise, launch; }
    operators planned { verbs plan; }
    set intending { plan }
    frame asking { actor = subject; recipient = object | indirect; content = clause; }
    frame answering { actor = subject; recipient = object; content = clause; }
    frame charging { recipient = object | against; content = of; }
    frame falling { recipient = subject! (place); actor = to! (actor); }
    event DEMAND relation DEMANDED frame asking demanded { verbs ask; }
    event REJECT relation REJECTED frame answering { verbs reject, refuse; }
    event JUSTICE frame charging { nouns charge; }
    event ASSAULT relation CAPTURED frame falling { verbs fall; }
    event ASSAULT relation KILLED frame killing { verbs shoot dead; }
    event COERCE frame killing { verbs seize; }
    frame voting { party = subject | by; }
    event ELECTION frame voting { nouns vote; }
    event OFFICE frame killing { verbs elect; }
    set contending { elect }
    set electing { elect }
    set unit { tonne }
    set accusation { charge }
    set organ { board }
    set following-suit { suit }
    set naming-verb { call }
    set body { group }
    set inclusion { include }
    set killed-adjective { dead }
    set handiwork { work }
    set owning-up { claim }
    set place-noun { suburb }
    set court-noun { judge }
    set going { fly }
    set group { worker, diplomat, people }
  )");
  return lexicon;
}

class ParticipantsTest : public testing::EventReader {
 protected:
  ParticipantsTest() : EventReader(lexicon()) {}
};

TEST_F(ParticipantsTest, WhoIsIncludedInAGroupSharesItsRole) {
  read(R"(
Russia    Russia    PROPN NNP 2 nsubj Country:RUS
arrested  arrest    VERB  VBD 0 root
12        12        NUM   CD  4 nummod
people    people    NOUN  NNS 2 obj
,         ,         PUNCT ,   8 punct
including including ADP   VBG 8 case
writer    writer    NOUN  NN  8 nmod:desc
Dahl      Dahl      PROPN NNP 4 nmod Person
and       and       CCONJ CC  10 cc
Kern      Kern      PROPN NNP 8 conj Person)");
  EXPECT_TRUE(says("Russia ARRESTED Dahl")) << everything();
  EXPECT_TRUE(says("#arrested TARGETED Kern")) << everything();
}

TEST_F(ParticipantsTest, WhoIsAmongThoseItWasDoneToSuffersIt) {
  read(R"(
Among  among  ADP   IN  2 case
those  that   PRON  DT  5 nmod
killed kill   VERB  VBN 2 acl
was    be     AUX   VBD 5 cop
Lobos  Lobos  PROPN NNP 0 root Person

Dahl     Dahl   PROPN NNP 5 nsubj Person
was      be     AUX   VBD 5 cop
among    among  ADP   IN  4 case
those    that   DET   DT  5 det
arrested arrest VERB  VBN 0 root

The     the     DET   DT  3 det
dead    dead    ADJ   JJ  3 amod
include include VERB  VBP 0 root
Marks   Marks   PROPN NNP 3 obj Person)");
  EXPECT_TRUE(says("#killed TARGETED Lobos")) << everything();
  EXPECT_TRUE(says("#arrested TARGETED Dahl")) << everything();
  EXPECT_FALSE(says("Dahl INITIATED #arrested")) << everything();
  EXPECT_TRUE(says("#killed TARGETED Marks")) << everything();
}

TEST_F(ParticipantsTest, WhatTwoDoToEachOtherIsDoneToBoth) {
  read(R"(
Russia   Russia  PROPN NNP 4 nsubj Country:RUS
and      and     CCONJ CC  3 cc
Ukraine  Ukraine PROPN NNP 1 conj Country:UKR
attacked attack  VERB  VBD 0 root
each     each    DET   DT  4 obj
other    other   ADJ   JJ  5 fixed)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
  EXPECT_TRUE(says("Ukraine ATTACKED Russia")) << everything();
  EXPECT_TRUE(says("#attacked TARGETED Russia")) << everything();
}

TEST_F(ParticipantsTest, WhoIsBehindADeedOrOwnsUpToItDidIt) {
  read(R"(
Russia  Russia  PROPN NNP 5 nsubj Country:RUS
was     be      AUX   VBD 5 cop
behind  behind  ADP   IN  5 case
the     the     DET   DT  5 det
bombing bombing NOUN  NN  0 root
of      of      ADP   IN  7 case
Paris   Paris   PROPN NNP 5 nmod Place)");
  EXPECT_TRUE(says("Russia ATTACKED Paris")) << everything();
  read(R"(
The    the    DET   DT  2 det
attack attack NOUN  NN  5 nsubj
was    be     AUX   VBD 5 cop
the    the    DET   DT  5 det
work   work   NOUN  NN  0 root
of     of     ADP   IN  7 case
Russia Russia PROPN NNP 5 nmod Country:RUS)");
  EXPECT_TRUE(says("Russia INITIATED #attack")) << everything();
  read(R"(
Russia         Russia         PROPN NNP 2 nsubj Country:RUS
claimed        claim          VERB  VBD 0 root
responsibility responsibility NOUN  NN  2 obj
for            for            ADP   IN  6 case
the            the            DET   DT  6 det
attack         attack         NOUN  NN  3 nmod)");
  EXPECT_TRUE(says("Russia INITIATED #attack")) << everything();
}

TEST_F(ParticipantsTest, APlaceWithoutANameIsWhereItLies) {
  read(R"(
Russia  Russia  PROPN NNP 2 nsubj Country:RUS
killed  kill    VERB  VBD 0 root
Lobos   Lobos   PROPN NNP 2 obj Person
in      in      ADP   IN  6 case
the     the     DET   DT  6 det
suburb  suburb  NOUN  NN  2 obl
of      of      ADP   IN  8 case
Paris   Paris   PROPN NNP 6 nmod Place)");
  EXPECT_TRUE(says("#killed OCCURRED_IN Paris")) << everything();
}

TEST_F(ParticipantsTest, WhoIsSomewhereForTalksAttendsThemThere) {
  read(R"(
Dahl  Dahl  PROPN NNP 4 nsubj Person
was   be    AUX   VBD 4 cop
in    in    ADP   IN  4 case
Paris Paris PROPN NNP 0 root Place
for   for   ADP   IN  6 case
talks talk  NOUN  NNS 4 nmod)");
  EXPECT_TRUE(says("Dahl ATTENDED #talks")) << everything();
  EXPECT_TRUE(says("#talks OCCURRED_IN Paris")) << everything();
}

TEST_F(ParticipantsTest, WhoOrganisesOrPlansIsTheActor) {
  read(R"(
marches   march    NOUN  NNS 5 nsubj
organised organise VERB  VBN 1 acl
by        by       ADP   IN  4 case
Unite     Unite    PROPN NNP 2 obl:agent Organization
ended     end      VERB  VBD 0 root)");
  EXPECT_TRUE(says("Unite INITIATED #marches")) << everything();
  read(R"(
Unite Unite PROPN NNP 2 nsubj Organization
plans plan  VERB  VBZ 0 root
a     a     DET   DT  4 det
march march NOUN  NN  2 obj)");
  EXPECT_TRUE(says("Unite INITIATED #march planned")) << everything();
}

TEST_F(ParticipantsTest, WhoIsLedToAWinHasWon) {
  read(R"(
Dahl    Dahl    PROPN NNP 2 nsubj Person
led     lead    VERB  VBD 0 root
Ukraine Ukraine PROPN NNP 2 obj Country:UKR
to      to      ADP   IN  6 case
a       a       DET   DT  6 det
win     win     NOUN  NN  2 obl
over    over    ADP   IN  8 case
France  France  PROPN NNP 6 nmod Country:FRA)");
  EXPECT_TRUE(says("Ukraine DEFEATED France")) << everything();
}

TEST_F(ParticipantsTest, ACourtRulesThroughItsJudgeAndOnNoDay) {
  read(R"(
A       a       DET   DT  2 det
judge   judge   NOUN  NN  5 nsubj
at      at      ADP   IN  4 case
Oldgate Oldgate PROPN NNP 2 nmod Organization
ruled   rule    VERB  VBD 0 root
on      on      ADP   IN  7 case
Tuesday Tuesday PROPN NNP 5 obl Date
that    that    SCONJ IN  11 mark
Dahl    Dahl    PROPN NNP 11 nsubj Person
must    must    AUX   MD  11 aux
stay    stay    VERB  VB  5 ccomp)");
  EXPECT_TRUE(says("Oldgate INITIATED #ruled")) << everything();
  EXPECT_TRUE(says("#ruled TARGETED Dahl")) << everything();
  EXPECT_EQ(batch_.events.at(0).type, EventType::kJustice);
}

TEST_F(ParticipantsTest, DiplomatsExpelledAreThemselvesExpelled) {
  read(R"(
Russia    Russia    PROPN NNP 2 nsubj Country:RUS
expelled  expel     VERB  VBD 0 root
six       six       NUM   CD  5 nummod
Ukrainian Ukrainian ADJ   JJ  5 amod Nationality:UKR
diplomats diplomat  NOUN  NNS 2 obj)");
  EXPECT_TRUE(says("Russia EXPELLED Ukrainian diplomats")) << everything();
}

TEST_F(ParticipantsTest, OneOfThoseOfTheSentenceBeforeSharesTheirRole) {
  read(R"(
Russia   Russia  PROPN NNP 2 nsubj Country:RUS
arrested arrest  VERB  VBD 0 root
11       11      NUM   CD  4 nummod
people   people  NOUN  NNS 2 obj

One  one  NUM   CD  3 nsubj
was  be   AUX   VBD 3 cop
Dahl Dahl PROPN NNP 0 root Person)");
  EXPECT_TRUE(says("Russia ARRESTED Dahl")) << everything();
}

TEST_F(ParticipantsTest, WhoDoesSoTooDoesIt) {
  read(R"(
Russia  Russia  PROPN NNP 3 nsubj Country:RUS
has     have    AUX   VBZ 3 aux
expelled expel  VERB  VBN 0 root
Dahl    Dahl    PROPN NNP 3 obj Person
,       ,       PUNCT ,   8 punct
and     and     CCONJ CC  8 cc
so      so      ADV   RB  8 advmod
has     have    VERB  VBZ 3 conj
Ukraine Ukraine PROPN NNP 8 obj Country:UKR)");
  EXPECT_TRUE(says("Ukraine EXPELLED Dahl")) << everything();
  read(R"(
Russia   Russia PROPN NNP 2 nsubj Country:RUS
expelled expel  VERB  VBD 0 root
Dahl     Dahl   PROPN NNP 2 obj Person

Ukraine  Ukraine PROPN NNP 2 nsubj Country:UKR
followed follow  VERB  VBD 0 root
suit     suit    NOUN  NN  2 obj)");
  EXPECT_TRUE(says("Ukraine INITIATED #expelled")) << everything();
}

TEST_F(ParticipantsTest, AnAnswerGoesToWhoeverAsked) {
  read(R"(
Russia  Russia  PROPN NNP 2 nsubj Country:RUS
asked   ask     VERB  VBD 0 root
Ukraine Ukraine PROPN NNP 2 iobj Country:UKR
to      to      PART  TO  5 mark
leave   leave   VERB  VB  2 xcomp

Ukraine Ukraine PROPN NNP 2 nsubj Country:UKR
refused refuse  VERB  VBD 0 root)");
  EXPECT_TRUE(says("Ukraine REJECTED Russia")) << everything();
}

TEST_F(ParticipantsTest, ChargesAreAgainstWhomTheVerbIsDoneTo) {
  read(R"(
Dahl     Dahl   PROPN NNP 3 nsubj:pass Person
was      be     AUX   VBD 3 aux:pass
arrested arrest VERB  VBN 0 root
on       on     ADP   IN  5 case
charges  charge NOUN  NNS 3 obl)");
  EXPECT_TRUE(says("#charges TARGETED Dahl")) << everything();
}

TEST_F(ParticipantsTest, AGerundBehindTheAccuserIsTheAccusedsDoing) {
  read(R"(
Russia    Russia  PROPN NNP 3 nsubj:pass Country:RUS
was       be      AUX   VBD 3 aux:pass
asked     ask     VERB  VBN 0 root
by        by      ADP   IN  5 case
Ukraine   Ukraine PROPN NNP 3 obl:agent Country:UKR
of        of      SCONJ IN  7 mark
attacking attack  VERB  VBG 5 acl
France    France  PROPN NNP 7 obj Country:FRA)");
  EXPECT_TRUE(says("Russia INITIATED #attacking demanded") || says("Russia INITIATED #attacking")) << everything();
  EXPECT_FALSE(says("Ukraine INITIATED #attacking")) << everything();
}

TEST_F(ParticipantsTest, ABodysBoardActsForIt) {
  read(R"(
Acme     Acme   PROPN NNP 3 nmod:poss Organization
's       's     PART  POS 1 case
board    board  NOUN  NN  4 nsubj
rejected reject VERB  VBD 0 root
Dahl     Dahl   PROPN NNP 4 obj Person)");
  EXPECT_TRUE(says("Acme REJECTED Dahl")) << everything();
}

TEST_F(ParticipantsTest, AGroupIsWhoItCallsItself) {
  read(R"(
A        a       DET   DT  2 det
group    group   NOUN  NN  6 nsubj
calling  call    VERB  VBG 2 acl
itself   itself  PRON  PRP 3 iobj
Jackal   Jackal  PROPN NNP 3 obj Organization
attacked attack  VERB  VBD 0 root
France   France  PROPN NNP 6 obj Country:FRA)");
  EXPECT_TRUE(says("Jackal ATTACKED France")) << everything();
}

TEST_F(ParticipantsTest, TheyAreThoseNamedTogetherBefore) {
  read(R"(
Russia   Russia  PROPN NNP 4 nsubj Country:RUS
and      and     CCONJ CC  3 cc
Ukraine  Ukraine PROPN NNP 1 conj Country:UKR
ended    end     VERB  VBD 0 root
it       it      PRON  PRP 4 obj

They     they    PRON  PRP 2 nsubj
expelled expel   VERB  VBD 0 root
Dahl     Dahl    PROPN NNP 2 obj Person)");
  EXPECT_TRUE(says("Russia EXPELLED Dahl")) << everything();
  EXPECT_TRUE(says("Ukraine EXPELLED Dahl")) << everything();
}

TEST_F(ParticipantsTest, WhoStandsBySomebodyIsNotStoodBy) {
  read(R"(
Acme   Acme  PROPN NNP 3 nsubj Organization
has    have  AUX   VBZ 3 aux
stood  stand VERB  VBN 0 root
by     by    ADP   IN  5 case
Dahl   Dahl  PROPN NNP 3 obl:agent Person)");
  EXPECT_FALSE(says("Dahl SUPPORTED Acme")) << everything();
  EXPECT_TRUE(says("Acme INITIATED #stood")) << everything();
  read(R"(
Acme     Acme   PROPN NNP 3 nsubj:pass Organization
was      be     AUX   VBD 3 aux:pass
attacked attack VERB  VBN 0 root
by       by     ADP   IN  5 case
Dahl     Dahl   PROPN NNP 3 obl:agent Person)");
  EXPECT_TRUE(says("Dahl ATTACKED Acme")) << everything();
}

TEST_F(ParticipantsTest, BothSidesAreCountriesOnlyWhereCountriesAct) {
  constexpr std::string_view kUrged = R"(

Dahl     Dahl   PROPN NNP 2 nsubj Person
asked    ask    VERB  VBD 0 root
both     both   DET   DT  4 det
sides    side   NOUN  NNS 2 obj)";
  read(std::string(R"(
Miners   miner   NOUN  NNS 4 nsubj
in       in      ADP   IN  3 case
Russia   Russia  PROPN NNP 1 nmod Country:RUS
left     leave   VERB  VBD 0 root
for      for     ADP   IN  6 case
Ukraine  Ukraine PROPN NNP 4 obl Country:UKR)") +
       std::string(kUrged));
  EXPECT_FALSE(says("Dahl DEMANDED Russia")) << everything();
  EXPECT_FALSE(says("Dahl DEMANDED Ukraine")) << everything();
  read(std::string(R"(
Russia   Russia  PROPN NNP 2 nsubj Country:RUS
quit     quit    VERB  VBD 0 root
talks    talk    NOUN  NNS 2 obj
with     with    ADP   IN  5 case
Ukraine  Ukraine PROPN NNP 3 nmod Country:UKR)") +
       std::string(kUrged));
  EXPECT_TRUE(says("Dahl DEMANDED Russia")) << everything();
  EXPECT_TRUE(says("Dahl DEMANDED Ukraine")) << everything();
}

TEST_F(ParticipantsTest, TheGroupIsTheOneThatWasDescribedSo) {
  constexpr std::string_view kDeed = R"(

The      the    DET   DT  2 det
group    group  NOUN  NN  3 nsubj
attacked attack VERB  VBD 0 root
Dahl     Dahl   PROPN NNP 3 obj Person)";
  read(std::string(R"(
Jackal   Jackal PROPN NNP 5 nsubj Organization
,        ,      PUNCT ,   4 punct
a        a      DET   DT  4 det
group    group  NOUN  NN  1 appos
met      meet   VERB  VBD 0 root
Acme     Acme   PROPN NNP 5 obj Organization)") +
       std::string(kDeed));
  EXPECT_TRUE(says("Jackal ATTACKED Dahl")) << everything();
  EXPECT_FALSE(says("Acme ATTACKED Dahl")) << everything();
  // Of two that were never called so it is neither.
  read(std::string(R"(
Jackal   Jackal PROPN NNP 2 nsubj Organization
met      meet   VERB  VBD 0 root
Acme     Acme   PROPN NNP 2 obj Organization)") +
       std::string(kDeed));
  EXPECT_FALSE(says("Jackal ATTACKED Dahl")) << everything();
  EXPECT_FALSE(says("Acme ATTACKED Dahl")) << everything();
}

TEST_F(ParticipantsTest, APhraseOfTimeBeforeTheVerbIsNoAgent) {
  read(R"(
By       by      ADP   IN  2 case
noon     noon    NOUN  NN  5 obl
Russia   Russia  PROPN NNP 5 nsubj Country:RUS
had      have    AUX   VBD 5 aux
expelled expel   VERB  VBN 0 root
Dahl     Dahl    PROPN NNP 5 obj Person)");
  EXPECT_TRUE(says("Russia EXPELLED Dahl")) << everything();
}

TEST_F(ParticipantsTest, WhoseAttackKillsHasKilled) {
  read(R"(
A       a       DET   DT  3 det
Russian Russian ADJ   JJ  3 amod Nationality:RUS
attack  attack  NOUN  NN  4 nsubj
killed  kill    VERB  VBD 0 root
Dahl    Dahl    PROPN NNP 4 obj Person)");
  EXPECT_FALSE(says("Russia KILLED Dahl")) << everything();  // the frame has no place for a modifier
  read(R"(
Russia  Russia  PROPN NNP 3 nmod:poss Country:RUS
's      's      PART  POS 1 case
attack  attack  NOUN  NN  4 nsubj
killed  kill    VERB  VBD 0 root
Dahl    Dahl    PROPN NNP 4 obj Person)");
  EXPECT_TRUE(says("Russia KILLED Dahl")) << everything();
}

TEST_F(ParticipantsTest, WhoIsElectedInAVoteStoodInIt) {
  read(R"(
Dahl    Dahl  PROPN NNP 3 nsubj:pass Person
was     be    AUX   VBD 3 aux:pass
elected elect VERB  VBN 0 root
in      in    ADP   IN  6 case
a       a     DET   DT  6 det
vote    vote  NOUN  NN  3 obl)");
  EXPECT_TRUE(says("Dahl ATTENDED #vote")) << everything();
}

TEST_F(ParticipantsTest, WhatIsMeasuredIsTaken) {
  read(R"(
Russia  Russia  PROPN NNP 2 nsubj Country:RUS
seized  seize   VERB  VBD 0 root
two     two     NUM   CD  4 nummod
tonnes  tonne   NOUN  NNS 2 obj
of      of      ADP   IN  6 case
cocaine cocaine NOUN  NN  4 nmod)");
  EXPECT_TRUE(says("#seized TARGETED cocaine")) << everything();
}

TEST_F(ParticipantsTest, AnAdjectiveBehindTheVerbBelongsToIt) {
  read(R"(
Russia Russia PROPN NNP 2 nsubj Country:RUS
shot   shoot  VERB  VBD 0 root
dead   dead   ADJ   JJ  5 amod
the    the    DET   DT  5 det
mayor  mayor  NOUN  NN  2 obj)");
  EXPECT_TRUE(says("Russia KILLED mayor")) << everything();
}

}  // namespace
}  // namespace dossier::extract
