#include "app/article_source.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/ordered_workers.h"
#include "build/builder.h"
#include "extract/extractor.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

namespace dossier::app {
namespace {

struct Read {
  Result<extract::FactBatch> batch;
  std::size_t words = 0;
};

Read read_article(const language::Analyzer& analyzer, const extract::Extractor& extractor, Result<io::ArticleInput> article) {
  if (!article) return {std::move(article).error()};
  if (article->text.find_first_not_of(" \t\r\n") == std::string::npos) {
    Diagnostic problem;
    problem.fault = Fault::kInput;
    problem.source = article->source;
    problem.message = "the article is empty";
    return {std::move(problem)};
  }
  auto document = analyzer.analyze(std::move(article->text));
  if (!document) {
    Diagnostic problem = std::move(document).error();
    if (problem.source.empty()) problem.source = article->source;
    return {std::move(problem)};
  }
  const std::size_t words = document->tokens.size();
  return {extractor.extract(*document, {article->title, article->date, article->source}), words};
}

struct Tally {
  std::size_t articles = 0, known = 0, failed = 0, words = 0, nodes = 0, merged = 0, edges = 0;
};

Result<build::Outcome> store_batch(const extract::FactBatch& batch, store::Store& store) {
  auto transaction = store.begin();
  if (!transaction) return std::move(transaction).error();
  auto outcome = build::build(batch, *transaction);
  if (!outcome || outcome->already_there) return outcome;
  if (auto committed = transaction->commit(); !committed) return std::move(committed).error();
  return outcome;
}

}  // namespace

int run_ingest(const IngestOptions& options) {
  auto source = ArticleSource::open(options.paths, options.date);
  if (!source) return fail(source.error());
  auto analyzer = load_analyzer(options.resources);
  if (!analyzer) return fail(analyzer.error());
  auto lexicon = load_lexicon(options.resources);
  if (!lexicon) return fail(lexicon.error());
  auto store = store::Store::open(store_path(options.db), store::Store::Mode::kWrite);
  if (!store) return fail(store.error());

  const extract::Extractor extractor(*lexicon, analyzer->gazetteer());
  const unsigned jobs = options.jobs != 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  OrderedWorkers<Result<io::ArticleInput>, Read> workers(
      jobs, [&](Result<io::ArticleInput> article) { return read_article(*analyzer, extractor, std::move(article)); });

  Progress progress;
  Tally tally;
  const auto begun = std::chrono::steady_clock::now();
  for (bool more = true; more || !workers.empty();) {
    while (more && !workers.full()) {
      auto article = source->next();
      if (article) workers.push(*std::move(article)); else more = false;
    }
    if (workers.empty()) break;
    const Read read = workers.pop();
    if (!read.batch) {
      ++tally.failed;
      fail(read.batch.error());
      continue;
    }
    const auto outcome = store_batch(*read.batch, *store);
    if (!outcome) {
      Diagnostic problem = outcome.error();
      problem.hint += fmt::format("{}{} of the articles before it are in the store, whole.", problem.hint.empty() ? "" : "\n",
                                  tally.articles);
      return fail(problem);
    }
    if (outcome->already_there) ++tally.known; else ++tally.articles;
    tally.words += read.words;
    tally.nodes += outcome->nodes_added;
    tally.merged += outcome->nodes_merged;
    tally.edges += outcome->edges_added;
    progress.show(fmt::format("{} articles, {} words, {} edges ({} of {} files)", tally.articles, tally.words, tally.edges,
                              source->files_begun(), source->files()));
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  progress.show("");
  std::cerr << fmt::format("{} articles ingested, {} already there, {} failed; {} nodes and {} edges added, {} nodes met again\n",
                           tally.articles, tally.known, tally.failed, tally.nodes, tally.edges, tally.merged);
  std::cerr << fmt::format("{} words in {:.2f} s: {:.0f} words/s with {} {}\n", tally.words, seconds,
                           static_cast<double>(tally.words) / std::max(seconds, 1e-9), jobs, jobs == 1 ? "job" : "jobs");
  return tally.failed == 0 ? 0 : 1;
}

}  // namespace dossier::app
