#pragma once

#include "extract/facts.h"
#include "language/document.h"
#include "language/gazetteer.h"

namespace dossier::extract {

/// What is known of an article besides its text.
struct ArticleInfo {
  std::string title;   ///< empty: the first line of the text
  PartialDate date;    ///< publication date, empty when unknown
  std::string source;
};

/// Reads events, relations and claims off an analysed article. Holds no state between articles; one Extractor may serve
/// many threads. Never fails: what it can't read, it leaves out.
class Extractor {
 public:
  /// Both must outlive the extractor.
  Extractor(const Lexicon& lexicon, const language::Gazetteer& gazetteer) : lexicon_(&lexicon), gazetteer_(&gazetteer) {}
  FactBatch extract(const language::Document& document, const ArticleInfo& info) const;

 private:
  const Lexicon* lexicon_;
  const language::Gazetteer* gazetteer_;
};

}  // namespace dossier::extract
