#include "ask/compose.h"
#include "ask/said_dates.h"
#include "ask/verb_forms.h"
#include "base/utf8.h"

#include <algorithm>
#include <cctype>
#include <optional>

/// Where and when something was done, read from behind its verb where no fact has it.
namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;

/// A verb's form in a sentence and what stands behind it in its clause.
struct Deed {
  std::size_t at = 0;  ///< byte of the form
  std::string_view behind;
};

bool is_form_of(const std::string& word, std::string_view verb) {
  return !word.empty() && !is_function_word(word) &&
         (word == past_of(verb) || word == participle_of(verb) || same_root(word, verb));
}

/// Whether the comma at `at` only sets off a name or a date: "her father, Einar Halvorsen, in 2022".
bool is_passable(std::string_view sentence, std::size_t at) {
  const std::string_view rest = sentence.substr(std::min(at + 2, sentence.size()));
  return !rest.empty() && (std::isupper(static_cast<unsigned char>(rest[0])) != 0 || rest.starts_with("in ") ||
                           rest.starts_with("on ") || rest.starts_with("last "));
}

/// The clause from `from` to its end; with `past_commas` over such as set off a name or a date.
std::string_view clause_from(std::string_view sentence, std::size_t from, bool past_commas, bool past_to) {
  std::size_t stop = from;
  for (; stop < sentence.size(); ++stop) {
    const bool last = stop + 1 >= sentence.size() || sentence[stop + 1] == ' ';
    if (sentence[stop] == ';' || (sentence[stop] == '.' && last)) break;
    if (sentence[stop] == ',' && last && !(past_commas && is_passable(sentence, stop))) break;
  }
  std::string_view clause = sentence.substr(from, stop - from);
  for (const std::string_view next :
       {" after ", " before ", " when ", " as ", " who ", " which ", " that ", " and ", " but ", " while "})
    clause = clause.substr(0, clause.find(next));
  return past_to ? clause : clause.substr(0, clause.find(" to "));
}

std::optional<Deed> deed_in(std::string_view sentence, std::string_view verb, bool past_commas, bool past_to) {
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find_first_of(" ,.;\n", at), sentence.size());
    if (is_form_of(name_key(sentence.substr(at, end - at)), verb))
      return Deed{at, clause_from(sentence, end, past_commas, past_to)};
    at = end + 1;
  }
  return std::nullopt;
}

/// Whether somebody is told to go somewhere, so that "to X" is where.
bool moves(std::string_view verb) {
  static constexpr std::string_view kMoving[]{"flee",    "fly",    "go",        "travel",  "return", "move",
                                              "escape",  "send",   "come",      "retreat", "sail",   "evacuate",
                                              "airlift", "deport", "extradite", "transfer"};
  return std::find(std::begin(kMoving), std::end(kMoving), verb) != std::end(kMoving);
}

/// Whether what stands right before a name makes it the place of the deed.
bool places(std::string_view before, bool motion) {
  static constexpr std::string_view kPlacing[]{" in ",          " at ",        " near ",         " outside ",
                                               " inside ",      " in the ",    " at the ",       " near the ",
                                               " state of ",    " town of ",   " city of ",      " village of ",
                                               " province of ", " region of ", " outskirts of ", " central "};
  const auto ends = [&](std::string_view words) { return before.ends_with(words); };
  return std::any_of(std::begin(kPlacing), std::end(kPlacing), ends) ||
         (motion && (ends(" to ") || ends(" to the ") || ends(" into ")));
}

/// The place of the graph that stands first behind a preposition of place in the clause; "" when none does.
std::string known_place(std::string_view clause, bool motion, const GraphView& view) {
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
      const std::size_t at = key.size() < 3 ? std::string::npos : text.find(' ' + key + ' ');
      if (at == std::string::npos || !places(std::string_view(text).substr(0, at + 1), motion)) continue;
      if (at > first || (at == first && key.size() <= longest)) continue;
      first = at;
      longest = key.size();
      nearest = node;
    }
  }
  return nearest == graph::kNoId ? std::string() : std::string(view.name(nearest));
}

