#include "ask/compose.h"
#include "ask/question_words.h"
#include "ask/verb_forms.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <set>

/// Who, what and which: an end of a relation, or a part in an event; and where and when it was.
namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;

/// One fact that gives an answer.
struct Candidate {
  NodeId node = graph::kNoId;
  EdgeId edge = graph::kNoId;
  bool at_source = false;
  std::size_t rank = 0;  ///< of the proposition, best first
};

class Participants {
 public:
  explicit Participants(const Context& context) : context_(context), frame_(context.frame), view_(context.view) {}

  std::vector<Candidate> of(const std::vector<Proposition>& chosen) {
    std::vector<Candidate> candidates;
    for (std::size_t rank = 0; rank < chosen.size(); ++rank) {
      if (chosen[rank].event == graph::kNoId) {
        of_edge(chosen[rank].edge, rank, candidates);
      } else {
        of_event(chosen[rank], rank, candidates);
      }
    }
    return candidates;
  }

 private:
  const graph::PropertyGraph& graph() const { return view_.graph(); }

  bool is_asked_about(NodeId node) const {
    return std::any_of(frame_.arguments.begin(), frame_.arguments.end(), [&](const Argument& argument) {
      const auto& nodes = argument.mention.nodes;
      return argument.stand != Stand::kLocation && std::find(nodes.begin(), nodes.end(), node) != nodes.end();
    });
  }

  void add(EdgeId edge, bool at_source, std::size_t rank, std::vector<Candidate>& candidates) const {
    const NodeId node = at_source ? graph().source(edge) : graph().target(edge);
    const std::string_view label = view_.label(node);
    const std::string_view name = view_.name(node);
    const bool letters =
        std::any_of(name.begin(), name.end(), [](char c) { return !std::isdigit(static_cast<unsigned char>(c)); });
    if (!letters) return;  // "24" is nobody
    if (label.empty() || label == "Article" || label == "Claim" || label == "Event" || is_asked_about(node)) return;
    candidates.push_back({node, edge, at_source, rank});
  }

  void of_edge(EdgeId edge, std::size_t rank, std::vector<Candidate>& candidates) const {
    if (is_symmetric(view_.type(edge))) {
      add(edge, true, rank, candidates);
      add(edge, false, rank, candidates);
    } else {
      add(edge, frame_.slot == Slot::kSubject, rank, candidates);
    }
  }

  bool says_verb(EdgeId edge) const {
    const std::string key = name_key(view_.edge_text(edge, "verb"));
    for (std::size_t from = 0; from < key.size();) {
      const std::size_t end = std::min(key.find(' ', from), key.size());
      const std::string_view word = std::string_view(key).substr(from, end - from);
      if (word == past_of(frame_.verb) || word == frame_.verb_form || same_root(word, frame_.verb)) return true;
      from = end + 1;
    }
    return false;
  }

  /// Whether the fact tells that somebody was killed where the question asks who was injured, or the other way round.
  bool harmed_otherwise(EdgeId edge) const {
    static constexpr std::string_view kDeath[]{"kill", "die", "dead", "murder", "perish"};
    static constexpr std::string_view kInjury[]{"injure", "wound", "hurt"};
    const auto is = [](const auto& verbs, std::string_view verb) {
      return std::find(std::begin(verbs), std::end(verbs), verb) != std::end(verbs);
    };
    const auto lemmas = lemmas_of(name_key(view_.edge_text(edge, "verb")));
    return std::any_of(lemmas.begin(), lemmas.end(), [&](const std::string& lemma) {
      return (is(kInjury, frame_.verb) && is(kDeath, lemma)) || (is(kDeath, frame_.verb) && is(kInjury, lemma));
    });
  }

