#pragma once

#include <dossier/result.h>

#include "graph/property_graph.h"

#include <istream>
#include <string>
#include <vector>

namespace dossier::io {

/// Reads back what write_jsonl wrote. Errors name the line. Nesting deeper than 64 is refused.
Result<graph::PropertyGraph> read_graph_jsonl(std::istream& in, const std::string& source);

/// One article of an ingest file.
struct ArticleInput {
  std::string title, date, source, text;  ///< all but text may be empty
};
/// Reads one line of a .jsonl of {"title","date","source","text"}; `line_number` is for errors.
Result<ArticleInput> parse_article_line(std::string_view line, const std::string& source, std::size_t line_number);

}  // namespace dossier::io
