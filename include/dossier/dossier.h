#pragma once

#include <dossier/result.h>
#include <dossier/value.h>

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The library's front door: read articles into a store, query it, ask it, write it out.
///
///     auto reader = dossier::Reader::load({});
///     auto store = dossier::Database::open("news.db", dossier::Access::kWrite);
///     store->ingest(*reader, {.title = "", .date = "2026-02-06", .source = "talks.txt", .text = text});
///     auto answer = store->ask(*reader, "Who attended the talks?");
///
/// Nothing here prints, exits or throws (but std::bad_alloc); failures are Diagnostics.
namespace dossier {

/// One article as it came in. All but `text` (UTF-8, at most kMaxTextBytes) may be empty.
struct Article {
  std::string title;   ///< empty: the text's first line
  std::string date;    ///< publication date, ISO 8601 (YYYY-MM-DD, YYYY-MM or YYYY)
  std::string source;  ///< file name or URL
  std::string text;
};

/// Where the model and the lexicons are.
struct ReaderOptions {
  std::string model;                  ///< empty: models/en.model of the installation ($DOSSIER_HOME, or near the program)
  std::vector<std::string> lexicons;  ///< added to the installation's lexicon/*.lexicon
};

/// The model and the lexicon, ready to read text. Immutable: one Reader may serve many threads.
class Reader {
 public:
  /// Errors: Fault::kModel, kNotFound, kSyntax or kMeaning (a lexicon), with the file's name.
  static Result<Reader> load(const ReaderOptions& options);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

 private:
  friend class Database;
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct IngestReport {
  bool already_there = false;  ///< the same text was ingested before; nothing changed
  std::size_t words = 0, nodes_added = 0, nodes_met_again = 0, edges_added = 0;
};

/// What a writing query has done.
struct Changes {
  std::uint64_t nodes_created = 0, nodes_deleted = 0;
  std::uint64_t relationships_created = 0, relationships_deleted = 0;
  std::uint64_t labels_added = 0, labels_removed = 0;
  std::uint64_t properties_set = 0, properties_removed = 0;
};

/// Rows of a query. Node, relationship and path values hold ids of the store; see Database::write_jsonl for their contents.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<graph::Value>> rows;  ///< each as wide as `columns`
  std::vector<std::string> warnings;
  Changes changes;  ///< all 0 for a reading query
};

/// What one query may spend; past it comes Fault::kBudget. 0: no limit.
struct QueryLimits {
  std::chrono::milliseconds timeout{0};
  std::uint64_t max_rows = 0;
  std::uint64_t max_memory_bytes = std::uint64_t{2} << 30;
};

struct Evidence {
  std::string article;             ///< its title
  std::uint32_t sentence = 0;      ///< from 0
  std::string text;                ///< the sentence
  std::uint32_t start = 0, end = 0;  ///< bytes of the words that say it, in the article
};

struct Answer {
  std::vector<std::string> answers;  ///< empty when the graph does not say
  std::string sentence;              ///< the answer as a sentence
  std::string query;                 ///< the openCypher that was run
  std::vector<Evidence> evidence;
  double confidence = 0;             ///< 0..1
  std::string reason;                ///< why there is no answer
};

enum class Access : std::uint8_t { kRead, kWrite };

/// One store: an LMDB file. Many readers and one writer may have it open, in any number of processes. Each call
/// sees the last commit before it; use one Database per thread.
class Database {
 public:
  /// kRead: a missing file is Fault::kNotFound. kWrite makes an empty store where there is none.
  static Result<Database> open(const std::string& path, Access access);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// One durable transaction: when it fails, the store is as it was. Precondition: opened with Access::kWrite.
  Result<IngestReport> ingest(const Reader& reader, Article article);

  /// Runs an openCypher query. One that writes is one durable transaction: when it fails, the store is as it was. It needs
  /// Access::kWrite, and waits for another writer to finish.
  Result<Table> query(std::string_view text, const std::map<std::string, graph::Value, std::less<>>& parameters = {},
                      const QueryLimits& limits = {});

  /// Answers an English question from the graph alone.
  Result<Answer> ask(const Reader& reader, std::string_view question);

  /// The whole graph as APOC's JSON lines; as GraphViz DOT.
  Result<void> write_jsonl(std::ostream& out);
  Result<void> write_dot(std::ostream& out);

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier
