#pragma once

#include <string_view>

/// What abbreviations decide where the classifiers of the tokeniser have too little to learn from: the treebanks show a
/// few dozen of the abbreviations that news is full of.
namespace dossier::language {

/// Whether the full stop after `word` belongs to it and ends no sentence, judged by its neighbours (empty: none):
/// "Sgt. Pepper", "Sept. 11", "Jane Q. Smith", "Roe v. Wade", "(D-Minn.)", "Acme Corp. said". `word` is without the
/// stop.
bool stop_abbreviates(std::string_view before, std::string_view word, std::string_view after);

/// An abbreviation's own full stop ends the sentence too when the next word, with a capital, is one that names do not
/// begin with: "in the U.S. The talks". `word` has its stop.
bool abbreviation_ends_sentence(std::string_view word, std::string_view next);

}  // namespace dossier::language
