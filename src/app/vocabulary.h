#pragma once

#include "ask/ask.h"
#include "extract/lexicon.h"
#include "language/gazetteer.h"

namespace dossier::app {

/// Tells `ask` what the lexicon's words mean. Both must outlive it.
class LexiconVocabulary : public ask::Vocabulary {
 public:
  LexiconVocabulary(const extract::Lexicon& lexicon, const language::Gazetteer& gazetteer)
      : lexicon_(&lexicon), gazetteer_(&gazetteer) {}
  std::vector<Meaning> meanings(std::string_view lemma) const override;
  bool is_role(std::string_view words) const override;
  std::string country(std::string_view words) const override;

 private:
  const extract::Lexicon* lexicon_;
  const language::Gazetteer* gazetteer_;
};

}  // namespace dossier::app
