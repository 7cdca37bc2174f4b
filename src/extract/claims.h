#pragma once

#include "extract/dates.h"
#include "extract/entities.h"
#include "extract/facts.h"

#include <string>
#include <vector>

namespace dossier::extract {

/// Tokens that are somebody's words. A quotation broken by its speaker has several spans.
struct ClaimSpan {
  std::uint32_t claim = 0;  ///< index in `ClaimSet::claims`
  TokenIndex first = 0;     ///< tokens [first, last)
  TokenIndex last = 0;
  Node speaker;  ///< the first of them, when several speak
  std::string speaker_name;
};

/// All that the article reports as said, thought or demanded.
struct ClaimSet {
  std::vector<Claim> claims;
  std::vector<Fact> facts;  ///< CLAIMED and ABOUT; entity indexes are those of the table, claim indexes of `claims`
  std::vector<ClaimSpan> spans;       ///< by `first`; may nest
  std::vector<std::int32_t> span_at;  ///< per token: index in `spans` of the innermost that covers it, or -1

  /// The innermost span that covers the token, or null.
  const ClaimSpan* enclosing(TokenIndex token) const {
    return token < span_at.size() && span_at[token] >= 0 ? &spans[span_at[token]] : nullptr;
  }
};

/// Finds reported speech: indirect ("said that …"), quoted in one piece or broken by its speaker, "according to X", and
/// quotations that go on after their speaker was named. One claim for each sentence or content clause reported.
/// Speakers without a name join the table.
ClaimSet find_claims(const language::Document& document, const language::Dependents& dependents, const Lexicon& lexicon,
                     const DateResolver& dates, EntityTable& entities);

}  // namespace dossier::extract
