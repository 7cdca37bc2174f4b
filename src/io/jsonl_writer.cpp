#include "io/json_value.h"
#include "io/output.h"
#include "io/writers.h"

namespace dossier::io {

Result<void> write_jsonl(const graph::PropertyGraph& graph, std::ostream& out) {
  std::string line;
  for (graph::NodeId node = 0; node < graph.node_bound() && out; ++node) {
    if (!graph.has_node(node)) continue;
    line.clear();
    append_json_node(line, node, graph);
    out << line << '\n';
  }
  for (graph::EdgeId edge = 0; edge < graph.edge_bound() && out; ++edge) {
    if (!graph.has_edge(edge)) continue;
    line.clear();
    append_json_edge(line, edge, graph);
    out << line << '\n';
  }
  return written(out);
}

}  // namespace dossier::io
