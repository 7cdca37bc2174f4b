#include "query/tck/canonical.h"

#include "query/execution/temporal/format.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <vector>

namespace dossier::tck {
namespace {

using graph::Value;
using Kind = Value::Kind;

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::string list_text(std::vector<std::string> items, bool sorted) {
  if (sorted) std::sort(items.begin(), items.end());
  return "[" + joined(items) + "]";
}

std::string map_text(const std::map<std::string, std::string>& entries) {
  std::vector<std::string> parts;
  for (const auto& [key, value] : entries) parts.push_back(key + ": " + value);
  return "{" + joined(parts) + "}";
}

std::string entity_text(std::string_view open, std::vector<std::string> labels,
                        const std::map<std::string, std::string>& properties, std::string_view close) {
  std::sort(labels.begin(), labels.end());
  std::string out(open);
  for (const auto& label : labels) out += ":" + label;
  if (!properties.empty()) out += (labels.empty() ? "" : " ") + map_text(properties);
  return out += close;
}

std::string float_text(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x > 0 ? "Inf" : "-Inf";
  if (x == 0) return "0.0";  // of either sign
  char buffer[40];
  std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

class Writer {
 public:
  Writer(const graph::PropertyGraph& graph, bool sorted) : graph_(graph), sorted_(sorted) {}

  std::string value(const Value& v) const {
    switch (v.kind()) {
      case Kind::kNull: return "null";
      case Kind::kBoolean: return v.boolean() ? "true" : "false";
      case Kind::kInteger: return std::to_string(v.integer());
      case Kind::kFloat: return float_text(v.floating());
      case Kind::kString: return quoted(v.string());
      case Kind::kList: {
        std::vector<std::string> items;
        for (const Value& item : v.list()) items.push_back(value(item));
        return list_text(std::move(items), sorted_);
      }
      case Kind::kMap: {
        std::map<std::string, std::string> entries;
        for (const auto& [key, item] : v.map()) entries[key] = value(item);
        return map_text(entries);
      }
      case Kind::kNode: return node(v.node().id);
      case Kind::kEdge: return edge(v.edge().id);
      case Kind::kPath: return path(v.path());
      default: return quoted(query::execution::temporal::format(v));
    }
  }

 private:
  std::map<std::string, std::string> properties(const graph::Properties& list) const {
    std::map<std::string, std::string> out;
    for (const auto& [key, v] : list) out[std::string(graph_.symbol(key))] = value(v);
    return out;
  }
  std::string node(graph::NodeId id) const {
    if (!graph_.has_node(id)) return "(deleted)";
    std::vector<std::string> labels;
    for (const auto label : graph_.labels(id)) labels.emplace_back(graph_.symbol(label));
    return entity_text("(", std::move(labels), properties(graph_.node_properties(id)), ")");
  }
  std::string edge(graph::EdgeId id) const {
    if (!graph_.has_edge(id)) return "[deleted]";
    return entity_text("[", {std::string(graph_.symbol(graph_.type(id)))}, properties(graph_.edge_properties(id)), "]");
  }
  std::string path(const graph::Path& p) const {
    std::string out = "<" + node(p.nodes.front());
    for (std::size_t i = 0; i < p.edges.size(); ++i) {
      const bool forward = graph_.has_edge(p.edges[i]) && graph_.source(p.edges[i]) == p.nodes[i];
      out += (forward ? "-" : "<-") + edge(p.edges[i]) + (forward ? "->" : "-") + node(p.nodes[i + 1]);
    }
    return out + ">";
  }

  const graph::PropertyGraph& graph_;
  bool sorted_;
};

/// Reads the kit's notation; gives canonical text and, for parameters, the value.
class Parser {
 public:
  Parser(std::string_view text, bool sorted) : text_(text), sorted_(sorted) {}

  struct Parsed {
    std::string text;
    Value value;
  };
  std::optional<Parsed> whole() {
    auto out = value();
    skip();
    if (!out || at_ != text_.size()) return std::nullopt;
    return out;
  }

 private:
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }
  bool take(std::string_view what) {
    skip();
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  bool ahead(std::string_view what) {
    skip();
    return text_.substr(at_).starts_with(what);
  }

  std::optional<Parsed> value() {
    skip();
    if (at_ >= text_.size()) return std::nullopt;
    switch (text_[at_]) {
      case '\'': return string();
      case '(': return plain(node());
      case '<': return plain(path());
      case '{': return map();
      case '[': return ahead("[:") ? plain(edge()) : list();
      default: return word();
    }
  }

  static std::optional<Parsed> plain(std::optional<std::string> text) {
    if (!text) return std::nullopt;
    return Parsed{std::move(*text), {}};
  }

  std::optional<Parsed> string() {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != '\''; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        if (text_[at_] == 'n') out += '\n';
        else if (text_[at_] == 't') out += '\t';
        else out += text_[at_];
      } else {
        out += text_[at_];
      }
    }
    if (at_ >= text_.size()) return std::nullopt;
    ++at_;
    return Parsed{quoted(out), Value(out)};
  }

