#include "language/tree_repair.h"

#include <gtest/gtest.h>

#include "language/conllu.h"

namespace dossier::language {
namespace {

/// Rows "form UPOS head relation", one a line, with a Penn tag behind where it matters.
Document tree(std::string_view rows) {
  std::string conllu;
  int id = 0;
  for (std::size_t at = 0; at < rows.size();) {
    const auto end = std::min(rows.find('\n', at), rows.size());
    std::string columns[5];
    std::size_t n = 0;
    for (const char c : rows.substr(at, end - at))
      if (c == ' ') ++n;
      else columns[n] += c;
    conllu += std::to_string(++id) + '\t' + columns[0] + "\t_\t" + columns[1] + '\t' +
              (columns[4].empty() ? "_" : columns[4]) + "\t_\t" + columns[2] + '\t' + columns[3] + "\t_\t_\n";
    at = end + 1;
  }
  auto documents = read_conllu(conllu, "test");
  EXPECT_TRUE(documents.ok()) << documents.error().render();
  Document document = std::move(documents->front());
  repair_trees(document);
  return document;
}

/// "head relation" of the 1-based word, the root's head as 0.
std::string arc(const Document& document, TokenIndex word) {
  const Token& token = document.tokens[word - 1];
  return std::to_string(token.head == kNoToken ? 0 : token.head + 1) + ' ' + std::string(name_of(token.deprel));
}

TEST(TreeRepair, AdjectivesInCoordinationBelongToTheNounAfterThem) {
  const Document document = tree(
      "Monday PROPN 8 obl\n, PUNCT 3 punct\nUkrainian ADJ 1 conj\n, PUNCT 5 punct\nRussian ADJ 3 conj\nand CCONJ 5 cc\n"
      "American ADJ 8 amod\nenvoys NOUN 9 nsubj\nmet VERB 0 root");
  EXPECT_EQ(arc(document, 3), "8 amod");
  EXPECT_EQ(arc(document, 5), "3 conj");
  EXPECT_EQ(arc(document, 6), "7 cc");
  EXPECT_EQ(arc(document, 7), "3 conj");
}

TEST(TreeRepair, AnObliqueWithoutAPrepositionIsTheObjectThatTheVerbLacks) {
  const Document killed = tree(
      "strikes NOUN 2 nsubj\nkilled VERB 0 root\nat ADP 4 case\nleast ADJ 5 nmod\n17 NUM 6 nummod\n"
      "people NOUN 2 obl");
  EXPECT_EQ(arc(killed, 6), "2 obj");
  // With a preposition it stays, and so do times and what stands beside an object.
  EXPECT_EQ(arc(tree("died VERB 0 root\nin ADP 3 case\nKabul PROPN 1 obl"), 3), "1 obl");
  EXPECT_EQ(arc(tree("died VERB 0 root\nTuesday PROPN 1 obl"), 2), "1 obl");
  EXPECT_EQ(arc(tree("told VERB 0 root\nreporters NOUN 1 obj\nnews NOUN 1 obl"), 3), "1 obl");
}

TEST(TreeRepair, TwoTollsStandSideBySide) {
  const Document document = tree(
      "shell NOUN 2 nsubj\nleft VERB 0 root\nseven NUM 7 nummod\ndead ADJ 7 amod\nand CCONJ 6 cc\nnine NUM 4 conj\n"
      "injured NOUN 2 obj");
  EXPECT_EQ(arc(document, 4), "2 obj");
  EXPECT_EQ(arc(document, 3), "4 nummod");
  EXPECT_EQ(arc(document, 7), "4 conj");
  EXPECT_EQ(arc(document, 6), "7 nummod");
  EXPECT_EQ(arc(document, 5), "7 cc");
}

TEST(TreeRepair, AnApostropheAfterAPossessorIsItsMark) {
  Document document = tree("ministers NOUN 3 nmod:poss\n' PUNCT 3 punct\ntalks NOUN 4 nsubj\nended VERB 0 root");
  EXPECT_EQ(arc(document, 2), "3 punct");  // a space stands before it: a quotation mark
  document.tokens[0].space_after = false;
  repair_trees(document);
  EXPECT_EQ(arc(document, 2), "1 case");
  EXPECT_EQ(document.tokens[1].upos, Upos::kPart);
  EXPECT_EQ(xpos_name(document.tokens[1].xpos), "POS");
}

TEST(TreeRepair, ATitleDescribesTheNameAfterIt) {
  const Document document = tree(
      "signed VERB 0 root\nby ADP 3 case\nMinister PROPN 1 obl:agent\nTesfaye PROPN 1 obl:agent\nWorku PROPN 4 flat");
  EXPECT_EQ(arc(document, 3), "4 nmod:desc");
  EXPECT_EQ(arc(document, 2), "4 case");
  EXPECT_EQ(arc(document, 4), "1 obl:agent");
}

TEST(TreeRepair, ItemsPartedBySemicolonsKeepTheirAppositions) {
  const Document document = tree(
      "included VERB 0 root\nAna PROPN 1 obj\n, PUNCT 4 punct\nsecretary NOUN 2 appos\n; PUNCT 6 punct\nBen PROPN 2 "
      "conj\n"
      ", PUNCT 8 punct\nchief NOUN 2 appos\n; PUNCT 10 punct\nCem PROPN 6 conj\n, PUNCT 12 punct\nenvoy NOUN 10 conj");
  EXPECT_EQ(arc(document, 8), "6 appos");
  EXPECT_EQ(arc(document, 10), "2 conj");
  EXPECT_EQ(arc(document, 12), "10 appos");
}

TEST(TreeRepair, AnAppositionIsNotAConjunctOfSomethingFar) {
  const Document document = tree(
      "truce NOUN 9 nsubj\n, PUNCT 3 punct\nsigned VERB 1 acl\nby ADP 5 case\nYonas PROPN 3 obl:agent\n, PUNCT 8 "
      "punct\n"
      "an DET 8 det\nadviser NOUN 1 conj\nheld VERB 0 root");
  EXPECT_EQ(arc(document, 8), "5 appos");
}

TEST(TreeRepair, HeadlinesMayHaveTwoSubjects) {
  const Document document =
      tree("Ethiopia PROPN 4 vocative\n, PUNCT 1 punct\nEritrea PROPN 4 nsubj\nagree VERB 0 root\ntruce NOUN 4 obj");
  EXPECT_EQ(arc(document, 1), "4 nsubj");
  EXPECT_EQ(arc(document, 3), "1 conj");
}

TEST(TreeRepair, WhatHangsFromAPartOfANameBelongsToTheWhole) {
  const Document document = tree(
      "talks NOUN 9 nsubj\nbetween ADP 4 case\nRita PROPN 4 compound\nBlom PROPN 1 nmod\nand CCONJ 6 cc\n"
      "Otto PROPN 3 conj\nKern PROPN 6 flat\n, PUNCT 4 punct\nended VERB 0 root VBD");
  EXPECT_EQ(arc(document, 6), "4 conj");
}

TEST(TreeRepair, ANameBeyondACommaIsTheSubjectThatTheVerbLacks) {
  const Document document = tree(
      "talks NOUN 6 obl\nled VERB 1 acl VBN\nSalim PROPN 2 obl:agent\n, PUNCT 5 punct\nIran PROPN 3 flat\n"
      "freed VERB 0 root VBD\nBech PROPN 6 obj");
  EXPECT_EQ(arc(document, 5), "6 nsubj");
}

TEST(TreeRepair, OfTwoSubjectsBeforeAVerbTheFirstIsTheOneBetweens) {
  const Document fled = tree(
      "Mara PROPN 6 nsubj\nfled VERB 6 ccomp VBD\nhome NOUN 2 obl\n, PUNCT 2 punct\nDeen PROPN 6 nsubj\n"
      "said VERB 0 root VBD");
  EXPECT_EQ(arc(fled, 1), "2 nsubj");
  EXPECT_EQ(arc(fled, 5), "6 nsubj");
  const Document seized = tree(
      "Mara PROPN 6 nsubj\nwas AUX 3 aux:pass VBD\nseized VERB 6 ccomp VBN\n, PUNCT 3 punct\npolice NOUN 6 nsubj\n"
      "said VERB 0 root VBD");
  EXPECT_EQ(arc(seized, 1), "3 nsubj:pass");
}

TEST(TreeRepair, AParticipleBetweenCommasDescribesTheSubjectOfWhatIsTold) {
  const Document document = tree(
      "Sesay PROPN 3 nsubj\n, PUNCT 1 punct\nelected VERB 0 root VBN\nin ADP 5 case\nJune PROPN 3 obl\n"
      ", PUNCT 8 punct\nwas AUX 8 cop VBD\nabroad ADV 3 parataxis");
  EXPECT_EQ(arc(document, 1), "8 nsubj");
  EXPECT_EQ(arc(document, 3), "1 acl");
  EXPECT_EQ(arc(document, 8), "0 root");
  EXPECT_EQ(document.sentences[0].root, 7u);
}

TEST(TreeRepair, TheNameAfterAQuotationsVerbSaysIt) {
  const Document document =
      tree("\" PUNCT 2 punct\nWait INTJ 4 ccomp\n\" PUNCT 2 punct\nwarned VERB 0 root VBD\nKane PROPN 4 iobj");
  EXPECT_EQ(arc(document, 5), "4 nsubj");
}

TEST(TreeRepair, WhatIsDoneToSomebodyIsNoPastTenseAfterAPassive) {
  const Document document = tree(
      "Bech PROPN 3 nsubj:pass\nwas AUX 3 aux:pass VBD\narrested VERB 0 root VBN\nand CCONJ 5 cc\n"
      "sentenced VERB 3 conj VBD\nand CCONJ 7 cc\ndied VERB 3 conj VBD");
  EXPECT_EQ(xpos_name(document.tokens[4].xpos), "VBN");
  EXPECT_EQ(xpos_name(document.tokens[6].xpos), "VBD");
}

TEST(TreeRepair, ASpeakersOtherActIsNotOfWhomHeSpeaks) {
  const Document document = tree(
      "Cole PROPN 2 nsubj\nsaid VERB 0 root VBD\npilots NOUN 5 nsubj\nhad AUX 5 aux VBD\nmissed VERB 2 ccomp VBN\n"
      "and CCONJ 7 cc\naccused VERB 5 conj VBD\nPeru PROPN 7 obj");
  EXPECT_EQ(arc(document, 7), "2 conj");
  // In one tense and with no comma it may be theirs.
  const Document same = tree(
      "Cole PROPN 2 nsubj\nsaid VERB 0 root VBD\npilots NOUN 4 nsubj\nmissed VERB 2 ccomp VBD\n"
      "and CCONJ 6 cc\naccused VERB 4 conj VBD\nPeru PROPN 6 obj");
  EXPECT_EQ(arc(same, 6), "4 conj");
}

TEST(TreeRepair, WhatStandsBetweenCommasAfterANameDescribesIt) {
  const Document document = tree(
      "Kremlin PROPN 6 nsubj\n, PUNCT 4 punct\nclosest ADJ 4 amod\nally NOUN 6 nsubj\n, PUNCT 1 punct\n"
      "condemned VERB 0 root VBD\nit PRON 6 obj");
  EXPECT_EQ(arc(document, 4), "1 appos");
  const Document backs = tree(
      "Norwest PROPN 0 root\n, PUNCT 3 punct\nholder NOUN 1 appos\n, PUNCT 1 punct\nbacks VERB 1 parataxis VBZ\n"
      "it PRON 5 obj");
  EXPECT_EQ(arc(backs, 1), "5 nsubj");
  EXPECT_EQ(arc(backs, 5), "0 root");
}

TEST(TreeRepair, ANameBehindAPhraseAtTheFrontIsTheSubject) {
  const Document document = tree(
      "Acting VERB 8 advcl VBG\nvia ADP 3 case\nlawyers NOUN 1 obl\n, PUNCT 5 punct\nZhuk PROPN 3 appos\n"
      "23 NUM 5 nmod:unmarked\n, PUNCT 1 punct\npleaded VERB 0 root VBD");
  EXPECT_EQ(arc(document, 5), "8 nsubj");
}

TEST(TreeRepair, ANounBeforeTheNextClausesVerbIsItsSubject) {
  const Document document = tree(
      "cut VERB 0 root VBD\nties NOUN 1 obj\nwith ADP 4 case\nMali PROPN 2 nmod\n, PUNCT 7 punct\nand CCONJ 7 cc\n"
      "Paris PROPN 4 conj\nmay AUX 9 aux MD\nfollow VERB 1 conj VB");
  EXPECT_EQ(arc(document, 7), "9 nsubj");
}

TEST(TreeRepair, WhoStandTogetherBeforeAVerbAreItsSubjectAndNoFurtherPlaces) {
  const Document document = tree(
      "After ADP 2 case\ntalks NOUN 9 obl\nin ADP 4 case\nOslo PROPN 2 nmod\n, PUNCT 6 punct\nPeru PROPN 4 conj\n"
      "and CCONJ 8 cc\nChad PROPN 6 conj\nsigned VERB 0 root VBD");
  EXPECT_EQ(arc(document, 6), "9 nsubj");
  EXPECT_EQ(arc(document, 8), "6 conj");
  // One more place with a subject behind it stays one.
  const Document kept = tree(
      "After ADP 2 case\ntalks NOUN 8 obl\nin ADP 4 case\nOslo PROPN 2 nmod\n, PUNCT 6 punct\nNorway PROPN 4 conj\n"
      "they PRON 8 nsubj\nsigned VERB 0 root VBD");
  EXPECT_EQ(arc(kept, 6), "4 conj");
}

TEST(TreeRepair, APrepositionBeforeANameIsTheWholeNames) {
  const Document document = tree("talks NOUN 0 root\nbetween ADP 3 case\nRita PROPN 4 compound\nBlom PROPN 1 nmod");
  EXPECT_EQ(arc(document, 2), "4 case");
}

TEST(TreeRepair, TheLittleWordOfANameIsNoVerb) {
  const Document document = tree(
      "head NOUN 6 nsubj\nof ADP 3 case\nBanco PROPN 1 nmod\ndo VERB 6 nsubj VBP\nNorte PROPN 4 obj\n"
      "fell VERB 0 root VBD");
  EXPECT_EQ(document.tokens[3].upos, Upos::kPropn);
  EXPECT_EQ(arc(document, 4), "3 flat");
  EXPECT_EQ(arc(document, 5), "3 flat");
}

TEST(TreeRepair, WhatDescribesAnOpponentIsNoVerb) {
  const Document document = tree("who PRON 2 nsubj\nbeat VERB 0 root VBD\nhosts VERB 2 ccomp VBZ\nPeru PROPN 3 obj");
  EXPECT_EQ(arc(document, 4), "2 obj");
  EXPECT_EQ(arc(document, 3), "4 nmod:desc");
}

TEST(TreeRepair, LeavesOtherTreesAlone) {
  const Document document =
      tree("Ana PROPN 4 vocative\n, PUNCT 1 punct\nBen PROPN 4 nsubj\nleft VERB 0 root\n. PUNCT 4 punct");
  EXPECT_EQ(arc(document, 1), "4 vocative");
  EXPECT_EQ(arc(document, 3), "4 nsubj");
}

}  // namespace
}  // namespace dossier::language
