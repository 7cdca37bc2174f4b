#include "io/json_value.h"
#include "io/writers.h"

#include <ostream>

namespace dossier::io {

Result<void> write_jsonl(const graph::PropertyGraph& graph, std::ostream& out) {
  std::string line;
  for (graph::NodeId node = 0; node < graph.node_bound(); ++node) {
    if (!graph.has_node(node)) continue;
    line.clear();
    append_node_json(line, node, graph);
    out << line << '\n';
  }
  for (graph::EdgeId edge = 0; edge < graph.edge_bound(); ++edge) {
    if (!graph.has_edge(edge)) continue;
    line.clear();
    append_edge_json(line, edge, graph);
    out << line << '\n';
  }
  if (out.flush()) return {};
  Diagnostic problem;
  problem.fault = Fault::kStore;
  problem.message = "the graph could not be written whole";
  problem.hint = "Is the disk full, or was the pipe closed?";
  return problem;
}

}  // namespace dossier::io
