#include "app/console.h"

#include "app/confidence.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>

#include <unistd.h>

namespace dossier::app {

int fail(const Diagnostic& problem) {
  std::cout.flush();
  std::cerr << "dossier: " << problem.render() << '\n';
  return 1;
}

int finish_output() {
  std::cout.flush();
  if (std::cout.good()) return 0;
  std::cerr << "dossier: can't write to standard output: is the disk full, or was the pipe closed?\n";
  return 1;
}

std::string store_path(const std::string& option) {
  if (!option.empty()) return option;
  if (const char* named = std::getenv("DOSSIER_DB"); named != nullptr && *named != '\0') return named;
  return "dossier.db";
}

Result<graph::PropertyGraph> load_graph(const std::string& db) {
  auto opened = store::Store::open(store_path(db), store::Store::Mode::kRead);
  if (!opened) return std::move(opened).error();
  return opened->load();
}

Result<graph::PropertyGraph> load_graph(const std::string& db, double min_confidence) {
  auto graph = load_graph(db);
  if (!graph || min_confidence <= 0) return graph;
  return surer_than(*std::move(graph), min_confidence);
}

Progress::Progress() : terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) std::cerr << "\r\033[K" << std::flush;
}

void Progress::show(std::string_view text) {
  if (!terminal_) return;
  shown_ = true;
  std::cerr << '\r' << text << "\033[K" << std::flush;
}

}  // namespace dossier::app
