#include "query/oracle.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace dossier::query_tests {
namespace {

using graph::EdgeId;
using graph::NodeId;
using Assignment = std::vector<NodeId>;

std::string variable(std::size_t index) { return std::string(1, static_cast<char>('a' + index)); }

// The pattern's paths as MATCH writes them, `from` edge on.
std::string pattern_text(const OracleQuery& q, std::size_t first_edge, std::size_t end_edge, bool nodes) {
  std::string out;
  if (nodes) {
    for (std::size_t i = 0; i < q.nodes.size(); ++i) {
      out += (i ? ", (" : "(") + variable(i);
      if (!q.nodes[i].label.empty()) out += ":" + q.nodes[i].label;
      if (q.nodes[i].value) out += " {v: " + std::to_string(*q.nodes[i].value) + "}";
      out += ")";
    }
  }
  for (std::size_t i = first_edge; i < end_edge; ++i) {
    const OracleEdge& e = q.edges[i];
    std::string inside;
    for (const auto& type : e.types) inside += (inside.empty() ? ":" : "|") + type;
    if (e.least != 1 || e.most != 1) inside += "*" + std::to_string(e.least) + ".." + std::to_string(e.most);
    out += (out.empty() ? "(" : ", (") + variable(static_cast<std::size_t>(e.left)) + ")" +
           (e.direction < 0 ? "<-[" : "-[") + inside + (e.direction > 0 ? "]->(" : "]-(") +
           variable(static_cast<std::size_t>(e.right)) + ")";
  }
  return out;
}

class Oracle {
 public:
  Oracle(const OracleQuery& q, const graph::PropertyGraph& g) : q_(q), g_(g) {}

