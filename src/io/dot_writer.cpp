#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "graph/temporal_text.h"
#include "io/dot_drawing.h"
#include "io/dot_style.h"
#include "io/json_value.h"
#include "io/output.h"
#include "io/text_layout.h"

namespace dossier::io {
namespace {

using graph::EdgeId;
using graph::NodeId;
using graph::PropertyGraph;
using graph::SymbolId;
using graph::Value;

constexpr std::size_t kManyNodes = 160;     // from here on the layered layout is slow and wide
constexpr std::size_t kTooltipWidth = 400;  // columns of evidence in a tooltip
constexpr std::size_t kClaimLines = 5;
constexpr std::size_t kNameLines = 3;

/// Text inside an HTML-like label; `text` must be of one line.
std::string html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

/// A quoted DOT string. GraphViz reads escapes and HTML entities in it, so backslashes and ampersands are shielded.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : one_line(text)) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '&': out += "&amp;"; break;
      default: out += c;
    }
  }
  return out + "\"";
}

std::string html_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    if (!out.empty()) out += "<br/>";
    out += html(line);
  }
  return out;
}

std::string font(std::string_view attributes, std::string_view inner) {
  return "<font " + std::string(attributes) + ">" + std::string(inner) + "</font>";
}

class Drawing {
 public:
  Drawing(const PropertyGraph& graph, const DotSelection& selection, const DotOptions& options, std::ostream& out)
      : graph_(graph), selection_(selection), options_(options), out_(out) {}

  void write() {
    join_edges();
    header();
    for (const NodeId node : selection_.nodes)
      if (!aside_.contains(node)) write_node(node);
    for (const auto& [key, bundle] : bundles_) write_edge(key, bundle);
    out_ << "}\n";
  }

 private:
  struct BundleKey {
    NodeId from, to;
    Statement statement;
    std::string_view color;
    friend auto operator<=>(const BundleKey&, const BundleKey&) = default;
  };
  struct Bundle {
    std::vector<std::string> labels;
    std::vector<std::string> evidence;
    std::string_view relation;  // the first edge's; edges that look different are not joined
  };

  const Value* held(const graph::Properties& properties, std::string_view key) const {
    const SymbolId symbol = graph_.find_symbol(key);
    for (const auto& [name, value] : properties)
      if (name == symbol) return &value;
    return nullptr;
  }
  std::string text(const graph::Properties& properties, std::string_view key) const {
    const Value* value = held(properties, key);
    if (value == nullptr) return {};
    switch (value->kind()) {
      case Value::Kind::kString: return one_line(value->string());
      case Value::Kind::kInteger: return std::to_string(value->integer());
      case Value::Kind::kFloat: return float_text(value->floating());
      default: return graph::temporal_text(*value);
    }
  }
  std::string node_text(NodeId node, std::string_view key) const { return text(graph_.node_properties(node), key); }

  std::string_view main_label(NodeId node) const {
    std::string_view best;
    for (const std::string_view label : label_names(node, graph_))
      if (best.empty() || label_rank(label) < label_rank(best)) best = label;
    return best;
  }

  std::string name_of(NodeId node) const {
    for (const char* key : {"name", "title", "trigger", "text", "id"})
      if (std::string found = node_text(node, key); !found.empty()) return found;
    return "#" + std::to_string(node);
  }

  Statement statement_of(EdgeId edge) const {
    const auto& properties = graph_.edge_properties(edge);
    if (graph_.symbol(graph_.type(edge)) == "ABOUT" || graph_.symbol(graph_.type(edge)) == "MENTIONED_IN")
      return Statement::kBackground;
    if (text(properties, "polarity") == "negative") return Statement::kNegative;
    const std::string modality = text(properties, "modality");
    if (!modality.empty() && modality != "actual") return Statement::kNotActual;
    return text(properties, "attributed_to").empty() ? Statement::kFact : Statement::kClaimed;
  }

  std::string label_of(EdgeId edge) const {
    std::string label = one_line(graph_.symbol(graph_.type(edge)));
    if (const Value* former = held(graph_.edge_properties(edge), "former");
        former != nullptr && former->kind() == Value::Kind::kBoolean && former->boolean())
      label += " (former)";
    for (const char* key : {"title", "relation"})
      if (const std::string detail = text(graph_.edge_properties(edge), key); !detail.empty()) {
        label += ": " + cut(detail, options_.label_width);
        break;
      }
    return label;
  }

  static EdgeStyle style_of(Statement statement, std::string_view relation) {
    return statement == Statement::kFact ? fact_style(relation) : edge_style(statement);
  }

  void join_edges() {
    for (const EdgeId edge : selection_.edges) {
      const Statement statement = statement_of(edge);
      const std::string_view relation = graph_.symbol(graph_.type(edge));
      const BundleKey key{graph_.source(edge), graph_.target(edge), statement, style_of(statement, relation).color};
      Bundle& bundle = bundles_[key];
      if (bundle.labels.empty()) bundle.relation = relation;
      std::string label = label_of(edge);
      const bool known = std::find(bundle.labels.begin(), bundle.labels.end(), label) != bundle.labels.end();
      if (!known) bundle.labels.push_back(std::move(label));
      if (std::string evidence = text(graph_.edge_properties(edge), "evidence"); !evidence.empty())
        bundle.evidence.push_back(std::move(evidence));
      const EdgeStyle style = style_of(statement, relation);
      legend_.try_emplace({statement, style.color}, style.meaning);
      connected_.insert(key.from);
      connected_.insert(key.to);
    }
    // Nodes without an edge would only push the others apart: they are listed below the picture, unless they are all.
    if (connected_.empty()) return;
    for (const NodeId node : selection_.nodes)
      if (!connected_.contains(node)) aside_.insert(node);
  }

  void header() {
    out_ << "digraph dossier {\n";
    if (selection_.nodes.size() - aside_.size() > kManyNodes) {
      out_ << "  graph [layout=sfdp, overlap=prism, overlap_scaling=-4, splines=true, K=1.1, repulsiveforce=1.6,\n";
    } else {
      out_ << "  graph [rankdir=LR, splines=true, ranksep=0.85, nodesep=0.28, remincross=true,\n";
    }
    out_ << "    outputorder=edgesfirst, bgcolor=white, pad=0.3, charset=\"UTF-8\", fontname=\"Helvetica\", "
            "fontsize=10,\n    labelloc=b, labeljust=l, label=<"
         << legend() << ">];\n";
    out_ << "  node [fontname=\"Helvetica\", fontsize=12, fontcolor=\"#1A1A1A\", penwidth=1.2, margin=\"0.12,0.06\", "
            "height=0.3];\n";
    out_ << "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7, penwidth=1.0];\n\n";
  }

  std::string legend() const {
    std::map<int, std::string> present;
    for (const NodeId node : selection_.nodes)
      if (const auto label = main_label(node); !label.empty() && label_rank(label) < label_rank(""))
        present.emplace(label_rank(label), label);
    std::string row;
    for (const auto& [rank, label] : present) {
      const NodeStyle style = node_style(label);
      row += "<td border=\"1\" color=\"" + std::string(style.border) + "\" bgcolor=\"" + std::string(style.fill) +
             "\">" + html(label) + "</td>";
    }
    for (const auto& [key, meaning] : legend_) {
      const Statement statement = key.first;
      const char* line = statement == Statement::kFact        ? "──▶"
                         : statement == Statement::kNegative  ? "╌╌┤"
                         : statement == Statement::kNotActual ? "╌╌▶"
                         : statement == Statement::kClaimed   ? "┈┈▶"
                                                              : "┈┈";
      row += "<td>" +
             font("color=\"" + std::string(key.second) + "\"", std::string(line) + " " + std::string(meaning)) +
             "</td>";
    }
    if (row.empty()) return "&#160;";
    std::string table =
        "<table border=\"0\" cellborder=\"0\" cellspacing=\"6\" cellpadding=\"3\"><tr>" + row + "</tr></table>";
    const std::string others = also_mentioned();
    if (others.empty()) return table;
    return "<table border=\"0\" cellspacing=\"0\"><tr><td align=\"left\">" + table +
           "</td></tr><tr><td align=\"left\" balign=\"left\">" + others + "</td></tr></table>";
  }

  std::string also_mentioned() const {
    constexpr std::size_t kLines = 6, kWidth = 150;
    std::string names;
    for (const NodeId node : aside_) names += (names.empty() ? "Also mentioned: " : ", ") + cut(name_of(node), 40);
    std::string lines;
    for (const std::string& line : wrap(names, kWidth, kLines)) lines += html(line) + "<br/>";
    return lines;
  }

  std::string event_label(NodeId node) const {
    const std::string type = node_text(node, "type");
    std::string label;
    if (!type.empty()) label += font("point-size=\"8\" color=\"#7A5B00\"", html(type)) + "<br/>";
    std::string trigger = node_text(node, "trigger");
    if (trigger.empty()) trigger = name_of(node);
    label += "<b>" + html_lines(wrap(trigger, options_.label_width, 2)) + "</b>";
    std::string when = node_text(node, "date");
    if (const std::string end = node_text(node, "end_date"); !end.empty()) when += " to " + end;
    std::string toll;
    for (const char* key : {"killed", "injured"})
      if (const std::string count = node_text(node, key); !count.empty())
        toll += (toll.empty() ? "" : ", ") + count + " " + key;
    for (const std::string& line : {when, toll})
      if (!line.empty()) label += "<br/>" + html(cut(line, options_.label_width * 2));
    return font("point-size=\"10\"", label);
  }

  std::string label_of(NodeId node, std::string_view kind) const {
    if (kind == "Event") return event_label(node);
    if (kind == "Claim") {
      std::string words = node_text(node, "text");
      if (words.empty()) words = name_of(node);
      return font("point-size=\"10\"", "<i>" + html_lines(wrap(words, options_.label_width + 6, kClaimLines)) + "</i>");
    }
    const std::string name = html_lines(wrap(name_of(node), options_.label_width, kNameLines));
    return kind == "Country" || kind == "Person" ? "<b>" + name + "</b>" : name;
  }

  bool unreal(NodeId node) const {
    const std::string modality = node_text(node, "modality");
    return node_text(node, "polarity") == "negative" || (!modality.empty() && modality != "actual");
  }

  void write_node(NodeId node) {
    const std::string_view kind = main_label(node);
    const NodeStyle style = node_style(kind);
    out_ << "  n" << node << " [label=<" << label_of(node, kind) << ">, shape=" << style.shape << ", style=\""
         << style.style << (kind == "Event" && unreal(node) ? ",dashed" : "") << "\", fillcolor=\"" << style.fill
         << "\", color=\"" << style.border << "\", tooltip=" << quoted(tooltip(node)) << "];\n";
  }

  std::string tooltip(NodeId node) const {
    std::string tip;
    for (const std::string_view label : label_names(node, graph_)) tip.append(tip.empty() ? "" : ", ").append(label);
    tip += (tip.empty() ? "" : ": ") + name_of(node);
    if (const Value* aliases = held(graph_.node_properties(node), "aliases");
        aliases != nullptr && aliases->kind() == Value::Kind::kList) {
      std::string also;
      for (const Value& alias : aliases->list())
        if (alias.kind() == Value::Kind::kString && one_line(alias.string()) != name_of(node))
          also += (also.empty() ? "" : ", ") + one_line(alias.string());
      if (!also.empty()) tip += " (also: " + also + ")";
    }
    return cut(tip, kTooltipWidth);
  }

  void write_edge(const BundleKey& key, const Bundle& bundle) {
    const EdgeStyle style = style_of(key.statement, bundle.relation);
    std::string label = html_lines(bundle.labels);
    std::string tip = name_of(key.from);
    for (std::size_t i = 0; i < bundle.labels.size(); ++i) tip += (i == 0 ? " " : ", ") + bundle.labels[i];
    tip += " " + name_of(key.to);
    std::string evidence;
    for (const std::string& sentence : bundle.evidence)
      if (evidence.find(sentence) == std::string::npos) evidence += (evidence.empty() ? "" : " … ") + sentence;
    if (!evidence.empty()) tip += ": " + evidence;
    if (options_.evidence && !evidence.empty())
      label += "<br/>" + font("point-size=\"7\"", "<i>" + html_lines(wrap(evidence, 40, 4)) + "</i>");
    if (key.statement == Statement::kBackground && !options_.evidence) label.clear();

    out_ << "  n" << key.from << " -> n" << key.to << " [";
    if (!label.empty()) out_ << "label=<" << label << ">, fontcolor=\"" << style.color << "\", ";
    out_ << "color=\"" << style.color << "\", " << style.attributes;
    if (key.statement == Statement::kBackground) out_ << ", weight=0";
    out_ << ", tooltip=" << quoted(cut(tip, kTooltipWidth)) << "];\n";
  }

  const PropertyGraph& graph_;
  const DotSelection& selection_;
  const DotOptions& options_;
  std::ostream& out_;
  std::map<BundleKey, Bundle> bundles_;
  std::map<std::pair<Statement, std::string_view>, std::string_view> legend_;  // to meanings
  std::set<NodeId> connected_;
  std::set<NodeId> aside_;
};

}  // namespace

Result<void> draw(const PropertyGraph& graph, const DotSelection& selection, const DotOptions& options,
                  std::ostream& out) {
  Drawing(graph, selection, options, out).write();
  return written(out);
}

Result<void> write_dot(const PropertyGraph& graph, const DotOptions& options, std::ostream& out) {
  const SymbolId article = graph.find_symbol("Article");
  const SymbolId about = graph.find_symbol("ABOUT");
  const auto shown = [&](NodeId node) {
    return options.articles || article == graph::kNoSymbol || !graph.has_label(node, article);
  };

  DotSelection selection;
  std::set<NodeId> connected;
  for (NodeId node = 0; node < graph.node_bound(); ++node)
    if (graph.has_node(node) && shown(node)) selection.nodes.insert(node);
  for (EdgeId edge = 0; edge < graph.edge_bound(); ++edge) {
    if (!graph.has_edge(edge) || !shown(graph.source(edge)) || !shown(graph.target(edge)) || graph.type(edge) == about)
      continue;
    selection.edges.insert(edge);
    connected.insert(graph.source(edge));
    connected.insert(graph.target(edge));
  }
  // What a claim is about stands in its words; the edges are drawn for a claim that nobody is known to have made.
  for (EdgeId edge = 0; edge < graph.edge_bound(); ++edge)
    if (graph.has_edge(edge) && graph.type(edge) == about && selection.nodes.contains(graph.source(edge)) &&
        selection.nodes.contains(graph.target(edge)) && !connected.contains(graph.source(edge)))
      selection.edges.insert(edge);
  return draw(graph, selection, options, out);
}

}  // namespace dossier::io
