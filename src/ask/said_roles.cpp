#include "ask/compose.h"
#include "base/utf8.h"

#include <algorithm>

/// Roles that stand in an apposition and in no fact.
namespace dossier::ask {
namespace {

/// The role that ends the phrase, or its part before "of", "at" and "for": "home minister" of "the city's home
/// minister"; "" when none does.
std::string role_ending(std::string_view phrase, const Vocabulary& vocabulary) {
  std::string text = utf8::to_lower(phrase);
  for (const std::string_view tail : {" of ", " at ", " for ", " in ", " who "}) {
    if (const std::size_t at = text.find(tail); at != std::string::npos) text.resize(at);
  }
  for (std::size_t at = 0; at < text.size();) {  // the longest role first
    const std::string rest = text.substr(at);
    if (vocabulary.is_role(rest)) return rest;
    const std::size_t space = text.find(' ', at);
    if (space == std::string::npos) break;
    at = space + 1;
  }
  return {};
}

/// What stands between the commas behind the name, when it begins like an apposition.
std::string_view apposition(std::string_view sentence, std::string_view name) {
  const std::size_t at = sentence.find(name);
  if (at == std::string_view::npos) return {};
  const std::size_t from = at + name.size() + 2;
  if (sentence.substr(at + name.size(), 2) != ", " || from >= sentence.size()) return {};
  const std::string_view rest = sentence.substr(from);
  const std::string_view phrase = rest.substr(0, rest.find_first_of(",.;"));
  const std::string_view first = phrase.substr(0, phrase.find(' '));
  const bool owned = phrase.find("'s ") != std::string_view::npos || phrase.find("\u2019s ") != std::string_view::npos;
  const bool begins = first == "the" || first == "a" || first == "an" || first == "its" || first == "his" ||
                      first == "her" || first == "their" || owned || utf8::to_lower(first) == first;
  return begins ? phrase : std::string_view();
}

/// Whether the sentence has the role right before the name: "the environment minister, Sofia Luque".
bool stands_before(std::string_view role, std::string_view name, std::string_view sentence) {
  const std::string text = ' ' + utf8::to_lower(sentence);
  for (const std::string_view between : {", ", " "}) {
    const std::string sought = ' ' + std::string(role) + std::string(between) + utf8::to_lower(name);
    const std::size_t at = text.find(sought);
    if (at == std::string::npos) continue;
    const std::string_view before = std::string_view(text).substr(0, at);
    for (const std::string_view other : {"vice", "deputy", "former", "assistant", "acting", "shadow", "then"}) {
      if (before.ends_with(other)) return false;
    }
    return true;
  }
  return false;
}

}  // namespace

std::optional<Result<Answer>> answer_said_holder(const Context& context) {
  const GraphView& view = context.view;
  const std::vector<Sentence> sentences = sentences_of(view);
  for (graph::NodeId node = 0; node < view.graph().node_bound(); ++node) {
    if (!view.graph().has_node(node) || !view.is(node, "Person")) continue;
    for (const Sentence& sentence : sentences) {
      if (!stands_before(context.frame.role, view.name(node), sentence.text)) continue;
      auto answer = answer_from(sentence, std::string(view.name(node)), view);
      if (!answer) return answer;
      answer->question = std::string(context.question);
      answer->sentence = as_sentence(std::string(view.name(node)) + " is the " + context.frame.role);
      answer->confidence *= 0.8;
      return answer;
    }
  }
  return std::nullopt;
}

std::optional<Result<Answer>> answer_said_role(const Context& context, graph::NodeId person) {
  const GraphView& view = context.view;
  if (!view.is(person, "Person")) return std::nullopt;
  for (const Sentence& sentence : sentences_of(view)) {
    const std::string role = role_ending(apposition(sentence.text, view.name(person)), context.vocabulary);
    if (role.empty()) continue;
    auto answer = answer_from(sentence, role, view);
    if (!answer) return answer;
    answer->question = std::string(context.question);
    answer->sentence = as_sentence(std::string(view.name(person)) + " is " + role);
    answer->confidence *= 0.8;
    return answer;
  }
  return std::nullopt;
}

}  // namespace dossier::ask
