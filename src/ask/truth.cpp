#include "ask/compose.h"
#include "ask/likeness.h"
#include "ask/question_words.h"
#include "ask/verb_forms.h"

#include <algorithm>
#include <optional>

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

/// The question's statement with another verb: "Alain Tshibangu was acquitted" for "… was convicted".
std::string restated_with(const Frame& frame, const std::string& verb) {
  const std::string& said = frame.restated;
  const std::size_t end = std::min(frame.restated_verb_end, said.size());
  const std::size_t space = said.rfind(' ', end == 0 ? 0 : end - 1);
  const std::string lead = space == std::string::npos || space >= end ? "" : said.substr(0, space + 1);
  return lead + (frame.passive ? participle_of(verb) : past_of(verb)) + said.substr(end);
}

/// "No" where a fact tells just the reverse of two: who lost to somebody did not defeat them.
std::optional<Result<Answer>> answer_reverse(const Context& context) {
  const Frame& frame = context.frame;
  const graph::PropertyGraph& graph = context.view.graph();
  const Argument* doer = nullptr;
  const Argument* undergoer = nullptr;
  for (const Argument& argument : frame.arguments) {
    if (argument.stand == Stand::kSubject || argument.stand == Stand::kAgent) doer = &argument;
    if (argument.stand == Stand::kObject) undergoer = &argument;
  }
  if (doer == nullptr || undergoer == nullptr) return std::nullopt;
  for (const std::string& relation : own_relations(frame.verb)) {
    if (!excludes_its_reverse(relation)) continue;
    for (const graph::NodeId from : undergoer->mention.nodes) {
      for (const auto& step : graph.out(from, graph.find_symbol(relation))) {
        const auto& nodes = doer->mention.nodes;
        if (std::find(nodes.begin(), nodes.end(), step.neighbor) == nodes.end() ||
            standing_of(context.view, step.edge) != Standing::kPlain)
          continue;
        Proposition p;
        p.edge = step.edge;
        p.predicate = 3;
        const std::string sentence = "No, " + std::string(context.view.name(from)) + ' ' + past_of(frame.verb) + ' ' +
                                     std::string(context.view.name(step.neighbor)) + '.';
        return verdict(context, "no", {p}, sentence);
      }
    }
  }
  return std::nullopt;
}

/// "No" where the articles tell of the opposite deed: who was acquitted was not convicted.
std::optional<Result<Answer>> answer_opposite(const Context& context) {
  for (const std::string& opposite : opposites_of(context.frame.verb)) {
    Frame frame = context.frame;
    frame.verb = opposite;
    frame.verb_form = past_of(opposite);
    frame.light_verb = false;
    std::vector<Proposition> told = match(frame, context.view, context.vocabulary);
    std::erase_if(told, [](const Proposition& p) { return p.predicate < 2.5 || p.standing != Standing::kPlain; });
    if (told.empty()) continue;
    return verdict(context, "no", {told.front()}, "No: " + as_sentence(restated_with(context.frame, opposite)));
  }
  return std::nullopt;
}

/// Whether one of the question's nouns names a participant: "Has the toilet been recovered?"
bool takes_part(const std::vector<ContentWord>& content, const Proposition& p, const GraphView& view) {
  std::vector<EdgeId> facts = p.roles;
  if (p.edge != graph::kNoId) facts.push_back(p.edge);
  return std::any_of(facts.begin(), facts.end(), [&](EdgeId edge) {
    for (const graph::NodeId node : {view.graph().source(edge), view.graph().target(edge)}) {
      if (node == p.event) continue;
      const auto roots = content_roots(view.name(node));
      for (const ContentWord& word : content) {
        if (word.noun && !roots.empty() && roots.back() == word.root) return true;
      }
    }
    return false;
  });
}

/// The frame without its subject.
Frame of_anybody(const Frame& asked) {
  Frame frame = asked;
  std::erase_if(frame.arguments, [](const Argument& argument) { return argument.stand == Stand::kSubject; });
  return frame;
}

