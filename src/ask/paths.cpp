#include "ask/compose.h"
#include "ask/verb_forms.h"

#include <algorithm>

/// How one node is connected to another.
namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;

constexpr std::uint64_t kLongestPath = 5;

/// The verb of a claim when it is a past form: "persuaded"; else "said".
std::string said_by(std::string_view verb) {
  for (const std::string& lemma : lemmas_of(verb)) {
    if (past_of(lemma) == verb) return std::string(verb);
  }
  return "said";
}

/// An edge as a clause: "Steve Witkoff attended the negotiations".
std::string clause(const GraphView& view, EdgeId edge) {
  const std::string from = called(view, view.graph().source(edge));
  const std::string to = called(view, view.graph().target(edge));
  const std::string_view type = view.type(edge);
  const std::string title(view.edge_text(edge, "title"));
  const std::string not_ = view.positive(edge) ? "" : "not ";
  if (type == "HOLDS_ROLE")
    return from + " is " + not_ + (title.empty() ? "holder of a role in " : title + " of ") + to;
  if (type == "REPRESENTS") return from + " represents " + to + (title.empty() ? "" : " as " + title);
  if (type == "MEMBER_OF") return from + " is a member of " + to;
  if (type == "PART_OF") return from + " is part of " + to;
  if (type == "LOCATED_IN") return from + " is in " + to;
  if (type == "CITIZEN_OF") return from + " is a citizen of " + to;
  if (type == "FAMILY_OF") {
    const std::string relation(view.edge_text(edge, "relation"));
    return from + " is family of " + to + (relation.empty() ? "" : " (" + relation + ")");
  }
  if (type == "OWNS") return from + " owns " + to;
  if (type == "TARGETED") return from + " targeted " + to;
  if (type == "OCCURRED_IN") return from + " took place in " + to;
  if (type == "CLAIMED")
    return from + ' ' + said_by(view.edge_text(edge, "verb")) + ": \u201c" +
           std::string(view.name(view.graph().target(edge))) + "\u201d";
  if (type == "ABOUT") return from + " is about " + to;
  std::string verb(type);
  std::replace(verb.begin(), verb.end(), '_', ' ');
  std::transform(verb.begin(), verb.end(), verb.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return from + ' ' + not_ + verb + ' ' + to;
}

/// How much a path tells: facts rather than denials and plans, relations between the two rather than a shared country.
double worth(const GraphView& view, const graph::Path& path) {
  double worth = 0;
  for (const EdgeId edge : path.edges) {
    const Standing standing = standing_of(view, edge);
    worth -= standing == Standing::kPlain ? 0 : standing == Standing::kNegative ? 10 : 2;
    worth += view.confidence(edge);
    const std::string_view type = view.type(edge);
    if (type == "HOLDS_ROLE" || type == "FAMILY_OF" || type == "REPRESENTS") worth += 0.5;
    if (type == "LOCATED_IN" || type == "PART_OF" || type == "OCCURRED_IN" || type == "CITIZEN_OF") worth -= 0.4;
  }
  for (std::size_t i = 1; i + 1 < path.nodes.size(); ++i) {
    if (view.is(path.nodes[i], "Country")) worth -= 1;
    if (view.is(path.nodes[i], "Event"))
      worth += 0.02 * static_cast<double>(std::min<std::size_t>(view.texts(path.nodes[i], "mentions").size(), 20));
  }
  return worth;
}

}  // namespace

Result<Answer> answer_path(const Context& context) {
  const GraphView& view = context.view;
  const Mention& a = context.frame.arguments.front().mention;
  const Mention& b = context.frame.arguments.back().mention;
  for (const Mention* end : {&a, &b}) {
    if (end->nodes.empty())
      return no_answer(context.question, "the graph knows nothing by the name of \u201c" + end->text + "\u201d");
  }
  const graph::PropertyGraph& graph = view.graph();
  std::vector<std::string> facts;
  std::vector<std::string> with_claims;
  for (const graph::SymbolId type : graph.all_types()) {
    const std::string name(graph.symbol(type));
    if (name != "MENTIONED_IN") with_claims.push_back(name);
    if (!is_bookkeeping(name)) facts.push_back(name);
  }
  std::string query;
  for (const auto* types : {&facts, &with_claims}) {
    if (types->empty()) continue;
    const auto found = fetch_paths(a.nodes.front(), b.nodes.front(), *types, kLongestPath, view);
    if (!found) return found.error();
    query = found->query;
    const graph::Path* best = nullptr;
    for (const graph::Path& path : found->paths) {
      const bool denied = std::any_of(path.edges.begin(), path.edges.end(),
                                      [&](EdgeId edge) { return standing_of(view, edge) == Standing::kNegative; });
      if (!denied && !path.edges.empty() && (best == nullptr || worth(view, path) > worth(view, *best))) best = &path;
    }
    if (best == nullptr) continue;
    Draft draft(view);
    std::string told;
    for (const EdgeId edge : best->edges) told += (told.empty() ? "" : "; ") + clause(view, edge);
    draft.add(told, best->edges);
    return draft.finish(context.question, as_sentence(told), query, a.guessed || b.guessed ? 0.7 : 1);
  }
  return no_answer(context.question, "the graph knows both, but no facts join them", query);
}

}  // namespace dossier::ask
