#include "extract/topics.h"

#include "base/utf8.h"

#include <algorithm>

namespace dossier::extract {

std::string topic_of(const language::Document& document, const Lexicon& lexicon) {
  constexpr std::size_t kLeast = 3;
  constexpr std::size_t kFirstTokens = 4000;  // who has read so far knows
  const std::size_t end = std::min(document.tokens.size(), kFirstTokens);
  std::string best;
  std::size_t most = kLeast - 1;
  for (const std::string& topic : lexicon.topics()) {
    std::size_t uses = 0;
    for (std::size_t i = 0; i < end; ++i) {
      const language::Token& token = document.tokens[i];
      const bool content = token.upos == language::Upos::kNoun || token.upos == language::Upos::kPropn ||
                           token.upos == language::Upos::kVerb || token.upos == language::Upos::kAdj;
      uses += content && lexicon.in_set(topic, utf8::to_lower(token.lemma));
    }
    if (uses <= most) continue;
    most = uses;
    best = topic;
  }
  return best;
}

}  // namespace dossier::extract
