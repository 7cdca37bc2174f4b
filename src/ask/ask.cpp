#include "ask/ask.h"

#include "ask/compose.h"
#include "ask/frame.h"
#include "ask/linker.h"
#include "base/utf8.h"

namespace dossier::ask {
namespace {

/// Longer text is no question, and reading it as one would take long.
constexpr std::size_t kLongestQuestion = 2000;  // bytes
constexpr std::size_t kMostWords = 200;

bool is_shouted(std::string_view question) {
  static constexpr int kFewest = 8;  // letters; "NATO?" is no shouting
  int capitals = 0;
  for (const char c : question) {
    if (c >= 'a' && c <= 'z') return false;
    capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  }
  return capitals >= kFewest;
}

Result<Answer> answer_frame(const Context& context) {
  switch (context.frame.asked) {
    case Asked::kNothing: break;
    case Asked::kParticipant: return answer_participants(context);
    case Asked::kPlace: return answer_place(context);
    case Asked::kDate: return answer_date(context);
    case Asked::kCount: return answer_count(context);
    case Asked::kDuration: return answer_duration(context);
    case Asked::kAge: return answer_age(context);
    case Asked::kTruth: return answer_truth(context);
    case Asked::kRole: return answer_role(context);
    case Asked::kHolder: return answer_holder(context);
    case Asked::kIdentity: return answer_identity(context);
    case Asked::kCapital: return answer_capital(context);
    case Asked::kPath: return answer_path(context);
    case Asked::kMatter: return answer_matter(context);
    case Asked::kClaim: return answer_claims(context);
    case Asked::kSpeaker: return answer_speaker(context);
  }
  return no_answer(context.question,
                   "the question is not understood; try one that begins with who, what, which, where, when, how many, "
                   "did, or \u201chow is A connected to B\u201d");
}

}  // namespace

Result<Answer> answer(std::string_view question, const graph::PropertyGraph& graph, const language::Analyzer& analyzer,
                      const Vocabulary& vocabulary) {
  if (question.size() > kLongestQuestion) {
    return no_answer(question, "the question is longer than " + std::to_string(kLongestQuestion) + " bytes");
  }
  // Capitals throughout tell nothing; small letters are read better.
  const std::string text = is_shouted(question) ? utf8::to_lower(question) : std::string(question);
  auto document = analyzer.analyze(text);
  if (!document) return document.error();
  const std::vector<Word> words = words_of(*document);
  if (words.empty()) return no_answer(question, "there is no question");
  if (words.size() > kMostWords) {
    return no_answer(question, "the question has more than " + std::to_string(kMostWords) + " words");
  }
  auto answered = answer_words(text, words, graph, vocabulary);
  if (answered) answered->question = std::string(question);
  return answered;
}

Result<Answer> answer_words(std::string_view question, const std::vector<Word>& words,
                            const graph::PropertyGraph& graph, const Vocabulary& vocabulary) {
  const GraphView view(graph);
  const std::vector<Mention> mentions = link_names(question, words, view, vocabulary);
  const Frame frame = understand(words, mentions, vocabulary);
  return answer_frame({question, words, frame, view, vocabulary});
}

}  // namespace dossier::ask
