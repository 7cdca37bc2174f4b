#pragma once

#include <dossier/result.h>

#include "graph/property_graph.h"
#include "language/analyzer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ask {

/// What a question's verb or noun can mean in the graph; the application fills it from the lexicon, so that `ask`
/// needs no knowledge of how facts were extracted.
class Vocabulary {
 public:
  virtual ~Vocabulary() = default;
  struct Meaning {
    std::string event_type;  ///< "CONSULT", or empty
    std::string relation;    ///< "NEGOTIATED", or empty
    bool phrase = false;     ///< it takes more words than asked for to mean so ("seize ... asset" of "seize")
  };
  /// Meanings of a lemma or phrase ("bomb", "talks", "turn down"), most usual first; empty when it is not known.
  virtual std::vector<Meaning> meanings(std::string_view lemma) const = 0;
  /// Whether the lemma is a role or title noun ("president", "chief of staff").
  virtual bool is_role(std::string_view words) const = 0;
  /// ISO alpha-3 of the country that an adjective, demonym, capital or seat stands for; empty when none.
  virtual std::string country(std::string_view words) const = 0;
};

struct Citation {
  std::string article;  ///< its title
  std::uint32_t sentence = 0;
  std::string text;                  ///< the sentence
  std::uint32_t start = 0, end = 0;  ///< bytes of the evidence in the article
};

/// DESIGN.md's contract for `dossier ask --format json`, field by field.
struct Answer {
  std::string question;
  std::vector<std::string> answers;
  std::string sentence;  ///< "answer": the answer as a sentence
  std::string query;     ///< the openCypher that was run
  std::vector<Citation> evidence;
  double confidence = 0;
  std::string reason;  ///< why there is no answer; empty when there is one
};

/// Answers from the graph alone. A question that is not understood is an Answer with a reason, not an error; errors are
/// those of the analyser and the query engine.
Result<Answer> answer(std::string_view question, const graph::PropertyGraph& graph, const language::Analyzer& analyzer,
                      const Vocabulary& vocabulary);

}  // namespace dossier::ask
