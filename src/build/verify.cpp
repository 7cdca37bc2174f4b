#include "build/verify.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace dossier::build {
namespace {

using graph::EdgeId;
using graph::NodeId;
using graph::PropertyGraph;
using graph::SymbolId;
using graph::Value;

std::optional<std::int64_t> integer(const PropertyGraph& graph, EdgeId edge, SymbolId key) {
  const Value* value = graph.edge_property(edge, key);
  if (value == nullptr || value->kind() != Value::Kind::kInteger) return std::nullopt;
  return value->integer();
}

bool on_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
}

/// Where `evidence` stands in `text` around [start, end): its first byte, or none. The last occurrence that begins at
/// or before `start` is the one, unless it is too short to reach `end`; then no earlier one can.
std::optional<std::size_t> place_around(std::string_view text, std::string_view evidence, std::size_t start,
                                        std::size_t end) {
  const std::size_t at = text.rfind(evidence, start);
  if (at == std::string_view::npos || at + evidence.size() < end) return std::nullopt;
  return at;
}

/// The words seen of one sentence so far: where the last of them start and the first of them end.
struct Reach {
  std::size_t latest_start = 0;
  std::size_t earliest_end = 0;
};
using Sentences = std::map<std::int64_t, Reach>;  // by sentence number

class Verifier {
 public:
  explicit Verifier(const PropertyGraph& graph) : graph_(graph) {
    article_ = graph.find_symbol("article");
    start_ = graph.find_symbol("start");
    end_ = graph.find_symbol("end");
    evidence_ = graph.find_symbol("evidence");
    sentence_ = graph.find_symbol("sentence");
    text_ = graph.find_symbol("text");
    article_label_ = graph.find_symbol("Article");
  }

  std::vector<Unproven> all() {
    return run([](EdgeId) { return true; });
  }

  std::vector<Unproven> touched(const graph::GraphChanges& changes) {
    std::set<EdgeId> edges(changes.added_edges.begin(), changes.added_edges.end());
    edges.insert(changes.changed_edges.begin(), changes.changed_edges.end());
    std::set<std::int64_t> articles(changes.changed_nodes.begin(), changes.changed_nodes.end());
    articles.insert(changes.removed_nodes.begin(), changes.removed_nodes.end());
    for (const EdgeId edge : edges)
      if (const auto article = integer(graph_, edge, article_)) articles.insert(*article);
    if (edges.empty() && articles.empty()) return {};
    return run([&](EdgeId edge) {
      if (edges.contains(edge)) return true;
      const auto article = integer(graph_, edge, article_);
      return article && articles.contains(*article);
    });
  }

 private:
  template <class Wanted>
  std::vector<Unproven> run(const Wanted& wanted) {
    std::vector<Unproven> unproven;
    if (article_ == graph::kNoSymbol) return unproven;
    for (EdgeId edge = 0; edge < graph_.edge_bound(); ++edge) {
      if (!graph_.has_edge(edge) || graph_.edge_property(edge, article_) == nullptr || !wanted(edge)) continue;
      if (std::string why = check(edge); !why.empty()) unproven.push_back({edge, std::move(why)});
    }
    return unproven;
  }

  std::string check(EdgeId edge) {
    const auto article = integer(graph_, edge, article_);
    if (!article || *article < 0 || *article >= graph_.node_bound() ||
        !graph_.has_node(static_cast<NodeId>(*article)) || article_label_ == graph::kNoSymbol ||
        !graph_.has_label(static_cast<NodeId>(*article), article_label_)) {
      return "its article is not in the graph";
    }
    const Value* stored = graph_.node_property(static_cast<NodeId>(*article), text_);
    if (stored == nullptr || stored->kind() != Value::Kind::kString) return "its article has no text";
    const std::string_view text = stored->string();

    const auto start = integer(graph_, edge, start_);
    const auto end = integer(graph_, edge, end_);
    if (!start || !end) return "it does not say where its words stand (start, end)";
    const std::string range = "(bytes " + std::to_string(*start) + " to " + std::to_string(*end) + ")";
    if (*start < 0 || *end < *start) return "its words " + range + " are no range";
    if (static_cast<std::uint64_t>(*end) > text.size()) {
      return "its words " + range + " reach past the article's end (" + std::to_string(text.size()) + " bytes)";
    }
    const auto first = static_cast<std::size_t>(*start);
    const auto last = static_cast<std::size_t>(*end);
    if (!on_character(text, first) || !on_character(text, last))
      return "its words " + range + " cut a character in two";

    const Value* evidence = graph_.edge_property(edge, evidence_);
    if (evidence == nullptr || evidence->kind() != Value::Kind::kString) return "it quotes no evidence";
    const auto at = place_around(text, evidence->string(), first, last);
    if (!at) return "its evidence does not stand in the article around its words " + range;
    return check_sentence(edge, *article, first, last);
  }

  std::string check_sentence(EdgeId edge, std::int64_t article, std::size_t start, std::size_t end) {
    const auto sentence = integer(graph_, edge, sentence_);
    if (!sentence || *sentence < 0) return "it does not say in which sentence it stands";
    Sentences& seen = sentences_[article];
    // Words may reach over a sentence's end (a broken quotation), so neighbours may overlap but not change places.
    const auto above = seen.upper_bound(*sentence);
    const bool too_late = above != seen.end() && above->second.earliest_end < start;
    const auto from = seen.lower_bound(*sentence);
    const bool too_early = from != seen.begin() && std::prev(from)->second.latest_start > end;
    if (too_late || too_early) return "its sentence number " + std::to_string(*sentence) + " does not fit its position";
    Reach& reach = seen.emplace(*sentence, Reach{start, end}).first->second;
    reach.latest_start = std::max(reach.latest_start, start);
    reach.earliest_end = std::min(reach.earliest_end, end);
    return {};
  }

  const PropertyGraph& graph_;
  SymbolId article_, start_, end_, evidence_, sentence_, text_, article_label_;
  std::map<std::int64_t, Sentences> sentences_;
};

}  // namespace

std::vector<Unproven> verify(const PropertyGraph& graph) { return Verifier(graph).all(); }

std::vector<Unproven> verify(const PropertyGraph& graph, const graph::GraphChanges& changes) {
  return Verifier(graph).touched(changes);
}

}  // namespace dossier::build
