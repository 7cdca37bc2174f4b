#include "ask/selection.h"

#include "ask/tree.h"
#include "query/engine.h"
#include "query/syntax/printer.h"

#include <algorithm>
#include <set>

namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;
using graph::Value;
using query::syntax::Expression;
namespace syntax = query::syntax;

/// A question must not take longer than a reader waits.
query::Budget question_budget() {
  query::Budget budget;
  budget.timeout = std::chrono::milliseconds(2000);
  budget.max_rows = 10000;
  return budget;
}

class Maker {
 public:
  explicit Maker(const GraphView& view) : view_(view) {}

  syntax::SingleQuery make(const Selection& selection, bool by_id) const {
    return selection.edges.empty() ? of_events(selection, by_id) : of_edges(selection, by_id);
  }

 private:
  /// MATCH (event:Event) WHERE … RETURN event.date AS answer, event AS fact; the same of persons and articles
  syntax::SingleQuery of_events(const Selection& selection, bool by_id) const {
    syntax::PathPattern pattern;
    const std::string label = common_label(selection.events);
    const std::string name = label == "Person" ? "person" : label == "Article" ? "article" : "event";
    pattern.first = tree::node(name, label);
    std::vector<Expression> conditions;
    identify(conditions, name, selection.events, by_id);
    if (!by_id) conditions.push_back(tree::is_null(tree::property(name, selection.property), true));
    std::vector<tree::Column> columns;
    columns.push_back({tree::property(name, selection.property), "answer"});
    columns.push_back({tree::variable(name), "fact"});
    return tree::match_and_return(std::move(pattern), tree::all_of(std::move(conditions)), std::move(columns));
  }

  /// MATCH (answer)-[fact:TYPE]->(other:Label) WHERE other.name = … RETURN answer, fact
  syntax::SingleQuery of_edges(const Selection& selection, bool by_id) const {
    const graph::PropertyGraph& graph = view_.graph();
    std::set<std::string> types;
    std::vector<NodeId> fixed;  // the ends that are not the answer
    const bool answer_is_source = selection.answer != Selection::Answer::kTarget;
    for (const EdgeId edge : selection.edges) {
      types.emplace(view_.type(edge));
      const NodeId end = answer_is_source ? graph.target(edge) : graph.source(edge);
      if (std::find(fixed.begin(), fixed.end(), end) == fixed.end()) fixed.push_back(end);
    }
    const bool to_event = std::all_of(fixed.begin(), fixed.end(), [&](NodeId n) { return view_.is(n, "Event"); });
    const std::string end_name = to_event ? "event" : "other";
    const std::string answer_name = selection.answer == Selection::Answer::kProperty ? "who" : "answer";
    const std::string end_label = common_label(fixed);
    auto from = answer_is_source ? tree::node(answer_name) : tree::node(end_name, end_label);
    auto to = answer_is_source ? tree::node(end_name, end_label) : tree::node(answer_name);
    auto over = tree::relationship("fact", {types.begin(), types.end()});
    std::vector<Expression> conditions;
    if (by_id) {
      conditions.push_back(tree::one_of(tree::call("id", "fact"), ids(selection.edges)));
    } else {
      identify(conditions, end_name, fixed, false);
      holding(conditions, selection.edges);
    }
    std::vector<tree::Column> columns;
    columns.push_back({selection.answer == Selection::Answer::kProperty ? tree::property("fact", selection.property)
                                                                        : tree::variable("answer"),
                       "answer"});
    columns.push_back({tree::variable("fact"), "fact"});
    return tree::match_and_return(tree::path(std::move(from), std::move(over), std::move(to)),
                                  tree::all_of(std::move(conditions)), std::move(columns));
  }

  template <class Ids>
  static std::vector<std::int64_t> ids(const Ids& of) {
    return {of.begin(), of.end()};
  }

  std::string common_label(const std::vector<NodeId>& nodes) const {
    std::string label(nodes.empty() ? std::string_view() : view_.label(nodes.front()));
    for (const NodeId node : nodes) {
      if (view_.label(node) != label) return {};
    }
    return label;
  }

  void identify(std::vector<Expression>& conditions, const std::string& variable, const std::vector<NodeId>& nodes,
                bool by_id) const {
    std::set<std::string> names;
    for (const NodeId node : nodes) names.emplace(view_.name(node));
    if (by_id || names.contains("")) {
      conditions.push_back(tree::one_of(tree::call("id", variable), ids(nodes)));
    } else {
      conditions.push_back(
          tree::one_of(tree::property(variable, "name"), std::vector<std::string>(names.begin(), names.end())));
    }
  }

