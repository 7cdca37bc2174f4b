#include "ask/compose.h"

#include <algorithm>

/// Did, was, is: yes when a fact says so, no when one denies it, nothing otherwise.
namespace dossier::ask {
namespace {

using graph::EdgeId;

Result<Answer> verdict(const Context& context, const std::string& word, const std::vector<Proposition>& facts,
                       const std::string& sentence) {
  Selection edges;
  Selection events;
  edges.answer = Selection::Answer::kSource;
  events.answer = Selection::Answer::kProperty;
  events.property = "name";
  std::vector<EdgeId> cited;
  std::vector<Selection> selections;
  for (const Proposition& p : facts) {
    if (p.edge != graph::kNoId) {
      edges.edges.push_back(p.edge);
      cited.push_back(p.edge);
    } else {
      events.events.push_back(p.event);
      cited.insert(cited.end(), p.roles.begin(), p.roles.end());
    }
  }
  if (!edges.edges.empty()) selections.push_back(std::move(edges));
  if (!events.events.empty()) selections.push_back(std::move(events));
  const auto fetched = fetch(selections, context.view);
  if (!fetched) return fetched.error();
  if (fetched->facts.empty()) return no_answer(context.question, "the graph does not say so", fetched->query);
  Draft draft(context.view);
  draft.add(word, cited);
  return draft.finish(context.question, sentence, fetched->query, certainty_of(facts.front(), context.frame));
}

Result<Answer> answer_tie(const Context& context) {
  const graph::PropertyGraph& graph = context.view.graph();
  const Mention& a = context.frame.arguments.front().mention;
  const Mention& b = context.frame.arguments.back().mention;
  std::vector<Proposition> facts;
  for (const graph::NodeId from : a.nodes) {
    for (const bool out : {true, false}) {
      for (const auto& step : out ? graph.out(from) : graph.in(from)) {
        const bool reaches = std::find(b.nodes.begin(), b.nodes.end(), step.neighbor) != b.nodes.end();
        const std::string_view type = context.view.type(step.edge);
        const bool family = type == "FAMILY_OF" || context.frame.verb != "related";
        if (reaches && family && !is_bookkeeping(type) && standing_of(context.view, step.edge) == Standing::kPlain) {
          Proposition p;
          p.edge = step.edge;
          p.predicate = 3;
          facts.push_back(p);
        }
      }
    }
  }
  if (facts.empty()) return no_answer(context.question, "the graph does not say so");
  return verdict(context, "yes", facts, "Yes.");
}

}  // namespace

Result<Answer> answer_truth(const Context& context) {
  const Frame& frame = context.frame;
  for (const Argument& argument : frame.arguments) {
    if (argument.mention.named && argument.mention.nodes.empty() && frame.arguments.size() == 1)
      return no_answer(context.question, reason_from({}, context));
  }
  if ((frame.verb == "related" || frame.verb == "connected") && frame.arguments.size() == 2) return answer_tie(context);
  if (frame.verb.empty() && !frame.role.empty()) {
    std::vector<Proposition> facts;
    for (const EdgeId edge : matching_roles(context)) {
      Proposition p;
      p.edge = edge;
      p.predicate = 3;
      facts.push_back(p);
    }
    if (!facts.empty()) return verdict(context, "yes", facts, "Yes.");
  }
  if (frame.arguments.empty()) return no_answer(context.question, "the question names nothing that the graph knows");
  std::vector<Proposition> propositions = match(frame, context.view, context.vocabulary);
  // An event of the same type is not the same deed; yes and no need the word or its meaning.
  std::erase_if(propositions, [](const Proposition& p) { return p.predicate < 2; });
  std::vector<Proposition> yes;
  std::vector<Proposition> no;
  for (const Proposition& p : propositions) {
    if (p.standing == Standing::kNegative) {
      no.push_back(p);
    } else if (frame.will ? p.standing == Standing::kPlanned
                          : p.standing == Standing::kPlain || (frame.future && p.standing == Standing::kPlanned)) {
      yes.push_back(p);
    }
  }
  const std::string statement = frame.restated;
  if (!yes.empty() && (no.empty() || yes.front().score >= no.front().score)) {
    return verdict(context, "yes", {yes.front()}, statement.empty() ? "Yes." : "Yes: " + as_sentence(statement));
  }
  if (!no.empty())
    return verdict(context, "no", {no.front()},
                   statement.empty() ? "No." : "No, the articles deny it: " + as_sentence(statement));
  // What is only planned or demanded has not been done, as far as the articles tell.
  if (!frame.will && !frame.future && !propositions.empty() && propositions.front().standing == Standing::kPlanned) {
    return verdict(context, "no", {propositions.front()}, "No, the articles tell of it only as planned or demanded.");
  }
  return no_answer(context.question, reason_from(propositions, context));
}

}  // namespace dossier::ask
