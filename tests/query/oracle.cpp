#include "query/oracle.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

namespace dossier::query_tests {
namespace {

using graph::EdgeId;
using graph::NodeId;
using Rows = std::vector<Row>;
using Truth = std::optional<bool>;
using Found = std::function<void(const Row&)>;

constexpr std::size_t kMostRows = 2'000;
struct TooLarge {};

Cell integer(std::int64_t n) { return {Cell::Kind::kInteger, n, {}}; }

class Oracle {
 public:
  explicit Oracle(const graph::PropertyGraph& graph) : graph_(graph) {}

  Rows run(const std::vector<Clause>& clauses, Rows rows) {
    for (const Clause& clause : clauses) rows = apply(clause, rows);
    return rows;
  }

 private:
  Rows apply(const Clause& clause, const Rows& rows) {
    if (clause.kind == Clause::Kind::kProject) return project(clause, rows);
    Rows out;
    for (const Row& row : rows) {
      switch (clause.kind) {
        case Clause::Kind::kUnwind:
          for (const Item& item : clause.items) {
            out.push_back(row);
            out.back()[clause.variable] = value(item.term, row);
          }
          break;
        case Clause::Kind::kCall: call(clause, row, out); break;
        default: match(clause, row, out);
      }
      if (out.size() > kMostRows) throw TooLarge{};
    }
    return out;
  }

  void match(const Clause& clause, const Row& row, Rows& out) {
    const std::size_t before = out.size();
    find(clause.pattern, row, [&](const Row& found) {
      if (clause.where.empty() || holds(clause.where[0], found) == true) out.push_back(found);
    });
    if (clause.kind == Clause::Kind::kMatch || out.size() > before) return;
    Row missing = row;
    for (const auto& path : clause.pattern) {
      for (const auto& node : path.nodes) missing.try_emplace(node.variable);
      for (const auto& edge : path.edges) missing.try_emplace(edge.variable);
    }
    missing.erase("");
    out.push_back(missing);
  }

  void call(const Clause& clause, const Row& row, Rows& out) {
    Row start;
    for (const auto& name : clause.imported) start[name] = row.at(name);
    for (const Row& inner : run(clause.inner, {start})) {
      out.push_back(row);
      for (const auto& [name, cell] : inner) out.back()[name] = cell;
    }
  }

  Rows project(const Clause& clause, const Rows& rows) {
    const bool aggregates = std::any_of(clause.items.begin(), clause.items.end(),
                                        [](const Item& i) { return i.kind != Item::Kind::kTerm; });
    Rows out;
    if (!aggregates) {
      for (const Row& row : rows) {
        out.emplace_back();
        for (const Item& item : clause.items) out.back()[item.name] = value(item.term, row);
      }
    } else {
      std::map<std::vector<Cell>, Rows> groups;
      const bool keyed = std::any_of(clause.items.begin(), clause.items.end(),
                                     [](const Item& i) { return i.kind == Item::Kind::kTerm; });
      if (!keyed) groups[{}];  // there is one group even of no rows
      for (const Row& row : rows) {
        std::vector<Cell> key;
        for (const Item& item : clause.items) {
          if (item.kind == Item::Kind::kTerm) key.push_back(value(item.term, row));
        }
        groups[key].push_back(row);
      }
      for (const auto& [key, members] : groups) {
        out.emplace_back();
        std::size_t k = 0;
        for (const Item& item : clause.items)
          out.back()[item.name] = item.kind == Item::Kind::kTerm ? key[k++] : aggregate(item, members);
      }
    }
    if (clause.distinct) {
      std::sort(out.begin(), out.end());
      out.erase(std::unique(out.begin(), out.end()), out.end());
    }
    if (!clause.descending.empty())
      std::sort(out.begin(), out.end(), [&](const Row& a, const Row& b) { return before(clause, a, b); });
    if (clause.skip >= 0) out.erase(out.begin(), out.begin() + std::min(clause.skip, std::ssize(out)));
    if (clause.limit >= 0) out.resize(static_cast<std::size_t>(std::min(clause.limit, std::ssize(out))));
    if (!clause.where.empty()) std::erase_if(out, [&](const Row& row) { return holds(clause.where[0], row) != true; });
    return out;
  }

