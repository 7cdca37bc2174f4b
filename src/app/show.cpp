#include "app/commands.h"
#include "app/console.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

namespace dossier::app {
namespace {

using graph::EdgeId;
using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;

/// Reads the properties that ONTOLOGY names off the graph as text.
class Reader {
 public:
  explicit Reader(const PropertyGraph& graph) : graph_(graph) {}

  std::string node(NodeId id, std::string_view key) const { return text(graph_.node_property(id, graph_.find_symbol(key))); }
  std::string edge(EdgeId id, std::string_view key) const { return text(graph_.edge_property(id, graph_.find_symbol(key))); }
  std::string name(NodeId id) const {
    const std::string found = node(id, "name");
    return found.empty() ? node(id, "text") : found;
  }
  std::string label(NodeId id) const {
    const auto labels = graph_.labels(id);
    return labels.empty() ? std::string() : std::string(graph_.symbol(labels.front()));
  }
  std::vector<std::string> aliases(NodeId id) const {
    std::vector<std::string> out;
    const Value* list = graph_.node_property(id, graph_.find_symbol("aliases"));
    if (list != nullptr && list->kind() == Value::Kind::kList)
      for (const Value& item : list->list())
        if (item.kind() == Value::Kind::kString) out.push_back(item.string());
    return out;
  }

 private:
  static std::string text(const Value* value) {
    if (value == nullptr) return {};
    switch (value->kind()) {
      case Value::Kind::kString: return value->string();
      case Value::Kind::kInteger: return std::to_string(value->integer());
      case Value::Kind::kBoolean: return value->boolean() ? "true" : "false";
      default: return {};
    }
  }
  const PropertyGraph& graph_;
};

std::string folded_name(std::string_view name) {
  std::string folded = utf8::fold(name);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return folded;
}

/// Nodes with the name or alias, else those whose name holds it; the most connected first.
std::vector<NodeId> find_named(const PropertyGraph& graph, const Reader& read, std::string_view wanted) {
  std::vector<NodeId> exact, partial;
  const std::string folded = folded_name(wanted);
  for (NodeId id = 0; id < graph.node_bound(); ++id) {
    if (!graph.has_node(id)) continue;
    const std::string label = read.label(id);
    if (label == "Article" || label == "Claim") continue;
    std::vector<std::string> names = read.aliases(id);
    names.push_back(read.name(id));
    bool is_exact = false, is_partial = false;
    for (const std::string& name : names) {
      const std::string candidate = folded_name(name);
      is_exact |= candidate == folded;
      is_partial |= !folded.empty() && candidate.find(folded) != std::string::npos;
    }
    if (is_exact) exact.push_back(id); else if (is_partial) partial.push_back(id);
  }
  auto& found = exact.empty() ? partial : exact;
  const auto degree = [&](NodeId id) { return graph.out(id).size() + graph.in(id).size(); };
  std::stable_sort(found.begin(), found.end(), [&](NodeId a, NodeId b) { return degree(a) > degree(b); });
  return found;
}

std::string words_of(std::string_view type) {
  std::string words = utf8::to_lower(type);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

/// Numbers the sentences that are cited, in order of first use.
class Citations {
 public:
  explicit Citations(const Reader& read) : read_(read) {}

  std::string mark(EdgeId edge) {
    const std::string evidence = read_.edge(edge, "evidence");
    if (evidence.empty()) return {};
    const auto key = std::pair(read_.edge(edge, "article"), read_.edge(edge, "sentence"));
    const auto [it, added] = numbers_.try_emplace(key, numbers_.size() + 1);
    if (added) sentences_.push_back(evidence);
    return fmt::format(" [{}]", it->second);
  }
  void print() const {
    if (sentences_.empty()) return;
    std::cout << "\nEvidence\n";
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      std::string line = sentences_[i];
      std::replace(line.begin(), line.end(), '\n', ' ');
      std::cout << fmt::format("  [{}] {}\n", i + 1, line);
    }
  }

 private:
  const Reader& read_;
  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;
  std::vector<std::string> sentences_;
};

class Dossier {
 public:
  Dossier(const PropertyGraph& graph, const Reader& read, NodeId subject)
      : graph_(graph), read_(read), subject_(subject), citations_(read) {}

  void print() {
    collect();
    std::cout << fmt::format("{}  ({})\n", read_.name(subject_), read_.label(subject_));
    header();
    for (const char* section : {"Roles", "Relations", "Timeline", "Said", "Said about it"}) {
      auto& lines = sections_[section];
      if (lines.empty()) continue;
      std::sort(lines.begin(), lines.end());
      lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
      std::cout << '\n' << section << '\n';
      for (const Line& line : lines) std::cout << "  " << line.text << citations_.mark(line.edge) << '\n';
    }
    citations_.print();
  }

