#include "ask/compose.h"

#include "ask/question_words.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

/// Who holds which role, and what somebody is.
namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;

std::vector<std::string> split(std::string_view key) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.emplace_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool same_noun(const std::string& a, const std::string& b) {
  return a == b || a + "s" == b || b + "s" == a || a + "es" == b || b + "es" == a;
}

/// Words that make another office of the one they stand before.
bool changes_office(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kWords{
      "vice", "deputy", "assistant", "prime", "associate", "under", "co", "acting", "former", "ex", "first", "junior"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Whether a title means the asked role: its words end a part of the title, and nothing before them makes it another
/// office.
bool title_means(std::string_view title, std::string_view role) {
  const std::vector<std::string> wanted = split(name_key(role));
  if (wanted.empty() || title.empty()) return false;
  std::string text(title);
  for (std::size_t at; (at = text.find(" and ")) != std::string::npos;) text.replace(at, 5, ",");
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(',', from), text.size());
    std::vector<std::string> words = split(name_key(std::string_view(text).substr(from, end - from)));
    from = end + 1;
    if (const auto of = std::find(words.begin(), words.end(), "of");
        of != words.end() && std::find(wanted.begin(), wanted.end(), "of") == wanted.end()) {
      words.erase(of, words.end());  // "secretary of defence" is a secretary
    }
    if (words.size() < wanted.size()) continue;
    const std::size_t lead = words.size() - wanted.size();
    bool same = true;
    for (std::size_t i = 0; i < wanted.size(); ++i) same = same && same_noun(words[lead + i], wanted[i]);
    if (same && (lead == 0 || !changes_office(words[lead - 1]))) return true;
  }
  return false;
}

bool has_node(const Mention& mention, NodeId node) {
  return std::find(mention.nodes.begin(), mention.nodes.end(), node) != mention.nodes.end();
}

/// Family words, each with what the other side is called.
struct Kinship {
  std::string_view word, other;
};
constexpr std::array<Kinship, 20> kKinship{
    {{"parent", "child"},           {"father", "child"},   {"mother", "child"},
     {"child", "parent"},           {"son", "parent"},     {"daughter", "parent"},
     {"brother", "sibling"},        {"sister", "sibling"}, {"sibling", "sibling"},
     {"wife", "husband"},           {"husband", "wife"},   {"spouse", "spouse"},
     {"cousin", "cousin"},          {"uncle", "nephew"},   {"aunt", "nephew"},
     {"nephew", "uncle"},           {"niece", "uncle"},    {"grandfather", "grandchild"},
     {"grandmother", "grandchild"}, {"partner", "partner"}}};

std::string singular(std::string word) {
  if (word == "children") return "child";
  if (word == "wives") return "wife";
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return word;
}

const Kinship* kinship(const std::string& role) {
  const std::string word = singular(role);
  const auto* at = std::find_if(kKinship.begin(), kKinship.end(), [&](const Kinship& k) { return k.word == word; });
  return at == kKinship.end() ? nullptr : at;
}

/// Whether a family word, as an edge has it, is of the kind `wanted` is: "father" is a parent.
bool is_kind_of_kin(std::string_view said, std::string_view wanted) {
  if (said == wanted) return true;
  const auto in = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), said) != words.end();
  };
  if (wanted == "parent" || wanted == "father" || wanted == "mother")
    return said == "parent" || (wanted == "parent" && in({"father", "mother"}));
  if (wanted == "child" || wanted == "son" || wanted == "daughter")
    return said == "child" || said == "baby" || (wanted == "child" && in({"son", "daughter"}));
  if (wanted == "sibling") return in({"brother", "sister"});
  if (wanted == "spouse" || wanted == "husband" || wanted == "wife" || wanted == "partner")
    return said == "spouse" || said == "partner" || (wanted == "spouse" && in({"husband", "wife"}));
  return false;
}

