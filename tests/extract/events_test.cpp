#include "extract/extractor.h"
#include "extract/lexicon_loader.h"
#include "extract/relations.h"

#include "event_reader.h"
#include "grammar/lexicon/lexicon_parser.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dossier::extract {
namespace {

using testing::annotated;
using testing::small_gazetteer;

/// A lexicon of a few words, so that the tests say what they rest on.
const Lexicon& small_lexicon() {
  static const Lexicon lexicon = [] {
    auto parsed = grammar::parse_lexicon(R"(
      frame assault {
        actor = subject | by | possessor | modifier (country organization group);
        recipient = object | on | against | of;
        location = in (place country) | modifier (place);
      }
      frame meeting {
        party = subject | object (actor) | with | between | possessor (actor) | modifier (country);
        location = in (place country);
      }
      frame refusing { actor = subject; content = clause; }
      frame freeing { actor = subject | by; recipient = object | of; }
      frame urging { actor = subject | by; recipient = object (actor); content = clause; }
      frame visiting { actor = subject; location = object! (place country); }
      event ASSAULT relation ATTACKED frame assault { verbs attack, shell, shoot down; nouns attack, invasion, shelling; }
      event CONSULT relation NEGOTIATED frame meeting symmetric { nouns talk (plural), negotiation, discussion; }
      event CONSULT relation MET frame meeting symmetric { verbs meet; nouns meeting; }
      event REJECT frame refusing { verbs refuse; }
      event RETREAT relation RELEASED frame freeing { verbs release, free; nouns release; }
      event PROTEST frame assault topic labour { nouns strike; }
      event ASSAULT relation ATTACKED frame assault { nouns strike; }
      set undoing { cancel }
      set letting { allow }
      set labour { union, pay, worker }
      event DEMAND relation DEMANDED frame urging demanded { verbs urge; }
      event CONSULT relation VISITED frame visiting { verbs visit; }
      frame promising { actor = subject; recipient = to (actor); content = clause; }
      event AGREE frame promising { verbs promise; }
      event THREATEN frame promising { verbs threaten; }
      frame helping { actor = subject | by; recipient = to (actor) | object (actor); }
      event AID relation AIDED frame helping { verbs help; }
      event COMPETITION relation DEFEATED frame assault { verbs beat; }
      frame agreeing { party = subject | between | possessor (actor); }
      event AGREE frame agreeing { nouns deal; }
      frame ceding { actor = subject; recipient = to; }
      event CONCEDE frame ceding { verbs cede; }
      event COERCE frame freeing { verbs impose; nouns curfew; }
      event JUSTICE frame freeing { nouns charge; }
      event DISAPPROVE frame assault { nouns accusation; }
      operators light { verbs impose; }
      set rebutting { reject }
      set awaiting { when, until }
      set accomplishing { use }
      set striving { rally }
      operators negative { verbs refuse, fail, acquit, rule out, stop short, come close; }
      operators possible { verbs accuse; nouns suspicion; }
      operators demanded { verbs call on; }
      frame saying { actor = subject; content = clause; }
      claim frame saying { verbs say, know; }
      claim frame saying denies { verbs deny; }
      operators planned { verbs plan, agree, want; }
      operators light { verbs launch, hold; nouns series, round; }
      set attendee { attendee, delegate }
      set inclusion { include }
      set distinct { new, second }
      set negative-adverb { not, never, neither, nor }
      set falling-short { nearly }
      set established { know }
      set accusation { suspicion }
      set ground { sign }
      set truth { true }
      set wishing { want }
    )",
                                         "test");
    EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().render());
    auto loaded = load_lexicon(std::span(&parsed.value(), 1));
    EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().render());
    return std::move(loaded).value();
  }();
  return lexicon;
}

class EventsTest : public testing::EventReader {
 protected:
  EventsTest() : EventReader(small_lexicon()) {}
};

TEST_F(EventsTest, ActiveClauseGivesActorRecipientAndRelation) {
  read(R"(
Russia   Russia  PROPN NNP 2 nsubj Country:RUS
attacked attack  VERB  VBD 0 root
Ukraine  Ukraine PROPN NNP 2 obj Country:UKR
.        .       PUNCT .   2 punct)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
  EXPECT_TRUE(says("Russia INITIATED #attacked")) << everything();
  EXPECT_TRUE(says("#attacked TARGETED Ukraine")) << everything();
  ASSERT_EQ(batch_.events.size(), 1u);
  EXPECT_EQ(batch_.events[0].type, EventType::kAssault);
}

