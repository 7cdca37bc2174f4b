#pragma once

#include "extract/facts.h"

#include <string>
#include <string_view>
#include <vector>

/// Names brought to the form in which they are compared: folded, without what varies between mentions of one thing.
namespace dossier::build {

/// Folded words of a name: accents, case, punctuation and a possessive 's gone; "U.S." is one word, "us".
std::vector<std::string> name_words(std::string_view name);

/// `name_words` with single spaces between.
std::string folded(std::string_view name);

/// A person's name taken apart. Titles are expected to be gone already. Particles ("von der", "el-") are left out, and
/// hyphens kept.
struct PersonName {
  std::string given;                ///< first word; empty when a surname stands alone
  std::vector<std::string> middle;  ///< words between; an initial is one letter
  std::string surname;              ///< the last word, before a suffix; the only one of "Umerov" and "von der Leyen"
  std::string suffix;               ///< "jr", "iii"
};
PersonName person_name(std::string_view name);

/// Whether both can be full names of one person: same surname and suffix, same given name (or its initial), and no
/// middle name that speaks against it. "George W. Bush" and "George H. W. Bush" can not; "Daniel Driscoll" and "Daniel
/// P. Driscoll" can.
bool compatible(const PersonName& a, const PersonName& b);

/// An organisation's name without articles, a possessor ("Ukraine's National Security Council") and legal suffixes
/// ("Corp", "Ltd"); never empty when `folded(name)` is not.
std::string organization_key(std::string_view name);

/// First letters of the name's words that are not function words: "National Security Council" gives "nsc"; empty for a
/// name of one word.
std::string acronym_of(std::string_view name);

/// Whether the name is written as an acronym: two to eight letters, capitals (dots and digits allowed), one word.
bool is_acronym(std::string_view name);

/// A place's name without "the", "city of", "town of", "province of" and their like.
std::string place_key(std::string_view name);

}  // namespace dossier::build
