#include "base/utf8.h"
#include "query/execution/procedures.h"

#include <algorithm>

namespace dossier::query::execution {
namespace {

using meaning::one_of;
using meaning::Type;
using Kind = Value::Kind;

// Words, folded: "Kyiv's" is found by "kyiv".
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) out.push_back(utf8::fold(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = utf8::decode(text, at);
    if (utf8::is_letter(decoded.code_point) || utf8::is_digit(decoded.code_point))
      word += text.substr(at, decoded.length);
    else end_word();
    at += decoded.length;
  }
  end_word();
  return out;
}

// The share of the wanted words that the text has; a word that only begins so counts half. A short text ranks above a
// long one.
double score(const std::vector<std::string>& wanted, std::string_view text) {
  const auto words = words_of(text);
  double found = 0;
  for (const auto& w : wanted) {
    double best = 0;
    for (const auto& word : words) {
      if (word == w) best = 1;
      else if (word.starts_with(w)) best = std::max(best, 0.5);
    }
    found += best;
  }
  if (found == 0) return 0;
  return found / static_cast<double>(wanted.size()) *
         (0.5 + 0.5 * std::min(1.0, static_cast<double>(wanted.size()) / static_cast<double>(words.size())));
}

std::vector<std::vector<Value>> search(Runtime& runtime, std::span<const Value> arguments) {
  if (arguments[0].is_null()) return {};
  if (arguments[0].kind() != Kind::kString) fail("InvalidArgumentType", "dossier.search takes the words as a string");
  const auto wanted = words_of(arguments[0].string());
  if (wanted.empty()) return {};
  const auto& g = runtime.graph();
  std::vector<graph::SymbolId> keys;
  for (const auto* key : {"name", "aliases", "text", "title"}) {
    if (const auto symbol = g.find_symbol(key); symbol != graph::kNoSymbol) keys.push_back(symbol);
  }
  const auto article = g.find_symbol("Article");
  std::vector<std::pair<double, graph::NodeId>> hits;
  for (graph::NodeId node = 0; node < g.node_bound(); ++node) {
    runtime.tick();
    if (!g.has_node(node) || (article != graph::kNoSymbol && g.has_label(node, article)))
      continue;  // what articles say is in their claims
    double best = 0;
    for (const auto key : keys) {
      const Value* value = g.node_property(node, key);
      if (!value) continue;
      if (value->kind() == Kind::kString) best = std::max(best, score(wanted, value->string()));
      if (value->kind() != Kind::kList) continue;
      for (const Value& item : value->list()) {
        if (item.kind() == Kind::kString) best = std::max(best, score(wanted, item.string()));
      }
    }
    if (best > 0) hits.emplace_back(best, node);
  }
  std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::vector<Value>> rows;
  for (const auto& [points, node] : hits) rows.push_back({graph::NodeRef{node}, points});
  return rows;
}

}  // namespace

void add_search_procedure(ProcedureLibrary& library) {
  library.add({"dossier.search",
               {{"words", one_of(Type::kString)}},
               {{"node", one_of(Type::kNode)}, {"score", one_of(Type::kFloat)}},
               1},
              search);
}

}  // namespace dossier::query::execution