TEST_F(EventsTest, WhatIsCalledOffOrNotAllowedDoesNotHappenHoweverDefinite) {
  const auto read_with = [&](std::string_view before) {
    read(std::string(before) + R"(
the       the      DET   DT  7 det
invasion  invasion NOUN  NN  4 obj
of        of       ADP   IN  9 case
Ukraine   Ukraine  PROPN NNP 7 nmod Country:UKR)");
  };
  read_with(R"(
France    France   PROPN NNP 4 nsubj Country:FRA
will      will     AUX   MD  4 aux
not       not      PART  RB  4 advmod
allow     allow    VERB  VB  0 root
,         ,        PUNCT ,   4 punct)");
  EXPECT_TRUE(says("#invasion TARGETED Ukraine not planned")) << everything();
  read_with(R"(
France    France   PROPN NNP 4 nsubj Country:FRA
had       have     AUX   VBD 4 aux
suddenly  suddenly ADV   RB  4 advmod
cancelled cancel   VERB  VBN 0 root
,         ,        PUNCT ,   4 punct)");
  EXPECT_TRUE(says("#invasion TARGETED Ukraine not")) << everything();
  read_with(R"(
France    France   PROPN NNP 4 nsubj Country:FRA
did       do       AUX   VBD 4 aux
not       not      PART  RB  4 advmod
cancel    cancel   VERB  VB  0 root
,         ,        PUNCT ,   4 punct)");
  EXPECT_TRUE(says("#invasion TARGETED Ukraine")) << everything();
}

TEST_F(EventsTest, WhatAnArticleIsAboutTellsTheSensesOfAWord) {
  const char* const strike = R"(
The      the     DET   DT  2 det
strike   strike  NOUN  NN  3 nsubj
hurt     hurt    VERB  VBD 0 root
Russia   Russia  PROPN NNP 3 obj Country:RUS

)";
  const char* const of_work = R"(
Workers  worker  NOUN  NNS 2 nsubj
want     want    VERB  VBP 0 root
pay      pay     NOUN  NN  2 obj

Unions   union   NOUN  NNS 2 nsubj
agree    agree   VERB  VBP 0 root)";
  ASSERT_EQ(read(strike).events.size(), 1u);
  EXPECT_EQ(batch_.events[0].type, EventType::kAssault);
  ASSERT_FALSE(read(std::string(strike) + of_work).events.empty());
  EXPECT_EQ(batch_.events[0].type, EventType::kProtest);
}

TEST_F(EventsTest, PassiveTurnsRoundWithAndWithoutAgent) {
  read(R"(
Ukraine  Ukraine PROPN NNP 3 nsubj:pass Country:UKR
was      be      AUX   VBD 3 aux:pass
attacked attack  VERB  VBN 0 root
by       by      ADP   IN  5 case
Russia   Russia  PROPN NNP 3 obl:agent Country:RUS

Paris    Paris   PROPN NNP 3 nsubj:pass Place
was      be      AUX   VBD 3 aux:pass
shelled  shell   VERB  VBN 0 root)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
  EXPECT_TRUE(says("#shelled TARGETED Paris")) << everything();
}

TEST_F(EventsTest, PromiseReachesWhomTheThingPromisedIsFor) {
  read(R"(
Russia   Russia   PROPN NNP 2 nsubj Country:RUS
promised promise  VERB  VBD 0 root
to       to       PART  TO  4 mark
continue continue VERB  VB  2 xcomp
loans    loan     NOUN  NNS 4 obj
to       to       ADP   IN  7 case
Ukraine  Ukraine  PROPN NNP 5 nmod Country:UKR)");
  EXPECT_TRUE(says("Russia INITIATED #promised")) << everything();
  EXPECT_TRUE(says("#promised TARGETED Ukraine")) << everything();
}

TEST_F(EventsTest, PromiseOfHarmIsAThreat) {
  read(R"(
Russia   Russia   PROPN NNP 2 nsubj Country:RUS
promised promise  VERB  VBD 0 root
to       to       PART  TO  4 mark
attack   attack   VERB  VB  2 xcomp
Ukraine  Ukraine  PROPN NNP 4 obj Country:UKR)");
  ASSERT_FALSE(batch_.events.empty());
  EXPECT_EQ(batch_.events[0].trigger, "promised");
  EXPECT_EQ(batch_.events[0].type, EventType::kThreaten);
  EXPECT_TRUE(says("#promised TARGETED Ukraine")) << everything();
}

TEST_F(EventsTest, WhatOneWillDoForAnotherIsAlsoPromised) {
  read(R"(
Russia  Russia  PROPN NNP 3 nsubj Country:RUS
will    will    AUX   MD  3 aux
help    help    VERB  VB  0 root
Ukraine Ukraine PROPN NNP 3 obj Country:UKR)");
  EXPECT_TRUE(says("Russia AIDED Ukraine planned")) << everything();
  EXPECT_TRUE(says("Russia INITIATED #will help planned")) << everything();
  EXPECT_TRUE(says("#will help TARGETED Ukraine planned")) << everything();
}

TEST_F(EventsTest, IndirectObjectAloneIsTheObject) {
  read(R"(
Russia  Russia  PROPN NNP 2 nsubj Country:RUS
urged   urge    VERB  VBD 0 root
Ukraine Ukraine PROPN NNP 2 iobj Country:UKR
to      to      PART  TO  5 mark
leave   leave   VERB  VB  2 xcomp)");
  EXPECT_TRUE(says("Russia DEMANDED Ukraine")) << everything();
}

