#pragma once

#include "extract/lexicon.h"
#include "extract/tree.h"

/// What clauses say of the time to come: parts of reading how a predicate holds, see `status_of`.
namespace dossier::extract {

/// "is to leave", "were to be tried": whether `be`, an auxiliary of the infinitive, stands before its "to".
bool is_to(const Tree& tree, TokenIndex be, TokenIndex verb);

/// "if …", "unless …", "should the appeal fail": a clause on which the main one hangs.
bool is_condition(const Tree& tree, TokenIndex clause);

/// "will discuss it when they meet", "must stay until the appeal is heard": a clause of time told in the present, of
/// what is to come.
bool is_awaited(const Tree& tree, const Lexicon& lexicon, TokenIndex clause);

}  // namespace dossier::extract
