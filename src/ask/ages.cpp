#include "ask/compose.h"
#include "ask/numbers.h"
#include "ask/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>

/// How old somebody is, as the sentences say it.
namespace dossier::ask {
namespace {

using graph::NodeId;

struct Age {
  std::string years;
  Sentence sentence;
};

std::vector<std::string_view> names_of(NodeId node, const GraphView& view) {
  std::vector<std::string_view> names = view.texts(node, "aliases");
  names.push_back(view.name(node));
  return names;
}

/// "He was 34", "She is 27": the age a sentence gives for whom the one before it is about; "" when it gives none.
std::string age_of_pronoun(std::string_view sentence) {
  static constexpr std::array<std::string_view, 4> kOpenings{"He was ", "She was ", "He is ", "She is "};
  for (const std::string_view opening : kOpenings) {
    if (!sentence.starts_with(opening)) continue;
    std::size_t end = opening.size();
    while (end < sentence.size() && std::isdigit(static_cast<unsigned char>(sentence[end])) != 0) ++end;
    const std::string_view rest = sentence.substr(end);
    const bool closed =
        rest.empty() || rest[0] == '.' || rest[0] == ',' || rest.starts_with(" and ") || rest.starts_with(" years old");
    if (closed && end > opening.size() && end - opening.size() <= 3)
      return std::string(sentence.substr(opening.size(), end - opening.size()));
  }
  return {};
}

/// The one person that a text names; kNoId when it names none or several.
NodeId only_person(std::string_view text, const GraphView& view) {
  NodeId only = graph::kNoId;
  for (NodeId node = 0; node < view.graph().node_bound(); ++node) {
    if (!view.graph().has_node(node) || !view.is(node, "Person")) continue;
    const auto names = names_of(node, view);
    const bool named = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return !name.empty() && text.find(name) != std::string_view::npos;
    });
    if (named && only != graph::kNoId) return graph::kNoId;
    if (named) only = node;
  }
  return only;
}

std::optional<Age> age_said_of(NodeId person, const GraphView& view) {
  for (const Sentence& sentence : sentences_of(view)) {
    if (const auto age = age_said(sentence.text, names_of(person, view))) return Age{*age, sentence};
  }
  const std::vector<Sentence> in_order = sentences_in_order(view);
  for (std::size_t i = 1; i < in_order.size(); ++i) {
    const std::string age = age_of_pronoun(in_order[i].text);
    if (!age.empty() && in_order[i].article == in_order[i - 1].article &&
        only_person(in_order[i - 1].text, view) == person)
      return Age{age, in_order[i]};
  }
  return std::nullopt;
}

}  // namespace

Result<Answer> answer_age(const Context& context) {
  const GraphView& view = context.view;
  for (const Argument& argument : context.frame.arguments) {
    for (const NodeId node : argument.mention.nodes) {
      const auto age = view.is(node, "Person") ? age_said_of(node, view) : std::nullopt;
      if (!age) continue;
      auto answer = answer_from(age->sentence, age->years, view);
      if (!answer) return answer.error();
      answer->question = std::string(context.question);
      answer->sentence = as_sentence(std::string(view.name(node)) + " is " + age->years + " years old");
      answer->confidence *= 0.9;
      return answer;
    }
  }
  return no_answer(context.question, context.frame.arguments.empty() ? "the question names nobody whom the graph knows"
                                                                     : "the graph does not say how old");
}

}  // namespace dossier::ask