/// Persons who stand in the asked family tie to one of the frame's names.
std::vector<std::pair<EdgeId, bool>> relatives(const Context& context, const Kinship& asked) {
  std::vector<std::pair<EdgeId, bool>> found;  // edge, and whether the relative is its source
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  for (const Argument& argument : context.frame.arguments) {
    for (const NodeId node : argument.mention.nodes) {
      for (const auto& step : graph.in(node, graph.find_symbol("FAMILY_OF"))) {
        if (view.positive(step.edge) && is_kind_of_kin(view.edge_text(step.edge, "relation"), asked.word))
          found.emplace_back(step.edge, true);
      }
      for (const auto& step : graph.out(node, graph.find_symbol("FAMILY_OF"))) {
        const std::string_view said = view.edge_text(step.edge, "relation");
        const auto* other =
            std::find_if(kKinship.begin(), kKinship.end(), [&](const Kinship& k) { return k.word == said; });
        const bool inverse = other != kKinship.end() &&
                             (is_kind_of_kin(other->other, asked.word) || is_kind_of_kin(asked.word, other->other));
        if (view.positive(step.edge) && inverse) found.emplace_back(step.edge, false);
      }
    }
  }
  return found;
}

/// "secretary of National Security Council".
std::string role_in_words(const GraphView& view, EdgeId edge) {
  const NodeId body = view.graph().target(edge);
  std::string title(view.edge_text(edge, "title"));
  const std::string_view type = view.type(edge);
  if (title.empty())
    title = type == "MEMBER_OF"    ? "member"
            : type == "CITIZEN_OF" ? "citizen"
            : type == "REPRESENTS" ? "representative"
            : type == "FOUNDED"    ? "founder"
                                   : "office holder";
  const std::string former =
      view.graph().edge_property(edge, view.graph().find_symbol("former")) != nullptr ? "former " : "";
  return former + title + " of " + std::string(view.name(body));
}

bool is_former(const GraphView& view, EdgeId edge) {
  const graph::Value* former = view.graph().edge_property(edge, view.graph().find_symbol("former"));
  return former != nullptr && former->kind() == graph::Value::Kind::kBoolean && former->boolean();
}

/// Titles that stand before a name and belong to no body: "Prosecutor Rui Falcato", "Governor Pimentel". Courtesies are
/// none.
bool is_office(const Context& context, NodeId node) {
  std::string title = utf8::to_lower(context.view.text(node, "title"));
  return context.view.is(node, "Person") && !title.empty() && context.vocabulary.is_role(title);
}

/// What the persons' own titles answer: their names, or the titles.
Result<Answer> tell_titles(const Context& context, const std::vector<NodeId>& persons, bool names) {
  const GraphView& view = context.view;
  Selection selection;
  selection.answer = Selection::Answer::kProperty;
  selection.property = names ? "name" : "title";
  selection.events = persons;
  const auto fetched = fetch({selection}, view);
  if (!fetched) return fetched.error();
  Draft draft(view);
  std::vector<std::string> told;
  for (const FoundFact& fact : fetched->facts) {
    if (fact.answer.kind() != graph::Value::Kind::kString) continue;
    std::vector<EdgeId> mentions;
    for (const auto& step : view.graph().out(fact.event, view.graph().find_symbol("MENTIONED_IN"))) {
      if (mentions.empty()) mentions.push_back(step.edge);
    }
    draft.add(fact.answer.string(), mentions);
    told.push_back(std::string(view.name(fact.event)) + " is " + std::string(view.text(fact.event, "title")));
  }
  if (draft.empty()) return no_answer(context.question, "the graph does not say so", fetched->query);
  return draft.finish(context.question, as_sentence(enumerated(told)), fetched->query, 0.9);
}

Result<Answer> list_sources(const Context& context, const std::vector<EdgeId>& edges, Selection::Answer end,
                            const std::string& tail, double certainty) {
  Selection selection;
  selection.answer = end;
  selection.edges = edges;
  const auto fetched = fetch({selection}, context.view);
  if (!fetched) return fetched.error();
  Draft draft(context.view);
  for (const FoundFact& fact : fetched->facts) {
    if (fact.answer.kind() == graph::Value::Kind::kNode)
      draft.add(std::string(context.view.name(fact.answer.node().id)), {fact.edge});
  }
  if (draft.empty()) return no_answer(context.question, "the graph does not say so", fetched->query);
  const std::string verb = draft.items().size() > 1 ? " are " : " is ";
  return draft.finish(context.question, as_sentence(enumerated(draft.items()) + verb + tail), fetched->query,
                      certainty);
}

}  // namespace

