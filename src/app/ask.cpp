#include "ask/ask.h"

#include "app/commands.h"
#include "app/console.h"
#include "app/vocabulary.h"
#include "io/json_text.h"

#include <fmt/format.h>

#include <iostream>

namespace dossier::app {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  io::append_json_string(out, text);
  return out;
}

void print_json(const ask::Answer& answer) {
  std::string out = "{\"question\":" + quoted(answer.question) + ",\"answers\":[";
  for (std::size_t i = 0; i < answer.answers.size(); ++i) out += (i ? "," : "") + quoted(answer.answers[i]);
  out += "],\"answer\":" + quoted(answer.sentence) + ",\"query\":" + quoted(answer.query) + ",\"evidence\":[";
  for (std::size_t i = 0; i < answer.evidence.size(); ++i) {
    const ask::Citation& cited = answer.evidence[i];
    out += fmt::format("{}{{\"article\":{},\"sentence\":{},\"text\":{},\"start\":{},\"end\":{}}}", i ? "," : "",
                       quoted(cited.article), cited.sentence, quoted(cited.text), cited.start, cited.end);
  }
  out += fmt::format("],\"confidence\":{:.3f}", answer.confidence);
  if (!answer.reason.empty()) out += ",\"reason\":" + quoted(answer.reason);
  std::cout << out << "}\n";
}

void print_text(const ask::Answer& answer) {
  if (answer.answers.empty()) {
    std::cout << "No answer: " << (answer.reason.empty() ? "the graph does not say" : answer.reason) << '\n';
  } else {
    std::cout << answer.sentence << '\n';
    if (answer.answers.size() > 1)
      for (const std::string& item : answer.answers) std::cout << "  - " << item << '\n';
  }
  for (const ask::Citation& cited : answer.evidence)
    std::cout << fmt::format("\n  \"{}\"\n    {}, sentence {}\n", cited.text, cited.article, cited.sentence + 1);
  if (!answer.query.empty()) std::cout << "\nquery: " << answer.query << '\n';
}

}  // namespace

int run_ask(const AskOptions& options) {
  auto graph = load_graph(options.db, options.min_confidence);
  if (!graph) return fail(graph.error());
  auto analyzer = load_analyzer(options.resources);
  if (!analyzer) return fail(analyzer.error());
  auto lexicon = load_lexicon(options.resources);
  if (!lexicon) return fail(lexicon.error());
  const LexiconVocabulary vocabulary(*lexicon, analyzer->gazetteer());
  const auto answer = ask::answer(options.question, *graph, *analyzer, vocabulary);
  if (!answer) return fail(answer.error());
  if (options.format == "json") print_json(*answer); else print_text(*answer);
  return finish_output();
}

}  // namespace dossier::app
