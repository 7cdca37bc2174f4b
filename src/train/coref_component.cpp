#include "train/coref_component.h"

#include "language/names.h"
#include "language/network.h"
#include "language/parser.h"
#include "train/coref_senses.h"
#include "train/coref_trainer.h"
#include "train/gazetteer_component.h"
#include "train/text_file.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace dossier::train {
namespace {

/// What the trees of a part are: the treebank's, or those that running sees.
enum class Trees { kGold, kOwn };

/// The parts of the model that stand before coreference, and GUM's documents with the names that they find.
class Workshop {
 public:
  /// `context` must outlive the workshop.
  static Result<std::unique_ptr<Workshop>> open(const TrainingContext& context) {
    auto gazetteer = gazetteer_of(context);
    if (!gazetteer) return gazetteer.error();
    std::unique_ptr<Workshop> workshop(new Workshop(context, std::move(gazetteer).value()));
    const auto names = context.sections.find("names");
    if (names == context.sections.end() || !workshop->tagger_.unpack(names->second)) {
      Diagnostic problem;
      problem.fault = Fault::kModel;
      problem.message = "the model has no sound name tagger yet";
      problem.hint = "train the component 'names' before 'coref'";
      return problem;
    }
    const auto parser = context.sections.find("parser");
    workshop->parses_ = parser != context.sections.end() && language::unpack_parser(parser->second, workshop->parser_);
    return workshop;
  }

  const language::Gazetteer& gazetteer() const { return gazetteer_; }
  bool parses() const { return parses_; }
  /// `part` is "gum-train" or "gum-dev".
  Result<std::string> text_of(const char* part) const {
    return read_text_file(context_.data / "treebank" / (std::string(part) + ".conllu.xz"));
  }
  Result<std::vector<CorefDocument>> documents(const std::string& text, const char* part, Trees trees) const {
    auto documents = read_gum_coref(text, part);
    if (!documents) return documents.error();
    for (CorefDocument& document : documents.value()) {
      if (trees == Trees::kOwn) language::Parser(parser_).run(document.document);
      tagger_.tag(document.document);
    }
    return documents;
  }

 private:
  Workshop(const TrainingContext& context, language::Gazetteer gazetteer)
      : context_(context), gazetteer_(std::move(gazetteer)), tagger_(gazetteer_) {}

  const TrainingContext& context_;
  language::Gazetteer gazetteer_;
  language::NameTagger tagger_;
  language::ParserModel parser_;
  bool parses_ = false;
};

Result<std::map<std::string, std::string>> train(const TrainingContext& context) {
  const auto opened = Workshop::open(context);
  if (!opened) return opened.error();
  const Workshop* workshop = opened->get();
  const auto text = workshop->text_of("gum-train");
  if (!text) return text.error();
  auto documents = workshop->documents(text.value(), "gum-train", Trees::kGold);
  if (!documents) return documents.error();
  if (workshop->parses()) {
    auto parsed = workshop->documents(text.value(), "gum-train", Trees::kOwn);
    if (!parsed) return parsed.error();
    std::move(parsed->begin(), parsed->end(), std::back_inserter(documents.value()));
  }
  const auto types = count_gum_types(text.value());
  if (!types) return types.error();
  const auto index = read_text_file((context.wordnet / "index.noun").string());
  const auto data = read_text_file((context.wordnet / "data.noun").string());
  if (!index || !data) context.log("coref: no WordNet here; noun senses come from GUM alone");
  const std::string senses =
      pack_senses(types.value(), index && data ? index.value() : "", index && data ? data.value() : "");
  CorefTrainingOptions options;
  options.epochs = std::max(1u, static_cast<unsigned>(options.epochs * context.effort));
  return std::map<std::string, std::string>{
      {"coref", train_coref(documents.value(), workshop->gazetteer(), senses, options,
                            [&](const std::string& line) { context.log(line); })}};
}

Result<std::string> measure(const TrainingContext& context) {
  const auto opened = Workshop::open(context);
  if (!opened) return opened.error();
  const Workshop* workshop = opened->get();
  const auto text = workshop->text_of("gum-dev");
  if (!text) return text.error();
  std::string card = "Coreference on gum-dev, by heads of mentions, singletons left out.\n";
  for (const Trees trees : {Trees::kOwn, Trees::kGold}) {
    if (trees == Trees::kOwn && !workshop->parses()) continue;
    const auto documents = workshop->documents(text.value(), "gum-dev", trees);
    if (!documents) return documents.error();
    card += trees == Trees::kOwn ? "Our own tags, trees and names:\n" : "Gold trees:\n";
    card += "\n```\n" + score_coref(context.sections.at("coref"), documents.value(), workshop->gazetteer()).describe() +
            "```\n";
  }
  return card;
}

}  // namespace

Component coref_component() { return {"coref", train, measure}; }

}  // namespace dossier::train
