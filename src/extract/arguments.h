#pragma once

#include "extract/entities.h"
#include "extract/predicates.h"

#include <optional>
#include <vector>

namespace dossier::extract {

/// A phrase that fills a role of a predicate.
struct Argument {
  Role role = Role::kActor;
  Position position = Position::kSubject;
  TokenIndex head = kNoToken;
  /// How sure its place in the tree is: 1 for a direct dependent, less for what was inherited over clauses.
  double certainty = 1.0;
};

/// The logical subject and object of a verb, found in its clause or in the clauses that share theirs with it:
/// coordination, control and raising, relative and participial clauses. In a passive the object is the grammatical
/// subject.
struct ClauseArguments {
  TokenIndex subject = kNoToken;
  TokenIndex object = kNoToken;
  TokenIndex indirect = kNoToken;
  double subject_certainty = 1.0;
  double object_certainty = 1.0;
};
ClauseArguments clause_arguments(const Tree& tree, const Lexicon& lexicon, TokenIndex verb);

/// The arguments of an instance by its frame's slots, as `Predicate` and `Frame` lay down. Nothing when a required slot
/// stays empty: then the entry does not hold here. Unnamed participants that had to be weighed join `entities`.
std::optional<std::vector<Argument>> find_arguments(const Tree& tree, const Lexicon& lexicon, EntityTable& entities,
                                                    const PredicateInstance& instance);

/// What the phrase of `head` may fill, see `Fillers`.
Fillers fillers_of(const Tree& tree, const Lexicon& lexicon, EntityTable& entities, TokenIndex head, bool as_place);

}  // namespace dossier::extract