  /// How all the selected facts hold: said positively, as done, by the article itself.
  void holding(std::vector<Expression>& conditions, const std::vector<EdgeId>& edges) const {
    for (const std::string_view key : {"polarity", "modality"}) {
      std::set<std::string> values;
      for (const EdgeId edge : edges) values.emplace(view_.edge_text(edge, key));
      if (values.contains("")) continue;
      conditions.push_back(tree::one_of(tree::property("fact", std::string(key)),
                                        std::vector<std::string>(values.begin(), values.end())));
    }
    const bool asserted = std::all_of(edges.begin(), edges.end(),
                                      [&](EdgeId edge) { return view_.edge_text(edge, "attributed_to").empty(); });
    if (asserted) conditions.push_back(tree::is_null(tree::property("fact", "attributed_to")));
  }

  const GraphView& view_;
};

/// One run; whether every row is one of the selected facts goes to `exact`.
Result<Fetched> run(const std::vector<Selection>& selections, const GraphView& view, bool by_id, bool& exact) {
  syntax::Query query;
  std::set<EdgeId> edges;
  std::set<NodeId> events;
  for (const Selection& selection : selections) {
    if (selection.edges.empty() && selection.events.empty()) continue;
    query.parts.push_back(Maker(view).make(selection, by_id));
    edges.insert(selection.edges.begin(), selection.edges.end());
    events.insert(selection.events.begin(), selection.events.end());
  }
  Fetched fetched;
  exact = true;
  if (query.parts.empty()) return fetched;
  query.union_all.assign(query.parts.size() - 1, false);
  fetched.query = syntax::print(query);
  auto table = query::run_reading(view.graph(), query, {}, question_budget());
  if (!table) return table.error();
  for (auto& row : table->rows) {
    if (row.size() != 2 || row[0].is_null()) continue;
    FoundFact found;
    found.answer = row[0];
    if (row[1].kind() == Value::Kind::kEdge) found.edge = row[1].edge().id;
    if (row[1].kind() == Value::Kind::kNode) found.event = row[1].node().id;
    if (edges.contains(found.edge) || events.contains(found.event)) {
      fetched.facts.push_back(std::move(found));
    } else {
      exact = false;
    }
  }
  return fetched;
}

}  // namespace

Result<Fetched> fetch(const std::vector<Selection>& selections, const GraphView& view) {
  bool exact = true;
  auto fetched = run(selections, view, false, exact);
  if (!fetched || exact) return fetched;
  return run(selections, view, true, exact);
}

Result<FetchedPaths> fetch_paths(NodeId from, NodeId to, const std::vector<std::string>& types, std::uint64_t longest,
                                 const GraphView& view) {
  const auto end = [&](const char* name, NodeId node, std::vector<Expression>& conditions) {
    const std::string label(view.label(node));
    const graph::PropertyGraph& graph = view.graph();
    const bool unique =
        !view.name(node).empty() &&
        graph.find_nodes(graph.find_symbol(label), graph.find_symbol("name"), view.name(node)).size() == 1;
    conditions.push_back(unique ? tree::equal(tree::property(name, "name"), tree::text(std::string(view.name(node))))
                                : tree::equal(tree::call("id", name), tree::number(node)));
    return tree::node(name, label);
  };
  std::vector<Expression> conditions;
  auto first = end("a", from, conditions);
  auto last = end("b", to, conditions);
  auto over = tree::relationship({}, types);
  over.direction = syntax::Direction::kEither;
  over.length = syntax::Length{std::nullopt, longest};
  syntax::PathPattern pattern = tree::path(std::move(first), std::move(over), std::move(last));
  pattern.variable = syntax::Name{"path", {}};
  pattern.selector = syntax::PathPattern::Selector::kAllShortest;
  std::vector<tree::Column> columns;
  columns.push_back({tree::variable("path"), "path"});
  syntax::Query query;
  query.parts.push_back(
      tree::match_and_return(std::move(pattern), tree::all_of(std::move(conditions)), std::move(columns), false));

  FetchedPaths fetched;
  fetched.query = syntax::print(query);
  auto table = query::run_reading(view.graph(), query, {}, question_budget());
  if (!table) return table.error();
  for (const auto& row : table->rows) {
    if (row.size() == 1 && row[0].kind() == Value::Kind::kPath) fetched.paths.push_back(row[0].path());
  }
  return fetched;
}

}  // namespace dossier::ask