TEST_F(EventsTest, LightVerbLendsItsSubjectToTheEventNoun) {
  read(R"(
Russia   Russia  PROPN NNP 2 nsubj Country:RUS
launched launch  VERB  VBD 0 root
an       a       DET   DT  4 det
attack   attack  NOUN  NN  2 obj
against  against ADP   IN  8 case
Ukraine  Ukraine PROPN NNP 8 nmod:poss Country:UKR
's       's      PART  POS 6 case
grid     grid    NOUN  NN  4 nmod)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
  EXPECT_TRUE(says("Russia INITIATED #attack")) << everything();
  EXPECT_TRUE(says("Russia ATTACKED Ukraine's grid")) << everything();
}

TEST_F(EventsTest, NominalisationTakesPossessorAndPhrase) {
  read(R"(
Russia   Russia   PROPN NNP 3 nmod:poss Country:RUS
's       's       PART  POS 1 case
invasion invasion NOUN  NN  6 nsubj
of       of       ADP   IN  5 case
Ukraine  Ukraine  PROPN NNP 3 nmod Country:UKR
continues continue VERB VBZ 0 root)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
}

TEST_F(EventsTest, CoordinatedSubjectsMeetPairwise) {
  read(R"(
Russia  Russia  PROPN NNP 6 nsubj Country:RUS
,       ,       PUNCT ,   3 punct
Ukraine Ukraine PROPN NNP 1 conj Country:UKR
and     and     CCONJ CC  5 cc
France  France  PROPN NNP 1 conj Country:FRA
met     meet    VERB  VBD 0 root
in      in      ADP   IN  8 case
Paris   Paris   PROPN NNP 6 obl Place)");
  EXPECT_TRUE(says("Russia MET Ukraine")) << everything();
  EXPECT_TRUE(says("Russia MET France")) << everything();
  EXPECT_TRUE(says("Ukraine MET France")) << everything();
  EXPECT_TRUE(says("France ATTENDED #met")) << everything();
  EXPECT_TRUE(says("#met OCCURRED_IN Paris")) << everything();
}

TEST_F(EventsTest, ConjoinedVerbsShareSubjectAndFollowingObject) {
  read(R"(
Russia   Russia  PROPN NNP 2 nsubj Country:RUS
shelled  shell   VERB  VBD 0 root
and      and     CCONJ CC  4 cc
attacked attack  VERB  VBD 2 conj
Ukraine  Ukraine PROPN NNP 2 obj Country:UKR)");
  const auto all = facts();
  EXPECT_EQ(std::count(all.begin(), all.end(), "Russia ATTACKED Ukraine"), 1) << everything();
  EXPECT_TRUE(says("Russia INITIATED #shelled")) << everything();
}

TEST_F(EventsTest, RelativeClauseTakesItsAntecedent) {
  read(R"(
France  France  PROPN NNP 5 nsubj Country:FRA
,       ,       PUNCT ,   4 punct
which   which   PRON  WDT 4 nsubj
shelled shell   VERB  VBD 1 acl:relcl
met     meet    VERB  VBD 0 root
Russia  Russia  PROPN NNP 5 obj Country:RUS)");
  EXPECT_TRUE(says("France INITIATED #shelled")) << everything();
}

TEST_F(EventsTest, AnEventIsCalledByItsOwnWords) {
  const FactBatch& batch = read(R"(
Russia  Russia  PROPN NNP 2 nsubj Country:RUS
refused refuse  VERB  VBD 0 root
to      to      PART  TO  4 mark
free    free    VERB  VB  2 xcomp
Ann     Ann     PROPN NNP 4 obj Person

She     she     PRON  PRP 3 nsubj:pass
was     be      AUX   VBD 3 aux:pass
shelled shell   VERB  VBN 0 root
,       ,       PUNCT ,   6 punct
they    they    PRON  PRP 6 nsubj
said    say     VERB  VBD 3 parataxis

The     the     DET   DT  3 det
fierce  fierce  ADJ   JJ  3 amod
attack  attack  NOUN  NN  6 nsubj
on      on      ADP   IN  5 case
France  France  PROPN NNP 3 nmod Country:FRA
failed  fail    VERB  VBD 0 root)");
  std::vector<std::string> names;
  for (const Event& event : batch.events) names.push_back(event.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Russia refused to free Ann", "Russia not to free Ann", "was shelled",
                                             "fierce attack on France"}));
}

TEST_F(EventsTest, RefusalFlipsWhatIsRefused) {
  read(R"(
Russia  Russia  PROPN NNP 2 nsubj Country:RUS
refused refuse  VERB  VBD 0 root
to      to      PART  TO  4 mark
free    free    VERB  VB  2 xcomp
Ann     Ann     PROPN NNP 4 obj Person)");
  EXPECT_TRUE(says("Russia INITIATED #refused")) << everything();
  EXPECT_TRUE(says("Russia RELEASED Ann not")) << everything();
}

