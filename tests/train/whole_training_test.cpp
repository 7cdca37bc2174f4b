#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "language/analyzer.h"
#include "language/conllu.h"
#include "language/lemmatizer.h"
#include "language/model_file.h"
#include "train/aligned_copy.h"
#include "train/lemmatizer_trainer.h"
#include "train/parser_trainer.h"
#include "train/raw_text_score.h"
#include "train/tokenizer_trainer.h"

/// The whole loop on a made-up treebank: train, pack, load, analyse, score.
namespace dossier::train {
namespace {

struct Entry {
  const char *form, *lemma, *upos, *xpos;
};

/// Sentences of one pattern, "The old minister didn't visit a city.", from small lists of words.
std::vector<language::Document> made_up_treebank() {
  const Entry nouns[] = {{"minister", "minister", "NOUN", "NN"},
                         {"cities", "city", "NOUN", "NNS"},
                         {"envoy", "envoy", "NOUN", "NN"},
                         {"talks", "talk", "NOUN", "NNS"}};
  const Entry verbs[] = {
      {"visited", "visit", "VERB", "VBD"}, {"praised", "praise", "VERB", "VBD"}, {"attacked", "attack", "VERB", "VBD"}};
  const Entry adjectives[] = {
      {"old", "old", "ADJ", "JJ"}, {"new", "new", "ADJ", "JJ"}, {"great", "great", "ADJ", "JJ"}};
  std::string conllu;
  Random random(11);
  for (int s = 0; s < 240; ++s) {
    const Entry& subject = nouns[random.below(4)];
    const Entry& object = nouns[random.below(4)];
    const Entry& verb = verbs[random.below(3)];
    const Entry& adjective = adjectives[random.below(3)];
    if (s % 40 == 0) conllu += "# newdoc\n# newpar\n";
    std::string text;
    std::string rows;
    int id = 0;
    const auto word = [&](const Entry& e, int head, const char* relation, bool space = true) {
      ++id;
      rows += std::to_string(id) + '\t' + e.form + '\t' + e.lemma + '\t' + e.upos + '\t' + e.xpos + "\t_\t" +
              std::to_string(head) + '\t' + relation + "\t_\t" + (space ? "_" : "SpaceAfter=No") + '\n';
      text += e.form;
      if (space) text += ' ';
    };
    if (s % 3 == 0) {  // with a contraction
      const std::string base = std::string(verb.lemma);
      word({"The", "the", "DET", "DT"}, 2, "det");
      word(subject, 5, "nsubj");
      rows += "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n";
      word({"did", "do", "AUX", "VBD"}, 5, "aux", false);
      word({"n't", "not", "PART", "RB"}, 5, "advmod");
      word({base.c_str(), verb.lemma, "VERB", "VB"}, 0, "root");
      word(adjective, 7, "amod");
      word(object, 5, "obj", false);
      word({".", ".", "PUNCT", "."}, 5, "punct", false);
    } else {
      word({"The", "the", "DET", "DT"}, 3, "det");
      word(adjective, 3, "amod");
      word(subject, 4, "nsubj");
      word(verb, 0, "root");
      word({"a", "a", "DET", "DT"}, 6, "det");
      word(object, 4, "obj", false);
      word({".", ".", "PUNCT", "."}, 4, "punct", false);
    }
    conllu += "# text = " + text + '\n' + rows + '\n';
  }
  auto documents = language::read_conllu(conllu, "made up");
  EXPECT_TRUE(documents.ok()) << documents.error().render();
  return documents.ok() ? *std::move(documents) : std::vector<language::Document>{};
}

std::map<std::string, std::string> trained(const std::vector<language::Document>& documents) {
  const auto quiet = [](std::string_view) {};
  ParserTrainingData data;
  data.documents = documents;
  data.facts = {{"visit", 2u}, {"city", 1u}};
  // The same sentences once more as another corpus, which the teachers read for the student.
  for (const language::Document& document : documents)
    data.auxiliary.push_back({document, std::vector<std::uint8_t>(document.tokens.size(), 0)});
  ParserTrainingOptions options;
  auto& shape = options.student.shape;
  shape.embedding = shape.hidden = shape.arc = shape.label = 16;
  shape.layers = 2;
  options.teachers = {options.student, options.student};
  options.teachers[0].passes = 4;
  options.teachers[1].passes = 2;
  options.affix_rows = options.gram_rows = 256;
  options.student.passes = 12;
  options.batch_words = 60;
  options.learning_rate = 8e-3f;
  options.student.dropout = {0.1f, 0.05f, 0.05f};
  std::map<std::string, std::string> sections;
  sections["tokenizer"] = train_tokenizer(documents, 1.0, quiet);
  sections["lemmatizer"] = train_lemmatizer(documents);
  auto parser = train_parser(data, options, quiet);
  EXPECT_TRUE(parser.ok());
  if (parser.ok()) sections["parser"] = *std::move(parser);
  return sections;
}

TEST(WholeTraining, LearnsAMadeUpLanguageFromRawText) {
  const auto documents = made_up_treebank();
  const auto path = (std::filesystem::path(testing::TempDir()) / "dossier-made-up.model").string();
  ASSERT_TRUE(language::write_model(path, trained(documents)).ok());
  auto analyzer = language::Analyzer::load(path);
  ASSERT_TRUE(analyzer.ok()) << analyzer.error().render();
  const auto scores = score_raw_text(*analyzer, documents);
  ASSERT_TRUE(scores.ok());
  EXPECT_GT(scores->words, 99.9);
  EXPECT_GT(scores->sentences, 99.9);
  EXPECT_GT(scores->upos, 99.0);
  EXPECT_GT(scores->lemmas, 99.0);
  EXPECT_GT(scores->labelled, 98.0);
  std::filesystem::remove(path);
}

TEST(WholeTraining, TheSameDataGiveTheSameBytes) {
  const auto documents = made_up_treebank();
  EXPECT_TRUE(trained(documents) == trained(documents));
}

TEST(Lemmatizer, LearnsItsTrainingWords) {
  const auto documents = made_up_treebank();
  EXPECT_GT(score_lemmatizer(train_lemmatizer(documents), documents), 99.9);
}

std::string lemma_of(std::string_view section, std::string_view form, language::Upos upos, const char* xpos) {
  const AlignedCopy copy(section);
  language::Lemmatizer lemmatizer;
  EXPECT_TRUE(lemmatizer.unpack(copy.bytes()));
  return lemmatizer.lemma(form, upos, language::xpos_from(xpos), {});
}

TEST(Lemmatizer, KnowsTheInflectionsOfADictionary) {
  const auto vbd = language::xpos_from("VBD");
  const std::vector<Inflection> inflections = {{"fled", "flee", language::Upos::kVerb, vbd},
                                               {"hassled", "hassle", language::Upos::kVerb, vbd},
                                               {"startled", "startle", language::Upos::kVerb, vbd}};
  const std::string section = train_lemmatizer(made_up_treebank(), inflections);
  EXPECT_EQ(lemma_of(section, "Fled", language::Upos::kVerb, "VBD"), "flee");
  EXPECT_EQ(lemma_of(section, "throttled", language::Upos::kVerb, "VBD"), "throttle");
}

TEST(Inflections, AreThoseOfEnglish) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "dossier-wordnet";
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const char* text) { std::ofstream(folder / name) << text; };
  write("index.verb", "  the licence\nagree v 1\ncarry v 1\nlie v 1\nrun v 1\nsmell v 1\ntie_up v 1\n");
  write("verb.exc", "lay lie\nlain lie\nlying lie\nran run\nrunning run\nsmelt smell\n");
  write("index.noun", "box n 1\ncustom n 1\ncustoms n 1\nhorse n 1\nhorseman n 1\nwolf n 1\n");
  write("noun.exc", "wolves wolf\n");
  write("index.adj", "happy a 1\ngood a 1\n");
  write("adj.exc", "better good\nbest good\n");
  const auto inflections = wordnet_inflections(folder);
  ASSERT_TRUE(inflections.ok());
  std::set<std::string> seen;
  for (const auto& inflection : *inflections)
    seen.insert(inflection.form + ' ' + std::string(language::xpos_name(inflection.xpos)) + ' ' + inflection.lemma);
  for (const char* right :
       {"agrees VBZ agree", "agreed VBD agree", "agreeing VBG agree", "carries VBZ carry", "carried VBN carry",
        "lying VBG lie", "lain VBN lie", "running VBG run", "smelled VBD smell", "smelt VBN smell", "boxes NNS box",
        "horsemen NNS horseman", "wolves NNS wolf", "happier JJR happy", "happiest JJS happy", "better JJR good",
        "best JJS good"})
    EXPECT_EQ(seen.count(right), 1u) << right;
  for (const char* wrong : {"customs NNS custom", "wolfs NNS wolf", "lieing VBG lie", "gooder JJR good"})
    EXPECT_EQ(seen.count(wrong), 0u) << wrong;
  std::filesystem::remove_all(folder);
}

TEST(Inflections, AFolderWithoutTheListsGivesNone) {
  const auto none = wordnet_inflections("/nowhere");
  ASSERT_TRUE(none.ok());
  EXPECT_TRUE(none->empty());
}

}  // namespace
}  // namespace dossier::train
