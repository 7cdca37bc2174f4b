#include "ask/compose.h"
#include "ask/verb_forms.h"

#include <algorithm>
#include <cctype>

/// Where something was done, read from behind its verb.
namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;

/// What stands right before the name of a place where something was done.
constexpr std::string_view kPlacing[]{" in ",          " at ",        " near ",         " outside ",
                                      " inside ",      " in the ",    " at the ",       " near the ",
                                      " state of ",    " town of ",   " city of ",      " village of ",
                                      " province of ", " region of ", " outskirts of ", " central "};

/// The clause behind the first form of the verb, to the next comma or stop; "" when the sentence has no such form.
std::string_view behind_verb(std::string_view sentence, const Frame& frame) {
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find_first_of(" ,.;\n", at), sentence.size());
    const std::string word = name_key(sentence.substr(at, end - at));
    const bool form = !word.empty() &&
                      (word == past_of(frame.verb) || word == participle_of(frame.verb) || same_root(word, frame.verb));
    if (form) {
      std::size_t stop = end;
      while (stop < sentence.size() && sentence[stop] != ',' && sentence[stop] != ';' &&
             !(sentence[stop] == '.' && (stop + 1 >= sentence.size() || sentence[stop + 1] == ' ')))
        ++stop;
      std::string_view clause = sentence.substr(end, stop - end);
      for (const std::string_view next :
           {" after ", " before ", " when ", " as ", " who ", " which ", " that ", " to ", " and ", " but ", " while "})
        clause = clause.substr(0, clause.find(next));
      return clause;
    }
    at = end + 1;
  }
  return {};
}

/// The place of the graph that stands nearest behind a preposition of place in the clause.
NodeId place_in(std::string_view clause, const GraphView& view) {
  const std::string text = ' ' + name_key(clause) + ' ';
  NodeId nearest = graph::kNoId;
  std::size_t first = std::string::npos;
  std::size_t longest = 0;
  for (NodeId node = 0; node < view.graph().node_bound(); ++node) {
    if (!view.graph().has_node(node) || !(view.is(node, "Place") || view.is(node, "Country"))) continue;
    std::vector<std::string_view> names = view.texts(node, "aliases");
    names.push_back(view.name(node));
    for (const std::string_view name : names) {
      const std::string key = name_key(name);
      if (key.size() < 3) continue;
      const std::size_t at = text.find(' ' + key + ' ');
      if (at == std::string::npos) continue;
      const std::string before = text.substr(0, at + 1);
      const bool stands_there = std::any_of(std::begin(kPlacing), std::end(kPlacing),
                                            [&](std::string_view p) { return before.ends_with(p); });
      if (!stands_there || at > first || (at == first && key.size() <= longest)) continue;
      first = at;
      longest = key.size();
      nearest = node;
    }
  }
  return nearest;
}

}  // namespace

Result<std::optional<Answer>> answer_said_place(const Context& context, const std::vector<Proposition>& chosen) {
  const GraphView& view = context.view;
  if (context.frame.verb.empty() || context.frame.light_verb) return std::optional<Answer>();
  for (const Proposition& p : chosen) {
    const std::vector<EdgeId> facts = p.edge != graph::kNoId ? std::vector<EdgeId>{p.edge} : p.roles;
    for (const EdgeId fact : facts) {
      Frame frame = context.frame;
      std::string_view clause = behind_verb(view.edge_text(fact, "evidence"), frame);
      if (clause.empty()) {  // "seized" for "arrested"
        const auto lemmas = lemmas_of(name_key(view.edge_text(fact, "verb")));
        if (!lemmas.empty()) frame.verb = lemmas.front();
        clause = behind_verb(view.edge_text(fact, "evidence"), frame);
      }
      const NodeId place = clause.empty() ? graph::kNoId : place_in(clause, view);
      if (place == graph::kNoId) continue;
      Sentence sentence;
      sentence.edge = fact;
      const std::string name(view.name(place));
      auto answer = answer_from(sentence, name, view);
      if (!answer) return answer.error();
      answer->question = std::string(context.question);
      answer->sentence = as_sentence(hedge(view, chosen) + context.frame.restated + " in " + name);
      answer->confidence *= 0.8 * certainty_of(p, context.frame);
      return std::optional(std::move(*answer));
    }
  }
  return std::optional<Answer>();
}

}  // namespace dossier::ask
