#pragma once

#include "language/document.h"

namespace dossier::language {

/// Mends kinds of attachment errors that news is prone to and web treebanks are poor in, where the words leave no
/// doubt:
///  - "Ukrainian, Russian and American representatives": adjectives in coordination before their noun;
///  - "Foreign Minister Tesfaye Worku": a title and a name that were read as two dependents of one head;
///  - "A, the b of C; D, e of F; …": appositions inside the items of a list parted by semicolons;
///  - "…, signed by Yonas Habtemariam, a senior adviser": an apposition read as a conjunct of something far before;
///  - "Ethiopia, Eritrea agree truce": two subjects of a headline, the first read as a vocative.
/// A change that would make a cycle is left out. Needs tags and trees; linear in the text but for very long sentences'
/// walks up the tree, which are capped.
void repair_trees(Document& document);

}  // namespace dossier::language
