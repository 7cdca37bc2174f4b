#include "extract/entities.h"

#include "annotated_text.h"
#include "test_lexicon.h"

#include <gtest/gtest.h>

namespace dossier::extract {
namespace {

using testing::annotated;
using testing::lexicon_from;
using testing::small_gazetteer;

const Lexicon& small_lexicon() {
  static const Lexicon lexicon = lexicon_from(R"(
    roles holds { president, adviser, chief executive, mayor }
    roles family { wife = wife, mother = mother }
    metonyms officials { official, representative, government }
    metonyms forces { force, troop }
    seats { Kremlin = RUS }
    set group { protester, people }
    set body { firm }
    set town-office { mayor }
    frame saying { actor = subject; content = clause; }
    claim frame saying { verbs say, accuse; }
  )");
  return lexicon;
}

/// A table over a document of its own.
struct Read {
  explicit Read(std::string_view rows)
      : document(annotated(rows)),
        dependents(document),
        table(document, dependents, small_lexicon(), small_gazetteer()) {}
  TokenIndex at(std::string_view form) const {
    for (TokenIndex token = 0; token < document.tokens.size(); ++token)
      if (document.form(token) == form) return token;
    ADD_FAILURE() << "no word " << form;
    return 0;
  }
  /// "Russia", or "Russia via Russian forces".
  std::string write(const std::optional<Reference>& reference) const {
    if (!reference) return "nothing";
    return table[reference->entity].name + (reference->via.empty() ? "" : " via " + reference->via);
  }
  std::vector<std::string> expanded(std::string_view form) {
    std::vector<std::string> out;
    for (const Reference& reference : table.expand(at(form))) out.push_back(write(reference));
    return out;
  }
  language::Document document;
  language::Dependents dependents;
  EntityTable table;
};

TEST(Entities, RoleHoldersOfSeveralCountriesStandForEach) {
  Read read(R"(
    Ukrainian       Ukrainian      ADJ   JJ  6 amod Nationality:UKR
    ,               ,              PUNCT ,   3 punct
    Russian         Russian        ADJ   JJ  1 conj Nationality:RUS
    and             and            CCONJ CC  5 cc
    American        American       ADJ   JJ  1 conj Nationality:USA
    representatives representative NOUN  NNS 7 nsubj
    met             meet           VERB  VBD 0 root
  )");
  EXPECT_EQ(read.expanded("representatives"),
            (std::vector<std::string>{"Ukraine via Ukrainian representatives", "Russia via Russian representatives",
                                      "United States via American representatives"}));
}

TEST(Entities, ASeatThatActsIsItsCountry) {
  Read read(R"(
    The     the     DET   DT  2 det
    Kremlin Kremlin PROPN NNP 3 nsubj Place
    accused accuse  VERB  VBD 0 root
    France  France  PROPN NNP 3 obj Country:FRA
  )");
  EXPECT_EQ(read.write(read.table.find(read.at("Kremlin"))), "Russia via Kremlin");
}

TEST(Entities, ACapitalIsAPlaceWhereThingsHappenAndACountryWhereItSpeaks) {
  Read speaks("Moscow Moscow PROPN NNP 2 nsubj Place\nsaid say VERB VBD 0 root\n");
  EXPECT_EQ(speaks.write(speaks.table.find(0)), "Russia via Moscow");
  Read place(R"(
    They   they   PRON  PRP 2 nsubj
    spoke  speak  VERB  VBD 0 root
    in     in     ADP   IN  4 case
    Moscow Moscow PROPN NNP 2 obl Place
  )");
  const auto city = place.table.find(place.at("Moscow"));
  ASSERT_TRUE(city);
  EXPECT_EQ(place.table[city->entity].kind, EntityKind::kPlace);
}

TEST(Entities, ACapitalThatOwnsATownsOfficeIsTheTown) {
  const auto owner_of = [](std::string_view office) {
    Read read("Moscow Moscow PROPN NNP 3 nmod:poss Place\n's 's PART POS 1 case\n" + std::string(office) +
              " NOUN NN 4 nsubj\nspoke speak VERB VBD 0 root\n");
    return read.write(read.table.find(0));
  };
  EXPECT_EQ(owner_of("mayor mayor"), "Moscow");
  EXPECT_EQ(owner_of("president president"), "Russia via Moscow");
}

TEST(Entities, CountriesAreNamedAsTheWorldKnowsThem) {
  Read read(
      "Ukrainian Ukrainian ADJ JJ 2 amod Nationality:UKR\ntroops troop NOUN NNS 3 nsubj\nmoved move VERB VBD 0 root\n");
  ASSERT_EQ(read.table.entities().size(), 1u);
  EXPECT_EQ(read.table[0].name, "Ukraine");
  EXPECT_EQ(read.table[0].iso, "UKR");
  EXPECT_EQ(read.table[0].aliases, (std::vector<std::string>{"Ukraine", "Ukrainian"}));
}

TEST(Entities, APlaceInADatelinesCapitalsIsWrittenAsInTheText) {
  Read read(
      "LVIV LVIV PROPN NNP 2 nsubj Place\nsaw see VERB VBD 0 root\nLviv Lviv PROPN NNP 2 obj Place\n"
      "LVIV LVIV PROPN NNP 2 obl Place\n");
  ASSERT_EQ(read.table.entities().size(), 1u);
  EXPECT_EQ(read.table[0].name, "Lviv");
}

TEST(Entities, AnAcronymMayLeaveOutTheInitialsOfAnOwner) {
  Read read(
      "United United PROPN NNP 5 compound Organization\nNations Nations PROPN NNP 5 compound +\n"
      "World World PROPN NNP 5 compound +\nFood Food PROPN NNP 5 compound +\n"
      "Programme Programme PROPN NNP 6 nsubj +\nhelped help VERB VBD 0 root\nWFP WFP PROPN NNP 6 obj Organization\n");
  ASSERT_EQ(read.table.entities().size(), 1u);
  EXPECT_EQ(read.table[0].aliases.size(), 2u);
}

TEST(Entities, UnnamedParticipantsAreOneWhereNothingSpeaksAgainstIt) {
  Read read(R"(
    Police     police     NOUN  NNS 2 nsubj
    fought     fight      VERB  VBD 0 root
    200        200        NUM   CD  5 nummod
    young      young      ADJ   JJ  5 amod
    protesters protester  NOUN  NNS 2 obj

    The        the        DET   DT  2 det
    protesters protester  NOUN  NNS 3 nsubj
    left       leave      VERB  VBD 0 root

    Forty      forty      NUM   CD  2 nummod
    protesters protester  NOUN  NNS 3 nsubj
    stayed     stay       VERB  VBD 0 root
  )");
  const auto many = read.table.ensure(4);
  const auto again = read.table.ensure(6);
  const auto few = read.table.ensure(9);
  ASSERT_TRUE(many && again && few);
  EXPECT_EQ(many->entity, again->entity);
  EXPECT_NE(many->entity, few->entity);
  EXPECT_EQ(read.table[many->entity].kind, EntityKind::kGroup);
  EXPECT_EQ(read.table[many->entity].name, "young protesters");
  EXPECT_EQ(read.table[many->entity].size, 200);
  EXPECT_EQ(read.table[few->entity].size, 40);
}

TEST(Entities, RelativePronounsAreWhatTheyFollow) {
  Read read(R"(
    Anna    Anna    PROPN NNP 4 nsubj Person
    ,       ,       PUNCT ,   1 punct
    who     who     PRON  WP  1 nsubj
    left    leave   VERB  VBD 0 root
  )");
  EXPECT_EQ(read.write(read.table.find(read.at("who"))), "Anna");
}

TEST(Entities, WhoHasAnOfficeIsAPersonWhateverTheTaggerThought) {
  Read read(R"(
    Tomas    Tomas    PROPN NNP 5 nsubj Organization
    Gedvilas Gedvilas PROPN NNP 1 flat +
    ,        ,        PUNCT ,   4 punct
    adviser  adviser  NOUN  NN  1 appos
    left     leave    VERB  VBD 0 root
  )");
  const auto found = read.table.find(0);
  ASSERT_TRUE(found);
  EXPECT_EQ(read.table[found->entity].kind, EntityKind::kPerson);
}

TEST(Entities, ATitleIsNoPartOfAName) {
  Read read(R"(
    U.S.      U.S.      PROPN NNP 3 compound  Person
    President President PROPN NNP 3 nmod:desc +
    Donald    Donald    PROPN NNP 5 nsubj     +
    Trump     Trump     PROPN NNP 3 flat      +
    spoke     speak     VERB  VBD 0 root
  )");
  const auto found = read.table.find(read.at("Donald"));
  ASSERT_TRUE(found);
  EXPECT_EQ(read.table[found->entity].name.find("President"), std::string::npos);
}

TEST(Entities, AForenameWithinALongerNameIsNobodySpokenOfBefore) {
  Read read(R"(
    Joe     Joe     PROPN NNP 2 nsubj Person
    spoke   speak   VERB  VBD 0 root
    on      on      ADP   IN  5 case
    Morning Morning PROPN NNP 5 compound
    Joe     Joe     PROPN NNP 2 obl Person
    .       .       PUNCT .   2 punct
  )");
  EXPECT_NE(read.table.find(0)->entity, read.table.find(4)->entity) << "a programme, not he";
}

TEST(Entities, PeopleOfOneSurnameStayApart) {
  Read read(R"(
    Anna  Anna  PROPN NNP 6 nsubj Person
    Smith Smith PROPN NNP 1 flat +
    and   and   CCONJ CC  4 cc
    Bob   Bob   PROPN NNP 1 conj Person
    Smith Smith PROPN NNP 4 flat +
    left  leave VERB  VBD 0 root
    .     .     PUNCT .   6 punct

    Smith Smith PROPN NNP 2 nsubj Person
    spoke speak VERB  VBD 0 root
  )");
  EXPECT_NE(read.table.find(0)->entity, read.table.find(3)->entity);
  EXPECT_EQ(read.expanded("Anna"), (std::vector<std::string>{"Anna Smith", "Bob Smith"}));
  EXPECT_NE(read.table.find(7)->entity, read.table.find(0)->entity) << "a lone surname that two could mean is neither";
}

TEST(Entities, AHeadlinesRoleIsWhoeverBearsItInTheText) {
  Read read(R"(
    Court  court  NOUN  NN  2 nsubj
    jails  jail   VERB  VBZ 0 root
    former former ADJ   JJ  4 amod
    mayor  mayor  NOUN  NN  2 obj

    Anna   Anna   PROPN NNP 3 nsubj Person
    Noir   Noir   PROPN NNP 1 flat +
    spoke  speak  VERB  VBD 0 root
  )");
  const auto anna = read.table.find(read.at("Anna"));
  ASSERT_TRUE(anna);
  read.table.bear({"mayor", false, false, anna->entity, {}, read.at("Noir")});
  EXPECT_EQ(read.write(read.table.find(read.at("mayor"))), "nothing") << "she is the mayor, not the former one";
  read.table.bear({"deputy mayor", false, true, anna->entity, {}, read.at("Noir")});
  EXPECT_EQ(read.write(read.table.find(read.at("mayor"))), "Anna Noir");
}

TEST(Entities, ARoleBornByTwoMeansNeitherAlone) {
  Read read(R"(
    Court  court  NOUN  NN  2 nsubj
    jails  jail   VERB  VBZ 0 root
    mayor  mayor  NOUN  NN  2 obj

    Anna   Anna   PROPN NNP 4 nsubj Person
    and    and    CCONJ CC  3 cc
    Marie  Marie  PROPN NNP 1 conj Person
    spoke  speak  VERB  VBD 0 root
  )");
  for (const char* name : {"Anna", "Marie"})
    read.table.bear({"mayor", false, false, read.table.find(read.at(name))->entity, {}, read.at(name)});
  EXPECT_EQ(read.write(read.table.find(read.at("mayor"))), "nothing");
}

TEST(Entities, SomebodysKinIsWhoTheTextSaysAndNobodyElse) {
  Read read(R"(
    Boris  Boris  PROPN NNP 2 nsubj Person
    left   leave  VERB  VBD 0 root

    Boris  Boris  PROPN NNP 3 nmod:poss Person
    's     's     PART  POS 1 case
    mother mother NOUN  NN  4 nsubj
    spoke  speak  VERB  VBD 0 root

    Anna   Anna   PROPN NNP 2 nsubj Person
    came   come   VERB  VBD 0 root
  )");
  const TokenIndex mother = read.at("mother");
  EXPECT_EQ(read.write(read.table.find(mother)), "nothing");
  const auto anna = read.table.find(read.at("Anna"));
  const auto boris = read.table.find(0);
  read.table.bear({"mother", true, false, anna->entity, anna->entity, 0});
  EXPECT_EQ(read.write(read.table.find(mother)), "nothing") << "of somebody else";
  read.table.bear({"mother", true, false, anna->entity, boris->entity, 0});
  EXPECT_EQ(read.write(read.table.find(mother)), "Anna");
}

TEST(Entities, WhoWantsAPersonAndTwoOwnersAreTwoGovernments) {
  Read read(R"(
    The        the        DET   DT  2 det
    government government NOUN  NN  9 nsubj
    of         of         ADP   IN  4 case
    Anna       Anna       PROPN NNP 2 nmod Person
    ,          ,          PUNCT ,   7 punct
    who        who        PRON  WP  7 nsubj
    resigned   resign     VERB  VBD 2 acl:relcl
    ,          ,          PUNCT ,   7 punct
    fell       fall       VERB  VBD 0 root

    Boris      Boris      PROPN NNP 3 nmod:poss Person
    's         's         PART  POS 1 case
    government government NOUN  NN  4 nsubj
    stayed     stay       VERB  VBD 0 root
  )");
  EXPECT_EQ(read.write(read.table.find(read.at("who"))), "Anna");
  const auto annas = read.table.ensure(1);
  const auto his = read.table.ensure(11);
  ASSERT_TRUE(annas && his);
  EXPECT_NE(annas->entity, his->entity);
}

TEST(Entities, TheGovernmentOfACountrysHeadIsTheCountry) {
  Read read(R"(
    In         in         ADP   IN  2 case
    Ukraine    Ukraine    PROPN NNP 6 obl Country:UKR
    President  President  PROPN NNP 4 nmod:desc
    Anna       Anna       PROPN NNP 6 nmod:poss Person
    's         's         PART  POS 4 case
    government government NOUN  NN  7 nsubj
    fell       fall       VERB  VBD 0 root
  )");
  EXPECT_EQ(read.write(read.table.find(5)), "Ukraine via President Anna's government");
}

TEST(Entities, OfAHostileTreeAreFoundInTime) {
  // A hundred thousand words, each hanging from the one before.
  std::string rows;
  for (int word = 0; word < 20000; ++word) rows += "thing thing NOUN NN " + std::to_string(word) + " conj\n";
  Read read(rows);
  EXPECT_LE(read.expanded("thing").size(), 64u);
}

TEST(Participants, ThatNoFactNamesAreDropped) {
  FactBatch batch;
  for (const EntityKind kind : {EntityKind::kThing, EntityKind::kPerson, EntityKind::kGroup}) {
    Entity entity;
    entity.kind = kind;
    batch.entities.push_back(entity);
  }
  Fact fact;
  fact.from = {Node::Kind::kEntity, 1};
  fact.to = {Node::Kind::kEntity, 2};
  batch.facts.push_back(fact);
  drop_unused_participants(batch);
  ASSERT_EQ(batch.entities.size(), 2u);
  EXPECT_EQ(batch.entities[1].kind, EntityKind::kGroup);
  EXPECT_EQ(batch.facts[0].from.index, 0u);
  EXPECT_EQ(batch.facts[0].to.index, 1u);
}

}  // namespace
}  // namespace dossier::extract