  void of_event(const Proposition& proposition, std::size_t rank, std::vector<Candidate>& candidates) const {
    std::vector<EdgeId> actors;
    std::vector<EdgeId> parties;
    std::vector<EdgeId> targets;
    std::vector<EdgeId> places;
    for (const EdgeId edge : proposition.roles) {
      const Standing standing = standing_of(view_, edge);
      const bool holds = standing <= proposition.standing || (frame_.future && standing == Standing::kPlanned);
      if (!holds) continue;
      const std::string_view type = view_.type(edge);
      (type == "INITIATED"  ? actors
       : type == "ATTENDED" ? parties
       : type == "TARGETED" ? targets
                            : places)
          .push_back(edge);
    }
    if (proposition.by_meaning) {
      parties.clear();
      places.clear();
    }
    if (frame_.slot == Slot::kObject) {
      std::erase_if(targets, [&](EdgeId edge) { return harmed_otherwise(edge); });
      if (proposition.verb_apart) std::erase_if(targets, [&](EdgeId edge) { return !says_verb(edge); });
      for (const EdgeId edge : targets) add(edge, false, rank, candidates);
      if (proposition.verb_apart) return;  // whom an attack hit was not therefore injured in it
      if (targets.empty()) {
        for (const EdgeId edge : parties) add(edge, true, rank, candidates);
        const bool place_asked = std::find(frame_.labels.begin(), frame_.labels.end(), "Person") == frame_.labels.end();
        for (const EdgeId edge : places) {
          if (place_asked && parties.empty()) add(edge, false, rank, candidates);
        }
      }
      return;
    }
    std::vector<EdgeId> all = actors;
    all.insert(all.end(), parties.begin(), parties.end());
    // Where the verb tells of some participants only ("signed", "hosted"), they are who was asked for.
    static constexpr std::string_view kAll[]{"attend", "occur", "be", "hold", "have"};
    const bool all_asked =
        frame_.verb.empty() || std::find(std::begin(kAll), std::end(kAll), frame_.verb) != std::end(kAll);
    std::vector<EdgeId> said;
    std::copy_if(all.begin(), all.end(), std::back_inserter(said), [&](EdgeId edge) { return says_verb(edge); });
    if (!all_asked &&
        ((!said.empty() && said.size() < all.size()) || (proposition.verb_apart && !is_speech(frame_.verb)))) {
      all = said;  // the sides that agreed on a truce are not who brokered it
    } else if (!frame_.light_verb && !actors.empty() && !parties.empty() && has_object()) {
      all = actors;
    }
    for (const EdgeId edge : all) add(edge, true, rank, candidates);
  }

  bool has_object() const {
    return std::any_of(frame_.arguments.begin(), frame_.arguments.end(),
                       [](const Argument& a) { return a.stand == Stand::kObject; });
  }

  const Context& context_;
  const Frame& frame_;
  const GraphView& view_;
};

/// Keeps what the asked noun allows: its labels, else the nodes that are called by it.
void keep_asked_kind(std::vector<Candidate>& candidates, const Context& context) {
  const Frame& frame = context.frame;
  const GraphView& view = context.view;
  if (!frame.labels.empty()) {
    std::erase_if(candidates, [&](const Candidate& c) {
      // A thing with a name of its own may be a body that was not known for one.
      const bool name =
          view.is(c.node, "Thing") && std::isupper(static_cast<unsigned char>(view.name(c.node).front())) != 0;
      const bool body =
          name && std::find(frame.labels.begin(), frame.labels.end(), "Organization") != frame.labels.end();
      return !body && std::find(frame.labels.begin(), frame.labels.end(), view.label(c.node)) == frame.labels.end();
    });
  }
  if (frame.asked_noun.empty()) return;
  const auto is_called = [&](const Candidate& c) {
    std::vector<std::string_view> texts = view.texts(c.node, "aliases");
    texts.push_back(view.text(c.node, "title"));
    for (const std::string_view text : texts) {
      for (const std::string& root : content_roots(text)) {
        if (root == root_of(frame.asked_noun)) return true;
      }
    }
    return false;
  };
  // "Which airline was banned?": beside a name, "Iranian airline" tells only what was asked.
  const auto is_only_called = [&](const Candidate& c) {
    const auto roots = content_roots(view.name(c.node));
    return (view.is(c.node, "Group") || view.is(c.node, "Thing")) && !roots.empty() &&
           roots.back() == root_of(frame.asked_noun) && view.integer(c.node, "size") < 0;
  };
  const bool any_named = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
    return !view.is(c.node, "Group") && !view.is(c.node, "Thing");
  });
  if (any_named) std::erase_if(candidates, is_only_called);
  // A general noun ("company") need not be in the name; a specific one ("ministry") usually is when there is a choice.
  const bool some = std::any_of(candidates.begin(), candidates.end(), is_called);
  const bool say_nothing =
      frame.labels.empty() || frame.labels.front() == "Person" || frame.labels.front() == "Organization";
  if (some && say_nothing) std::erase_if(candidates, [&](const Candidate& c) { return !is_called(c); });
}

