#include "language/model_file.h"
#include "train/component.h"
#include "train/model_card.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

namespace {

int fail(const dossier::Diagnostic& problem) {
  std::cerr << "dossier-train: " << problem.render() << '\n';
  return 1;
}

}  // namespace

int main(int argument_count, char** arguments) {
  using namespace dossier;
  CLI::App app{
      "Trains the language model of Dossier from treebanks and name data.\n\n"
      "  dossier-train --data ../shared -o models/en.model                 everything\n"
      "  dossier-train --data ../shared -o models/en.model --only parser   one component, the others kept"};
  std::string data;
  std::string output;
  std::vector<std::string> only;
  double effort = 1.0;
  app.add_option("--data", data, "Folder that holds treebank/ and data/")->required();
  app.add_option("-o,--output", output, "The model file to write")->required();
  app.add_option("--only", only, "Train only these components of an existing model: tokenizer, lemmatizer, parser, …");
  std::string wordnet;
  app.add_option("--wordnet", wordnet, "Folder of WordNet's index files")->default_str("/usr/share/wordnet");
  app.add_option("--effort", effort, "Factor on the number of training passes")->check(CLI::Range(0.01, 10.0));
  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }

  train::TrainingContext context;
  context.data = data;
  context.effort = effort;
  if (!wordnet.empty()) context.wordnet = wordnet;
  context.log = [](std::string_view line) { std::cerr << line << std::endl; };
  const auto components = train::components();
  for (const std::string& name : only) {
    const auto known = [&](const train::Component& component) { return component.name == name; };
    if (std::none_of(components.begin(), components.end(), known)) {
      std::cerr << "dossier-train: there is no component '" << name << "'; there are:";
      for (const auto& component : components) std::cerr << ' ' << component.name;
      std::cerr << '\n';
      return 2;
    }
  }
  if (!only.empty()) {
    auto existing = language::ModelFile::open(output);
    if (existing)
      for (const auto& [name, bytes] : existing->sections()) context.sections[name] = std::string(bytes);
    else context.log("dossier-train: no usable model to add to; writing a new one (" + existing.error().message + ")");
  }
  for (const auto& component : components) {
    if (!only.empty() && std::find(only.begin(), only.end(), component.name) == only.end()) continue;
    auto sections = component.train(context);
    if (!sections) return fail(sections.error());
    for (auto& [name, bytes] : *sections) context.sections[name] = std::move(bytes);
  }
  if (auto written = language::write_model(output, context.sections); !written) return fail(written.error());
  if (auto card = train::write_model_card(output, context); !card) return fail(card.error());
  return 0;
}
