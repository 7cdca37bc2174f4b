#pragma once

#include "extract/claims.h"
#include "extract/entities.h"
#include "extract/facts.h"
#include "extract/modality.h"
#include "extract/tree.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// What the readers of standing relations share.
namespace dossier::extract {

struct StandingFacts {
  const Tree& tree;
  const Lexicon& lexicon;
  const language::Gazetteer& gazetteer;
  const ClaimSet& claims;
  EntityTable& entities;
  Readings readings = Readings(tree.size(), nullptr);  ///< a clause's standing is read from its words alone
  std::vector<Fact> facts = {};
  std::map<std::tuple<Node, Node, std::string>, std::size_t> known = {};  ///< where in `facts`

  struct Words {
    TokenIndex first = kNoToken;  ///< the evidence: tokens [first, last)
    TokenIndex last = kNoToken;
    TokenIndex verb = kNoToken;  ///< the word that says it
  };

  /// Adds a fact unless its ends are the same or it is already known; a surer one takes an earlier one's place. The new
  /// or known fact, valid until the next `add`; null for a fact about nothing.
  Fact* add(std::uint32_t from, std::string_view relation, std::uint32_t to, const Words& words, double confidence);

  EntityKind kind(std::uint32_t entity) const { return entities[entity].kind; }
  bool is(const std::optional<Reference>& reference, EntityKind wanted) const {
    return reference && kind(reference->entity) == wanted;
  }
  /// The name that covers the token, or null.
  const language::NameMention* name_at(TokenIndex token) const { return entities.name_at(token); }
  /// The name whose last token this is, or null.
  const language::NameMention* name_ending(TokenIndex token) const {
    const language::NameMention* name = name_at(token);
    return name != nullptr && name->last == token + 1 ? name : nullptr;
  }
  TokenIndex sentence_first(TokenIndex token) const {
    return tree.document().sentences[tree.token(token).sentence].first;
  }
  TokenIndex sentence_last(TokenIndex token) const {
    return tree.document().sentences[tree.token(token).sentence].last;
  }
  bool form_is(TokenIndex token, std::string_view form) const {
    return token < tree.size() && tree.form(token) == form;
  }
  bool possessive(TokenIndex token) const {
    return token < tree.size() &&
           (tree.form(token) == "'s" || tree.form(token) == "’s" ||
            ((tree.form(token) == "'" || tree.form(token) == "’") && tree.upos(token) == Upos::kPart));
  }
};

/// HOLDS_ROLE, REPRESENTS, MEMBER_OF, FAMILY_OF, FOUNDED, OWNS and CITIZEN_OF from the nouns that say what somebody is.
void find_roles(StandingFacts& standing);

/// Binds the nouns of role phrases that stand beside a person's name to that person (`EntityTable::bind`).
void bind_roles(StandingFacts& standing);

/// PART_OF of named bodies and LOCATED_IN of places and organisations.
void find_parts_and_places(StandingFacts& standing);

}  // namespace dossier::extract