  std::vector<std::string> rows() {
    const bool optional = q_.shape == OracleQuery::Shape::kOptional;
    const std::size_t required = optional ? q_.edges.size() - 1 : q_.edges.size();
    std::vector<std::string> out;
    std::map<std::string, std::int64_t> counts;
    Assignment nodes(q_.nodes.size());
    each_node(0, nodes, [&] {
      std::set<EdgeId> used;
      each_edge(0, required, nodes, used, [&] {
        if (!optional) {
          if (q_.shape == OracleQuery::Shape::kCounts) ++counts[std::to_string(nodes[0])];
          else out.push_back(ids(nodes));
          return;
        }
        // OPTIONAL MATCH is a clause of its own: the relationships of the first may be used again.
        std::int64_t found = 0;
        std::set<EdgeId> fresh;
        each_edge(required, q_.edges.size(), nodes, fresh, [&] { ++found; });
        for (std::int64_t i = 0; i < std::max<std::int64_t>(1, found); ++i)
          out.push_back(ids(nodes) + (found ? " r" : " null"));
      });
    });
    if (q_.shape == OracleQuery::Shape::kCounts) {
      for (const auto& [key, count] : counts) out.push_back(key + " " + std::to_string(count));
    }
    std::sort(out.begin(), out.end());
    if (q_.shape == OracleQuery::Shape::kDistinct) out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  std::string ids(const Assignment& nodes) const {
    const std::size_t columns = q_.shape == OracleQuery::Shape::kDistinct ? 1 : nodes.size();
    std::string out;
    for (std::size_t i = 0; i < columns; ++i) out += (i ? " " : "") + std::to_string(nodes[i]);
    return out;
  }

  std::optional<std::int64_t> value(NodeId node) const {
    const auto* v = g_.node_property(node, g_.find_symbol("v"));
    return v ? std::optional(v->integer()) : std::nullopt;
  }

  void each_node(std::size_t index, Assignment& nodes, const std::function<void()>& then) {
    if (index == nodes.size()) {
      if (passes(nodes)) then();
      return;
    }
    for (NodeId node = 0; node < g_.node_bound(); ++node) {
      const OracleNode& pattern = q_.nodes[index];
      if (!pattern.label.empty() && !g_.has_label(node, g_.find_symbol(pattern.label))) continue;
      if (pattern.value && value(node) != pattern.value) continue;
      nodes[index] = node;
      each_node(index + 1, nodes, then);
    }
  }

  bool passes(const Assignment& nodes) const {
    for (const auto& c : q_.conditions) {
      const auto a = value(nodes[static_cast<std::size_t>(c.left)]);
      const auto b = c.right < 0 ? std::optional(c.constant) : value(nodes[static_cast<std::size_t>(c.right)]);
      if (!a || !b) return false;  // null, and NOT null is null
      const bool holds = c.op == "=" ? *a == *b : c.op == "<>" ? *a != *b : c.op == "<" ? *a < *b : *a >= *b;
      if (holds == c.negated) return false;
    }
    if (q_.absent_from >= 0) {
      for (EdgeId edge = 0; edge < g_.edge_bound(); ++edge) {
        if (g_.source(edge) == nodes[static_cast<std::size_t>(q_.absent_from)]) return false;
      }
    }
    return true;
  }

  void each_edge(std::size_t index, std::size_t end, const Assignment& nodes, std::set<EdgeId>& used,
                 const std::function<void()>& then) {
    if (index == end) return then();
    const OracleEdge& e = q_.edges[index];
    const NodeId target = nodes[static_cast<std::size_t>(e.right)];
    walk(e, nodes[static_cast<std::size_t>(e.left)], target, 0, used,
         [&] { each_edge(index + 1, end, nodes, used, then); });
  }

  void walk(const OracleEdge& e, NodeId at, NodeId target, int length, std::set<EdgeId>& used,
            const std::function<void()>& then) {
    if (length >= e.least && at == target) then();
    if (length == e.most) return;
    for (EdgeId edge = 0; edge < g_.edge_bound(); ++edge) {
      if (used.contains(edge)) continue;
      if (!e.types.empty() && std::find(e.types.begin(), e.types.end(), g_.symbol(g_.type(edge))) == e.types.end())
        continue;
      const auto go = [&](NodeId next) {
        used.insert(edge);
        walk(e, next, target, length + 1, used, then);
        used.erase(edge);
      };
      if (e.direction >= 0 && g_.source(edge) == at) go(g_.target(edge));
      const bool loop =
          g_.source(edge) == g_.target(edge) && e.direction == 0;  // it is there once, not once for each way
      if (e.direction <= 0 && g_.target(edge) == at && !loop) go(g_.source(edge));
    }
  }

  const OracleQuery& q_;
  const graph::PropertyGraph& g_;
};

}  // namespace

std::string OracleQuery::text() const {
  const bool optional = shape == Shape::kOptional;
  std::string out = "MATCH " + pattern_text(*this, 0, optional ? edges.size() - 1 : edges.size(), true);
  std::string where;
  const auto add = [&](const std::string& condition) { where += (where.empty() ? " WHERE " : " AND ") + condition; };
  for (const auto& c : conditions) {
    const std::string right =
        c.right < 0 ? std::to_string(c.constant) : variable(static_cast<std::size_t>(c.right)) + ".v";
    const std::string test = variable(static_cast<std::size_t>(c.left)) + ".v " + c.op + " " + right;
    add(c.negated ? "NOT (" + test + ")" : test);
  }
  if (absent_from >= 0) add("NOT (" + variable(static_cast<std::size_t>(absent_from)) + ")-->()");
  out += where;
  if (optional) {
    std::string pattern = pattern_text(*this, edges.size() - 1, edges.size(), false);
    pattern.replace(pattern.find('['), 1, "[r");
    out += " OPTIONAL MATCH " + pattern;
  }
  std::string columns;
  for (std::size_t i = 0; i < nodes.size(); ++i) columns += (i ? ", id(" : "id(") + variable(i) + ")";
  switch (shape) {
    case Shape::kIds: return out + " RETURN " + columns;
    case Shape::kDistinct: return out + " RETURN DISTINCT id(a)";
    case Shape::kCounts: return out + " RETURN id(a), count(*)";
    default: return out + " RETURN " + columns + ", CASE WHEN r IS NULL THEN 'null' ELSE 'r' END";
  }
}

std::vector<std::string> expected_rows(const OracleQuery& query, const graph::PropertyGraph& graph) {
  return Oracle(query, graph).rows();
}

}  // namespace dossier::query_tests
