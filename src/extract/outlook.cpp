#include "extract/outlook.h"

#include "extract/predicates.h"

namespace dossier::extract {

bool is_to(const Tree& tree, TokenIndex be, TokenIndex verb) {
  const TokenIndex to = tree.child(verb, Deprel::kMark);
  if (to == kNoToken || !tree.is(to, "TO") || be > to) return false;
  for (TokenIndex at = be + 1; at < to; ++at)
    if (tree.upos(at) != Upos::kAdv && tree.upos(at) != Upos::kPart) return false;
  return true;
}

bool is_condition(const Tree& tree, TokenIndex clause) {
  if (const TokenIndex mark = tree.child(clause, Deprel::kMark); mark != kNoToken) {
    const std::string_view lemma = tree.lemma(mark);
    return lemma == "if" || lemma == "unless" || lemma == "provided" || lemma == "lest";
  }
  const TokenIndex subject = tree.child(clause, Deprel::kNsubj);
  for (const TokenIndex auxiliary : tree.children(clause)) {
    if (tree.relation(auxiliary) != Deprel::kAux) continue;
    const std::string_view lemma = tree.lemma(auxiliary);
    return (lemma == "should" || lemma == "have") && subject != kNoToken && auxiliary < subject;
  }
  return false;
}

bool is_awaited(const Tree& tree, const Lexicon& lexicon, TokenIndex clause) {
  const Deprel relation = tree.relation(clause);
  if (relation != Deprel::kAdvcl || tree.upos(clause) != Upos::kVerb) return false;
  bool present = tree.is(clause, "VBP") || tree.is(clause, "VBZ");
  bool temporal = false;
  for (const TokenIndex child : tree.children(clause)) {
    const Deprel role = tree.relation(child);
    if (role == Deprel::kAux || role == Deprel::kAuxPass || role == Deprel::kCop)
      present |= tree.is(child, "VBP") || tree.is(child, "VBZ");
    if (child < clause && (role == Deprel::kMark || role == Deprel::kAdvmod))
      temporal |= lexicon.in_set("awaiting", tree.lemma(child));
  }
  const TokenIndex main = tree.head(clause);
  if (!present || !temporal || main == kNoToken) return false;
  for (const TokenIndex auxiliary : tree.children(main)) {
    if (tree.relation(auxiliary) != Deprel::kAux) continue;
    const std::string_view lemma = tree.lemma(auxiliary);
    if (lemma == "will" || lemma == "shall" || lemma == "wo" || lemma == "'ll" || lemma == "must" ||
        lemma == "should" || lemma == "may" || lemma == "can")
      return true;
  }
  const TokenIndex governor = tree.head(main);
  if (!tree.infinitive(main) || governor == kNoToken) return false;
  const Operator* op = operator_at(tree, lexicon, governor);
  return tree.lemma(governor) == "be" || (op != nullptr && op->modality != Modality::kActual);
}

}  // namespace dossier::extract
