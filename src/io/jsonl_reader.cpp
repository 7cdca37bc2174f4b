#include "io/jsonl_reader.h"

#include <algorithm>
#include <unordered_map>

#include "io/json_reader.h"

namespace dossier::io {
namespace {

using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;

Diagnostic bad_line(const std::string& source, std::size_t line, std::string message, std::string hint = {}) {
  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.source = source;
  problem.line = static_cast<std::uint32_t>(line);
  problem.column = 1;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

/// One line as a JSON object; errors get the line's number in the file.
Result<Value> parse_object(std::string_view text, const std::string& source, std::size_t line) {
  if (line == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto parsed = parse_json(text, source);
  if (!parsed) {
    Diagnostic problem = std::move(parsed).error();
    problem.line = static_cast<std::uint32_t>(line);
    return problem;
  }
  if (parsed->kind() != Value::Kind::kMap) return bad_line(source, line, "each line must hold one JSON object");
  return parsed;
}

const Value* member(const graph::Map& object, std::string_view key) {
  const auto it = object.find(key);
  return it == object.end() ? nullptr : &it->second;
}

/// An id as text: APOC writes strings, others numbers. Empty when it is neither.
std::string id_text(const Value* value) {
  if (value == nullptr) return {};
  if (value->kind() == Value::Kind::kString) return value->string();
  if (value->kind() == Value::Kind::kInteger) return std::to_string(value->integer());
  return {};
}

class GraphReader {
 public:
  explicit GraphReader(const std::string& source) : source_(source) {}

  Result<void> line(std::string_view text, std::size_t number) {
    number_ = number;
    const auto parsed = parse_object(text, source_, number);
    if (!parsed) return parsed.error();
    const graph::Map& object = parsed->map();
    const Value* type = member(object, "type");
    const bool known = type != nullptr && type->kind() == Value::Kind::kString;
    if (known && type->string() == "node") return node(object);
    if (known && type->string() == "relationship") return edge(object);
    return bad("\"type\" must be \"node\" or \"relationship\"");
  }

  PropertyGraph take() { return std::move(graph_); }

 private:
  Diagnostic bad(std::string message) const { return bad_line(source_, number_, std::move(message)); }

  Result<graph::Properties> properties(const graph::Map& object) {
    graph::Properties found;
    const Value* held = member(object, "properties");
    if (held == nullptr || held->is_null()) return found;
    if (held->kind() != Value::Kind::kMap) return bad("\"properties\" must be an object");
    for (const auto& [key, value] : held->map()) found.emplace_back(graph_.intern(key), value);
    return found;
  }

  Result<void> node(const graph::Map& object) {
    const std::string id = id_text(member(object, "id"));
    if (id.empty()) return bad("a node needs its \"id\"");
    std::vector<graph::SymbolId> labels;
    if (const Value* held = member(object, "labels"); held != nullptr && !held->is_null()) {
      if (held->kind() != Value::Kind::kList) return bad("\"labels\" must be an array of strings");
      for (const Value& label : held->list()) {
        if (label.kind() != Value::Kind::kString) return bad("\"labels\" must be an array of strings");
        labels.push_back(graph_.intern(label.string()));
      }
    }
    auto held = properties(object);
    if (!held) return std::move(held).error();
    if (!ids_.try_emplace(id, graph_.node_bound()).second) return bad("node \"" + id + "\" is there twice");
    graph_.add_node(std::move(labels), std::move(held).value());
    return {};
  }

  Result<NodeId> end(const graph::Map& object, const char* name) const {
    const Value* held = member(object, name);
    const std::string id =
        held != nullptr && held->kind() == Value::Kind::kMap ? id_text(member(held->map(), "id")) : "";
    if (id.empty()) return bad("a relationship needs the \"id\" of its \"" + std::string(name) + "\"");
    const auto it = ids_.find(id);
    if (it == ids_.end()) return bad("no node \"" + id + "\" stands before this relationship");
    return it->second;
  }

  Result<void> edge(const graph::Map& object) {
    const Value* label = member(object, "label");
    if (label == nullptr || label->kind() != Value::Kind::kString) return bad("a relationship needs its \"label\"");
    const auto from = end(object, "start");
    if (!from) return from.error();
    const auto to = end(object, "end");
    if (!to) return to.error();
    auto held = properties(object);
    if (!held) return std::move(held).error();
    graph_.add_edge(*from, graph_.intern(label->string()), *to, std::move(held).value());
    return {};
  }

  const std::string& source_;
  std::size_t number_ = 0;
  PropertyGraph graph_;
  std::unordered_map<std::string, NodeId> ids_;
};

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

Result<PropertyGraph> read_graph_jsonl(std::istream& in, const std::string& source) {
  GraphReader reader(source);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (blank(line)) continue;
    if (auto read = reader.line(line, number); !read) return std::move(read).error();
  }
  if (in.bad()) return bad_line(source, 0, "the file can't be read to its end");
  return reader.take();
}

}  // namespace dossier::io
