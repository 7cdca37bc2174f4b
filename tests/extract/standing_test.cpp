#include "extract/standing.h"

#include "annotated_text.h"
#include "test_lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dossier::extract {
namespace {

using testing::annotated;
using testing::lexicon_from;
using testing::small_gazetteer;

const Lexicon& small_lexicon() {
  static const Lexicon lexicon = lexicon_from(R"(
    roles holds { president, secretary, chairman, chief executive, mayor }
    roles represents { envoy, spokesman }
    roles member { member }
    roles founder { co-founder }
    roles family { wife = wife, father = father }
    metonyms officials { official }
    frame saying { actor = subject; content = clause; }
    claim frame saying { verbs say; }
    set body { maker, group }
    set state-office { president }
  )");
  return lexicon;
}

/// "Anna HOLDS_ROLE{secretary} Ukraine"
std::vector<std::string> facts_of(std::string_view rows) {
  const language::Document document = annotated(rows);
  const language::Dependents dependents(document);
  EntityTable entities(document, dependents, small_lexicon(), small_gazetteer());
  const ClaimSet claims;
  std::vector<std::string> out;
  for (const Fact& fact :
       find_standing_relations(document, dependents, small_lexicon(), small_gazetteer(), claims, entities)) {
    out.push_back(entities[fact.from.index].name + ' ' + fact.relation +
                  (fact.title.empty() ? "" : '{' + fact.title + '}') + ' ' + entities[fact.to.index].name +
                  (fact.former ? " former" : "") + (fact.polarity == Polarity::kNegative ? " not" : ""));
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Facts = std::vector<std::string>;

TEST(Standing, ATitleBeforeANameTiesItToItsCountry) {
  EXPECT_EQ(facts_of(R"(
    Former    former    ADJ   JJ  3 amod
    French    French    ADJ   JJ  3 amod Nationality:FRA
    President President PROPN NNP 4 nmod:desc
    Anna      Anna      PROPN NNP 6 nsubj Person
    Noir      Noir      PROPN NNP 4 flat +
    spoke     speak     VERB  VBD 0 root
  )"),
            (Facts{"Anna Noir HOLDS_ROLE{President} France former"}));
}

TEST(Standing, TheNameMayFollowTheBody) {
  EXPECT_EQ(facts_of(R"(
    President President PROPN NNP 6 nsubj
    of        of        ADP   IN  3 case
    France    France    PROPN NNP 1 nmod Country:FRA
    Anna      Anna      PROPN NNP 1 appos Person
    Noir      Noir      PROPN NNP 4 flat +
    spoke     speak     VERB  VBD 0 root
  )"),
            (Facts{"Anna Noir HOLDS_ROLE{President} France"}));
}

TEST(Standing, PeopleOfACountryAreItsCitizens) {
  EXPECT_EQ(facts_of(R"(
    Anna   Anna   PROPN NNP 9 nsubj Person
    Noir   Noir   PROPN NNP 1 flat +
    and    and    CCONJ CC  4 cc
    Marie  Marie  PROPN NNP 1 conj Person
    Blanc  Blanc  PROPN NNP 4 flat +
    ,      ,      PUNCT ,   8 punct
    both   both   DET   DT  9 det
    from   from   ADP   IN  9 case
    France France PROPN NNP 1 nmod Country:FRA
    won    win    VERB  VBD 0 root
  )"),
            (Facts{"Anna Noir CITIZEN_OF France", "Marie Blanc CITIZEN_OF France"}));
}

TEST(Standing, AnAppositionTiesItToTheBodyNotItsOwner) {
  EXPECT_EQ(
      facts_of(R"(
    Anna      Anna      PROPN NNP 11 nsubj Person
    ,         ,         PUNCT ,   4 punct
    the       the       DET   DT  4 det
    secretary secretary NOUN  NN  1 appos
    of        of        ADP   IN  10 case
    Ukraine   Ukraine   PROPN NNP 10 nmod:poss Country:UKR
    's        's        PART  POS 6 case
    National  National  PROPN NNP 10 compound Organization
    Security  Security  PROPN NNP 10 compound +
    Council   Council   PROPN NNP 4 nmod +
    spoke     speak     VERB  VBD 0 root
  )"),
      (Facts{"Anna HOLDS_ROLE{secretary} National Security Council", "National Security Council PART_OF Ukraine"}));
}

TEST(Standing, AnEnvoyRepresentsWhoSentThem) {
  EXPECT_EQ(facts_of(R"(
    Anna      Anna      PROPN NNP 7 nsubj Person
    ,         ,         PUNCT ,   6 punct
    President President PROPN NNP 4 nmod:desc
    Bob       Bob       PROPN NNP 6 nmod:poss Person
    's        's        PART  POS 4 case
    envoy     envoy     NOUN  NN  1 appos
    spoke     speak     VERB  VBD 0 root
  )"),
            (Facts{"Anna HOLDS_ROLE{envoy} Bob", "Anna REPRESENTS Bob"}));
}

TEST(Standing, JoinedRolesShareHolderAndBody) {
  EXPECT_EQ(facts_of(R"(
    Acme       Acme       PROPN NNP 3 nmod:poss Organization
    's         's         PART  POS 1 case
    chairman   chairman   NOUN  NN  9 nsubj
    and        and        CCONJ CC  5 cc
    co-founder co-founder NOUN  NN  3 conj
    ,          ,          PUNCT ,   7 punct
    Anna       Anna       PROPN NNP 3 appos Person
    ,          ,          PUNCT ,   7 punct
    left       leave      VERB  VBD 0 root
  )"),
            (Facts{"Anna FOUNDED Acme", "Anna HOLDS_ROLE{chairman} Acme"}));
}

TEST(Standing, ACopulaMayDenyIt) {
  EXPECT_EQ(facts_of(R"(
    Anna      Anna      PROPN NNP 5 nsubj Person
    is        be        AUX   VBZ 5 cop
    not       not       PART  RB  5 advmod
    the       the       DET   DT  5 det
    mayor     mayor     NOUN  NN  0 root
    of        of        ADP   IN  7 case
    Oslo      Oslo      PROPN NNP 5 nmod Place
  )"),
            (Facts{"Anna HOLDS_ROLE{mayor} Oslo not"}));
}

TEST(Standing, KinTiesPeople) {
  EXPECT_EQ(facts_of(R"(
    Bob       Bob       PROPN NNP 3 nmod:poss Person
    's        's        PART  POS 1 case
    wife      wife      NOUN  NN  7 nsubj
    ,         ,         PUNCT ,   5 punct
    Anna      Anna      PROPN NNP 3 appos Person
    ,         ,         PUNCT ,   5 punct
    left      leave     VERB  VBD 0 root
  )"),
            (Facts{"Anna FAMILY_OF{wife} Bob"}));
}

TEST(Standing, ARankMayStandBeforeTheNameInApposition) {
  EXPECT_EQ(facts_of(R"(
    Ukraine Ukraine PROPN NNP 4 nmod:poss Country:UKR
    's      's      PART  POS 1 case
    chief   chief   ADJ   JJ  4 amod
    envoy   envoy   NOUN  NN  10 nsubj
    ,       ,       PUNCT ,   7 punct
    Gen     gen     NOUN  NN  7 nmod:desc
    Anna    Anna    PROPN NNP 4 appos Person
    Noir    Noir    PROPN NNP 7 flat +
    ,       ,       PUNCT ,   7 punct
    spoke   speak   VERB  VBD 0 root
  )"),
            (Facts{"Anna Noir HOLDS_ROLE{chief envoy} Ukraine", "Anna Noir REPRESENTS Ukraine"}));
}

TEST(Standing, WhoseKinIsNotTheOneNamedBefore) {
  const language::Document document = annotated(R"(
    Anna    Anna    PROPN NNP 7 nsubj Person
    ,       ,       PUNCT ,   5 punct
    whose   whose   PRON  WP$ 4 nmod:poss
    father  father  NOUN  NN  5 nsubj
    drowned drown   VERB  VBD 1 acl:relcl
    ,       ,       PUNCT ,   5 punct
    wept    weep    VERB  VBD 0 root
  )");
  const language::Dependents dependents(document);
  EntityTable entities(document, dependents, small_lexicon(), small_gazetteer());
  bind_role_holders(Tree(document, dependents), small_lexicon(), small_gazetteer(), entities);
  EXPECT_FALSE(entities.find(3).has_value());
}

TEST(Standing, AnArmyWithACountryInItsNameIsPartOfIt) {
  EXPECT_EQ(facts_of(R"(
    The       the       DET   DT  3 det
    Ukrainian Ukrainian PROPN NNP 3 compound Organization
    Army      Army      PROPN NNP 4 nsubj +
    moved     move      VERB  VBD 0 root
  )"),
            (Facts{"Ukrainian Army PART_OF Ukraine"}));
}

TEST(Standing, ATownAndItsCountryStandSideBySide) {
  EXPECT_EQ(facts_of(R"(
    They      they      PRON  PRP 2 nsubj
    met       meet      VERB  VBD 0 root
    in        in        ADP   IN  4 case
    Odesa     Odesa     PROPN NNP 2 obl Place
    ,         ,         PUNCT ,   6 punct
    Ukraine   Ukraine   PROPN NNP 4 appos Country:UKR
    .         .         PUNCT .   2 punct
  )"),
            (Facts{"Odesa LOCATED_IN Ukraine"}));
}

TEST(Standing, APlaceInAListIsNotInTheNext) {
  EXPECT_EQ(facts_of(R"(
    in        in        ADP   IN  2 case
    Lyon      Lyon      PROPN NNP 0 root Place
    ,         ,         PUNCT ,   4 punct
    Odesa     Odesa     PROPN NNP 2 conj Place
    and       and       CCONJ CC  6 cc
    Kyiv      Kyiv      PROPN NNP 2 conj Place
  )"),
            Facts{});
}

TEST(Standing, AFirmLiesWhereItIsBased) {
  EXPECT_EQ(facts_of(R"(
    Acme      Acme      PROPN NNP 9 nsubj Organization
    ,         ,         PUNCT ,   6 punct
    a         a         DET   DT  6 det
    maker     maker     NOUN  NN  1 appos
    based     base      VERB  VBN 4 acl
    in        in        ADP   IN  7 case
    Odesa     Odesa     PROPN NNP 5 obl Place
    ,         ,         PUNCT ,   4 punct
    grew      grow      VERB  VBD 0 root
  )"),
            (Facts{"Acme LOCATED_IN Odesa"}));
}

}  // namespace
}  // namespace dossier::extract
