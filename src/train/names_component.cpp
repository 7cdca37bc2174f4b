#include "train/names_component.h"

#include "language/network.h"
#include "language/parser.h"
#include "train/gazetteer_component.h"
#include "train/names_data.h"
#include "train/names_trainer.h"
#include "train/text_file.h"

#include <algorithm>

namespace dossier::train {
namespace {

void retag(std::vector<NamedDocument>& documents, const language::ParserModel& model) {
  const language::Parser parser(model);
  for (NamedDocument& named : documents) parser.run(named.document);
}

Result<std::map<std::string, std::string>> train(const TrainingContext& context) {
  const auto gazetteer = gazetteer_of(context);
  if (!gazetteer) return gazetteer.error();
  auto gmb_text = read_text_file(context.data / "data" / "ner" / "gmb-train.tsv.xz");
  if (!gmb_text) return gmb_text.error();
  auto gum_text = read_text_file(context.data / "treebank" / "gum-train.conllu.xz");
  if (!gum_text) return gum_text.error();
  auto gmb = read_gmb(gmb_text.value(), gazetteer.value());
  if (!gmb) return gmb.error();
  auto gum = read_gum_names(gum_text.value(), gazetteer.value());
  if (!gum) return gum.error();

  language::ParserModel parser;
  const auto section = context.sections.find("parser");
  if (section != context.sections.end() && language::unpack_parser(section->second, parser)) {
    retag(gmb.value(), parser);
    retag(gum.value(), parser);
  } else {
    context.log("names: no parser in the model, so the data's own tags are used");
  }

  std::vector<NamedDocument> training, held_back;
  for (std::size_t i = 0; i < gmb.value().size(); ++i)
    (i % 10 == 9 ? held_back : training).push_back(std::move(gmb.value()[i]));
  harmonise(training, gazetteer.value());
  const std::size_t plain = training.size();
  for (std::size_t i = 0; i < plain; i += 12) training.push_back(as_headlines(training[i], i % 24 == 0));
  for (NamedDocument& document : gum.value()) training.push_back(std::move(document));

  NameTrainingOptions options;
  options.epochs = std::max(1u, static_cast<unsigned>(options.epochs * context.effort));
  const std::string bytes =
      train_names(training, gazetteer.value(), options, [&](const std::string& line) { context.log(line); });
  context.log("names, tenth of GMB held back, sequence model alone:\n" +
              score_names(bytes, held_back, gazetteer.value(), false).describe());
  context.log("names, tenth of GMB held back, whole tagger:\n" +
              score_names(bytes, held_back, gazetteer.value(), true).describe());
  return std::map<std::string, std::string>{{"names", bytes}};
}

}  // namespace

Component names_component() { return {"names", train}; }

}  // namespace dossier::train
