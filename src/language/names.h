#pragma once

#include "language/document.h"
#include "language/gazetteer.h"

#include <memory>
#include <string_view>

namespace dossier::language {

/// Finds names, dates, numbers and sums of money. Names come from a linear-chain conditional random field (Lafferty et
/// al. 2001) over hashed features, then a second look at the whole document makes mentions of one string agree; dates,
/// numbers and money come from rules over tokens. Immutable after `unpack`; one tagger serves many threads.
class NameTagger {
 public:
  /// `gazetteer` must outlive the tagger.
  explicit NameTagger(const Gazetteer& gazetteer);
  NameTagger(NameTagger&&) noexcept;
  ~NameTagger();

  /// The "names" section of the model, read in place: `section` must outlive the tagger. False on damage.
  bool unpack(std::string_view section);

  /// Fills `Document::names` and each token's `name`. Needs text, tokens, sentences and Penn tags; uses heads for
  /// `NameMention::head` where they are set, else the last word. A tagger without a model still finds dates, numbers,
  /// money and what the gazetteer alone can tell (countries and peoples).
  void tag(Document& document) const;

  /// In tokens; a longer run of capitals is no name.
  static constexpr TokenIndex kLongestName = 40;

 private:
  struct Model;
  const Gazetteer* gazetteer_;
  std::unique_ptr<Model> model_;
};

}  // namespace dossier::language
