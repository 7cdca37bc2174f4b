#include "ask/compose.h"
#include "ask/numbers.h"
#include "ask/question_words.h"
#include "ask/verb_forms.h"

#include <algorithm>
#include <set>

/// How many, how long, how old.
namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;

/// The toll that the question asks for: "killed", "injured", or "".
std::string_view toll_of(const Frame& frame) {
  for (const std::string_view verb : {"kill", "die", "perish", "drown"}) {
    if (frame.verb == verb || frame.asked_lemma == verb) return "killed";
  }
  for (const std::string_view verb : {"injure", "wound", "hurt"}) {
    if (frame.verb == verb) return "injured";
  }
  const std::string& noun = frame.asked_noun;
  if (noun == "deaths" || noun == "fatalities" || noun == "dead" || noun == "victims") return "killed";
  if (noun == "injuries" || noun == "injured" || noun == "wounded") return "injured";
  return {};
}

/// The facts to cite for a proposition; an event without participants cites where it is mentioned.
std::vector<EdgeId> facts_of(const Proposition& p, const GraphView& view) {
  if (p.edge != graph::kNoId) return {p.edge};
  if (!p.roles.empty()) return p.roles;
  std::vector<EdgeId> mentions;
  for (const auto& step : view.graph().out(p.event, view.graph().find_symbol("MENTIONED_IN")))
    mentions.push_back(step.edge);
  return mentions;
}

/// Whether the sentences of an event speak of the asked noun: the toll of "soldiers" is no toll of shoppers.
bool speaks_of(const Proposition& p, const std::string& noun, const GraphView& view) {
  if (noun.empty() || means_anybody(noun)) return true;
  std::vector<EdgeId> edges = p.roles;
  for (const auto& step : view.graph().out(p.event, view.graph().find_symbol("MENTIONED_IN")))
    edges.push_back(step.edge);
  return std::any_of(edges.begin(), edges.end(), [&](EdgeId edge) {
    const auto roots = content_roots(view.edge_text(edge, "evidence"));
    return std::find(roots.begin(), roots.end(), root_of(noun)) != roots.end();
  });
}

/// Months since the year 0 of an ISO date; December of a year alone; -1 for no date.
int months_of(std::string_view date) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= date.size() || date[i] < '0' || date[i] > '9') return -1;
      number = 10 * number + (date[i] - '0');
    }
    return number;
  };
  const int year = digits(0, 4);
  const int month = date.size() > 4 ? digits(5, 2) : 12;
  return year < 0 || month < 0 ? -1 : 12 * year + month;
}

/// Whether the event lies more than a month before the article that tells of it: told for comparison, not as the news.
bool is_long_past(const Proposition& p, const GraphView& view) {
  const int happened = months_of(view.text(p.event, "date"));
  for (const EdgeId edge : facts_of(p, view)) {
    const std::int64_t article = view.edge_integer(edge, "article");
    if (article < 0 || article >= view.graph().node_bound() || !view.graph().has_node(static_cast<NodeId>(article)))
      continue;
    const int written = months_of(view.text(static_cast<NodeId>(article), "date"));
    return happened >= 0 && written >= 0 && written - happened > 1;
  }
  return false;
}

Result<Answer> answer_toll(const Context& context, std::string_view toll) {
  Frame frame = context.frame;
  frame.light_verb = false;
  std::vector<Proposition> propositions = match(frame, context.view, context.vocabulary, toll);
  std::erase_if(propositions,
                [&](const Proposition& p) { return !speaks_of(p, context.frame.asked_noun, context.view); });
  std::vector<Proposition> chosen = choose(propositions, frame, 0.5, true);
  if (frame.arguments.empty() && frame.content.empty()) {
    // "How many people were killed?": in all that is told, not in one of its moments.
    chosen = propositions;
    std::erase_if(chosen, [&](const Proposition& p) {
      return p.standing > Standing::kAttributed || is_long_past(p, context.view);
    });
    std::stable_sort(chosen.begin(), chosen.end(), [&](const Proposition& a, const Proposition& b) {
      return context.view.integer(a.event, toll) > context.view.integer(b.event, toll);
    });
  }
  if (!chosen.empty()) {
    Selection selection;
    selection.answer = Selection::Answer::kProperty;
    selection.property = std::string(toll);
    selection.events = {chosen.front().event};
    const auto fetched = fetch({selection}, context.view);
    if (!fetched) return fetched.error();
    Draft draft(context.view);
    for (const FoundFact& fact : fetched->facts) {
      if (fact.answer.kind() == graph::Value::Kind::kInteger)
        draft.add(std::to_string(fact.answer.integer()), facts_of(chosen.front(), context.view));
    }
    if (!draft.empty()) {
      const std::string sentence =
          as_sentence(hedge(context.view, chosen) + counted(context.frame, draft.items().front()));
      return draft.finish(context.question, sentence, fetched->query, certainty_of(chosen.front(), context.frame));
    }
  }
  return no_answer(context.question, reason_from(propositions, context));
}

