#pragma once

#include "ask/ask.h"

#include <string>
#include <string_view>
#include <vector>

/// What words mean in questions, beside what the vocabulary says they mean in news.
namespace dossier::ask {

bool is_speech(std::string_view lemma);         ///< say, claim, warn: its object is a claim
bool acts_for_country(std::string_view lemma);  ///< government, official, troop: "the German government" is Germany
bool is_demand(std::string_view lemma);  ///< demand, want: its object is a claim, or one that something is demanded of
bool happens_to_subject(std::string_view lemma);  ///< die, sink, end: the subject undergoes it
bool is_light_verb(std::string_view lemma);       ///< hold, attend, launch: the noun is the predicate

/// Relations that a verb or noun of a question asks for, whatever the lexicon holds: "replace" → SUCCEEDED.
std::vector<std::string> own_relations(std::string_view lemma);

/// The verb of the questions' own that a misspelt one is most like ("atack" → "attack"), or the word itself.
std::string nearest_verb(const std::string& lemma);

/// Titles of those who do what the verb says: "lead" → leader, head; "coach" → coach.
std::vector<std::string> titles_of_verb(std::string_view lemma);

/// Labels that an asked noun may have, in order of preference: "countries" → Country; empty for a noun that says
/// nothing.
std::vector<std::string> labels_of_noun(std::string_view lemma, const Vocabulary& vocabulary);

}  // namespace dossier::ask
