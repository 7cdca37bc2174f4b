#include "train/coref_component.h"

#include "language/names.h"
#include "language/network.h"
#include "language/parser.h"
#include "train/coref_senses.h"
#include "train/coref_trainer.h"
#include "train/gazetteer_component.h"
#include "train/text_file.h"

#include <algorithm>

namespace dossier::train {
namespace {

constexpr const char* kWordNet = "/usr/share/wordnet";  // where Debian's wordnet-base puts it

Result<std::map<std::string, std::string>> train(const TrainingContext& context) {
  const auto gazetteer = gazetteer_of(context);
  if (!gazetteer) return gazetteer.error();
  language::NameTagger tagger(gazetteer.value());
  const auto names = context.sections.find("names");
  if (names == context.sections.end() || !tagger.unpack(names->second)) {
    Diagnostic problem;
    problem.fault = Fault::kModel;
    problem.message = "the model has no sound name tagger yet";
    problem.hint = "train the component 'names' before 'coref'";
    return problem;
  }
  std::string texts[2];
  std::vector<CorefDocument> parts[2];
  for (int i = 0; i < 2; ++i) {
    auto text = read_text_file(context.data / "treebank" / (i == 0 ? "gum-train.conllu.xz" : "gum-dev.conllu.xz"));
    if (!text) return text.error();
    texts[i] = std::move(text).value();
    auto documents = read_gum_coref(texts[i], i == 0 ? "gum-train" : "gum-dev");
    if (!documents) return documents.error();
    parts[i] = std::move(documents).value();
    for (CorefDocument& document : parts[i]) tagger.tag(document.document);
  }
  const auto types = count_gum_types(texts[0]);
  if (!types) return types.error();
  const auto index = read_text_file(std::string(kWordNet) + "/index.noun");
  const auto data = read_text_file(std::string(kWordNet) + "/data.noun");
  if (!index || !data) context.log("coref: no WordNet here; noun senses come from GUM alone");
  const std::string senses =
      pack_senses(types.value(), index && data ? index.value() : "", index && data ? data.value() : "");

  // The trees that running sees are our own; those of the training part stand beside the gold ones.
  language::ParserModel parser_model;
  const auto parser_section = context.sections.find("parser");
  const bool parsed =
      parser_section != context.sections.end() && language::unpack_parser(parser_section->second, parser_model);
  std::vector<CorefDocument> parsed_dev;
  if (parsed) {
    const language::Parser parser(parser_model);
    const auto reparse = [&](CorefDocument document) {
      parser.run(document.document);
      tagger.tag(document.document);
      return document;
    };
    for (const CorefDocument& document : parts[1]) parsed_dev.push_back(reparse(document));
    const std::size_t count = parts[0].size();
    for (std::size_t i = 0; i < count; ++i) parts[0].push_back(reparse(parts[0][i]));
  }
  CorefTrainingOptions options;
  options.epochs = std::max(1u, static_cast<unsigned>(options.epochs * context.effort));
  const std::string bytes =
      train_coref(parts[0], gazetteer.value(), senses, options, [&](const std::string& line) { context.log(line); });
  context.log("coref on gum-dev, gold trees:\n" + score_coref(bytes, parts[1], gazetteer.value()).describe());
  if (parsed)
    context.log("coref on gum-dev, our own tags, trees and names:\n" +
                score_coref(bytes, parsed_dev, gazetteer.value()).describe());
  return std::map<std::string, std::string>{{"coref", bytes}};
}

}  // namespace

Component coref_component() { return {"coref", train}; }

}  // namespace dossier::train