  static bool before(const Clause& clause, const Row& a, const Row& b) {
    for (std::size_t i = 0; i < clause.descending.size(); ++i) {
      const Cell &x = a.at(clause.items[i].name), &y = b.at(clause.items[i].name);
      if (x == y) continue;
      const bool x_null = x.kind == Cell::Kind::kNull, y_null = y.kind == Cell::Kind::kNull;
      const bool less = x_null || y_null ? y_null : x.number < y.number;  // null is the greatest
      return less != clause.descending[i];
    }
    return false;
  }

  Cell aggregate(const Item& item, const Rows& rows) {
    if (item.kind == Item::Kind::kCountAll) return integer(std::ssize(rows));
    std::vector<Cell> cells;
    for (const Row& row : rows) {
      Cell cell = value(item.term, row);
      if (cell.kind != Cell::Kind::kNull) cells.push_back(std::move(cell));
    }
    std::sort(cells.begin(), cells.end());
    switch (item.kind) {
      case Item::Kind::kCount: return integer(std::ssize(cells));
      case Item::Kind::kCountDistinct: return integer(std::unique(cells.begin(), cells.end()) - cells.begin());
      case Item::Kind::kSum: {
        Cell sum = integer(0);
        for (const Cell& cell : cells) sum.number += cell.number;
        return sum;
      }
      default: break;
    }
    if (cells.empty()) return {};
    return item.kind == Item::Kind::kMin ? cells.front() : cells.back();
  }

  Cell value(const Term& term, const Row& row) {
    switch (term.kind) {
      case Term::Kind::kConstant: return integer(term.number);
      case Term::Kind::kNull: return {};
      case Term::Kind::kVariable: return row.at(term.variable);
      case Term::Kind::kProperty: {
        const Cell& owner = row.at(term.variable);
        if (owner.kind == Cell::Kind::kNull) return {};
        const auto key = graph_.find_symbol("v");
        const auto id = static_cast<std::uint32_t>(owner.number);
        const auto* v = owner.kind == Cell::Kind::kNode ? graph_.node_property(id, key) : graph_.edge_property(id, key);
        return v ? integer(v->integer()) : Cell{};
      }
      default: break;
    }
    const Cell a = value(term.parts[0], row), b = value(term.parts[1], row);
    if (a.kind == Cell::Kind::kNull || b.kind == Cell::Kind::kNull) return {};
    return integer(a.number + b.number);
  }

  Truth holds(const Condition& c, const Row& row) {
    switch (c.kind) {
      case Condition::Kind::kCompare: {
        const Cell a = value(c.terms[0], row), b = value(c.terms[1], row);
        if (a.kind == Cell::Kind::kNull || b.kind == Cell::Kind::kNull) return std::nullopt;
        return c.op == "="    ? a.number == b.number
               : c.op == "<>" ? a.number != b.number
               : c.op == "<"  ? a.number < b.number
                              : a.number >= b.number;
      }
      case Condition::Kind::kIn: {
        const Cell a = value(c.terms[0], row);
        if (c.numbers.empty()) return false;
        if (a.kind == Cell::Kind::kNull) return std::nullopt;
        return std::find(c.numbers.begin(), c.numbers.end(), a.number) != c.numbers.end();
      }
      case Condition::Kind::kIsNull: return value(c.terms[0], row).kind == Cell::Kind::kNull;
      case Condition::Kind::kLabel: {
        const Cell& node = row.at(c.variable);
        if (node.kind == Cell::Kind::kNull) return std::nullopt;
        return graph_.has_label(static_cast<NodeId>(node.number), graph_.find_symbol(c.op));
      }
      case Condition::Kind::kAnd:
      case Condition::Kind::kOr: {
        const bool decides = c.kind == Condition::Kind::kOr;
        const Truth a = holds(c.parts[0], row), b = holds(c.parts[1], row);
        if (a == decides || b == decides) return decides;
        return a && b ? Truth(!decides) : std::nullopt;
      }
      case Condition::Kind::kNot: {
        const Truth a = holds(c.parts[0], row);
        return a ? Truth(!*a) : std::nullopt;
      }
      default: break;
    }
    std::int64_t count = 0;
    find(c.pattern, row, [&](const Row& found) {
      if (c.parts.empty() || holds(c.parts[0], found) == true) ++count;
    });
    return c.kind == Condition::Kind::kCount ? count > c.numbers[0] : count > 0;
  }

