#include "ask/sentences.h"

#include "ask/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;

/// Whether the full stop at `at` belongs to an abbreviation or an initial: "U.S.", "Mr.", "P.".
bool abbreviates(std::string_view text, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && std::isalnum(static_cast<unsigned char>(text[first - 1])) != 0) --first;
  const std::string_view word = text.substr(first, at - first);
  if (word.size() == 1 && std::isupper(static_cast<unsigned char>(word[0])) != 0) return true;
  static constexpr std::array<std::string_view, 14> kShort{"Mr",  "Mrs", "Ms", "Dr",  "Prof", "Gen", "Sen",
                                                           "Gov", "Lt",  "St", "Col", "Rep",  "No",  "vs"};
  return std::find(kShort.begin(), kShort.end(), word) != kShort.end();
}

/// Where the sentence that begins at `from` ends: behind its stop and closing quotes, or before a line's end.
std::size_t sentence_end(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] == '\n') return at;
    if (text[at] != '.' && text[at] != '!' && text[at] != '?') continue;
    std::size_t end = at + 1;
    for (const std::string_view close : {"\u201d", "\u2019", "\"", ")"}) {
      if (text.substr(end).starts_with(close)) end += close.size();
    }
    const bool gap = end >= text.size() || text[end] == ' ' || text[end] == '\n';
    if (gap && !(text[at] == '.' && abbreviates(text, at))) return end;
  }
  return text.size();
}

}  // namespace

std::string_view without_dateline(std::string_view sentence) {
  static constexpr std::size_t kLongest = 90;  // bytes
  static constexpr std::size_t kCapitals = 3;  // letters at least that the town is written in
  std::size_t capitals = 0;
  while (capitals < sentence.size() && std::isupper(static_cast<unsigned char>(sentence[capitals])) != 0) ++capitals;
  if (capitals < kCapitals) return sentence;
  for (const std::string_view dash : {" - ", " \u2013 ", " \u2014 "}) {
    const std::size_t at = sentence.find(dash);
    if (at != std::string_view::npos && at < kLongest) return sentence.substr(at + dash.size());
  }
  return sentence;
}

std::vector<Sentence> sentences_in_order(const GraphView& view) {
  const graph::PropertyGraph& graph = view.graph();
  std::vector<Sentence> sentences;
  for (NodeId node = 0; node < graph.node_bound(); ++node) {
    if (!graph.has_node(node) || !view.is(node, "Article")) continue;
    const std::string_view text = view.text(node, "text");
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
      while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
      const std::size_t end = sentence_end(text, at);
      const std::string_view sentence = text.substr(at, end - at);
      if (!sentence.empty())
        sentences.push_back({sentence, graph::kNoId, node, static_cast<std::uint32_t>(at), number++});
      at = std::max(end, at + 1);
    }
  }
  return sentences;
}

std::vector<Sentence> sentences_of(const GraphView& view) {
  const graph::PropertyGraph& graph = view.graph();
  std::vector<Sentence> sentences;
  std::unordered_map<std::string_view, std::uint32_t> seen;  // sentence to its number
  for (EdgeId edge = 0; edge < graph.edge_bound(); ++edge) {
    if (!graph.has_edge(edge)) continue;
    const std::string_view text = view.edge_text(edge, "evidence");
    const auto number = static_cast<std::uint32_t>(std::max<std::int64_t>(0, view.edge_integer(edge, "sentence")));
    if (!text.empty() && seen.emplace(text, number).second) sentences.push_back({text, edge, graph::kNoId, 0, number});
  }
  NodeId article = graph::kNoId;
  std::uint32_t number = 0;
  for (Sentence& sentence : sentences_in_order(view)) {
    if (sentence.article != article) number = 0;
    article = sentence.article;
    const auto [known, fresh] = seen.emplace(sentence.text, number);
    number = known->second + 1;
    sentence.number = known->second;
    if (fresh) sentences.push_back(sentence);
  }
  return sentences;
}

namespace {

/// What the article says in the bytes before `start`.
std::string_view text_before(std::int64_t article, std::int64_t start, const GraphView& view) {
  static constexpr std::int64_t kBefore = 250;  // bytes
  if (article < 0 || start <= 0 || article >= view.graph().node_bound() ||
      !view.graph().has_node(static_cast<NodeId>(article)))
    return {};
  const std::string_view text = view.text(static_cast<NodeId>(article), "text");
  if (static_cast<std::uint64_t>(start) > text.size()) return {};
  const std::int64_t from = std::max<std::int64_t>(0, start - kBefore);
  return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(start - from));
}

}  // namespace

std::string_view text_before(const GraphView& view, EdgeId edge) {
  return text_before(view.edge_integer(edge, "article"), view.edge_integer(edge, "start"), view);
}

std::string_view text_before(const Sentence& sentence, const GraphView& view) {
  if (sentence.edge != graph::kNoId) return text_before(view, sentence.edge);
  return text_before(std::int64_t{sentence.article}, std::int64_t{sentence.start}, view);
}

}  // namespace dossier::ask