std::vector<EdgeId> matching_roles(const Context& context) {
  const Frame& frame = context.frame;
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  std::vector<const Mention*> bodies;
  const Mention* subject = nullptr;
  for (const Argument& argument : frame.arguments) {
    if (argument.stand == Stand::kSubject && frame.asked == Asked::kTruth && subject == nullptr) {
      subject = &argument.mention;
    } else if (argument.mention.named) {
      bodies.push_back(&argument.mention);
    }
  }
  std::vector<EdgeId> found;
  std::vector<EdgeId> nearby;  // the role belongs to a part of the body, or only the sentence names the body
  for (const std::string_view type : {"HOLDS_ROLE", "REPRESENTS", "MEMBER_OF", "FOUNDED", "OWNS"}) {
    for (EdgeId edge = 0; edge < graph.edge_bound(); ++edge) {
      if (!graph.has_edge(edge) || view.type(edge) != type || !view.positive(edge) || view.modality(edge) != "actual")
        continue;
      const bool over = is_former(view, edge);
      if (over != frame.former && !(over && frame.was)) continue;
      const std::string_view title = view.edge_text(edge, "title");
      const bool by_type = (type == "MEMBER_OF" && frame.role == "member") ||
                           (type == "FOUNDED" && frame.role == "founder") || (type == "OWNS" && frame.role == "owner");
      const bool fits = by_type || title_means(title, frame.role) ||
                        (title.empty() && title_means(view.edge_text(edge, "verb"), frame.role));
      if (!fits) continue;
      const NodeId holder = graph.source(edge);
      const NodeId body = graph.target(edge);
      if (subject != nullptr && !has_node(*subject, holder)) continue;
      const bool direct = std::all_of(bodies.begin(), bodies.end(),
                                      [&](const Mention* m) { return has_node(*m, body) || has_node(*m, holder); });
      const bool close = std::all_of(bodies.begin(), bodies.end(), [&](const Mention* m) {
        if (has_node(*m, body)) return true;
        for (const NodeId node : m->nodes) {
          if (view.within(body, node) || view.within(node, body)) return true;
        }
        // "US Ambassador to Germany Richard Grenell": no fact holds both.
        const std::string evidence = ' ' + name_key(view.edge_text(edge, "evidence")) + ' ';
        for (const std::string_view between : {" to ", " in "}) {
          if (evidence.find(' ' + name_key(frame.role) + std::string(between) + name_key(m->text) + ' ') !=
              std::string::npos)
            return true;
        }
        const std::string said = ' ' + name_key(view.edge_text(edge, "title")) + ' ';
        return said.find(' ' + name_key(m->text) + ' ') != std::string::npos;
      });
      if (direct) {
        found.push_back(edge);
      } else if (close) {
        nearby.push_back(edge);
      }
    }
  }
  if (found.empty()) found = std::move(nearby);
  // "Who was the mayor?" asks for a former one only where nobody is told to be it now.
  const auto over = [&](EdgeId edge) { return is_former(view, edge); };
  if (!frame.former && !std::all_of(found.begin(), found.end(), over)) std::erase_if(found, over);
  return found;
}