void by_kind_and_rank(std::vector<Candidate>& candidates, const Context& context) {
  const auto place = [&](const Candidate& c) {
    const auto& labels = context.frame.labels;
    return std::find(labels.begin(), labels.end(), context.view.label(c.node)) - labels.begin();
  };
  std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    return std::make_tuple(place(a), a.rank, a.node) < std::make_tuple(place(b), b.rank, b.node);
  });
}

/// A country can't be expelled or arrested: its people are named as the article names them.
std::string told_name(const Candidate& candidate, const GraphView& view) {
  static constexpr std::string_view kToPeople[]{"EXPELLED", "ARRESTED", "KILLED",    "INJURED",  "RELEASED",
                                                "RESCUED",  "CHARGED",  "CONVICTED", "APPOINTED"};
  const std::string_view via = view.edge_text(candidate.edge, "via");
  const bool people =
      std::find(std::begin(kToPeople), std::end(kToPeople), view.type(candidate.edge)) != std::end(kToPeople);
  const bool named = people && !candidate.at_source && !via.empty() && view.is(candidate.node, "Country");
  return std::string(named ? via : view.name(candidate.node));
}

/// One selection for each way that the facts run.
std::vector<Selection> selections_of(const std::vector<Candidate>& candidates, const GraphView& view) {
  std::map<std::pair<bool, bool>, Selection> groups;  // by (answer at source, role in an event)
  for (const Candidate& c : candidates) {
    Selection& selection = groups[{c.at_source, is_event_role(view.type(c.edge))}];
    selection.answer = c.at_source ? Selection::Answer::kSource : Selection::Answer::kTarget;
    if (std::find(selection.edges.begin(), selection.edges.end(), c.edge) == selection.edges.end())
      selection.edges.push_back(c.edge);
  }
  std::vector<Selection> selections;
  for (auto& [key, selection] : groups) selections.push_back(std::move(selection));
  return selections;
}

/// Runs the query of the candidates and keeps those that it gave back.
Result<Answer> answer_with(std::vector<Candidate> candidates, const std::vector<Proposition>& chosen,
                           const Context& context,
                           const std::function<std::string(const std::vector<std::string>&)>& sentence) {
  const auto fetched = fetch(selections_of(candidates, context.view), context.view);
  if (!fetched) return fetched.error();
  std::set<std::pair<NodeId, EdgeId>> given;
  for (const FoundFact& fact : fetched->facts) {
    if (fact.answer.kind() == graph::Value::Kind::kNode) given.emplace(fact.answer.node().id, fact.edge);
  }
  Draft draft(context.view);
  for (const Candidate& c : candidates) {
    if (given.contains({c.node, c.edge})) draft.add(told_name(c, context.view), {c.edge});
  }
  if (draft.empty()) return no_answer(context.question, "the graph does not say so", fetched->query);
  return draft.finish(context.question, as_sentence(hedge(context.view, chosen) + sentence(draft.items())),
                      fetched->query, certainty_of(chosen.front(), context.frame));
}