/// Whether an end of a relation is the one that is asked for.
bool in_slot(const Frame& frame, bool source) {
  return frame.light_verb || frame.verb.empty() || (frame.slot == Slot::kSubject) == source;
}

/// Counted groups and things that are called by the asked noun and stand in the matched facts or with the named nodes.
Result<std::optional<Answer>> answer_size(const Context& context, const std::vector<Proposition>& chosen) {
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  const std::string asked = root_of(context.frame.asked_noun);
  for (const Proposition& p : chosen) {
    for (const EdgeId edge : facts_of(p, view)) {
      for (const bool source : {true, false}) {
        const NodeId node = source ? graph.source(edge) : graph.target(edge);
        if (view.integer(node, "size") < 0 || (p.edge != graph::kNoId && !in_slot(context.frame, source))) continue;
        bool called = false;
        for (const std::string_view alias : view.texts(node, "aliases")) {
          const auto roots = content_roots(alias);
          called |= std::find(roots.begin(), roots.end(), asked) != roots.end();
        }
        if (!called) continue;
        Selection selection;
        selection.answer = source ? Selection::Answer::kSource : Selection::Answer::kTarget;
        selection.edges = {edge};
        const auto fetched = fetch({selection}, view);
        if (!fetched) return fetched.error();
        if (fetched->facts.empty()) continue;
        Draft draft(view);
        const std::string size = std::to_string(view.integer(node, "size"));
        draft.add(size, {edge});
        return std::optional(draft.finish(context.question, as_sentence(counted(context.frame, size)), fetched->query,
                                          certainty_of(p, context.frame)));
      }
    }
  }
  return std::optional<Answer>();
}

/// How many distinct nodes of the asked kind take part.
Result<std::optional<Answer>> answer_number_of_participants(const Context& context) {
  // Who is named among the killed is not how many they were.
  if (context.frame.labels.empty() || means_anybody(context.frame.asked_noun)) return std::optional<Answer>();
  auto listed = answer_participants(context);
  if (!listed) return listed.error();
  if (listed->answers.empty()) return std::optional<Answer>();
  const std::string count = std::to_string(listed->answers.size());
  listed->sentence = count + ": " + enumerated(listed->answers) + '.';
  listed->answers = {count};
  listed->confidence *= 0.8;
  return std::optional(std::move(*listed));
}

}  // namespace

Result<Answer> answer_count(const Context& context) {
  if (const std::string_view toll = toll_of(context.frame); !toll.empty()) {
    auto answer = answer_toll(context, toll);
    if (!answer || !answer->answers.empty()) return answer;
  }
  if (context.frame.amount) {
    auto said = answer_said_amount(context);
    if (!said) return said.error();
    if (*said) return std::move(**said);
    if (context.frame.asked_noun.empty()) return no_answer(context.question, "the graph has no such amount");
  }
  const std::vector<Proposition> chosen =
      choose(match(context.frame, context.view, context.vocabulary), context.frame, 2.7);
  auto sized = answer_size(context, chosen);
  if (!sized) return sized.error();
  if (*sized) return std::move(**sized);
  auto said = answer_said_number(context);
  if (!said) return said.error();
  if (*said) return std::move(**said);
  auto counted = answer_number_of_participants(context);
  if (!counted) return counted.error();
  if (*counted) return std::move(**counted);
  return no_answer(context.question, "the graph has no such number");
}

namespace {

/// "the talks lasted ", "the airport was closed for ".
std::string lasting(const Context& context, const Proposition& p) {
  const std::string& said = context.frame.restated;
  if (said.empty() || context.frame.verb == "last") return called(context.view, p.event) + " lasted ";
  return said + " for ";
}

}  // namespace

Result<Answer> answer_duration(const Context& context) {
  const std::vector<Proposition> propositions = match(context.frame, context.view, context.vocabulary);
  const std::vector<Proposition> chosen = choose(propositions, context.frame, 2.2, true);
  for (const Proposition& p : chosen) {
    if (p.event == graph::kNoId || context.view.text(p.event, "duration").empty()) continue;
    Selection selection;
    selection.answer = Selection::Answer::kProperty;
    selection.property = "duration";
    selection.events = {p.event};
    const auto fetched = fetch({selection}, context.view);
    if (!fetched) return fetched.error();
    Draft draft(context.view);
    for (const FoundFact& fact : fetched->facts) {
      if (fact.answer.kind() == graph::Value::Kind::kString) draft.add(fact.answer.string(), p.roles);
    }
    if (draft.empty()) continue;
    return draft.finish(
        context.question,
        as_sentence(hedge(context.view, chosen) + lasting(context, p) + spoken_duration(draft.items().front())),
        fetched->query, certainty_of(p, context.frame));
  }
  return no_answer(context.question,
                   chosen.empty() ? reason_from(propositions, context) : "the graph does not say how long");
}

}  // namespace dossier::ask
