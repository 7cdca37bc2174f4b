#pragma once

#include "language/document.h"

#include <string_view>

namespace dossier::language {

/// Words that stand before a person's name and are no part of it: honorifics, ranks, offices.
struct TitleWord {
  bool is_title = false;
  bool alone = true;  ///< false for words that are titles only beside another one ("prime", "vice", "foreign")
  Gender gender = Gender::kUnknown;
};

/// `folded`: lower case, without accents, with or without its full stop ("mr.", "mr").
TitleWord title_word(std::string_view folded);

}  // namespace dossier::language
