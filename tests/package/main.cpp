#include <dossier/dossier.h>

#include <iostream>

/// Reads one sentence into a store and asks about it; prints the answer. Exit status 0 when it is the right one.
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto reader = dossier::Reader::load({});
  if (!reader) {
    std::cerr << reader.error().render() << '\n';
    return 1;
  }
  auto database = dossier::Database::open(argv[1], dossier::Access::kWrite);
  if (!database) {
    std::cerr << database.error().render() << '\n';
    return 1;
  }
  const auto report = database->ingest(*reader, {.title = "", .date = "2026-02-06", .source = "note", .text = "Russia attacked Ukraine on Monday."});
  if (!report) {
    std::cerr << report.error().render() << '\n';
    return 1;
  }
  const auto answer = database->ask(*reader, "Who attacked Ukraine?");
  if (!answer || answer->answers.empty()) return 1;
  std::cout << answer->answers.front() << '\n';
  return answer->answers.front() == "Russia" ? 0 : 1;
}
