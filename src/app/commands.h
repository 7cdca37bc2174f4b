#pragma once

#include "app/resources.h"

#include <cstdint>
#include <string>
#include <vector>

/// One function a subcommand. Each prints its results on standard output and everything else on standard error, and gives
/// the exit status: 0 done, 1 the work failed.
namespace dossier::app {

struct IngestOptions {
  std::string db;
  std::string date;
  unsigned jobs = 0;  ///< 0: as many as the machine has cores
  std::vector<std::string> paths;
  ResourceOptions resources;
};
int run_ingest(const IngestOptions& options);

struct QueryOptions {
  std::string db;
  std::string text;    ///< empty: interactive on a terminal, else read from standard input
  std::string format;  ///< table, json, jsonl, csv, dot
  std::vector<std::string> parameters;  ///< NAME=VALUE
  std::uint64_t timeout_ms = 0;
  std::uint64_t max_rows = 0;
  std::uint64_t max_memory_mb = 2048;
  double min_confidence = 0;  ///< edges below are left out, 0..1
};
int run_query(const QueryOptions& options);

struct AskOptions {
  std::string db;
  std::string question;
  std::string format;  ///< text, json
  ResourceOptions resources;
  double min_confidence = 0;  ///< edges below are left out, 0..1
};
int run_ask(const AskOptions& options);

struct ShowOptions {
  std::string db;
  std::string name;
};
int run_show(const ShowOptions& options);

struct ExportOptions {
  std::string db;
  std::string format;
  std::string query;   ///< empty: the whole graph
  std::string output;  ///< empty or "-": standard output
  bool evidence = false;
  double min_confidence = 0;  ///< edges below are left out, 0..1
};
int run_export(const ExportOptions& options);

struct StatsOptions {
  std::string db;
  std::string format;  ///< text, json
};
int run_stats(const StatsOptions& options);

struct AnalyzeOptions {
  std::string format;  ///< conllu, json
  std::string input;   ///< text, conllu
  std::vector<std::string> files;
  ResourceOptions resources;
};
int run_analyze(const AnalyzeOptions& options);

int run_verify(const std::string& db);
int run_lexicon_check(const std::vector<std::string>& files);

}  // namespace dossier::app