TEST_F(EventsTest, NegationModalsAndDemandsShowOnTheFact) {
  read(R"(
Russia  Russia  PROPN NNP 4 nsubj Country:RUS
did     do      AUX   VBD 4 aux
not     not     PART  RB  4 advmod
attack  attack  VERB  VB  0 root
Ukraine Ukraine PROPN NNP 4 obj Country:UKR

Russia  Russia  PROPN NNP 3 nsubj Country:RUS
may     may     AUX   MD  3 aux
attack  attack  VERB  VB  0 root
France  France  PROPN NNP 3 obj Country:FRA

France  France  PROPN NNP 3 nsubj Country:FRA
will    will    AUX   MD  3 aux
attack  attack  VERB  VB  0 root
Russia  Russia  PROPN NNP 3 obj Country:RUS

Paris   Paris   PROPN NNP 2 nsubj Person
urged   urge    VERB  VBD 0 root
Ukraine Ukraine PROPN NNP 2 obj Country:UKR
to      to      PART  TO  5 mark
attack  attack  VERB  VB  2 xcomp
France  France  PROPN NNP 5 obj Country:FRA)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine not")) << everything();
  EXPECT_TRUE(says("Russia ATTACKED France possible")) << everything();
  EXPECT_TRUE(says("France ATTACKED Russia planned")) << everything();
  EXPECT_TRUE(says("Ukraine ATTACKED France demanded")) << everything();
}

TEST_F(EventsTest, AGerundIsSaidOfTheAccusedNotOfTheAccuser) {
  read(R"(
Russia    Russia  PROPN NNP 2 nsubj Country:RUS
accused   accuse  VERB  VBD 0 root
France    France  PROPN NNP 2 obj Country:FRA
of        of      SCONJ IN  5 mark
attacking attack  VERB  VBG 2 advcl
Ukraine   Ukraine PROPN NNP 5 obj Country:UKR

Ann       Ann     PROPN NNP 3 nsubj:pass Person
was       be      AUX   VBD 3 aux:pass
acquitted acquit  VERB  VBN 0 root
of        of      SCONJ IN  5 mark
attacking attack  VERB  VBG 3 advcl
Russia    Russia  PROPN NNP 5 obj Country:RUS)");
  EXPECT_TRUE(says("France ATTACKED Ukraine possible")) << everything();
  EXPECT_FALSE(says("Russia ATTACKED Ukraine possible")) << everything();
  EXPECT_TRUE(says("Ann ATTACKED Russia not")) << everything();
}

TEST_F(EventsTest, AfterOtherPrepositionsAGerundIsTheSubjectsOwn) {
  read(R"(
Russia    Russia  PROPN NNP 2 nsubj Country:RUS
provoked  provoke VERB  VBD 0 root
France    France  PROPN NNP 2 obj Country:FRA
by        by      SCONJ IN  5 mark
attacking attack  VERB  VBG 2 advcl
Ukraine   Ukraine PROPN NNP 5 obj Country:UKR)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
}

TEST_F(EventsTest, NotGuiltyOfADeedHasNotDoneIt) {
  read(R"(
Ann       Ann     PROPN NNP 3 nsubj:pass Person
was       be      AUX   VBD 3 aux:pass
found     find    VERB  VBN 0 root
not       not     PART  RB  5 advmod
guilty    guilty  ADJ   JJ  3 xcomp
of        of      SCONJ IN  7 mark
attacking attack  VERB  VBG 5 advcl
Russia    Russia  PROPN NNP 7 obj Country:RUS)");
  EXPECT_TRUE(says("Ann ATTACKED Russia not")) << everything();
}

TEST_F(EventsTest, AFiniteVerbHungFromAnInfinitiveIsNotGovernedWithIt) {
  // "accused" would be the refusal's doing too, were it joined to "free".
  read(R"(
Russia   Russia  PROPN NNP 2 nsubj Country:RUS
refused  refuse  VERB  VBD 0 root
to       to      PART  TO  4 mark
free     free    VERB  VB  2 xcomp
Ann      Ann     PROPN NNP 4 obj Person
and      and     CCONJ CC  7 cc
attacked attack  VERB  VBD 4 conj
Ukraine  Ukraine PROPN NNP 7 obj Country:UKR)");
  EXPECT_TRUE(says("Russia RELEASED Ann not")) << everything();
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
}

TEST_F(EventsTest, WhatIsDoneInsteadIsDoneAndNotTheOther) {
  read(R"(
Instead   instead SCONJ IN  3 mark
of        of      ADP   IN  1 fixed
attacking attack  VERB  VBG 7 advcl
Ukraine   Ukraine PROPN NNP 3 obj Country:UKR
,         ,       PUNCT ,   3 punct
Russia    Russia  PROPN NNP 7 nsubj Country:RUS
helped    help    VERB  VBD 0 root
Ann       Ann     PROPN NNP 7 obj Person)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine not")) << everything();
  EXPECT_TRUE(says("Russia AIDED Ann")) << everything();
}

TEST_F(EventsTest, WhatIsYetToBeDoneNearlyDoneOrStoppedShortOfIsNotDone) {
  read(R"(
Russia  Russia  PROPN NNP 2 nsubj Country:RUS
has     have    VERB  VBZ 0 root
yet     yet     ADV   RB  2 advmod
to      to      PART  TO  5 mark
free    free    VERB  VB  2 xcomp
Ann     Ann     PROPN NNP 5 obj Person

Russia  Russia  PROPN NNP 3 nsubj Country:RUS
nearly  nearly  ADV   RB  3 advmod
visited visit   VERB  VBD 0 root
France  France  PROPN NNP 3 obj Country:FRA

Russia    Russia  PROPN NNP 2 nsubj Country:RUS
stopped   stop    VERB  VBD 0 root
short     short   ADJ   JJ  2 xcomp
of        of      SCONJ IN  5 mark
attacking attack  VERB  VBG 2 advcl
Ukraine   Ukraine PROPN NNP 5 obj Country:UKR)");
  EXPECT_TRUE(says("Russia RELEASED Ann not")) << everything();
  EXPECT_TRUE(says("Russia VISITED France not")) << everything();
  EXPECT_TRUE(says("Russia ATTACKED Ukraine not")) << everything();
}