bool is_subject(const Frame& frame, graph::NodeId node) {
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
    const auto& nodes = argument.mention.nodes;
    return argument.stand == Stand::kSubject && std::find(nodes.begin(), nodes.end(), node) != nodes.end();
  });
}

/// "Is X the president of Y?" when somebody else is: an office that is spoken of with "the" has one holder.
std::optional<Result<Answer>> answer_other_holder(const Context& context) {
  const std::string first = context.frame.role.substr(0, context.frame.role.find(' '));
  bool definite = false;
  for (std::size_t i = 1; i < context.words.size(); ++i)
    definite |= context.words[i].lower == first && context.words[i - 1].lower == "the";
  if (!definite || context.frame.was || context.frame.former || context.frame.arguments.size() < 2) return std::nullopt;
  const Frame frame = of_anybody(context.frame);
  const Context asked{context.question, context.words, frame, context.view, context.vocabulary};
  for (const EdgeId edge : matching_roles(asked)) {
    const graph::NodeId holder = context.view.graph().source(edge);
    if (is_subject(context.frame, holder) || standing_of(context.view, edge) != Standing::kPlain) continue;
    Proposition p;
    p.edge = edge;
    p.predicate = 3;
    return verdict(context, "no", {p}, "No, " + std::string(context.view.name(holder)) + " is the " + frame.role + '.');
  }
  return std::nullopt;
}

bool is_winning(std::string_view verb) {
  return verb == "win" || verb == "wins" || verb == "won" || verb == "winning" || verb == "winner";
}

/// "Did X win it?" when somebody else won it.
std::optional<Result<Answer>> answer_other_winner(const Context& context) {
  if (context.frame.verb != "win") return std::nullopt;
  const Frame frame = of_anybody(context.frame);
  if (frame.arguments.size() == context.frame.arguments.size()) return std::nullopt;
  const GraphView& view = context.view;
  for (const Proposition& p : match(frame, view, context.vocabulary)) {
    if (p.standing != Standing::kPlain || p.predicate < 2.5 || p.event == graph::kNoId) continue;
    const graph::PropertyGraph& graph = view.graph();
    std::vector<EdgeId> won;
    for (const EdgeId edge : p.roles) {
      const bool winner = graph.target(edge) == p.event && standing_of(view, edge) == Standing::kPlain &&
                          is_winning(view.edge_text(edge, "verb"));
      if (winner) won.push_back(edge);
    }
    const bool subject_won =
        std::any_of(won.begin(), won.end(), [&](EdgeId edge) { return is_subject(context.frame, graph.source(edge)); });
    if (won.empty() || subject_won) continue;
    return verdict(context, "no", {p}, "No, " + std::string(view.name(graph.source(won.front()))) + " won.");
  }
  return std::nullopt;
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
    if (auto other = answer_other_holder(context)) return std::move(*other);
  }
  if (frame.arguments.empty() && frame.content.empty())
    return no_answer(context.question, "the question names nothing that the graph knows");
  std::vector<Proposition> propositions = match(frame, context.view, context.vocabulary);
  if (frame.arguments.empty())
    std::erase_if(propositions, [&](const Proposition& p) { return !takes_part(frame.content, p, context.view); });
  // An event of the same type is not the same deed; yes and no need the word or its meaning.
  std::erase_if(propositions, [](const Proposition& p) { return p.predicate < 1.5; });
  if (auto reverse = answer_reverse(context)) return std::move(*reverse);
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
                   statement.empty() ? "No." : "No, the articles deny that " + statement + '.');
  // What is only planned or demanded has not been done, as far as the articles tell.
  if (!frame.will && !frame.future && !propositions.empty() && propositions.front().standing == Standing::kPlanned) {
    return verdict(context, "no", {propositions.front()}, "No, the articles tell of it only as planned or demanded.");
  }
  if (propositions.empty()) {
    if (is_speech(frame.verb)) return answer_truth_of_words(context);
    if (auto opposite = answer_opposite(context)) return std::move(*opposite);
    if (auto winner = answer_other_winner(context)) return std::move(*winner);
  }
  return no_answer(context.question, reason_from(propositions, context));
}

}  // namespace dossier::ask
