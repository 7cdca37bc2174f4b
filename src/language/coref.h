#pragma once

#include "language/document.h"
#include "language/gazetteer.h"

#include <memory>
#include <string_view>

namespace dossier::language {

/// Finds which names, pronouns and definite descriptions mean the same thing. Names are brought together by rules that
/// never join two people whose forenames differ; titles, appositions and the speakers of quotations by rules over the
/// tree (the multi-pass sieve, Lee et al. 2013); other pronouns and descriptions by a log-linear antecedent ranker over
/// surface features (Durrett & Klein 2013). Immutable after `unpack`; one resolver serves many threads.
class CorefResolver {
 public:
  /// `gazetteer` must outlive the resolver.
  explicit CorefResolver(const Gazetteer& gazetteer);
  CorefResolver(CorefResolver&&) noexcept;
  ~CorefResolver();

  /// The "coref" section of the model, read in place: `section` must outlive the resolver. False on damage.
  bool unpack(std::string_view section);

  /// Fills `Document::chains` and `chain_of`. Needs tokens, sentences, tags, lemmas, trees and names. Without a model
  /// only the rules are applied. Time and memory grow linearly with the text.
  void resolve(Document& document) const;

 private:
  struct Model;
  const Gazetteer* gazetteer_;
  std::unique_ptr<Model> model_;
};

}  // namespace dossier::language