TEST_F(EventsTest, WhatIsRuledOutIsNotAndWhatIsNotRuledOutMayBe) {
  read(R"(
Russia    Russia  PROPN NNP 2 nsubj Country:RUS
ruled     rule    VERB  VBD 0 root
out       out     ADP   RP  2 compound:prt
attacking attack  VERB  VBG 2 advcl
Ukraine   Ukraine PROPN NNP 4 obj Country:UKR

France   France PROPN NNP 4 nsubj Country:FRA
did      do     AUX   VBD 4 aux
not      not    PART  RB  4 advmod
rule     rule   VERB  VB  0 root
out      out    ADP   RP  4 compound:prt
visiting visit  VERB  VBG 4 advcl
Russia   Russia PROPN NNP 6 obj Country:RUS)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine not")) << everything();
  EXPECT_TRUE(says("France VISITED Russia possible")) << everything();
}

TEST_F(EventsTest, NeitherConfirmedNorDeniedLeavesItOpen) {
  read(R"(
Russia    Russia  PROPN NNP 4 nsubj Country:RUS
has       have    AUX   VBZ 4 aux
neither   neither CCONJ CC  4 cc:preconj
said      say     VERB  VBN 0 root
nor       nor     CCONJ CC  6 cc
denied    deny    VERB  VBN 4 conj
attacking attack  VERB  VBG 6 xcomp
Ukraine   Ukraine PROPN NNP 7 obj Country:UKR)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine possible")) << everything();
}

TEST_F(EventsTest, WhatOneIsSaidToHaveDoneIsHearsayWhatOneIsKnownToHaveDoneIsNot) {
  const auto told = [&](std::string_view verb) {
    read("Russia Russia PROPN NNP 3 nsubj:pass Country:RUS\nis be AUX VBZ 3 aux:pass\n" + std::string(verb) +
         " VERB VBN 0 root\nto to PART TO 6 mark\nhave have AUX VB 6 aux\nattacked attack VERB VBN 3 xcomp\n"
         "Ukraine Ukraine PROPN NNP 6 obj Country:UKR");
  };
  told("said say");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine possible")) << everything();
  told("known know");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
}

TEST_F(EventsTest, WhomOneCallsOnIsToDoIt) {
  read(R"(
France  France  PROPN NNP 2 nsubj Country:FRA
called  call    VERB  VBD 0 root
on      on      ADP   IN  4 case
Russia  Russia  PROPN NNP 2 obl Country:RUS
to      to      PART  TO  6 mark
free    free    VERB  VB  2 advcl
Ann     Ann     PROPN NNP 6 obj Person)");
  EXPECT_TRUE(says("Russia RELEASED Ann demanded")) << everything();
}

TEST_F(EventsTest, WhatShouldHaveBeenDoneIsNoDemand) {
  read(R"(
Russia  Russia  PROPN NNP 4 nsubj Country:RUS
should  should  AUX   MD  4 aux
have    have    AUX   VB  4 aux
visited visit   VERB  VBN 6 ccomp
France  France  PROPN NNP 4 obj Country:FRA
said    say     VERB  VBD 0 root
Ann     Ann     PROPN NNP 6 nsubj Person)");
  EXPECT_TRUE(says("Russia VISITED France possible")) << everything();
}

TEST_F(EventsTest, SuspicionOfADeedFallsOnWhomTheVerbIsDoneTo) {
  read(R"(
France    France    PROPN NNP 2 nsubj Country:FRA
released  release   VERB  VBD 0 root
Ann       Ann       PROPN NNP 2 obj Person
on        on        ADP   IN  5 case
suspicion suspicion NOUN  NN  2 obl
of        of        SCONJ IN  7 mark
attacking attack    VERB  VBG 5 acl
Russia    Russia    PROPN NNP 7 obj Country:RUS)");
  EXPECT_TRUE(says("Ann ATTACKED Russia possible")) << everything();
}

TEST_F(EventsTest, WhatOneUsedToDoWasDoneAndIsNoPurpose) {
  read(R"(
France  France  PROPN NNP 2 nsubj Country:FRA
used    use     VERB  VBD 0 root
to      to      PART  TO  4 mark
help    help    VERB  VB  2 advcl
Russia  Russia  PROPN NNP 4 obj Country:RUS)");
  EXPECT_TRUE(says("France AIDED Russia")) << everything();
}

