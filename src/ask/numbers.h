#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Numbers as sentences write them.
namespace dossier::ask {

/// The number, in digits, that counts `noun` in the sentence: "five hard drives" → "5" for "drives". At most three
/// words and "of the 81" may stand between. None when there is no such number.
std::optional<std::string> number_before(std::string_view sentence, std::string_view noun);

/// The same where the sentence also says that `verb` (a lemma) was done by or to what is counted: its form stands close
/// before the number or behind the noun. "17 detained" and "arrested eleven of them" count people, or the noun when the
/// sentence speaks of it.
std::optional<std::string> number_of_done(std::string_view sentence, std::string_view noun, std::string_view verb);

/// The sum of money, as written, that stands next behind a form of `verb`, else last before it: "$300 million".
std::optional<std::string> amount_of_done(std::string_view sentence, std::string_view verb);

/// Whether a noun counts people of any kind: "people", "victims".
bool means_anybody(std::string_view noun);

/// The age in digits that the sentence gives for somebody of these names: "Thomas Sam, 42," or "Ahmed Mohamed, a
/// 14-year-old".
std::optional<std::string> age_said(std::string_view sentence, const std::vector<std::string_view>& names);

/// An ISO 8601 duration in words: "PT5H30M" → "5 hours 30 minutes"; other text as it is.
std::string spoken_duration(std::string_view duration);

}  // namespace dossier::ask
