#pragma once

#include "ask/ask.h"
#include "ask/match.h"
#include "ask/selection.h"
#include "ask/sentences.h"

#include <optional>
#include <string>
#include <vector>

namespace dossier::ask {

/// What every kind of answer is made from. All of it outlives the answering of one question.
struct Context {
  std::string_view question;
  const std::vector<Word>& words;
  const Frame& frame;
  const GraphView& view;
  const Vocabulary& vocabulary;
};

/// An answer under way: items with the facts that say them.
class Draft {
 public:
  explicit Draft(const GraphView& view) : view_(view) {}

  /// Adds an item once; its facts are cited and count into the confidence.
  void add(const std::string& item, const std::vector<graph::EdgeId>& facts);
  /// Cites a sentence that no fact does.
  void add_citation(Citation citation) { citations_.push_back(std::move(citation)); }
  bool empty() const { return items_.empty(); }
  const std::vector<std::string>& items() const { return items_; }

  /// `certainty`: of the understanding, multiplied into the mean confidence of the facts.
  Answer finish(std::string_view question, std::string sentence, std::string query, double certainty) const;

 private:
  const GraphView& view_;
  std::vector<std::string> items_;
  std::vector<graph::EdgeId> facts_;
  std::vector<Citation> citations_;
};

/// The sentence that an edge cites.
Citation cite(const GraphView& view, graph::EdgeId edge);

Answer no_answer(std::string_view question, std::string reason, std::string query = {});

/// Why the graph does not answer, judging by what fits but does not hold plainly.
std::string reason_from(const std::vector<Proposition>& propositions, const Context& context);

/// The propositions that may be told: the plainest standing there is, up to `loosest`, and of these the ones whose
/// score comes within `margin` of the best. For a question about the future, plans are as good as facts.
/// With `reports_too`, what somebody is quoted for stands beside what the articles say themselves: tolls, dates and
/// places are nearly always somebody's words.
std::vector<Proposition> choose(const std::vector<Proposition>& propositions, const Frame& frame, double margin,
                                bool reports_too = false);

/// How far the understanding behind a proposition is to be trusted, 0..1.
double certainty_of(const Proposition& proposition, const Frame& frame);

/// "According to X, " when the facts are X's words and nobody else's; "Possibly, " when they only may be.
std::string hedge(const GraphView& view, const std::vector<Proposition>& chosen);

/// A first letter in capitals, a full stop at the end.
std::string as_sentence(std::string text);

/// An answer that stands in a sentence and in no fact; its question and wording are left to the caller.
Result<Answer> answer_from(const Sentence& sentence, const std::string& item, const GraphView& view);

/// The question as a statement with its number: "Eritrea will free 22 prisoners", "7 people were killed in Mokha".
std::string counted(const Frame& frame, const std::string& number);

/// "the talks", "Rustem Umerov": how a node is called inside a sentence.
std::string called(const GraphView& view, graph::NodeId node);

/// All of `answer` but the language analysis: the question as words that view nothing, with offsets into `question`.
Result<Answer> answer_words(std::string_view question, const std::vector<Word>& words,
                            const graph::PropertyGraph& graph, const Vocabulary& vocabulary);

Result<Answer> answer_participants(const Context& context);
Result<Answer> answer_place(const Context& context);
/// The place or date asked for that stands behind the verb in a proposition's sentence, where no fact has it: "arrested
/// at his home in the neighbouring state of Massachusetts". None when none stands there.
Result<std::optional<Answer>> answer_said_adjunct(const Context& context, const std::vector<Proposition>& chosen);
Result<Answer> answer_date(const Context& context);
Result<Answer> answer_count(const Context& context);
/// The number that a sentence gives for what is asked, where no fact has it; none when no sentence speaks of it all.
Result<std::optional<Answer>> answer_said_number(const Context& context);
/// The same for sums of money.
Result<std::optional<Answer>> answer_said_amount(const Context& context);
Result<Answer> answer_duration(const Context& context);
Result<Answer> answer_age(const Context& context);
Result<Answer> answer_truth(const Context& context);
Result<Answer> answer_role(const Context& context);
Result<Answer> answer_holder(const Context& context);
Result<Answer> answer_identity(const Context& context);
Result<Answer> answer_capital(const Context& context);
Result<Answer> answer_matter(const Context& context);
Result<Answer> answer_claims(const Context& context);
Result<Answer> answer_speaker(const Context& context);
/// Did X say, deny or claim that …: yes when such words of X are told.
Result<Answer> answer_truth_of_words(const Context& context);
Result<Answer> answer_path(const Context& context);

/// The role that stands behind somebody's name in an apposition where no fact has it: "Satyendra Jain, the city's home
/// minister". None when no role stands there.
std::optional<Result<Answer>> answer_said_role(const Context& context, graph::NodeId person);

/// Who stands beside the frame's role in a sentence: "The environment minister, Sofia Luque, called …". None when
/// nobody that the graph knows does.
std::optional<Result<Answer>> answer_said_holder(const Context& context);

/// The role edges of which the frame's `role` is the title, from the frame's subject (if it has one) to its object (if
/// any).
std::vector<graph::EdgeId> matching_roles(const Context& context);

}  // namespace dossier::ask
