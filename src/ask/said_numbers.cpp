#include "ask/compose.h"
#include "ask/numbers.h"
#include "ask/question_words.h"
#include "ask/sentences.h"

#include <algorithm>
#include <functional>
#include <set>

/// Numbers that no fact has and a sentence gives.
namespace dossier::ask {
namespace {

/// What a sentence must speak of beside the number.
struct Wanted {
  std::set<std::string> roots;
  std::vector<const Mention*> names;
  std::string verb;  ///< "" when it says nothing
};

Wanted wanted_of(const Frame& frame) {
  Wanted wanted;
  for (const ContentWord& word : frame.content) wanted.roots.insert(word.root);
  for (const Argument& argument : frame.arguments) {
    if (argument.mention.named) wanted.names.push_back(&argument.mention);
  }
  const std::string& verb = frame.verb;
  if (verb != "be" && verb != "have" && verb != "hold") wanted.verb = verb;
  return wanted;
}

bool names(std::string_view sentence, const Mention& mention, const GraphView& view) {
  const std::string text = ' ' + name_key(sentence) + ' ';
  const auto has = [&](std::string_view name) {
    const std::string key = name_key(name);
    return !key.empty() && text.find(' ' + key + ' ') != std::string::npos;
  };
  const auto roots = content_roots(mention.text);
  const auto said = content_roots(sentence);
  if (!roots.empty() && std::find(said.begin(), said.end(), roots.back()) != said.end()) return true;
  return std::any_of(mention.nodes.begin(), mention.nodes.end(), [&](graph::NodeId node) {
    const auto aliases = view.texts(node, "aliases");
    return has(view.name(node)) || std::any_of(aliases.begin(), aliases.end(), has);
  });
}

bool is_place(const Mention& mention, const GraphView& view) {
  return std::any_of(mention.nodes.begin(), mention.nodes.end(),
                     [&](graph::NodeId node) { return view.is(node, "Place") || view.is(node, "Country"); });
}

/// Whether the sentence speaks of some place of its own.
bool names_a_place(std::string_view sentence, const GraphView& view) {
  const std::string text = ' ' + name_key(sentence) + ' ';
  for (graph::NodeId node = 0; node < view.graph().node_bound(); ++node) {
    if (!view.graph().has_node(node) || !(view.is(node, "Place") || view.is(node, "Country"))) continue;
    const std::string key = name_key(view.name(node));
    if (!key.empty() && text.find(' ' + key + ' ') != std::string::npos) return true;
  }
  return false;
}

/// The share of what is wanted that the sentence speaks of, the verb left out. A place may stand in the sentence
/// before, when this one names none.
double fit_of(std::string_view sentence, std::string_view before, const Wanted& wanted, const GraphView& view) {
  static constexpr double kBefore = 0.7;
  const std::size_t all = wanted.roots.size() + wanted.names.size();
  if (all == 0) return wanted.verb.empty() ? 0 : 1;
  std::set<std::string> said;
  for (std::string& root : content_roots(sentence)) said.insert(std::move(root));
  double met = 0;
  for (const std::string& root : wanted.roots) met += said.contains(root) ? 1 : 0;
  for (const Mention* mention : wanted.names) {
    if (names(sentence, *mention, view)) {
      met += 1;
    } else if (is_place(*mention, view) && names(before, *mention, view) && !names_a_place(sentence, view)) {
      met += kBefore;
    }
  }
  return met / static_cast<double>(all);
}

Result<std::optional<Answer>> answer_from_sentence(
    const Context& context, const std::function<std::optional<std::string>(std::string_view)>& read) {
  static constexpr double kLeast = 0.6;
  const GraphView& view = context.view;
  const Wanted wanted = wanted_of(context.frame);
  const Sentence* best_sentence = nullptr;
  std::string best_number;
  double best = 0;
  const std::vector<Sentence> sentences = sentences_of(view);
  for (const Sentence& sentence : sentences) {
    const auto number = read(sentence.text);
    if (!number) continue;
    const double fit = fit_of(without_dateline(sentence.text), text_before(sentence, view), wanted, view);
    if (fit <= best) continue;
    best = fit;
    best_sentence = &sentence;
    best_number = *number;
  }
  if (best_sentence == nullptr || best < kLeast) return std::optional<Answer>();
  auto answer = answer_from(*best_sentence, best_number, view);
  if (!answer) return answer.error();
  answer->question = std::string(context.question);
  answer->sentence = as_sentence(counted(context.frame, best_number));
  answer->confidence *= 0.7 * best;
  return std::optional(std::move(*answer));
}

}  // namespace

Result<std::optional<Answer>> answer_said_number(const Context& context) {
  const std::string verb = wanted_of(context.frame).verb;
  const std::string& noun = context.frame.asked_noun;
  return answer_from_sentence(context, [&](std::string_view sentence) {
    return verb.empty() ? number_before(sentence, noun) : number_of_done(sentence, noun, verb);
  });
}

Result<std::optional<Answer>> answer_said_amount(const Context& context) {
  return answer_from_sentence(context,
                              [&](std::string_view sentence) { return amount_of_done(sentence, context.frame.verb); });
}

}  // namespace dossier::ask