TEST_F(EventsTest, NoSignOfADeedAndNotTrueThatItWasLeaveItOpen) {
  read(R"(
There    there  PRON  EX  2 expl
was      be     VERB  VBD 0 root
no       no     DET   DT  4 det
sign     sign   NOUN  NN  2 nsubj
that     that   SCONJ IN  7 mark
Russia   Russia PROPN NNP 7 nsubj Country:RUS
attacked attack VERB  VBD 4 acl
Ukraine  Ukraine PROPN NNP 7 obj Country:UKR

It      it      PRON  PRP 4 expl
is      be      AUX   VBZ 4 cop
not     not     PART  RB  4 advmod
true    true    ADJ   JJ  0 root
that    that    SCONJ IN  7 mark
France  France  PROPN NNP 7 nsubj Country:FRA
visited visit   VERB  VBD 4 csubj
Russia  Russia  PROPN NNP 7 obj Country:RUS)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine possible")) << everything();
  EXPECT_TRUE(says("France VISITED Russia possible")) << everything();
}

TEST_F(EventsTest, WhatHangsOnAConditionMayBe) {
  read(R"(
If        if       SCONJ IN  3 mark
Japan     Japan    PROPN NNP 3 nsubj Country:JPN
agrees    agree    VERB  VBZ 10 advcl
,         ,        PUNCT ,   3 punct
Anna      Anna     PROPN NNP 6 nsubj Person
said      say      VERB  VBD 10 parataxis
,         ,        PUNCT ,   6 punct
Russia    Russia   PROPN NNP 10 nsubj Country:RUS
would     would    AUX   MD  10 aux
attack    attack   VERB  VB  0 root
Ukraine   Ukraine  PROPN NNP 10 obj Country:UKR
.         .        PUNCT .   10 punct)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine possible")) << everything();
}

TEST_F(EventsTest, WhatIsToBeAndWhatIsAwaitedIsPlanned) {
  read(R"(
Russia    Russia   PROPN NNP 4 nsubj Country:RUS
is        be       AUX   VBZ 4 cop
to        to       PART  TO  4 mark
release   release  VERB  VB  0 root
Anna      Anna     PROPN NNP 4 obj Person
when      when     ADV   WRB 8 advmod
Ukraine   Ukraine  PROPN NNP 8 nsubj Country:UKR
frees     free     VERB  VBZ 4 advcl
Boris     Boris    PROPN NNP 8 obj Person

Japan     Japan    PROPN NNP 3 nsubj Country:JPN
will      will     AUX   MD  3 aux
visit     visit    VERB  VB  0 root
Paris     Paris    PROPN NNP 3 obj Place
when      when     ADV   WRB 7 advmod
Ukraine   Ukraine  PROPN NNP 7 nsubj Country:UKR
frees     free     VERB  VBZ 3 advcl
Carla     Carla    PROPN NNP 7 obj Person)");
  EXPECT_TRUE(says("Russia RELEASED Anna planned")) << everything();
  EXPECT_TRUE(says("Ukraine RELEASED Carla planned")) << everything();
}

TEST_F(EventsTest, APurposeReachedByTheDeedIsDone) {
  read(R"(
Russia    Russia   PROPN NNP 2 nsubj Country:RUS
used      use      VERB  VBD 0 root
drones    drone    NOUN  NNS 2 obj
to        to       PART  TO  5 mark
attack    attack   VERB  VB  2 advcl
Ukraine   Ukraine  PROPN NNP 5 obj Country:UKR

Japan     Japan    PROPN NNP 2 nsubj Country:JPN
rallied   rally    VERB  VBD 0 root
to        to       PART  TO  4 mark
beat      beat     VERB  VB  2 advcl
Germany   Germany  PROPN NNP 4 obj Country:DEU

Japan     Japan    PROPN NNP 2 nsubj Country:JPN
marched   march    VERB  VBD 0 root
to        to       PART  TO  4 mark
attack    attack   VERB  VB  2 advcl
France    France   PROPN NNP 4 obj Country:FRA)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
  EXPECT_TRUE(says("Japan DEFEATED Germany")) << everything();
  EXPECT_TRUE(says("Japan ATTACKED France planned")) << everything();
}

TEST_F(EventsTest, WhatOthersAreToldToStopIsThere) {
  read(R"(
Japan     Japan     PROPN NNP 2 nsubj Country:JPN
urged     urge      VERB  VBD 0 root
Russia    Russia    PROPN NNP 2 obj Country:RUS
to        to        PART  TO  5 mark
stop      stop      VERB  VB  2 xcomp
attacking attack    VERB  VBG 5 xcomp
Ukraine   Ukraine   PROPN NNP 6 obj Country:UKR)");
  EXPECT_TRUE(says("Russia ATTACKED Ukraine")) << everything();
}

TEST_F(EventsTest, AnAttackWithAnAimOfItsOwnIsAnother) {
  read(R"(
It        it       PRON  PRP 2 nsubj
rained    rain     VERB  VBD 0 root

Russia    Russia   PROPN NNP 2 nsubj Country:RUS
launched  launch   VERB  VBD 0 root
an        a        DET   DT  4 det
attack    attack   NOUN  NN  2 obj
on        on       ADP   IN  6 case
Ukraine   Ukraine  PROPN NNP 4 nmod Country:UKR

Russia    Russia   PROPN NNP 2 nsubj Country:RUS
launched  launch   VERB  VBD 0 root
an        a        DET   DT  4 det
attack    attack   NOUN  NN  2 obj
on        on       ADP   IN  6 case
Paris     Paris    PROPN NNP 4 nmod Place)");
  EXPECT_EQ(batch_.events.size(), 2u) << everything();
}

