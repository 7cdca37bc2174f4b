#include "app/shell.h"

#include "app/parameters.h"
#include "io/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include <editline/readline.h>

namespace dossier::app {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kHelp =
    R"(Type an openCypher query; end it with ';' or an empty line. It may run over several lines.
  MATCH (p:Person)-[:ATTENDED]->(e:Event) RETURN p.name, e.name;
A query that writes (CREATE, MERGE, SET, REMOVE, DELETE) is stored when its counts are shown, wholly or not at all.
Commands:
  :schema            labels, relationship types and property keys with their counts
  :param NAME=VALUE  sets a parameter, used as $NAME
  :params            shows the parameters
  :format NAME       table, json, jsonl, csv or dot
  :help              this text
  :quit              leaves (so does Ctrl-D)
)";

fs::path history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if (state != nullptr && *state != '\0') return fs::path(state) / "dossier" / "history";
  if (home != nullptr && *home != '\0') return fs::path(home) / ".local" / "state" / "dossier" / "history";
  return {};
}

struct Freed {
  void operator()(char* text) const { std::free(text); }
};
using Line = std::unique_ptr<char, Freed>;

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

class Shell {
 public:
  Shell(QuerySession& session, query::Parameters parameters, query::Budget budget, std::string format)
      : session_(session), parameters_(std::move(parameters)), budget_(budget), format_(std::move(format)) {}

  int loop() {
    using_history();
    stifle_history(1000);
    const fs::path history = history_file();
    if (!history.empty()) read_history(history.c_str());
    std::cout << fmt::format("{} nodes, {} relationships. ':help' helps, Ctrl-D leaves.\n", session_.graph().node_count(), session_.graph().edge_count());
    std::string query;
    while (!done_) {
      const Line line(readline(query.empty() ? "dossier> " : "    ...> "));
      if (!line) break;
      const std::string text = trimmed(line.get());
      if (query.empty() && text.starts_with(':')) {
        add_history(text.c_str());
        command(text);
        continue;
      }
      const bool ends = text.empty() || text.ends_with(';');
      if (!text.empty()) query += (query.empty() ? "" : "\n") + text;
      if (!ends || query.empty()) continue;
      std::string one_line = query;
      std::replace(one_line.begin(), one_line.end(), '\n', ' ');
      add_history(one_line.c_str());
      while (!query.empty() && query.back() == ';') query.pop_back();
      run(query);
      query.clear();
    }
    if (!history.empty()) {
      std::error_code ignored;
      fs::create_directories(history.parent_path(), ignored);
      write_history(history.c_str());
    }
    std::cout << '\n';
    return 0;
  }

 private:
  void run(const std::string& text) {
    const auto table = session_.run(text, parameters_, budget_);
    if (!table) {
      std::cerr << table.error().render() << '\n';
      return;
    }
    for (const std::string& warning : table->warnings) std::cerr << "warning: " << warning << '\n';
    if (auto written = io::write_table(*table, session_.graph(), table_format(format_), std::cout); !written)
      std::cerr << written.error().render() << '\n';
    std::cout << std::flush;
    if (table->effects) std::cerr << summary(*table->effects) << '\n';
  }

  void command(const std::string& text) {
    const std::size_t space = text.find(' ');
    const std::string name = text.substr(0, space);
    const std::string rest = space == std::string::npos ? std::string() : trimmed(text.substr(space));
    if (name == ":quit" || name == ":exit" || name == ":q") done_ = true;
    else if (name == ":help" || name == ":h") std::cout << kHelp;
    else if (name == ":schema") schema();
    else if (name == ":params") show_parameters();
    else if (name == ":param") set_parameter(rest);
    else if (name == ":format") set_format(rest);
    else std::cerr << "no command " << name << "; ':help' lists them\n";
  }

  void schema() {
    if (auto ready = session_.refresh(); !ready) {
      std::cerr << ready.error().render() << '\n';
      return;
    }
    const graph::PropertyGraph& graph = session_.graph();
    for (const auto label : graph.all_labels()) std::cout << fmt::format("  (:{})  {}\n", graph.symbol(label), graph.label_count(label));
    for (const auto type : graph.all_types()) std::cout << fmt::format("  [:{}]  {}\n", graph.symbol(type), graph.type_count(type));
    std::string keys;
    for (const auto key : graph.all_keys()) keys += fmt::format("{}{}", keys.empty() ? "" : ", ", graph.symbol(key));
    std::cout << "  properties: " << keys << '\n';
  }

  void show_parameters() const {
    query::ResultTable table;
    table.columns = {"parameter", "value"};
    for (const auto& [name, value] : parameters_) table.rows.push_back({graph::Value("$" + name), value});
    if (auto written = io::write_table(table, session_.graph(), io::TableFormat::kTable, std::cout); !written)
      std::cerr << written.error().render() << '\n';
  }

  void set_parameter(const std::string& text) {
    auto parsed = parse_parameter(text);
    if (parsed) parameters_.insert_or_assign(parsed->first, parsed->second);
    else std::cerr << parsed.error().render() << '\n';
  }

  void set_format(const std::string& name) {
    constexpr std::array<std::string_view, 5> kNames{"table", "json", "jsonl", "csv", "dot"};
    if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) format_ = name;
    else std::cerr << "formats are table, json, jsonl, csv and dot\n";
  }

  QuerySession& session_;
  query::Parameters parameters_;
  query::Budget budget_;
  std::string format_;
  bool done_ = false;
};

}  // namespace

int run_shell(QuerySession& session, const query::Parameters& parameters, const query::Budget& budget,
              const std::string& format) {
  return Shell(session, parameters, budget, format).loop();
}

}  // namespace dossier::app
