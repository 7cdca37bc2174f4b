// A workbench for coreference: trains the ranker on gold trees with the names of a packed tagger, and measures it.
#include "language/names.h"
#include "train/coref_senses.h"
#include "train/coref_trainer.h"
#include "train/text_file.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

using namespace dossier;

namespace {

std::string must_read(const std::string& path) {
  auto text = train::read_text_file(path);
  if (!text) {
    std::cerr << text.error().render() << "\n";
    std::exit(1);
  }
  return std::move(text).value();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: coref_lab SHARED_DIR NAMES_PREFIX OUT_PREFIX [false_link false_new]\n";
    return 2;
  }
  const std::string root = argv[1], prefix = argv[2];
  const std::string gazetteer_bytes = must_read(prefix + ".gazetteer"), names_bytes = must_read(prefix + ".names");
  language::Gazetteer gazetteer;
  language::NameTagger tagger(gazetteer);
  if (!gazetteer.unpack(gazetteer_bytes) || !tagger.unpack(names_bytes)) return 1;
  const std::string train_text = must_read(root + "/treebank/gum-train.conllu.xz"),
                    dev_text = must_read(root + "/treebank/gum-dev.conllu.xz");
  auto training = train::read_gum_coref(train_text, "gum-train");
  auto dev = train::read_gum_coref(dev_text, "gum-dev");
  const auto types = train::count_gum_types(train_text);
  if (!training || !dev || !types) return 1;
  for (auto* documents : {&training.value(), &dev.value()})
    for (auto& document : *documents) tagger.tag(document.document);
  const std::string senses = train::pack_senses(types.value(), must_read("/usr/share/wordnet/index.noun"),
                                                must_read("/usr/share/wordnet/data.noun"));
  std::cerr << "senses: " << senses.size() << " bytes\n";
  train::CorefTrainingOptions options;
  if (argc > 4) options.false_link = static_cast<float>(std::atof(argv[4]));
  if (argc > 5) options.false_new = static_cast<float>(std::atof(argv[5]));
  if (argc > 6) options.epochs = static_cast<unsigned>(std::atoi(argv[6]));
  const std::string section = train::train_coref(training.value(), gazetteer, senses, options,
                                                 [](const std::string& line) { std::cerr << line << "\n"; });
  std::cout << "rules alone:\n" << train::score_coref({}, dev.value(), gazetteer).describe();
  std::cout << "with the ranker:\n" << train::score_coref(section, dev.value(), gazetteer).describe();
  for (const auto& document : dev.value()) {
    const auto score = train::score_coref(section, {document}, gazetteer);
    std::cout << document.id << " " << 100 * score.conll() << "\n";
  }
  std::ofstream(std::string(argv[3]) + ".coref", std::ios::binary) << section;
}
