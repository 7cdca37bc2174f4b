#pragma once

#include <dossier/result.h>

#include "language/document.h"
#include "language/gazetteer.h"

#include <memory>
#include <string>
#include <string_view>

namespace dossier::language {

/// Text in, Document out: sentences, tokens, tags, lemmas, trees, names, coreference.
/// Immutable after loading: one Analyzer may serve many threads at once. The same text gives the same Document.
class Analyzer {
 public:
  /// Reads and maps the model file. Errors (Fault::kModel): missing, cut, other version, bad checksum.
  static Result<Analyzer> load(const std::string& model_path);

  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  /// Analyses one article. Errors (Fault::kInput): not UTF-8, larger than kMaxTextBytes, binary (a NUL byte).
  /// An empty text gives an empty Document.
  Result<Document> analyze(std::string text) const;

  /// As `analyze`, for text whose tokens and sentences are given: each sentence is its words' forms.
  struct GivenWord {
    std::string form;
    bool space_after = true;
    bool starts_multiword = false;
    bool continues_multiword = false;
  };
  Result<Document> analyze_tokens(const std::vector<std::vector<GivenWord>>& sentences) const;

  /// The place and name facts that ship inside the model.
  const Gazetteer& gazetteer() const;

 private:
  struct State;
  explicit Analyzer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier::language
