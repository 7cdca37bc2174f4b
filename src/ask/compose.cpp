#include "ask/compose.h"

#include "base/utf8.h"

#include <algorithm>
#include <set>

namespace dossier::ask {

using graph::EdgeId;
using graph::NodeId;

void Draft::add(const std::string& item, const std::vector<EdgeId>& facts) {
  if (item.empty()) return;
  if (std::find(items_.begin(), items_.end(), item) == items_.end()) items_.push_back(item);
  for (const EdgeId fact : facts) {
    if (std::find(facts_.begin(), facts_.end(), fact) == facts_.end()) facts_.push_back(fact);
  }
}

Answer Draft::finish(std::string_view question, std::string sentence, std::string query, double certainty) const {
  static constexpr std::size_t kMostCitations = 12;
  Answer answer;
  answer.question = std::string(question);
  answer.answers = items_;
  answer.evidence = citations_;
  answer.sentence = std::move(sentence);
  answer.query = std::move(query);
  double confidence = 0;
  for (const EdgeId fact : facts_) {
    confidence += view_.confidence(fact);
    Citation citation = cite(view_, fact);
    if (citation.text.empty()) continue;
    const bool cited = std::any_of(answer.evidence.begin(), answer.evidence.end(), [&](const Citation& other) {
      return other.article == citation.article && other.sentence == citation.sentence && other.text == citation.text;
    });
    if (!cited && answer.evidence.size() < kMostCitations) answer.evidence.push_back(std::move(citation));
  }
  const double mean = facts_.empty() ? 0.5 : confidence / static_cast<double>(facts_.size());
  answer.confidence = std::clamp(mean * certainty, 0.0, 1.0);
  return answer;
}

Citation cite(const GraphView& view, EdgeId edge) {
  Citation citation;
  const std::int64_t article = view.edge_integer(edge, "article");
  if (article >= 0 && article < view.graph().node_bound() && view.graph().has_node(static_cast<NodeId>(article))) {
    const auto node = static_cast<NodeId>(article);
    const std::string_view title = view.text(node, "title");
    citation.article = std::string(title.empty() ? view.name(node) : title);
  }
  citation.sentence = static_cast<std::uint32_t>(std::max<std::int64_t>(0, view.edge_integer(edge, "sentence")));
  citation.text = std::string(view.edge_text(edge, "evidence"));
  citation.start = static_cast<std::uint32_t>(std::max<std::int64_t>(0, view.edge_integer(edge, "start")));
  citation.end = static_cast<std::uint32_t>(std::max<std::int64_t>(0, view.edge_integer(edge, "end")));
  return citation;
}

Answer no_answer(std::string_view question, std::string reason, std::string query) {
  Answer answer;
  answer.question = std::string(question);
  answer.reason = std::move(reason);
  answer.query = std::move(query);
  return answer;
}

std::string reason_from(const std::vector<Proposition>& propositions, const Context& context) {
  for (const Argument& argument : context.frame.arguments) {
    if (argument.mention.named && argument.mention.nodes.empty()) {
      return "the graph knows nothing by the name of \u201c" + argument.mention.text + "\u201d";
    }
  }
  if (propositions.empty()) return "the graph does not say so";
  switch (propositions.front().standing) {
    case Standing::kPlanned: return "the graph has it only as planned or demanded, not as done";
    case Standing::kNegative: return "the graph only says that it did not happen";
    case Standing::kAttributed: return "the graph has it only as somebody's words";
    case Standing::kPossible: return "the graph has it only as possible";
    case Standing::kPlain: break;
  }
  return "the graph has facts on this, but not what was asked for";
}

std::vector<Proposition> choose(const std::vector<Proposition>& propositions, const Frame& frame, double margin,
                                bool reports_too) {
  const auto tier = [&](Standing standing) {
    switch (standing) {
      case Standing::kPlain: return 0;
      case Standing::kPlanned: return frame.future ? 0 : -1;
      case Standing::kAttributed: return frame.future || reports_too ? 0 : 1;
      case Standing::kPossible: return frame.future ? 0 : 2;
      case Standing::kNegative: return -1;
    }
    return -1;
  };
  int plainest = 3;
  for (const Proposition& p : propositions) {
    if (tier(p.standing) >= 0) plainest = std::min(plainest, tier(p.standing));
  }
  std::vector<Proposition> chosen;
  double best = 0;
  for (const Proposition& p : propositions) {
    if (tier(p.standing) != plainest) continue;
    if (chosen.empty()) best = p.score;
    const double weakest = chosen.empty() ? 0 : chosen.front().predicate >= 2 ? 2 : chosen.front().predicate;
    if (p.score >= best - margin && p.predicate >= weakest) chosen.push_back(p);
  }
  return chosen;
}

double certainty_of(const Proposition& proposition, const Frame& frame) {
  double certainty = proposition.predicate >= 3 ? 1 : proposition.predicate >= 2 ? 0.9 : 0.7;
  for (const Argument& argument : frame.arguments) {
    if (argument.mention.guessed) certainty *= 0.7;
  }
  if (proposition.standing != Standing::kPlain) certainty *= 0.7;
  return certainty;
}

std::string hedge(const GraphView& view, const std::vector<Proposition>& chosen) {
  if (chosen.empty()) return {};
  if (chosen.front().standing == Standing::kPossible) return "Possibly: ";
  if (chosen.front().standing != Standing::kAttributed) return {};
  std::set<std::string> speakers;
  for (const Proposition& p : chosen) {
    std::vector<EdgeId> edges = p.roles;
    if (p.edge != graph::kNoId) edges.push_back(p.edge);
    for (const EdgeId edge : edges) {
      const std::string_view speaker = view.edge_text(edge, "attributed_to");
      if (!speaker.empty()) speakers.emplace(speaker);
    }
  }
  if (speakers.empty()) return "Reportedly, ";
  return "According to " + enumerated({speakers.begin(), speakers.end()}) + ", ";
}

std::string as_sentence(std::string text) {
  if (text.empty()) return text;
  const utf8::Decoded first = utf8::decode(text, 0);
  std::string capital;
  utf8::append(capital, utf8::to_upper(first.code_point));
  text.replace(0, first.length, capital);
  if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!') && !text.ends_with("\u201d"))
    text.push_back('.');
  return text;
}

Result<Answer> answer_from(const Sentence& sentence, const std::string& item, const GraphView& view) {
  Selection selection;
  selection.answer = Selection::Answer::kProperty;
  Draft draft(view);
  if (sentence.edge != graph::kNoId) {
    selection.property = "evidence";
    selection.edges = {sentence.edge};
    draft.add(item, {sentence.edge});
  } else {
    selection.property = "text";
    selection.events = {sentence.article};
    draft.add(item, {});
    Citation citation;
    citation.article = std::string(view.text(sentence.article, "title"));
    citation.sentence = sentence.number;
    citation.text = std::string(sentence.text);
    citation.start = sentence.start;
    citation.end = sentence.start + static_cast<std::uint32_t>(sentence.text.size());
    draft.add_citation(std::move(citation));
  }
  const auto fetched = fetch({selection}, view);
  if (!fetched) return fetched.error();
  return draft.finish({}, {}, fetched->query, 1);
}

std::string counted(const Frame& frame, const std::string& number) {
  if (number == "1" && frame.asked_noun == "people" && frame.restated.starts_with("were "))
    return "1 person was " + frame.restated.substr(5);
  const std::string what = frame.asked_noun.empty() ? number : number + ' ' + frame.asked_noun;
  if (frame.slot == Slot::kSubject || frame.passive || frame.restated.empty())
    return frame.restated.empty() ? what : what + ' ' + frame.restated;
  return frame.restated.substr(0, frame.restated_verb_end) + ' ' + what +
         frame.restated.substr(frame.restated_verb_end);
}

std::string called(const GraphView& view, NodeId node) {
  const std::string_view label = view.label(node);
  if (label == "Event") {
    // Its last plain word for itself is the one a reader knows it by; verbs make no names.
    std::string_view name = view.text(node, "trigger");
    for (const std::string_view mention : view.texts(node, "mentions")) {
      if (mention.ends_with("s") || mention.ends_with("ion") || mention.ends_with("ment")) {
        name = mention;
        break;
      }
    }
    if (name.empty()) name = view.name(node);
    return "the " + std::string(name);
  }
  if (label == "Claim") return "the claim that " + std::string(view.name(node));
  return std::string(view.name(node));
}

}  // namespace dossier::ask
