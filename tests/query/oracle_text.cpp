#include "query/oracle.h"

namespace dossier::query_tests {
namespace {

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

std::string text(const Term& t) {
  switch (t.kind) {
    case Term::Kind::kConstant: return std::to_string(t.number);
    case Term::Kind::kNull: return "null";
    case Term::Kind::kVariable: return t.variable;
    case Term::Kind::kProperty: return t.variable + ".v";
    default: return "(" + text(t.parts[0]) + " + " + text(t.parts[1]) + ")";
  }
}

std::string text(const NodePattern& n) {
  return "(" + n.variable + (n.label.empty() ? "" : ":" + n.label) +
         (n.value < 0 ? "" : " {v: " + std::to_string(n.value) + "}") + ")";
}

std::string text(const EdgePattern& e) {
  std::string inside = e.variable;
  if (!e.types.empty()) inside += ":" + joined(e.types, "|");
  if (e.walks) inside += "*" + std::to_string(e.least) + ".." + std::to_string(e.most);
  if (!inside.empty()) inside = "[" + inside + "]";
  return (e.direction < 0 ? "<-" : "-") + inside + (e.direction > 0 ? "->" : "-");
}

std::string text(const std::vector<PathPattern>& paths) {
  std::vector<std::string> out;
  for (const auto& path : paths) {
    std::string one = text(path.nodes[0]);
    for (std::size_t i = 0; i < path.edges.size(); ++i) one += text(path.edges[i]) + text(path.nodes[i + 1]);
    out.push_back(one);
  }
  return joined(out, ", ");
}

std::string text(const Condition& c) {
  const auto list = [&] {
    std::vector<std::string> numbers;
    for (const auto n : c.numbers) numbers.push_back(std::to_string(n));
    return joined(numbers, ", ");
  };
  const auto inside = [&] { return text(c.pattern) + (c.parts.empty() ? "" : " WHERE " + text(c.parts[0])); };
  switch (c.kind) {
    case Condition::Kind::kCompare: return text(c.terms[0]) + " " + c.op + " " + text(c.terms[1]);
    case Condition::Kind::kIn: return text(c.terms[0]) + " IN [" + list() + "]";
    case Condition::Kind::kIsNull: return text(c.terms[0]) + " IS NULL";
    case Condition::Kind::kLabel: return c.variable + ":" + c.op;
    case Condition::Kind::kAnd: return "(" + text(c.parts[0]) + " AND " + text(c.parts[1]) + ")";
    case Condition::Kind::kOr: return "(" + text(c.parts[0]) + " OR " + text(c.parts[1]) + ")";
    case Condition::Kind::kNot: return "NOT (" + text(c.parts[0]) + ")";
    case Condition::Kind::kPattern: return text(c.pattern);
    case Condition::Kind::kExists: return "EXISTS { " + inside() + " }";
    default: return "COUNT { " + inside() + " } > " + list();
  }
}

std::string text(const Item& i) {
  static const char* const kFunctions[] = {"", "", "count(", "count(DISTINCT ", "sum(", "min(", "max("};
  const std::string value = i.kind == Item::Kind::kTerm ? text(i.term)
                            : i.kind == Item::Kind::kCountAll
                                ? std::string("count(*)")
                                : kFunctions[static_cast<int>(i.kind)] + text(i.term) + ")";
  return value == i.name ? value : value + " AS " + i.name;
}

std::string text(const std::vector<Clause>& clauses);

std::string text(const Clause& c) {
  const std::string where = c.where.empty() ? "" : " WHERE " + text(c.where[0]);
  std::vector<std::string> items;
  switch (c.kind) {
    case Clause::Kind::kMatch: return "MATCH " + text(c.pattern) + where;
    case Clause::Kind::kOptionalMatch: return "OPTIONAL MATCH " + text(c.pattern) + where;
    case Clause::Kind::kUnwind:
      for (const auto& item : c.items) items.push_back(text(item.term));
      return "UNWIND [" + joined(items, ", ") + "] AS " + c.variable;
    case Clause::Kind::kCall:
      return "CALL { " + (c.imported.empty() ? "" : "WITH " + joined(c.imported, ", ") + " ") + text(c.inner) + " }";
    default: break;
  }
  for (const auto& item : c.items) items.push_back(text(item));
  std::string out =
      std::string(c.returns ? "RETURN " : "WITH ") + (c.distinct ? "DISTINCT " : "") + joined(items, ", ");
  for (std::size_t i = 0; i < c.descending.size(); ++i)
    out += (i ? ", " : " ORDER BY ") + c.items[i].name + (c.descending[i] ? " DESC" : "");
  if (c.skip >= 0) out += " SKIP " + std::to_string(c.skip);
  if (c.limit >= 0) out += " LIMIT " + std::to_string(c.limit);
  return out + where;
}

std::string text(const std::vector<Clause>& clauses) {
  std::vector<std::string> out;
  for (const auto& clause : clauses) out.push_back(text(clause));
  return joined(out, " ");
}

}  // namespace

std::string Cell::text() const {
  switch (kind) {
    case Kind::kNull: return "null";
    case Kind::kInteger: return std::to_string(number);
    case Kind::kNode: return "n" + std::to_string(number);
    case Kind::kEdge: return "e" + std::to_string(number);
    default: break;
  }
  std::string out = "[";
  for (const auto edge : edges) out += (out.size() > 1 ? "," : "") + std::string("e") + std::to_string(edge);
  return out + "]";
}

std::string OracleQuery::text() const {
  std::vector<std::string> out;
  for (const auto& part : parts) out.push_back(query_tests::text(part));
  return joined(out, union_all ? " UNION ALL " : " UNION ");
}

}  // namespace dossier::query_tests
