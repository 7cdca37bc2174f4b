// A workbench for the name tagger: trains it on the data at hand and measures it, apart from the whole model.
#include "train/gazetteer_pack.h"
#include "train/names_data.h"
#include "train/names_trainer.h"
#include "train/text_file.h"

#include <cstdio>
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
    std::cerr << "usage: names_lab SHARED_DIR SUPPLEMENT OUT_PREFIX [epochs] [bucket_bits]\n";
    return 2;
  }
  const std::string root = argv[1];
  const std::string countries = must_read(root + "/data/gazetteer/countries.json"),
                    forenames = must_read(root + "/data/gazetteer/forenames.csv"),
                    surnames = must_read(root + "/data/gazetteer/surnames.csv"),
                    cities = must_read(root + "/data/gazetteer/world-cities.csv.xz"), supplement = must_read(argv[2]);
  const auto packed = train::pack_gazetteer({countries, forenames, surnames, cities, supplement});
  language::Gazetteer gazetteer;
  if (!packed || !gazetteer.unpack(packed.value())) return 1;
  auto gmb = train::read_gmb(must_read(root + "/data/ner/gmb-train.tsv.xz"), gazetteer);
  auto gum = train::read_gum_names(must_read(root + "/treebank/gum-train.conllu.xz"), gazetteer);
  if (!gmb || !gum) return 1;
  std::vector<train::NamedDocument> training, held;
  for (std::size_t i = 0; i < gmb.value().size(); ++i)
    (i % 10 == 9 ? held : training).push_back(std::move(gmb.value()[i]));
  train::harmonise(training, gazetteer);
  const std::size_t plain = training.size();
  for (std::size_t i = 0; i < plain; i += 12) training.push_back(train::as_headlines(training[i], i % 24 == 0));
  for (auto& document : gum.value()) training.push_back(std::move(document));
  train::NameTrainingOptions options;
  if (argc > 4) options.epochs = static_cast<unsigned>(std::atoi(argv[4]));
  if (argc > 5) options.bucket_bits = static_cast<unsigned>(std::atoi(argv[5]));
  if (argc > 6) options.rate = static_cast<float>(std::atof(argv[6]));
  if (argc > 7) options.decay = static_cast<float>(std::atof(argv[7]));
  const std::string section =
      train::train_names(training, gazetteer, options, [](const std::string& line) { std::cerr << line << "\n"; });
  std::cout << "sequence model, GMB held back:\n" << train::score_names(section, held, gazetteer, false).describe();
  std::cout << "whole tagger, GMB held back:\n" << train::score_names(section, held, gazetteer, true).describe();
  std::ofstream(std::string(argv[3]) + ".names", std::ios::binary) << section;
  std::ofstream(std::string(argv[3]) + ".gazetteer", std::ios::binary) << packed.value();
}