TEST_F(EventsTest, WhatIsRefusedIsNoConcession) {
  read(R"(
Russia    Russia   PROPN NNP 2 nsubj Country:RUS
refused   refuse   VERB  VBD 0 root
to        to       PART  TO  4 mark
cede      cede     VERB  VB  2 xcomp
Paris     Paris    PROPN NNP 4 obj Place
to        to       ADP   IN  7 case
Ukraine   Ukraine  PROPN NNP 4 obl Country:UKR

Japan     Japan    PROPN NNP 2 nsubj Country:JPN
ceded     cede     VERB  VBD 0 root
Paris     Paris    PROPN NNP 2 obj Place
to        to       ADP   IN  5 case
France    France   PROPN NNP 2 obl Country:FRA)");
  EXPECT_TRUE(says("Russia INITIATED #refused")) << everything();
  EXPECT_TRUE(says("Japan INITIATED #ceded")) << everything();
  EXPECT_EQ(batch_.events.size(), 2u) << everything();
}

TEST_F(EventsTest, ALightVerbInANounsClauseIsTheSameHappening) {
  read(R"(
A         a        DET   DT  2 det
curfew    curfew   NOUN  NN  9 nsubj:pass
imposed   impose   VERB  VBN 2 acl
on        on       ADP   IN  5 case
Monday    Monday   PROPN NNP 3 obl Date
by        by       ADP   IN  7 case
Japan     Japan    PROPN NNP 3 obl:agent Country:JPN
was       be       AUX   VBD 9 aux:pass
lifted    lift     VERB  VBN 0 root
on        on       ADP   IN  11 case
Friday    Friday   PROPN NNP 9 obl Date)");
  ASSERT_EQ(batch_.events.size(), 1u) << everything();
  EXPECT_EQ(batch_.events[0].mentions.size(), 2u);
}

TEST_F(EventsTest, AChargeThatIsRebuttedIsAnAccusation) {
  read(R"(
Japan     Japan    PROPN NNP 2 nsubj Country:JPN
rejected  reject   VERB  VBD 0 root
Russia    Russia   PROPN NNP 5 nmod:poss Country:RUS
's        's       PART  POS 3 case
charge    charge   NOUN  NN  2 obj)");
  ASSERT_EQ(batch_.events.size(), 1u) << everything();
  EXPECT_EQ(batch_.events[0].type, EventType::kDisapprove);
}

TEST_F(EventsTest, AClauseHungFromAVerbsObjectIsGovernedByTheVerb) {
  read(R"(
France France PROPN NNP 2 nsubj Country:FRA
wants  want   VERB  VBZ 0 root
Russia Russia PROPN NNP 2 obj Country:RUS
to     to     PART  TO  5 mark
free   free   VERB  VB  3 acl
Ann    Ann    PROPN NNP 5 obj Person

France    France  PROPN NNP 2 nsubj Country:FRA
accused   accuse  VERB  VBD 0 root
Russia    Russia  PROPN NNP 2 obj Country:RUS
of        of      SCONJ IN  5 mark
attacking attack  VERB  VBG 3 acl
Ukraine   Ukraine PROPN NNP 5 obj Country:UKR)");
  EXPECT_TRUE(says("Russia RELEASED Ann planned")) << everything();
  EXPECT_TRUE(says("Russia ATTACKED Ukraine possible")) << everything();
}

TEST_F(EventsTest, AFiniteVerbHungFromAGerundKeepsTheSubject) {
  read(R"(
Russia   Russia  PROPN NNP 2 nsubj Country:RUS
barred   bar     VERB  VBD 0 root
Ann      Ann     PROPN NNP 2 obj Person
from     from    SCONJ IN  5 mark
entering enter   VERB  VBG 2 advcl
and      and     CCONJ CC  7 cc
attacked attack  VERB  VBD 5 conj
France   France  PROPN NNP 7 obj Country:FRA)");
  EXPECT_TRUE(says("Russia ATTACKED France")) << everything();
}

TEST_F(EventsTest, NeitherNorDeniesBoth) {
  read(R"(
Neither neither CCONJ CC  2 cc:preconj
Russia  Russia  PROPN NNP 5 nsubj Country:RUS
nor     nor     CCONJ CC  4 cc
Ukraine Ukraine PROPN NNP 2 conj Country:UKR
attacked attack VERB  VBD 0 root
France  France  PROPN NNP 5 obj Country:FRA)");
  EXPECT_TRUE(says("Russia ATTACKED France not")) << everything();
  EXPECT_TRUE(says("Ukraine ATTACKED France not")) << everything();
}

