#include <algorithm>
#include <set>

#include "io/cell_text.h"
#include "io/dot_drawing.h"
#include "io/json_text.h"
#include "io/json_value.h"
#include "io/output.h"
#include "io/text_layout.h"
#include "io/writers.h"

namespace dossier::io {
namespace {

using graph::PropertyGraph;
using graph::Value;
using query::ResultTable;

constexpr std::size_t kMaxColumn = 120;  // longer cells are cut; the other formats give them whole

void pad(std::string& line, std::string_view cell, std::size_t width, bool right) {
  const std::string gap(width - std::min(width, display_width(cell)), ' ');
  if (right) line += gap;
  line += cell;
  if (!right) line += gap;
}

std::string trimmed(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

void write_text(const ResultTable& table, const PropertyGraph& graph, std::ostream& out) {
  if (table.columns.empty()) return;  // a query that only writes
  std::vector<std::vector<std::string>> cells;
  std::vector<std::size_t> widths;
  std::vector<bool> numeric(table.columns.size(), !table.rows.empty());
  std::vector<std::string> heads;
  for (const std::string& column : table.columns) {
    heads.push_back(cut(one_line(column), kMaxColumn));
    widths.push_back(display_width(heads.back()));
  }
  for (const auto& row : table.rows) {
    auto& texts = cells.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      texts.push_back(cut(one_line(cell_text(row[i], graph)), kMaxColumn));
      widths[i] = std::max(widths[i], display_width(texts.back()));
      if (!row[i].is_number() && !row[i].is_null()) numeric[i] = false;
    }
  }
  const auto put = [&](const std::vector<std::string>& texts, bool head) {
    std::string line;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      line += i == 0 ? " " : " | ";
      pad(line, texts[i], widths[i], numeric[i] && !head);
    }
    out << trimmed(std::move(line));
  };
  put(heads, true);
  for (std::size_t i = 0; i < widths.size(); ++i) out << (i == 0 ? "-" : "-+-") << std::string(widths[i], '-');
  out << "-\n";
  for (const auto& texts : cells) put(texts, false);
  out << "(" << table.rows.size() << (table.rows.size() == 1 ? " row)\n" : " rows)\n");
}

std::string json_row(const ResultTable& table, const std::vector<Value>& row, const PropertyGraph& graph) {
  std::string line = "{";
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += ',';
    append_json_string(line, table.columns[i]);
    line += ':';
    append_json(line, row[i], graph);
  }
  return line + "}";
}

void write_json(const ResultTable& table, const PropertyGraph& graph, std::ostream& out) {
  out << "[";
  for (std::size_t i = 0; i < table.rows.size() && out; ++i)
    out << (i == 0 ? "\n  " : ",\n  ") << json_row(table, table.rows[i], graph);
  out << (table.rows.empty() ? "]\n" : "\n]\n");
}

void write_jsonl(const ResultTable& table, const PropertyGraph& graph, std::ostream& out) {
  for (const auto& row : table.rows) {
    if (!out) return;
    out << json_row(table, row, graph) << '\n';
  }
}

/// RFC 4180: quoted where it must be, quotes doubled, CR LF at line ends. Null is an empty field; an empty string is
/// "".
void put_field(std::string& line, std::string_view text, bool quoted) {
  if (!quoted && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += text;
    return;
  }
  line += '"';
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

void write_csv(const ResultTable& table, const PropertyGraph& graph, std::ostream& out) {
  std::string line;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) line += ',';
    put_field(line, table.columns[i], false);
  }
  if (!table.columns.empty()) out << line << "\r\n";
  for (const auto& row : table.rows) {
    line.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += ',';
      const Value& value = row[i];
      if (value.is_null()) continue;
      if (value.kind() == Value::Kind::kString) {
        put_field(line, value.string(), value.string().empty());
        continue;
      }
      std::string json;
      append_json(json, value, graph);
      const bool bare = json.size() >= 2 && json.front() == '"' && json.find('\\') == std::string::npos;
      put_field(line, bare ? std::string_view(json).substr(1, json.size() - 2) : std::string_view(json), false);
    }
    out << line << "\r\n";
    if (!out) return;
  }
}

void collect(const Value& value, const PropertyGraph& graph, DotSelection& selection) {
  const auto add_node = [&](graph::NodeId node) {
    if (graph.has_node(node)) selection.nodes.insert(node);
  };
  const auto add_edge = [&](graph::EdgeId edge) {
    if (!graph.has_edge(edge)) return;
    selection.edges.insert(edge);
    add_node(graph.source(edge));
    add_node(graph.target(edge));
  };
  std::vector<const Value*> rest{&value};
  while (!rest.empty()) {
    const Value& next = *rest.back();
    rest.pop_back();
    switch (next.kind()) {
      case Value::Kind::kNode: add_node(next.node().id); break;
      case Value::Kind::kEdge: add_edge(next.edge().id); break;
      case Value::Kind::kPath:
        for (const auto node : next.path().nodes) add_node(node);
        for (const auto edge : next.path().edges) add_edge(edge);
        break;
      case Value::Kind::kList:
        for (const Value& item : next.list()) rest.push_back(&item);
        break;
      case Value::Kind::kMap:
        for (const auto& [key, item] : next.map()) rest.push_back(&item);
        break;
      default: break;
    }
  }
}

}  // namespace

Result<void> write_table(const ResultTable& table, const PropertyGraph& graph, TableFormat format, std::ostream& out) {
  switch (format) {
    case TableFormat::kTable: write_text(table, graph, out); break;
    case TableFormat::kJson: write_json(table, graph, out); break;
    case TableFormat::kJsonl: write_jsonl(table, graph, out); break;
    case TableFormat::kCsv: write_csv(table, graph, out); break;
    case TableFormat::kDot: {
      DotSelection selection;
      for (const auto& row : table.rows)
        for (const Value& value : row) collect(value, graph, selection);
      DotOptions options;
      options.articles = true;  // what the rows name is drawn
      return draw(graph, selection, options, out);
    }
  }
  return written(out);
}

}  // namespace dossier::io