bool known_person(std::string_view name, const GraphView& view) {
  const std::string key = ' ' + name_key(name) + ' ';
  for (NodeId node = 0; node < view.graph().node_bound(); ++node) {
    if (!view.graph().has_node(node) || !view.is(node, "Person")) continue;
    if ((' ' + name_key(view.name(node)) + ' ').find(key) != std::string::npos) return true;
  }
  return false;
}

/// A name in capitals there that the graph does not know: "at Split airport", "at his home in Thiès". Days and months
/// are no places, nor is whom the graph knows for a person.
std::string written_place(std::string_view clause, bool motion, const GraphView& view) {
  for (std::size_t at = clause.find(' '); at != std::string_view::npos; at = clause.find(' ', at + 1)) {
    std::size_t end = at + 1;
    while (end < clause.size()) {  // the run of words in capitals
      const utf8::Decoded letter = utf8::decode(clause, end);
      if (!utf8::is_upper(letter.code_point)) break;
      end = std::min(clause.find(' ', end), clause.size());
      if (end < clause.size()) ++end;
    }
    if (end == at + 1 || !places(clause.substr(0, at + 1), motion)) continue;
    std::string name(clause.substr(at + 1, end - at - 1));
    if (name.ends_with(' ')) name.pop_back();
    if (date_said("in " + name, "2000-01-01", false) || name_key(name).size() < 3) continue;
    if (name.find('\'') != std::string::npos || known_person(name, view)) continue;
    for (const std::string_view kind :
         {"airport", "prison", "station", "hospital", "university", "stadium", "square"}) {
      if (end < clause.size() && clause.substr(end).starts_with(kind)) return name + ' ' + std::string(kind);
    }
    return name;
  }
  return {};
}

std::string adjunct_of(const Deed& deed, const Context& context, std::string_view written) {
  if (context.frame.asked == Asked::kDate)
    return date_said(deed.behind, written, context.frame.future).value_or(std::string());
  const bool motion = moves(context.frame.verb);
  const std::string known = known_place(deed.behind, motion, context.view);
  return known.empty() ? written_place(deed.behind, motion, context.view) : known;
}

Result<std::optional<Answer>> tell(const Context& context, const Sentence& sentence, const std::string& item,
                                   const std::string& lead, double certainty) {
  auto answer = answer_from(sentence, item, context.view);
  if (!answer) return answer.error();
  const bool day = context.frame.asked == Asked::kDate && item.size() == 10;
  answer->question = std::string(context.question);
  answer->sentence = as_sentence(lead + context.frame.restated + (day ? " on " : " in ") + item);
  answer->confidence *= certainty;
  return std::optional(std::move(*answer));
}

std::string_view date_of_article(std::int64_t article, const GraphView& view) {
  const bool known =
      article >= 0 && article < view.graph().node_bound() && view.graph().has_node(static_cast<NodeId>(article));
  return known ? view.text(static_cast<NodeId>(article), "date") : std::string_view();
}

}  // namespace

Result<std::optional<Answer>> answer_said_adjunct(const Context& context, const std::vector<Proposition>& chosen) {
  const GraphView& view = context.view;
  if (context.frame.verb.empty() || context.frame.light_verb) return std::optional<Answer>();
  const bool dates = context.frame.asked == Asked::kDate;
  for (const Proposition& p : chosen) {
    const std::vector<EdgeId> facts = p.edge != graph::kNoId ? std::vector<EdgeId>{p.edge} : p.roles;
    for (const EdgeId fact : facts) {
      const std::string_view evidence = view.edge_text(fact, "evidence");
      auto deed = deed_in(evidence, context.frame.verb, dates, moves(context.frame.verb));
      if (!deed) {  // "seized" for "arrested"
        const auto lemmas = lemmas_of(name_key(view.edge_text(fact, "verb")));
        if (!lemmas.empty()) deed = deed_in(evidence, lemmas.front(), dates, moves(context.frame.verb));
      }
      if (!deed) continue;
      const std::string item = adjunct_of(*deed, context, date_of_article(view.edge_integer(fact, "article"), view));
      if (item.empty()) continue;
      Sentence sentence;
      sentence.edge = fact;
      return tell(context, sentence, item, hedge(view, chosen), 0.8 * certainty_of(p, context.frame));
    }
  }
  return std::optional<Answer>();
}

}  // namespace dossier::ask