TEST_F(EventsTest, DemonstrativeNounRefersBackAndAnotherDoesNot) {
  read(R"(
Russia  Russia  PROPN NNP 4 nsubj Country:RUS
and     and     CCONJ CC  3 cc
Ukraine Ukraine PROPN NNP 1 conj Country:UKR
met     meet    VERB  VBD 0 root
for     for     ADP   IN  6 case
negotiations negotiation NOUN NNS 4 obl

These   this    DET   DT  2 det
negotiations negotiation NOUN NNS 3 nsubj
took    take    VERB  VBD 0 root
hours   hour    NOUN  NNS 3 obj

France  France  PROPN NNP 2 nsubj Country:FRA
launched launch VERB  VBD 0 root
an      a       DET   DT  4 det
attack  attack  NOUN  NN  2 obj
on      on      ADP   IN  6 case
Ukraine Ukraine PROPN NNP 4 nmod Country:UKR

France  France  PROPN NNP 2 nsubj Country:FRA
launched launch VERB  VBD 0 root
another another DET   DT  4 det
attack  attack  NOUN  NN  2 obj
on      on      ADP   IN  6 case
Ukraine Ukraine PROPN NNP 4 nmod Country:UKR)");
  ASSERT_EQ(batch_.events.size(), 3u) << everything();
  EXPECT_EQ(batch_.events[0].mentions.size(), 3u);
  EXPECT_EQ(batch_.events[1].mentions.size(), 1u);
}

TEST_F(EventsTest, AttendeesListedLaterJoinTheMeeting) {
  read(R"(
Russia  Russia  PROPN NNP 4 nsubj Country:RUS
and     and     CCONJ CC  3 cc
Ukraine Ukraine PROPN NNP 1 conj Country:UKR
met     meet    VERB  VBD 0 root

The     the     DET   DT  2 det
attendees attendee NOUN NNS 3 nsubj
included include VERB VBD 0 root
Ann     Ann     PROPN NNP 3 obj Person
Lee     Lee     PROPN NNP 4 flat +
and     and     CCONJ CC  7 cc
Bo      Bo      PROPN NNP 4 conj Person
Ray     Ray     PROPN NNP 7 flat +)");
  EXPECT_TRUE(says("Ann Lee ATTENDED #met")) << everything();
  EXPECT_TRUE(says("Bo Ray ATTENDED #met")) << everything();
}

TEST_F(EventsTest, VerbsOutsideTheLexiconGiveOpenRelations) {
  read(R"(
Paris     Paris    PROPN NNP 2 nsubj Person
dissuaded dissuade VERB  VBD 0 root
Russia    Russia   PROPN NNP 2 obj Country:RUS)");
  EXPECT_TRUE(says("Paris DISSUADED Russia")) << everything();
  const auto open = std::find_if(batch_.facts.begin(), batch_.facts.end(),
                                 [](const Fact& fact) { return fact.relation == "DISSUADED"; });
  ASSERT_NE(open, batch_.facts.end());
  EXPECT_TRUE(open->open);
}

TEST_F(EventsTest, EvidenceCoversTriggerAndBothEnds) {
  read(R"(
Yesterday yesterday NOUN NN 3 obl
Russia   Russia  PROPN NNP 3 nsubj Country:RUS
attacked attack  VERB  VBD 0 root
Ukraine  Ukraine PROPN NNP 3 obj Country:UKR
again    again   ADV   RB  3 advmod)");
  for (const Fact& fact : batch_.facts) {
    if (fact.relation == "ATTACKED") {
      EXPECT_EQ(fact.evidence.of(batch_.text), "Russia attacked Ukraine");
    }
  }
  EXPECT_TRUE(says("Russia ATTACKED Ukraine"));
}

TEST_F(EventsTest, DescriptionBesideANameIsThatName) {
  read(R"(
Ann      Ann      PROPN NNP 6 nsubj Person
,        ,        PUNCT ,   4 punct
an       a        DET   DT  4 det
envoy    envoy    NOUN  NN  1 appos
,        ,        PUNCT ,   1 punct
visited  visit    VERB  VBD 0 root
Paris    Paris    PROPN NNP 6 obj Place)");
  EXPECT_TRUE(says("Ann VISITED Paris") || says("Ann VISITED France")) << everything();
}

TEST_F(EventsTest, SentenceOfAHundredThousandTokensHungInAChainIsReadInLinearTime) {
  std::string rows;
  for (int i = 0; i < 100000; ++i) {
    rows += "attacked attack VERB VBD " + std::to_string(i) + (i == 0 ? " root\n" : " xcomp\n");
  }
  const FactBatch& batch = read(rows);
  EXPECT_EQ(batch.sentences.size(), 1u);
}

TEST_F(EventsTest, ThousandsOfMentionsOfOneHappeningAreJoinedInLinearTime) {
  std::string rows;
  for (int i = 0; i < 20000; ++i) rows += "The the DET DT 2 det\nattack attack NOUN NN 0 root\n\n";
  EXPECT_LE(read(rows).events.size(), 1u);
}

TEST(SimplePast, FollowsTheIrregularVerbsAndTheSpellingRules) {
  EXPECT_EQ(simple_past("dissuade"), "dissuaded");
  EXPECT_EQ(simple_past("carry"), "carried");
  EXPECT_EQ(simple_past("plan"), "planned");
  EXPECT_EQ(simple_past("enter"), "entered");
  EXPECT_EQ(simple_past("cut"), "cut");
  EXPECT_EQ(simple_past("play"), "played");
}

}  // namespace
}  // namespace dossier::extract
