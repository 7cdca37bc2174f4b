#include "train/model_card.h"

#include "language/analyzer.h"
#include "language/model_file.h"
#include "train/raw_text_score.h"
#include "train/treebank.h"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>

namespace dossier::train {
namespace {

constexpr const char* kData =
    "## Data\n\n"
    "| data | used for | licence |\n|---|---|---|\n"
    "| UD English EWT, training part | words, sentences, tags, lemmas, trees | CC BY-SA 4.0 |\n"
    "| GUM, training part (the genres open to commercial use) | the same; names | annotations CC BY 4.0; texts by "
    "source |\n"
    "| Groningen Meaning Bank extract | names; lower layers of the parser; text for its teacher to parse | ODbL |\n"
    "| WordNet 3.0 | parts of speech of words, as features; inflections, for lemmas | WordNet licence |\n"
    "| mledoze/countries | countries, peoples, capitals | ODbL |\n"
    "| popular-names-by-country | given and family names | CC0 |\n"
    "| datasets/world-cities (GeoNames) | cities and regions | CC BY 4.0 |\n\n"
    "The development parts were used to choose settings and to measure; no text of any source is in the model, only\n"
    "weights, word lists and facts. The weights may be used under the terms of the data above: CC BY-SA 4.0 and "
    "ODbL.\n\n";

Diagnostic cannot_write(const std::string& path) {
  Diagnostic problem;
  problem.fault = Fault::kModel;
  problem.message = std::string("the model card can't be written: ") + std::strerror(errno);
  problem.source = path;
  return problem;
}

}  // namespace

Result<void> write_model_card(const std::string& model_path, const TrainingContext& context) {
  std::string card =
      "# The English model\n\nMade by `dossier-train`; read by every Dossier command. Format: "
      "docs/model-format.md.\n\n";
  card += "| section | bytes |\n|---|---|\n";
  for (const auto& [name, bytes] : context.sections) card += fmt::format("| {} | {} |\n", name, bytes.size());
  card += '\n';
  card += kData;
  card +=
      "## Scores\n\nFrom raw text, F1 in percent, relations by main type, as in the CoNLL 2018 shared task.\n\n"
      "| treebank | sentences | words | UPOS | XPOS | lemmas | UAS | LAS |\n|---|---|---|---|---|---|---|---|\n";
  auto analyzer = language::Analyzer::load(model_path);
  if (analyzer) {
    auto treebanks = read_treebanks(context.data);
    if (!treebanks) return treebanks.error();
    for (const auto& [name, gold] : treebanks->dev) {
      auto scores = score_raw_text(*analyzer, gold);
      if (!scores) return scores.error();
      const std::string line = fmt::format("| {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} |\n",
                                           name, scores->sentences, scores->words, scores->upos, scores->xpos,
                                           scores->lemmas, scores->unlabelled, scores->labelled);
      context.log(line.substr(0, line.size() - 1));
      card += line;
    }
  } else {
    context.log("no scores: " + analyzer.error().render());
    card += "| not a whole model yet | | | | | | | |\n";
  }
  for (const Component& component : components()) {
    if (!component.measure || !context.sections.count(component.name)) continue;
    auto scores = component.measure(context);
    if (!scores) return scores.error();
    context.log(*scores);
    card += "\n" + *scores;
  }
  card +=
      "\n## Training it again\n\n```\ndossier-train --data ../shared -o models/en.model\n```\n"
      "The same data give the same bytes on the same machine and compiler. The data folder is described in NOTICE.\n";
  const std::string path = model_path + ".md";
  std::ofstream out(path, std::ios::binary);
  out << card;
  if (!out.flush()) return cannot_write(path);
  return {};
}

}  // namespace dossier::train
