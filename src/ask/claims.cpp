#include "ask/compose.h"
#include "ask/question_words.h"
#include "ask/sentences.h"
#include "ask/verb_forms.h"

#include <algorithm>
#include <set>

/// What somebody said, and who said it.
namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;

struct Said {
  EdgeId edge = graph::kNoId;
  NodeId claim = graph::kNoId;
  double fit = 0;
};

std::set<std::string> roots_of(std::string_view text) {
  std::set<std::string> roots;
  for (std::string& root : content_roots(text)) roots.insert(std::move(root));
  return roots;
}

/// What the question wants the claim to be about: its names but the speaker's, and its other words.
struct Topic {
  std::set<std::string> roots;
  std::vector<const Mention*> mentions;
  bool empty() const { return roots.empty() && mentions.empty(); }
};

Topic topic_of(const Frame& frame, Stand speaker) {
  Topic topic;
  bool speaker_seen = false;
  for (const Argument& argument : frame.arguments) {
    if (argument.stand == speaker && !speaker_seen) {
      speaker_seen = true;
      continue;
    }
    topic.mentions.push_back(&argument.mention);
  }
  for (const ContentWord& word : frame.content) topic.roots.insert(word.root);
  return topic;
}

/// How much of the topic a claim speaks of, 0..1; what only its sentence or the one before names counts less.
double topic_fit(const Topic& topic, const GraphView& view, EdgeId edge, bool look_before) {
  if (topic.empty()) return 1;
  const NodeId claim = view.graph().target(edge);
  const std::set<std::string> said = roots_of(view.text(claim, "text"));
  const std::set<std::string> around = roots_of(view.edge_text(edge, "evidence"));
  const std::set<std::string> before = look_before ? roots_of(text_before(view, edge)) : std::set<std::string>();
  const std::vector<NodeId> about = view.targets(claim, "ABOUT");
  const auto said_of = [&](const std::string& root) {
    return said.contains(root) ? 1 : around.contains(root) ? 0.4 : before.contains(root) ? 0.25 : 0;
  };
  double fit = 0;
  for (const std::string& root : topic.roots) fit += said_of(root);
  for (const Mention* mention : topic.mentions) {
    double best = 0;
    for (const std::string& root : content_roots(mention->text)) {
      best = std::max(best, said_of(root));
    }
    for (const NodeId node : mention->nodes) {
      if (std::find(about.begin(), about.end(), node) != about.end()) best = std::max(best, 0.9);
      for (const std::string& root : roots_of(view.name(node))) {
        if (said.contains(root)) best = std::max(best, 0.9);
      }
    }
    fit += best;
  }
  return fit / static_cast<double>(topic.roots.size() + topic.mentions.size());
}

bool same_word(std::string_view said, const std::string& lemma) {
  return said == lemma || said == past_of(lemma) || same_root(said, lemma);
}

/// Verbs that report anything; the others ("deny", "warn") ask for claims made that way when there are any.
bool reports_anything(const std::string& lemma) {
  static constexpr std::string_view kPlain[]{"say",     "tell",  "claim", "state",  "think", "believe", "announce",
                                             "comment", "speak", "write", "report", "add",   "mention"};
  return std::find(std::begin(kPlain), std::end(kPlain), lemma) != std::end(kPlain);
}

Result<Answer> tell(const Context& context, const std::vector<Said>& claims, const std::string& speaker) {
  Selection selection;
  selection.answer = Selection::Answer::kTarget;
  for (const Said& said : claims) selection.edges.push_back(said.edge);
  const auto fetched = fetch({selection}, context.view);
  if (!fetched) return fetched.error();
  Draft draft(context.view);
  for (const Said& said : claims) {
    const bool given = std::any_of(fetched->facts.begin(), fetched->facts.end(),
                                   [&](const FoundFact& fact) { return fact.edge == said.edge; });
    if (given) draft.add(std::string(context.view.text(said.claim, "text")), {said.edge});
  }
  if (draft.empty()) return no_answer(context.question, "the graph does not say so", fetched->query);
  std::vector<std::string> quoted;
  for (const std::string& item : draft.items()) quoted.push_back("\u201c" + item + "\u201d");
  return draft.finish(context.question,
                      as_sentence(speaker + ' ' + past_of(context.frame.verb.empty() ? "say" : context.frame.verb) +
                                  ": " + enumerated(quoted)),
                      fetched->query, claims.front().fit >= 0.9 ? 1 : 0.8);
}

}  // namespace

