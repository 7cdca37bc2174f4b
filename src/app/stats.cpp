#include "app/commands.h"
#include "app/console.h"
#include "io/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <utility>
#include <vector>

namespace dossier::app {
namespace {

using Counts = std::vector<std::pair<std::string, std::size_t>>;

void sort_by_count(Counts& counts) {
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
}

std::string json_object(const Counts& counts) {
  std::string out = "{";
  for (const auto& [name, count] : counts) {
    if (out.size() > 1) out += ',';
    io::append_json_string(out, name);
    out += ':' + std::to_string(count);
  }
  return out + '}';
}

void print_section(std::string_view title, const Counts& counts) {
  if (counts.empty()) return;
  std::cout << '\n' << title << '\n';
  for (const auto& [name, count] : counts) std::cout << fmt::format("  {:<24} {:>9}\n", name, count);
}

}  // namespace

int run_stats(const StatsOptions& options) {
  auto loaded = load_graph(options.db);
  if (!loaded) return fail(loaded.error());
  const graph::PropertyGraph& graph = *loaded;

  Counts labels, types, connected;
  for (const auto label : graph.all_labels()) labels.emplace_back(graph.symbol(label), graph.label_count(label));
  for (const auto type : graph.all_types()) types.emplace_back(graph.symbol(type), graph.type_count(type));
  const auto name_key = graph.find_symbol("name");
  const auto mentioned = graph.find_symbol("MENTIONED_IN");
  for (const char* label : {"Person", "Country", "Place", "Organization"}) {
    const auto symbol = graph.find_symbol(label);
    if (symbol == graph::kNoSymbol) continue;
    for (const graph::NodeId node : graph.nodes_with(symbol)) {
      const graph::Value* name = graph.node_property(node, name_key);
      if (name == nullptr || name->kind() != graph::Value::Kind::kString) continue;
      const std::size_t degree = graph.out(node).size() + graph.in(node).size() - graph.out(node, mentioned).size();
      connected.emplace_back(name->string(), degree);
    }
  }
  sort_by_count(labels);
  sort_by_count(types);
  sort_by_count(connected);
  if (connected.size() > 10) connected.resize(10);

  if (options.format == "json") {
    std::cout << fmt::format("{{\"nodes\":{},\"relationships\":{},\"labels\":{},\"types\":{}}}\n", graph.node_count(),
                             graph.edge_count(), json_object(labels), json_object(types));
    return finish_output();
  }
  std::cout << fmt::format("{} nodes, {} relationships\n", graph.node_count(), graph.edge_count());
  print_section("Nodes by label", labels);
  print_section("Relationships by type", types);
  print_section("Most connected", connected);
  return finish_output();
}

}  // namespace dossier::app
