#pragma once

#include "extract/entities.h"
#include "extract/predicates.h"

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
ClauseArguments clause_arguments(const Tree& tree, TokenIndex verb);

/// The arguments of an instance by its frame's slots, in the order of the slots. `entities` tells a country from a
/// place where both may modify a noun ("the Paris attack", "the Russian attack").
std::vector<Argument> find_arguments(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities,
                                     const PredicateInstance& instance);

}  // namespace dossier::extract