Result<Answer> answer_holder(const Context& context) {
  for (const Argument& argument : context.frame.arguments) {
    if (argument.mention.nodes.empty()) return no_answer(context.question, reason_from({}, context));
  }
  if (context.frame.role.empty())
    return no_answer(context.question, "the question is not one that the graph can be asked");
  if (const Kinship* asked = kinship(context.frame.role)) {
    std::string tail = "the " + context.frame.role;
    for (const Argument& argument : context.frame.arguments)
      tail += " of " + std::string(context.view.name(argument.mention.nodes.front()));
    std::vector<EdgeId> sources;
    std::vector<EdgeId> targets;
    for (const auto& [edge, at_source] : relatives(context, *asked)) (at_source ? sources : targets).push_back(edge);
    if (!sources.empty()) return list_sources(context, sources, Selection::Answer::kSource, tail, 1);
    if (!targets.empty()) return list_sources(context, targets, Selection::Answer::kTarget, tail, 0.9);
  }
  std::vector<EdgeId> roles = matching_roles(context);
  // An office has one holder; several claim it only in different articles or bodies, and then the body must be named.
  if (roles.empty() && context.frame.arguments.empty() && !context.frame.former) {
    std::vector<NodeId> persons;
    for (NodeId node = 0; node < context.view.graph().node_bound(); ++node) {
      if (context.view.graph().has_node(node) && is_office(context, node) &&
          title_means(context.view.text(node, "title"), context.frame.role))
        persons.push_back(node);
    }
    if (!persons.empty()) return tell_titles(context, persons, true);
    const bool office = context.vocabulary.is_role(context.frame.role) ||
                        context.vocabulary.is_role(context.frame.role.substr(context.frame.role.rfind(' ') + 1));
    if (office && !context.frame.was) {
      if (auto said = answer_said_holder(context)) return std::move(*said);
    }
  }
  if (roles.empty())
    return no_answer(context.question,
                     "the graph names no " + context.frame.role +
                         (context.frame.arguments.empty() ? "" : " of " + context.frame.arguments.back().mention.text));
  std::string of;
  if (!context.frame.arguments.empty())
    of = " of " + std::string(context.view.name(context.view.graph().target(roles.front())));
  return list_sources(
      context, roles, Selection::Answer::kSource,
      (context.frame.former || is_former(context.view, roles.front()) ? "a former " : "the ") + context.frame.role + of,
      1);
}

Result<Answer> answer_role(const Context& context) {
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  const Mention* person = nullptr;
  const Mention* body = nullptr;
  for (const Argument& argument : context.frame.arguments) {
    (person == nullptr ? person : body) = &argument.mention;
  }
  if (person == nullptr || person->nodes.empty())
    return no_answer(context.question, person == nullptr ? "the question names nobody" : reason_from({}, context));
  std::vector<EdgeId> present;
  std::vector<EdgeId> past;
  for (const std::string_view type : {"HOLDS_ROLE", "REPRESENTS", "MEMBER_OF", "FOUNDED"}) {
    for (const NodeId node : person->nodes) {
      for (const auto& step : graph.out(node, graph.find_symbol(type))) {
        if (!view.positive(step.edge) || view.modality(step.edge) != "actual") continue;
        const bool elsewhere = body != nullptr && !body->nodes.empty() &&
                               std::none_of(body->nodes.begin(), body->nodes.end(),
                                            [&](NodeId b) { return view.within(step.neighbor, b); });
        if (!elsewhere) (is_former(view, step.edge) ? past : present).push_back(step.edge);
      }
    }
    if (!present.empty()) break;
  }
  const std::vector<EdgeId>& roles = present.empty() ? past : present;
  if (roles.empty()) {
    const NodeId node = person->nodes.front();
    if (body == nullptr) {
      if (auto said = answer_said_role(context, node)) return std::move(*said);
    }
    if (body == nullptr && is_office(context, node)) return tell_titles(context, {node}, false);
    return no_answer(context.question, "the graph does not say which role");
  }
  Selection selection;
  selection.answer = Selection::Answer::kProperty;
  selection.property = "title";
  selection.edges = roles;
  const bool untitled =
      std::all_of(roles.begin(), roles.end(), [&](EdgeId edge) { return view.edge_text(edge, "title").empty(); });
  if (untitled) selection.property = "verb";  // "spokesman", where the word is not taken for a title
  const auto fetched = fetch({selection}, view);
  if (!fetched) return fetched.error();
  Draft draft(view);
  std::vector<std::string> spoken;
  for (const FoundFact& fact : fetched->facts) {
    if (fact.answer.kind() != graph::Value::Kind::kString) continue;
    if (untitled && !context.vocabulary.is_role(fact.answer.string())) continue;
    draft.add(fact.answer.string(), {fact.edge});
    const std::string words = role_in_words(view, fact.edge);
    if (std::find(spoken.begin(), spoken.end(), words) == spoken.end()) spoken.push_back(words);
  }
  if (draft.empty()) return no_answer(context.question, "the graph does not name the role", fetched->query);
  const std::string name(view.name(graph.source(roles.front())));
  return draft.finish(context.question, as_sentence(name + (present.empty() ? " was " : " is ") + enumerated(spoken)),
                      fetched->query, 1);
}