Result<Answer> answer_happenings(const Context& context) {
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  Selection selection;
  selection.answer = Selection::Answer::kSource;
  for (const Argument& argument : context.frame.arguments) {
    for (const NodeId node : argument.mention.nodes) {
      for (const std::string_view type : {"OCCURRED_IN", "TARGETED"}) {
        for (const auto& step : graph.in(node, graph.find_symbol(type))) {
          if (standing_of(view, step.edge) == Standing::kPlain) selection.edges.push_back(step.edge);
        }
      }
    }
  }
  if (selection.edges.empty()) return no_answer(context.question, reason_from({}, context));
  const auto fetched = fetch({selection}, view);
  if (!fetched) return fetched.error();
  Draft draft(view);
  for (const FoundFact& fact : fetched->facts) {
    if (fact.answer.kind() == graph::Value::Kind::kNode)
      draft.add(std::string(view.name(fact.answer.node().id)), {fact.edge});
  }
  if (draft.empty()) return no_answer(context.question, "the graph does not say so", fetched->query);
  return draft.finish(context.question, as_sentence(enumerated(draft.items())), fetched->query, 0.9);
}

/// Who the chosen facts name of the kind asked for.
std::vector<Candidate> candidates_of(const std::vector<Proposition>& chosen, const Context& context) {
  const auto of = [&](bool direct) {
    std::vector<Proposition> some;
    double best = 0;
    for (const Proposition& p : chosen) {
      if ((p.event == graph::kNoId) == direct) best = std::max(best, p.predicate);
    }
    for (const Proposition& p : chosen) {
      if ((p.event == graph::kNoId) == direct && (direct || p.predicate >= best)) some.push_back(p);
    }
    std::vector<Candidate> found = Participants(context).of(some);
    keep_asked_kind(found, context);
    return found;
  };
  // A relation says who did what to whom; an event's roles add onlookers and victims of its other moments.
  double best_relation = 0;
  double best_event = 0;
  for (const Proposition& p : chosen)
    (p.event == graph::kNoId ? best_relation : best_event) =
        std::max(p.event == graph::kNoId ? best_relation : best_event, p.predicate);
  const bool relations_first = !context.frame.light_verb && best_relation >= best_event - 1;
  std::vector<Candidate> candidates = of(relations_first);
  return candidates.empty() ? of(!relations_first) : candidates;
}

/// Where somebody is told to have done just what is asked for, a fact of the same type that says another word answers
/// nothing: who signed a truce did not broker it.
void drop_vaguer(std::vector<Proposition>& propositions) {
  const bool said = std::any_of(propositions.begin(), propositions.end(), [](const Proposition& p) {
    return p.predicate >= 2.5 && p.standing <= Standing::kPossible;
  });
  if (said) std::erase_if(propositions, [](const Proposition& p) { return p.predicate < 2; });
}

/// Beside names, a bare common noun ("men", "photojournalist") is most often one of the named again.
void drop_nameless(std::vector<Candidate>& candidates, const Context& context) {
  const GraphView& view = context.view;
  const auto named = [&](const Candidate& c) { return view.is(c.node, "Person"); };
  if (std::none_of(candidates.begin(), candidates.end(), named)) return;
  static constexpr std::string_view kAnybody[]{"men", "women", "people", "members", "sides", "leaders"};
  std::erase_if(candidates, [&](const Candidate& c) {
    if (!view.is(c.node, "Group") && !view.is(c.node, "Thing")) return false;
    const std::string_view name = view.name(c.node);
    if (std::find(std::begin(kAnybody), std::end(kAnybody), name) != std::end(kAnybody)) return true;
    if (name.starts_with("other ")) return true;  // "and five other civilians": not who was asked for
    const bool bare =
        name.find(' ') == std::string_view::npos && std::islower(static_cast<unsigned char>(name[0])) != 0;
    return bare && view.integer(c.node, "size") < 0 && !name.ends_with('s') && context.vocabulary.is_role(name);
  });
}

/// "in Karaj, near Tehran": beside where it was, what it was near to answers nothing.
void drop_nearby(std::vector<Candidate>& candidates, const GraphView& view) {
  const auto only_near = [&](const Candidate& c) {
    const std::string said = ' ' + name_key(view.edge_text(c.edge, "evidence")) + ' ';
    const std::string key = ' ' + name_key(view.name(c.node)) + ' ';
    const std::size_t at = said.find(key);
    return at != std::string::npos && std::string_view(said).substr(0, at).ends_with(" near");
  };
  if (!std::all_of(candidates.begin(), candidates.end(), only_near)) std::erase_if(candidates, only_near);
}

}  // namespace