Result<Answer> answer_claims(const Context& context) {
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  const Mention* speaker = nullptr;
  const Stand stand = context.frame.passive ? Stand::kAgent : Stand::kSubject;
  for (const Argument& argument : context.frame.arguments) {
    if (argument.stand == stand && speaker == nullptr) speaker = &argument.mention;
  }
  if (speaker == nullptr) return no_answer(context.question, "the question does not name who is to have said it");
  if (speaker->nodes.empty())
    return no_answer(context.question, "the graph knows nothing by the name of \u201c" + speaker->text + "\u201d");

  const Topic topic = topic_of(context.frame, stand);
  std::vector<Said> all;
  std::size_t claims = 0;
  for (const NodeId node : speaker->nodes) claims += graph.out(node, graph.find_symbol("CLAIMED")).size();
  for (const NodeId node : speaker->nodes) {
    for (const auto& step : graph.out(node, graph.find_symbol("CLAIMED"))) {
      // Only where there is no choice may the sentence before say what "it" was about.
      all.push_back({step.edge, step.neighbor, topic_fit(topic, view, step.edge, claims == 1)});
    }
  }
  std::sort(all.begin(), all.end(), [](const Said& a, const Said& b) { return a.edge < b.edge; });
  const std::string& verb = context.frame.verb;
  if (!reports_anything(verb)) {
    std::vector<Said> that_way;
    for (const Said& said : all) {
      if (same_word(view.text(said.claim, "verb"), verb) || same_word(view.edge_text(said.edge, "verb"), verb))
        that_way.push_back(said);
    }
    if (that_way.empty() && is_demand(verb)) {
      for (const Said& said : all) {
        if (view.text(said.claim, "modality") == "demanded") that_way.push_back(said);
      }
    }
    if (that_way.empty() && is_demand(verb)) return answer_participants(context);
    all = std::move(that_way);
  }
  const std::string name(view.name(speaker->nodes.front()));
  if (all.empty()) return no_answer(context.question, "the graph has no such words of " + name);
  const double best =
      std::max_element(all.begin(), all.end(), [](const Said& a, const Said& b) { return a.fit < b.fit; })->fit;
  if (best < 0.2) return no_answer(context.question, "the graph has words of " + name + ", but none about that");
  std::erase_if(all, [&](const Said& said) { return said.fit < best - 0.05; });
  return tell(context, all, name);
}

Result<Answer> answer_truth_of_words(const Context& context) {
  static constexpr double kLeast = 0.7;  // of the question's words, so that "yes" is to these and not to others
  const GraphView& view = context.view;
  const std::string& verb = context.frame.verb;
  const Topic topic = topic_of(context.frame, Stand::kSubject);
  Said best;
  for (const Argument& argument : context.frame.arguments) {
    if (argument.stand != Stand::kSubject || topic.empty()) continue;
    for (const NodeId node : argument.mention.nodes) {
      for (const auto& step : view.graph().out(node, view.graph().find_symbol("CLAIMED"))) {
        const bool way = same_word(view.text(step.neighbor, "verb"), verb) ||
                         same_word(view.edge_text(step.edge, "verb"), verb) ||
                         (reports_anything(verb) && view.text(step.neighbor, "polarity") != "negative");
        const double fit = way ? topic_fit(topic, view, step.edge, false) : 0;
        if (fit > best.fit) best = {step.edge, step.neighbor, fit};
      }
    }
    break;  // the first is who is to have said it
  }
  if (best.fit < kLeast) return no_answer(context.question, "the graph has no such words");
  Selection selection;
  selection.answer = Selection::Answer::kSource;
  selection.edges = {best.edge};
  const auto fetched = fetch({selection}, view);
  if (!fetched) return fetched.error();
  Draft draft(view);
  draft.add("yes", {best.edge});
  return draft.finish(context.question, "Yes: " + as_sentence(context.frame.restated), fetched->query, best.fit);
}

Result<Answer> answer_speaker(const Context& context) {
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  const Topic topic = topic_of(context.frame, Stand::kAgent);
  if (topic.empty()) return no_answer(context.question, "the question does not say what was said");
  std::vector<Said> all;
  for (EdgeId edge = 0; edge < graph.edge_bound(); ++edge) {
    if (!graph.has_edge(edge) || view.type(edge) != "CLAIMED") continue;
    const NodeId claim = graph.target(edge);
    const bool way = reports_anything(context.frame.verb) || same_word(view.text(claim, "verb"), context.frame.verb) ||
                     same_word(view.edge_text(edge, "verb"), context.frame.verb);
    if (!way) continue;
    const double fit = topic_fit(topic, view, edge, false);
    if (fit >= 0.55) all.push_back({edge, claim, fit});
  }
  if (all.empty()) return answer_participants(context);  // "Who denied the charge?" may be a fact as well
  const double best =
      std::max_element(all.begin(), all.end(), [](const Said& a, const Said& b) { return a.fit < b.fit; })->fit;
  std::erase_if(all, [&](const Said& said) { return said.fit < best - 0.05; });
  Selection selection;
  selection.answer = Selection::Answer::kSource;
  for (const Said& said : all) selection.edges.push_back(said.edge);
  const auto fetched = fetch({selection}, view);
  if (!fetched) return fetched.error();
  Draft draft(view);
  for (const FoundFact& fact : fetched->facts) {
    if (fact.answer.kind() == graph::Value::Kind::kNode)
      draft.add(std::string(view.name(fact.answer.node().id)), {fact.edge});
  }
  if (draft.empty()) return no_answer(context.question, "the graph does not say so", fetched->query);
  return draft.finish(context.question, as_sentence(enumerated(draft.items()) + ' ' + context.frame.restated),
                      fetched->query, best);
}

}  // namespace dossier::ask