Result<Answer> answer_identity(const Context& context) {
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  const Mention& mention = context.frame.arguments.front().mention;
  if (mention.nodes.empty()) return no_answer(context.question, reason_from({}, context));
  static constexpr std::array<std::string_view, 7> kTelling{"HOLDS_ROLE", "REPRESENTS", "MEMBER_OF", "FAMILY_OF",
                                                            "CITIZEN_OF", "PART_OF",    "LOCATED_IN"};
  Draft draft(view);
  std::string query;
  for (const std::string_view type : kTelling) {
    Selection selection;
    selection.answer = Selection::Answer::kTarget;
    for (const NodeId node : mention.nodes) {
      for (const auto& step : graph.out(node, graph.find_symbol(type))) {
        if (standing_of(view, step.edge) == Standing::kPlain) selection.edges.push_back(step.edge);
      }
    }
    if (selection.edges.empty()) continue;
    const auto fetched = fetch({selection}, view);
    if (!fetched) return fetched.error();
    query = fetched->query;
    for (const FoundFact& fact : fetched->facts) {
      const std::string body(view.name(graph.target(fact.edge)));
      if (type == "FAMILY_OF") {
        const std::string_view relation = view.edge_text(fact.edge, "relation");
        draft.add((relation.empty() ? "relative" : std::string(relation)) + " of " + body, {fact.edge});
      } else if (type == "PART_OF" || type == "LOCATED_IN") {
        draft.add((type == "PART_OF" ? "part of " : "in ") + body, {fact.edge});
      } else {
        draft.add(role_in_words(view, fact.edge), {fact.edge});
      }
    }
    if (!draft.empty()) break;
  }
  if (draft.empty()) {
    if (auto said = answer_said_role(context, mention.nodes.front())) return std::move(*said);
  }
  if (draft.empty() && is_office(context, mention.nodes.front()))
    return tell_titles(context, {mention.nodes.front()}, false);
  if (draft.empty())
    return no_answer(
        context.question,
        "the graph knows " + std::string(view.name(mention.nodes.front())) + " but does not say who or what that is",
        query);
  return draft.finish(context.question,
                      as_sentence(std::string(view.name(mention.nodes.front())) + " is " + enumerated(draft.items())),
                      query, mention.guessed ? 0.7 : 1);
}

Result<Answer> answer_capital(const Context& context) {
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  for (const Argument& argument : context.frame.arguments) {
    for (const NodeId country : argument.mention.nodes) {
      std::vector<EdgeId> capitals;
      for (const std::string_view type : {"LOCATED_IN", "PART_OF"}) {
        for (const auto& step : graph.in(country, graph.find_symbol(type))) {
          const std::string_view iso = view.text(country, "iso");
          const bool capital = view.edge_text(step.edge, "verb") == "capital" ||
                               (!iso.empty() && context.vocabulary.country(view.name(step.neighbor)) == iso);
          if (view.is(step.neighbor, "Place") && view.positive(step.edge) && capital) capitals.push_back(step.edge);
        }
      }
      if (!capitals.empty())
        return list_sources(context, capitals, Selection::Answer::kSource,
                            "the capital of " + std::string(view.name(country)), 0.9);
    }
  }
  return no_answer(context.question, context.frame.arguments.empty() ? "the question names no country or region"
                                                                     : "the graph does not say so");
}

}  // namespace dossier::ask
