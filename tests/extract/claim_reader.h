#pragma once

#include "annotated_text.h"
#include "extract/claims.h"
#include "test_lexicon.h"

#include <string>
#include <string_view>
#include <vector>

/// Reads the claims of hand-made trees with a small lexicon of its own.
namespace dossier::extract::testing {

inline const Lexicon& claim_lexicon() {
  static const Lexicon lexicon = lexicon_from(R"(
    frame saying { actor = subject; content = clause; }
    claim frame saying { verbs say, tell, state, warn, add, think, announce, doubt; nouns claim; }
    claim frame saying denies { verbs deny; }
    event DISAPPROVE relation CRITICIZED frame saying claim { verbs blame; }
    roles represents { spokeswoman }
    set group { reporter, police }
    operators negative { verbs decline; }
    operators planned { verbs expect; }
    set comment-noun { charge }
    set telling { tell }
    set judging { dismiss }
    set adding { add }
    set stating { announce }
    set intent { plan }
  )");
  return lexicon;
}

/// "Anna: it rains", and "not" behind what is denied.
inline std::vector<std::string> claims_of(std::string_view rows) {
  const language::Document document = annotated(rows);
  const language::Dependents dependents(document);
  EntityTable entities(document, dependents, claim_lexicon(), small_gazetteer());
  const DateResolver dates(document, dependents, claim_lexicon(), "2026-02-06");
  const ClaimSet found = find_claims(document, dependents, claim_lexicon(), dates, entities);
  std::vector<std::string> out;
  for (const Fact& fact : found.facts) {
    if (fact.relation != "CLAIMED") continue;
    const Claim& claim = found.claims[fact.to.index];
    out.push_back(entities[fact.from.index].name + ": " + claim.text +
                  (claim.polarity == Polarity::kNegative ? " not" : ""));
  }
  return out;
}

}  // namespace dossier::extract::testing
