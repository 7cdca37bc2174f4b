#include <dossier/dossier.h>

#include "app/graph_copy.h"
#include "app/resources.h"
#include "app/vocabulary.h"
#include "build/builder.h"
#include "extract/extractor.h"
#include "io/writers.h"
#include "query/engine.h"
#include "store/store.h"

namespace dossier {

struct Reader::State {
  language::Analyzer analyzer;
  extract::Lexicon lexicon;
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::load(const ReaderOptions& options) {
  const app::ResourceOptions resources{options.model, options.lexicons};
  auto analyzer = app::load_analyzer(resources);
  if (!analyzer) return std::move(analyzer).error();
  auto lexicon = app::load_lexicon(resources);
  if (!lexicon) return std::move(lexicon).error();
  return Reader(std::make_unique<State>(State{*std::move(analyzer), *std::move(lexicon)}));
}

struct Database::State {
  store::Store store;
  app::GraphCopy copy;

  Result<const graph::PropertyGraph*> loaded() {
    if (auto ready = copy.refresh(store); !ready) return std::move(ready).error();
    return &copy.graph();
  }
};

namespace {

Result<Table> table_of(Result<query::ResultTable> from) {
  if (!from) return std::move(from).error();
  Table table{std::move(from->columns), std::move(from->rows), std::move(from->warnings), {}};
  if (from->effects) {
    const query::SideEffects& e = *from->effects;
    table.changes = {e.nodes_created,  e.nodes_deleted, e.relationships_created, e.relationships_deleted, e.labels_added,
                     e.labels_removed, e.properties_set, e.properties_removed};
  }
  return table;
}

}  // namespace

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path, Access access) {
  auto store = store::Store::open(path, access == Access::kWrite ? store::Store::Mode::kWrite : store::Store::Mode::kRead);
  if (!store) return std::move(store).error();
  return Database(std::make_unique<State>(State{*std::move(store), {}}));
}

Result<IngestReport> Database::ingest(const Reader& reader, Article article) {
  auto document = reader.state_->analyzer.analyze(std::move(article.text));
  if (!document) return std::move(document).error();
  const extract::Extractor extractor(reader.state_->lexicon, reader.state_->analyzer.gazetteer());
  const auto batch = extractor.extract(*document, {article.title, article.date, article.source});
  auto transaction = state_->store.begin();
  if (!transaction) return std::move(transaction).error();
  const auto outcome = build::build(batch, *transaction);
  if (!outcome) return outcome.error();
  if (!outcome->already_there) {
    if (auto committed = transaction->commit(); !committed) return std::move(committed).error();
  }
  return IngestReport{outcome->already_there, document->tokens.size(), outcome->nodes_added, outcome->nodes_merged, outcome->edges_added};
}

Result<Table> Database::query(std::string_view text, const std::map<std::string, graph::Value, std::less<>>& parameters,
                              const QueryLimits& limits) {
  const query::Budget budget{limits.timeout, limits.max_rows, limits.max_memory_bytes};
  const auto writes = query::writes(text);
  if (!writes) return writes.error();
  if (!*writes) {
    const auto graph = state_->loaded();
    if (!graph) return graph.error();
    return table_of(query::run_reading(**graph, text, parameters, budget));
  }
  return table_of(state_->copy.write(state_->store, text, parameters, budget));
}

Result<Answer> Database::ask(const Reader& reader, std::string_view question) {
  const auto graph = state_->loaded();
  if (!graph) return graph.error();
  const app::LexiconVocabulary vocabulary(reader.state_->lexicon, reader.state_->analyzer.gazetteer());
  auto found = ask::answer(question, **graph, reader.state_->analyzer, vocabulary);
  if (!found) return std::move(found).error();
  Answer answer{std::move(found->answers), std::move(found->sentence), std::move(found->query), {}, found->confidence,
                std::move(found->reason)};
  for (ask::Citation& cited : found->evidence)
    answer.evidence.push_back({std::move(cited.article), cited.sentence, std::move(cited.text), cited.start, cited.end});
  return answer;
}

Result<void> Database::write_jsonl(std::ostream& out) {
  const auto graph = state_->loaded();
  if (!graph) return graph.error();
  return io::write_jsonl(**graph, out);
}

Result<void> Database::write_dot(std::ostream& out) {
  const auto graph = state_->loaded();
  if (!graph) return graph.error();
  return io::write_dot(**graph, {}, out);
}

}  // namespace dossier
