#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Forms of English verbs, both ways: questions say "did X sue", graphs keep "sued".
namespace dossier::ask {

/// Simple past of a verb's lemma: "sue" → "sued", "hear" → "heard".
std::string past_of(std::string_view lemma);

/// Past participle: "take" → "taken"; the simple past where the two are one.
std::string participle_of(std::string_view lemma);

/// Lemmas that a lower-case word may be a form of, likelier ones first, the word itself among them: "freed" → "free",
/// "fre", "freed".
std::vector<std::string> lemmas_of(std::string_view form);

}  // namespace dossier::ask