Result<Answer> answer_participants(const Context& context) {
  // "What happened in X?"
  const bool happenings = context.frame.asked_noun.empty() && context.frame.content.empty() &&
                          context.frame.labels.empty() &&
                          (context.frame.verb == "happen" || context.frame.verb == "occur");
  if (happenings) return answer_happenings(context);
  if (context.frame.arguments.empty() && context.frame.content.empty() && context.frame.verb.empty()) {
    return no_answer(context.question, "the question does not say about whom or what");
  }
  std::vector<Proposition> propositions = match(context.frame, context.view, context.vocabulary);
  drop_vaguer(propositions);
  // Several facts of one meaning answer a "who" together; several events called "the talks" do not.
  const double margin = context.frame.light_verb || context.frame.verb.empty() ? 0.9 : 2.7;
  std::vector<Proposition> chosen = choose(propositions, context.frame, margin);
  if (chosen.empty()) return no_answer(context.question, reason_from(propositions, context));
  std::vector<Candidate> candidates = candidates_of(chosen, context);
  // An article may assert that it happened and have only somebody's word for who did it.
  for (const Standing looser : {Standing::kAttributed, Standing::kPossible}) {
    if (!candidates.empty()) break;
    for (Proposition& p : propositions) {
      if (p.standing < looser) p.standing = looser;
    }
    chosen = choose(propositions, context.frame, margin);
    candidates = candidates_of(chosen, context);
  }
  if (candidates.empty()) {
    return no_answer(context.question, "the graph has facts on this, but names nobody of the kind asked for");
  }
  drop_nameless(candidates, context);
  by_kind_and_rank(candidates, context);
  return answer_with(std::move(candidates), chosen, context, [&](const std::vector<std::string>& items) {
    const std::string names = enumerated(items);
    std::string said = context.frame.restated;
    if (said.empty()) return names;
    if (items.size() > 1 && said.starts_with("was ")) said = "were " + said.substr(4);
    if (context.frame.slot == Slot::kSubject && !context.frame.passive) return names + ' ' + said;
    if (context.frame.passive && context.frame.slot == Slot::kObject) return names + ' ' + said;
    return context.frame.passive ? said + " by " + names : said + ' ' + names;
  });
}