  std::optional<Parsed> list() {
    take("[");
    std::vector<std::string> items;
    graph::List values;
    if (!take("]")) {
      do {
        auto item = value();
        if (!item) return std::nullopt;
        items.push_back(std::move(item->text));
        values.push_back(std::move(item->value));
      } while (take(","));
      if (!take("]")) return std::nullopt;
    }
    return Parsed{list_text(std::move(items), sorted_), Value(std::move(values))};
  }

  std::string name() {
    skip();
    if (at_ < text_.size() && text_[at_] == '`') {
      const auto end = text_.find('`', at_ + 1);
      std::string out(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end == std::string_view::npos ? text_.size() : end + 1;
      return out;
    }
    const std::size_t start = at_;
    while (at_ < text_.size() && std::string_view(" :,{}()[]").find(text_[at_]) == std::string_view::npos) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  struct Entries {
    std::map<std::string, std::string> texts;
    graph::Map values;
  };
  std::optional<Entries> entries() {
    Entries out;
    if (!take("{")) return std::nullopt;
    if (take("}")) return out;
    do {
      const std::string key = name();
      if (!take(":")) return std::nullopt;
      auto item = value();
      if (!item) return std::nullopt;
      out.texts[key] = std::move(item->text);
      out.values[key] = std::move(item->value);
    } while (take(","));
    if (!take("}")) return std::nullopt;
    return out;
  }

  std::optional<Parsed> map() {
    auto all = entries();
    if (!all) return std::nullopt;
    return Parsed{map_text(all->texts), Value(std::move(all->values))};
  }

  std::optional<std::string> entity(std::string_view open, std::string_view close) {
    if (!take(open)) return std::nullopt;
    std::vector<std::string> labels;
    while (take(":")) labels.push_back(name());
    std::map<std::string, std::string> properties;
    if (ahead("{")) {
      auto all = entries();
      if (!all) return std::nullopt;
      properties = std::move(all->texts);
    }
    if (!take(close)) return std::nullopt;
    return entity_text(open, std::move(labels), properties, close);
  }
  std::optional<std::string> node() { return entity("(", ")"); }
  std::optional<std::string> edge() { return entity("[", "]"); }

  std::optional<std::string> path() {
    take("<");
    auto first = node();
    if (!first) return std::nullopt;
    std::string out = "<" + *first;
    while (!take(">")) {
      const bool backward = take("<-");
      if (!backward && !take("-")) return std::nullopt;
      auto relationship = edge();
      if (!relationship || !take(backward ? "-" : "->")) return std::nullopt;
      auto next = node();
      if (!next) return std::nullopt;
      out += (backward ? "<-" : "-") + *relationship + (backward ? "-" : "->") + *next;
    }
    return out + ">";
  }

  std::optional<Parsed> word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && std::string_view(" ,}])").find(text_[at_]) == std::string_view::npos) ++at_;
    const std::string_view word = text_.substr(start, at_ - start);
    if (word == "null") return Parsed{"null", {}};
    if (word == "true") return Parsed{"true", true};
    if (word == "false") return Parsed{"false", false};
    if (word == "NaN") return Parsed{"NaN", std::nan("")};
    if (word == "Inf" || word == "Infinity") return Parsed{"Inf", HUGE_VAL};
    if (word == "-Inf" || word == "-Infinity") return Parsed{"-Inf", -HUGE_VAL};
    std::int64_t integer = 0;
    const char* end = word.data() + word.size();
    if (const auto r = std::from_chars(word.data(), end, integer); r.ec == std::errc{} && r.ptr == end) {
      return Parsed{std::to_string(integer), integer};
    }
    std::string padded = word.starts_with('.')    ? "0" + std::string(word)
                         : word.starts_with("-.") ? "-0" + std::string(word.substr(1))
                                                  : std::string(word);
    double real = 0;
    if (const auto r = std::from_chars(padded.data(), padded.data() + padded.size(), real);
        r.ec == std::errc{} && r.ptr == padded.data() + padded.size()) {
      return Parsed{float_text(real), real};
    }
    return std::nullopt;
  }

  std::string_view text_;
  bool sorted_;
  std::size_t at_ = 0;
};

}  // namespace

std::string canonical(const Value& value, const graph::PropertyGraph& graph, bool sorted_lists) {
  return Writer(graph, sorted_lists).value(value);
}

std::optional<std::string> canonical(std::string_view cell, bool sorted_lists) {
  auto parsed = Parser(cell, sorted_lists).whole();
  if (!parsed) return std::nullopt;
  return std::move(parsed->text);
}

std::optional<Value> parameter_value(std::string_view cell) {
  auto parsed = Parser(cell, false).whole();
  if (!parsed) return std::nullopt;
  return std::move(parsed->value);
}

}  // namespace dossier::tck
