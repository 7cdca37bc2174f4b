#include "app/commands.h"
#include "app/console.h"
#include "io/graph_formats.h"
#include "io/writers.h"
#include "query/engine.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <set>

namespace dossier::app {
namespace {

using graph::PropertyGraph;
using graph::Value;

struct Selection {
  std::set<graph::NodeId> nodes;
  std::set<graph::EdgeId> edges;
};

void select(const Value& value, Selection& selection) {
  switch (value.kind()) {
    case Value::Kind::kNode: selection.nodes.insert(value.node().id); break;
    case Value::Kind::kEdge: selection.edges.insert(value.edge().id); break;
    case Value::Kind::kPath:
      selection.nodes.insert(value.path().nodes.begin(), value.path().nodes.end());
      selection.edges.insert(value.path().edges.begin(), value.path().edges.end());
      break;
    case Value::Kind::kList:
      for (const Value& item : value.list()) select(item, selection);
      break;
    case Value::Kind::kMap:
      for (const auto& [key, item] : value.map()) select(item, selection);
      break;
    default: break;
  }
}

/// The part of `graph` that the rows speak of, with the ends of every edge; ids stay as they are.
PropertyGraph restricted(PropertyGraph graph, const query::ResultTable& table) {
  Selection kept;
  for (const auto& row : table.rows)
    for (const Value& value : row) select(value, kept);
  for (const graph::EdgeId edge : kept.edges) {
    kept.nodes.insert(graph.source(edge));
    kept.nodes.insert(graph.target(edge));
  }
  for (graph::EdgeId edge = 0; edge < graph.edge_bound(); ++edge)
    if (graph.has_edge(edge) && !kept.edges.contains(edge)) graph.remove_edge(edge);
  for (graph::NodeId node = 0; node < graph.node_bound(); ++node)
    if (graph.has_node(node) && !kept.nodes.contains(node)) graph.remove_node(node);
  return graph;
}

Result<void> write(const PropertyGraph& graph, const ExportOptions& options, std::ostream& out) {
  if (options.format == "jsonl") return io::write_jsonl(graph, out);
  if (options.format == "graphml") return io::write_graphml(graph, out);
  if (options.format == "cypher") return io::write_cypher(graph, out);
  if (options.format == "csv-nodes") return io::write_admin_nodes(graph, out);
  if (options.format == "csv-relationships") return io::write_admin_relationships(graph, out);
  io::DotOptions dot;
  dot.evidence = options.evidence;
  return io::write_dot(graph, dot, out);
}

}  // namespace

int run_export(const ExportOptions& options) {
  auto graph = load_graph(options.db, options.min_confidence);
  if (!graph) return fail(graph.error());
  if (!options.query.empty()) {
    const auto table = query::run_reading(*graph, options.query);
    if (!table) return fail(table.error());
    *graph = restricted(*std::move(graph), *table);
  }
  if (options.output.empty() || options.output == "-") {
    if (auto written = write(*graph, options, std::cout); !written) return fail(written.error());
    return finish_output();
  }
  std::ofstream file(options.output, std::ios::binary | std::ios::trunc);
  Diagnostic problem;
  problem.fault = Fault::kStore;
  problem.source = options.output;
  if (!file) {
    problem.message = std::string("can't write the file: ") + std::strerror(errno);
    return fail(problem);
  }
  if (auto written = write(*graph, options, file); !written) return fail(written.error());
  file.close();
  if (!file) {
    problem.message = "the file could not be written whole; is the disk full?";
    return fail(problem);
  }
  return 0;
}

}  // namespace dossier::app