Result<Answer> answer_place(const Context& context) {
  const GraphView& view = context.view;
  const graph::PropertyGraph& graph = view.graph();
  const std::vector<Proposition> propositions = match(context.frame, view, context.vocabulary);
  const std::vector<Proposition> chosen = choose(propositions, context.frame, 2.7, true);
  std::vector<Candidate> candidates;
  const auto add = [&](EdgeId edge, std::size_t rank) {
    const NodeId node = graph.target(edge);
    const bool asked =
        std::any_of(context.frame.arguments.begin(), context.frame.arguments.end(), [&](const Argument& argument) {
          return std::find(argument.mention.nodes.begin(), argument.mention.nodes.end(), node) !=
                 argument.mention.nodes.end();
        });
    if (!asked && (view.is(node, "Place") || view.is(node, "Country") || view.is(node, "Organization")))
      candidates.push_back({node, edge, false, rank});
  };
  for (std::size_t rank = 0; rank < chosen.size(); ++rank) {
    const Proposition& p = chosen[rank];
    for (const EdgeId edge : p.roles) {
      const bool holds = standing_of(view, edge) <= std::max(p.standing, Standing::kAttributed) || context.frame.future;
      // What a quake or a storm struck is where it was; a body that was attacked is no place.
      const bool struck = view.type(edge) == "TARGETED" && view.is(graph.target(edge), "Place");
      if (holds && (view.type(edge) == "OCCURRED_IN" || struck)) add(edge, rank);
    }
    const std::string_view type = p.edge == graph::kNoId ? std::string_view() : view.type(p.edge);
    if (type == "VISITED" || type == "DEPLOYED_TO" || type == "LOCATED_IN" || type == "WITHDREW_FROM" || type == "FLED")
      add(p.edge, rank);
    if (!candidates.empty() && rank + 1 < chosen.size() && chosen[rank + 1].score < p.score - 0.9) break;
  }
  if (candidates.empty()) {  // "Where is Google's headquarters?": the standing place of what is asked about
    for (const Argument& argument : context.frame.arguments) {
      if (!context.frame.verb.empty() && context.frame.verb != "locate" && context.frame.verb != "base") break;
      for (const NodeId node : argument.mention.nodes) {
        for (const std::string_view type : {"LOCATED_IN", "PART_OF"}) {
          for (const auto& step : graph.out(node, graph.find_symbol(type))) {
            const bool place = view.is(step.neighbor, "Place") || view.is(step.neighbor, "Country");
            if (view.positive(step.edge) && place) add(step.edge, 0);
          }
        }
      }
    }
  }
  if (candidates.empty()) {
    auto said = answer_said_adjunct(context, chosen);
    if (!said) return said.error();
    if (*said) return std::move(**said);
  }
  if (candidates.empty())
    return no_answer(context.question,
                     chosen.empty() ? reason_from(propositions, context) : "the graph does not say where");
  drop_nearby(candidates, view);
  // The most precise places first, and countries only where there is nothing better.
  std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& x, const Candidate& y) {
    return x.node != y.node && view.within(x.node, y.node) && !view.within(y.node, x.node);
  });
  const bool has_place =
      std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) { return view.is(c.node, "Place"); });
  if (has_place) std::erase_if(candidates, [&](const Candidate& c) { return !view.is(c.node, "Place"); });
  std::vector<Proposition> basis = chosen;
  if (basis.empty()) {
    basis.emplace_back();
    basis.back().predicate = 2;
  }
  return answer_with(std::move(candidates), basis, context, [&](const std::vector<std::string>& items) {
    const std::string& said = context.frame.restated;
    return (said.empty() ? "it is" : said) + " in " + enumerated(items);
  });
}

Result<Answer> answer_date(const Context& context) {
  const GraphView& view = context.view;
  const std::vector<Proposition> propositions = match(context.frame, view, context.vocabulary);
  const std::vector<Proposition> chosen = choose(propositions, context.frame, 2.2, true);
  const bool asks_end =
      context.frame.verb == "end" || context.frame.verb == "finish" || context.frame.verb == "conclude";
  const auto date_of = [&](const Proposition& p, std::string& property) -> std::string_view {
    property = "date";
    if (p.event == graph::kNoId) return view.edge_text(p.edge, "date");
    if (asks_end && !view.text(p.event, "end_date").empty()) property = "end_date";
    return view.text(p.event, property);
  };
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    std::string property;
    if (date_of(chosen[i], property).empty()) continue;
    Selection selection;
    selection.answer = Selection::Answer::kProperty;
    selection.property = property;
    if (chosen[i].event != graph::kNoId) {
      selection.events.push_back(chosen[i].event);
    } else {
      selection.edges.push_back(chosen[i].edge);
    }
    const auto fetched = fetch({selection}, view);
    if (!fetched) return fetched.error();
    Draft draft(view);
    for (const FoundFact& fact : fetched->facts) {
      if (fact.answer.kind() != graph::Value::Kind::kString) continue;
      std::vector<EdgeId> facts = chosen[i].roles;
      if (chosen[i].edge != graph::kNoId) facts = {chosen[i].edge};
      draft.add(fact.answer.string(), facts);
    }
    if (draft.empty()) continue;
    const std::string& said = context.frame.restated;
    const std::string day = enumerated(draft.items());
    const std::string preposition = day.size() == 10 ? " on " : " in ";
    return draft.finish(context.question,
                        as_sentence(hedge(view, chosen) + (said.empty() ? "it was" : said) + preposition + day),
                        fetched->query, certainty_of(chosen[i], context.frame));
  }
  auto said = answer_said_adjunct(context, chosen);
  if (!said) return said.error();
  if (*said) return std::move(**said);
  return no_answer(context.question,
                   chosen.empty() ? reason_from(propositions, context) : "the graph has it without a date");
}

}  // namespace dossier::ask