 private:
  struct Line {
    std::string order;
    std::string text;
    EdgeId edge;
    friend bool operator<(const Line& a, const Line& b) {
      return std::tie(a.order, a.text, a.edge) < std::tie(b.order, b.text, b.edge);
    }
    friend bool operator==(const Line& a, const Line& b) { return a.text == b.text; }
  };

  void header() const {
    std::string also;
    for (const std::string& alias : read_.aliases(subject_))
      if (alias != read_.name(subject_)) also += (also.empty() ? "" : ", ") + alias;
    if (!also.empty()) std::cout << "also called: " << also << '\n';
    for (const char* key : {"title", "iso", "type", "date", "end_date", "duration", "killed", "injured", "size"})
      if (const std::string value = read_.node(subject_, key); !value.empty()) std::cout << key << ": " << value << '\n';
    std::set<std::string> articles;
    for (const auto& [type, neighbor, edge] : graph_.out(subject_, graph_.find_symbol("MENTIONED_IN")))
      articles.insert(read_.node(neighbor, "title"));
    for (const std::string& title : articles) std::cout << "in: " << title << '\n';
  }

  std::string manner(EdgeId edge) const {
    std::string out;
    if (read_.edge(edge, "polarity") == "negative") out += ", denied or refused";
    if (const std::string modality = read_.edge(edge, "modality"); !modality.empty() && modality != "actual") out += ", " + modality;
    if (const std::string speaker = read_.edge(edge, "attributed_to"); !speaker.empty()) out += ", according to " + speaker;
    return out;
  }

  void collect() {
    for (const auto& [type, neighbor, edge] : graph_.out(subject_)) add(graph_.symbol(type), neighbor, edge, true);
    for (const auto& [type, neighbor, edge] : graph_.in(subject_)) add(graph_.symbol(type), neighbor, edge, false);
  }

  void add(std::string_view type, NodeId other, EdgeId edge, bool outward) {
    if (type == "MENTIONED_IN") return;
    const std::string other_name = read_.name(other);
    const std::string label = read_.label(other);
    if (type == "CLAIMED" || type == "ABOUT") {
      if (label == "Claim" && outward) sections_["Said"].push_back({"", "“" + other_name + "”", edge});
      else if (label == "Claim") about(other, edge);
      else sections_["Relations"].push_back({"", words_of(type) + " " + other_name, edge});
      return;
    }
    if (type == "HOLDS_ROLE" || type == "REPRESENTS" || type == "MEMBER_OF" || type == "FAMILY_OF") {
      const std::string title = read_.edge(edge, type == "FAMILY_OF" ? "relation" : "title");
      const std::string former = read_.edge(edge, "former") == "true" ? "former " : "";
      const std::string role = former + (title.empty() ? words_of(type) : title);
      const std::string text = outward ? fmt::format("{}: {}", role, other_name) : fmt::format("{} is its {}", other_name, role);
      sections_["Roles"].push_back({"", text + manner(edge), edge});
      return;
    }
    if (label == "Event" || read_.label(subject_) == "Event") {
      const NodeId event = label == "Event" ? other : subject_;
      const std::string date = read_.node(event, "date");
      sections_["Timeline"].push_back({date, fmt::format("{:<10}  {} {}{}", date, words_of(type), other_name, manner(edge)), edge});
      return;
    }
    const std::string text = outward ? fmt::format("{} {}", words_of(type), other_name)
                                     : fmt::format("{} {} it", other_name, words_of(type));
    sections_["Relations"].push_back({"", text + manner(edge), edge});
  }

  void about(NodeId claim, EdgeId edge) {
    std::string speakers;
    for (const auto& [type, speaker, said] : graph_.in(claim, graph_.find_symbol("CLAIMED")))
      speakers += (speakers.empty() ? "" : ", ") + read_.name(speaker);
    sections_["Said about it"].push_back({"", fmt::format("{}: “{}”", speakers.empty() ? "unnamed" : speakers, read_.name(claim)), edge});
  }

  const PropertyGraph& graph_;
  const Reader& read_;
  NodeId subject_;
  Citations citations_;
  std::map<std::string, std::vector<Line>> sections_;
};

}  // namespace

int run_show(const ShowOptions& options) {
  const auto graph = load_graph(options.db);
  if (!graph) return fail(graph.error());
  const Reader read(*graph);
  const auto found = find_named(*graph, read, options.name);
  if (found.empty()) {
    Diagnostic problem;
    problem.fault = Fault::kNotFound;
    problem.message = "nothing in the graph is called \"" + options.name + "\"";
    problem.hint = "Try a part of the name; 'dossier stats' lists the most connected names.";
    return fail(problem);
  }
  Dossier(*graph, read, found.front()).print();
  if (found.size() > 1) {
    std::cout << "\nOthers that match\n";
    for (std::size_t i = 1; i < std::min<std::size_t>(found.size(), 10); ++i)
      std::cout << fmt::format("  {}  ({})\n", read.name(found[i]), read.label(found[i]));
  }
  return finish_output();
}

}  // namespace dossier::app
