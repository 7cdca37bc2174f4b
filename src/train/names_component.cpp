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

struct NameData {
  std::vector<NamedDocument> training, held_back, gum;
};

/// GMB, of which every tenth document is held back for measuring, and GUM, with the tags of the model's parser where it
/// has one. `for_measuring` leaves all but the held-back part empty.
Result<NameData> read_data(const TrainingContext& context, const language::Gazetteer& gazetteer, bool for_measuring) {
  NameData data;
  auto gmb_text = read_text_file(context.data / "data" / "ner" / "gmb-train.tsv.xz");
  if (!gmb_text) return gmb_text.error();
  auto gmb = read_gmb(gmb_text.value(), gazetteer);
  if (!gmb) return gmb.error();
  for (std::size_t i = 0; i < gmb.value().size(); ++i)
    (i % 10 == 9 ? data.held_back : data.training).push_back(std::move(gmb.value()[i]));
  if (for_measuring) {
    data.training.clear();
  } else {
    auto gum_text = read_text_file(context.data / "treebank" / "gum-train.conllu.xz");
    if (!gum_text) return gum_text.error();
    auto gum = read_gum_names(gum_text.value(), gazetteer);
    if (!gum) return gum.error();
    data.gum = std::move(gum).value();
  }
  language::ParserModel parser;
  const auto section = context.sections.find("parser");
  if (section != context.sections.end() && language::unpack_parser(section->second, parser)) {
    for (auto* part : {&data.training, &data.held_back, &data.gum}) retag(*part, parser);
  } else {
    context.log("names: no parser in the model, so the data's own tags are used");
  }
  return data;
}

Result<std::map<std::string, std::string>> train(const TrainingContext& context) {
  const auto gazetteer = gazetteer_of(context);
  if (!gazetteer) return gazetteer.error();
  auto data = read_data(context, gazetteer.value(), false);
  if (!data) return data.error();
  std::vector<NamedDocument> training = std::move(data->training);
  harmonise(training, gazetteer.value());
  const std::size_t plain = training.size();
  for (std::size_t i = 0; i < plain; i += 12) training.push_back(as_headlines(training[i], i % 24 == 0));
  for (NamedDocument& document : data->gum) training.push_back(std::move(document));

  NameTrainingOptions options;
  options.epochs = std::max(1u, static_cast<unsigned>(options.epochs * context.effort));
  return std::map<std::string, std::string>{
      {"names",
       train_names(training, gazetteer.value(), options, [&](const std::string& line) { context.log(line); })}};
}

Result<std::string> measure(const TrainingContext& context) {
  const auto gazetteer = gazetteer_of(context);
  if (!gazetteer) return gazetteer.error();
  const auto data = read_data(context, gazetteer.value(), true);
  if (!data) return data.error();
  const std::string& section = context.sections.at("names");
  const auto block = [&](bool whole) {
    return "```\n" + score_names(section, data->held_back, gazetteer.value(), whole).describe() + "```\n";
  };
  return "Names, span and kind, on the tenth of the Groningen Meaning Bank that is held back:\n\n" + block(true) +
         "\nThe sequence model alone:\n\n" + block(false);
}

}  // namespace

Component names_component() { return {"names", train, measure}; }

}  // namespace dossier::train
