#pragma once

#include "extract/facts.h"
#include "language/document.h"
#include "language/gazetteer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier::extract {

/// What a token refers to.
struct Reference {
  std::uint32_t entity = 0;  ///< index in `EntityTable::entities`
  std::string via;           ///< the words, when a role holder or a seat stood in for the node ("Ukrainian representatives"), else ""
  friend bool operator==(const Reference&, const Reference&) = default;
};

/// The nodes an article speaks of, and which token refers to which. Built from the coreference chains; participants without
/// a name join it as they are asked for with `ensure`. The document and the rest must outlive the table.
class EntityTable {
 public:
  EntityTable(const language::Document& document, const language::Dependents& dependents, const Lexicon& lexicon,
              const language::Gazetteer& gazetteer);

  /// How a mention of a city that is a capital, or of a seat of power, is to be read: `kAuto` decides by its place in the
  /// tree, `kActor` takes the country ("Moscow accused …"), `kPlace` the city ("in Moscow").
  enum class Reading : std::uint8_t { kAuto, kActor, kPlace };

  /// What the name, noun, pronoun or adjective `head` refers to, as far as the table has it; coordination is not followed.
  std::optional<Reference> find(language::TokenIndex head, Reading reading = Reading::kAuto) const;

  /// As `find`; an unnamed participant gets a Group (people) or Thing when there is none yet. Nothing only for words that
  /// can't be participants: pronouns without an antecedent, dates, clauses.
  std::optional<Reference> ensure(language::TokenIndex head, Reading reading = Reading::kAuto);

  /// The participants that the phrase of `head` names, in order, no doubles: its conjuncts, the countries of "Ukrainian, Russian and American
  /// representatives", both of "the two countries". Calls `ensure` for each.
  std::vector<Reference> expand(language::TokenIndex head, Reading reading = Reading::kAuto);

  const std::vector<Entity>& entities() const { return entities_; }
  const Entity& operator[](std::uint32_t index) const { return entities_[index]; }

 private:
  struct Builder;
  const language::Document* document_;
  const language::Dependents* dependents_;
  const Lexicon* lexicon_;
  const language::Gazetteer* gazetteer_;
  std::vector<Entity> entities_;
};

/// Drops the Groups and Things that no fact names from `batch.entities` and renumbers the facts.
void drop_unused_participants(FactBatch& batch);

}  // namespace dossier::extract