  // Patterns: path after path, step after step, every way there is; an edge stands once in one MATCH.
  void find(const std::vector<PathPattern>& paths, const Row& row, const Found& then) {
    std::set<EdgeId> used;
    each_path(paths, 0, row, used, then);
  }
  void each_path(const std::vector<PathPattern>& paths, std::size_t index, const Row& row, std::set<EdgeId>& used,
                 const Found& then) {
    if (index == paths.size()) return then(row);
    for (NodeId node = 0; node < graph_.node_bound(); ++node) {
      visit(paths[index], 0, node, row, used,
            [&](const Row& found) { each_path(paths, index + 1, found, used, then); });
    }
  }
  void visit(const PathPattern& path, std::size_t index, NodeId node, const Row& row, std::set<EdgeId>& used,
             const Found& then) {
    const NodePattern& pattern = path.nodes[index];
    if (!pattern.label.empty() && !graph_.has_label(node, graph_.find_symbol(pattern.label))) return;
    const Cell cell{Cell::Kind::kNode, node, {}};
    Row bound = row;
    if (!pattern.variable.empty() && bound.try_emplace(pattern.variable, cell).first->second != cell) return;
    if (pattern.value >= 0) {
      const auto* v = graph_.node_property(node, graph_.find_symbol("v"));
      if (!v || v->integer() != pattern.value) return;
    }
    if (index == path.edges.size()) return then(bound);
    std::vector<std::int64_t> walked;
    step(path, index, node, bound, used, walked, then);
  }
  void step(const PathPattern& path, std::size_t index, NodeId at, const Row& row, std::set<EdgeId>& used,
            std::vector<std::int64_t>& walked, const Found& then) {
    const EdgePattern& e = path.edges[index];
    const int length = static_cast<int>(walked.size());
    if (length >= e.least) {
      const Cell cell = e.walks ? Cell{Cell::Kind::kEdges, 0, walked} : Cell{Cell::Kind::kEdge, walked[0], {}};
      Row bound = row;
      if (e.variable.empty() || bound.try_emplace(e.variable, cell).first->second == cell)
        visit(path, index + 1, at, bound, used, then);
    }
    if (length >= e.most) return;
    for (EdgeId edge = 0; edge < graph_.edge_bound(); ++edge) {
      if (used.contains(edge)) continue;
      const auto type = graph_.symbol(graph_.type(edge));
      if (!e.types.empty() && std::find(e.types.begin(), e.types.end(), type) == e.types.end()) continue;
      const auto go = [&](NodeId next) {
        used.insert(edge);
        walked.push_back(edge);
        step(path, index, next, row, used, walked, then);
        walked.pop_back();
        used.erase(edge);
      };
      const bool forward = e.direction >= 0 && graph_.source(edge) == at;
      if (forward) go(graph_.target(edge));
      const bool loop = forward && graph_.target(edge) == at;  // it is there once, not once for each way
      if (e.direction <= 0 && graph_.target(edge) == at && !loop) go(graph_.source(edge));
    }
  }

  const graph::PropertyGraph& graph_;
};

}  // namespace

std::optional<std::vector<std::string>> expected_rows(const OracleQuery& query, const graph::PropertyGraph& graph) {
  std::vector<std::string> out;
  try {
    for (const auto& part : query.parts) {
      for (const Row& row : Oracle(graph).run(part, {Row{}})) {
        std::string line;
        for (const Item& item : part.back().items) line += (line.empty() ? "" : " ") + row.at(item.name).text();
        out.push_back(line);
      }
    }
  } catch (const TooLarge&) {
    return std::nullopt;
  }
  std::sort(out.begin(), out.end());
  if (query.parts.size() > 1 && !query.union_all) out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace dossier::query_tests
