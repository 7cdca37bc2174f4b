#pragma once

#include "language/document.h"

namespace dossier::language {

/// Mends kinds of attachment errors that news is prone to and web treebanks are poor in, where the words leave no
/// doubt:
///  - "Ukrainian, Russian and American representatives": adjectives in coordination before their noun;
///  - "Foreign Minister Tesfaye Worku": a title and a name that were read as two dependents of one head;
///  - "A, the b of C; D, e of F; …": appositions inside the items of a list parted by semicolons;
///  - "…, signed by Yonas Habtemariam, a senior adviser": an apposition read as a conjunct of something far before;
///  - "Ethiopia, Eritrea agree truce": two subjects of a headline, the first read as a vocative;
/// and, clause by clause (`repair_clauses`):
///  - "Smith fled, Minister Deen said": two subjects before a verb, the first that of the verb between them;
///  - "The Kremlin, Minsk's ally, condemned it", "Acting via his lawyers, Zhuk pleaded": what describes, what acts;
///  - "Sesay, re-elected in June, was away": a participle in the place of the clause;
///  - "“…,” warned Kane", "said they had missed, and accused Peru", "was arrested and later sentenced": who says and
///    suffers what.
/// A change that would make a cycle is left out. Needs tags and trees; linear in the text but for very long sentences'
/// walks up the tree, which are capped.
void repair_trees(Document& document);

/// The part of `repair_trees` that is about verbs, for one sentence.
void repair_clauses(Document& document, const Sentence& sentence);

}  // namespace dossier::language
