#pragma once

#include <dossier/result.h>

#include "io/jsonl_reader.h"

#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dossier::app {

/// The articles that an ingest's arguments name, one at a time, in a fixed order: files as given, folders' .txt, .text and
/// .jsonl files by path, '-' for standard input, and each line of a .jsonl. Only one article is held at once.
class ArticleSource {
 public:
  /// Errors (Fault::kInput): a path that is not there, a folder without articles. `date` is given to every article that
  /// has none of its own; without it, a date at the beginning of a file's name ("2026-02-06-talks.txt") counts.
  static Result<ArticleSource> open(const std::vector<std::string>& paths, std::string date);

  /// The next article; nullopt after the last. An error is about one article: go on calling.
  std::optional<Result<io::ArticleInput>> next();

  std::size_t files() const { return files_.size(); }
  std::size_t files_begun() const { return next_file_; }

 private:
  std::vector<std::string> files_;
  std::size_t next_file_ = 0;
  std::string date_;
  std::unique_ptr<std::ifstream> lines_;  // the .jsonl that is being read
  std::string lines_name_;
  std::size_t line_number_ = 0;

  std::optional<Result<io::ArticleInput>> next_line();
  Result<io::ArticleInput> read_article(const std::string& path) const;
};

/// Whether `date` is an ISO 8601 calendar date, as precise as YYYY, YYYY-MM or YYYY-MM-DD.
bool is_iso_date(std::string_view date);

}  // namespace dossier::app
