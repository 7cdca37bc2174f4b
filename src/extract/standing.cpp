#include "extract/standing.h"

#include "extract/standing_facts.h"

#include <algorithm>

namespace dossier::extract {

Fact* StandingFacts::add(std::uint32_t from, std::string_view relation, std::uint32_t to, const Words& words,
                         double confidence) {
  if (from == to || words.first == kNoToken || words.last <= words.first) return nullptr;
  const Node source{Node::Kind::kEntity, from};
  const Node target{Node::Kind::kEntity, to};
  const auto [place, is_new] = known.try_emplace({source, target, std::string(relation)}, facts.size());
  if (is_new) facts.emplace_back();
  Fact& fact = facts[place->second];
  if (!is_new && fact.confidence >= confidence) return &fact;
  fact = Fact{};
  fact.from = source;
  fact.relation = relation;
  fact.to = target;
  fact.sentence = tree.token(words.first).sentence;
  const Span whole = tree.document().sentences[fact.sentence].span;
  fact.evidence = tree.document().span_of(words.first, words.last);
  fact.evidence.end = std::min(fact.evidence.end, whole.end);
  if (words.verb != kNoToken) fact.verb = std::string(tree.form(words.verb));
  fact.confidence = confidence;
  if (const ClaimSpan* claim = claims.enclosing(words.first);
      claim != nullptr && claims.enclosing(words.last - 1) == claim) {
    fact.attributed_to = claim->speaker_name;
  }
  return &fact;
}

std::vector<Fact> find_standing_relations(const language::Document& document, const language::Dependents& dependents,
                                          const Lexicon& lexicon, const language::Gazetteer& gazetteer,
                                          const ClaimSet& claims, EntityTable& entities) {
  const Tree tree(document, dependents);
  StandingFacts standing{tree, lexicon, gazetteer, claims, entities};
  find_roles(standing);
  find_parts_and_places(standing);
  return std::move(standing.facts);
}

void bind_role_holders(const Tree& tree, const Lexicon& lexicon, const language::Gazetteer& gazetteer,
                       EntityTable& entities) {
  const ClaimSet none;
  StandingFacts standing{tree, lexicon, gazetteer, none, entities};
  bind_roles(standing);
}

}  // namespace dossier::extract
