#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier {

/// The name that `word` was probably meant to be: the nearest by edit distance with transpositions (Damerau 1964), if
/// no more than a third of the word's letters differ; "" otherwise. Ties go to the earlier name.
std::string nearest_name(std::string_view word, std::span<const std::string_view> names);

}  // namespace dossier
