#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Which words of an article may stand for a question's word, and which say its opposite.
namespace dossier::ask {

/// Relations that come near to what the verb asks for and answer where nothing says it better: who was "captured" was
/// arrested, who bought a firm owns it.
std::vector<std::string> near_relations(std::string_view lemma);

/// Roots of the nouns for the same kind of happening or thing, the noun's own left out: "coup" → putsch, mutiny.
std::vector<std::string> synonyms_of(std::string_view noun);

/// Verbs whose deed, done, means that the one asked about was not: "convict" → acquit, clear.
std::vector<std::string> opposites_of(std::string_view lemma);

/// Whether the relation, told the other way round of the same two, says that it was not so: who lost to somebody did
/// not defeat them.
bool excludes_its_reverse(std::string_view relation);

}  // namespace dossier::ask
