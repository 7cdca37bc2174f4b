#include "build/builder.h"

#include "build/event_keys.h"
#include "build/identity.h"
#include "build/known.h"
#include "build/records.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace dossier::build {
namespace {

using extract::EntityKind;
using extract::Fact;
using extract::FactBatch;
using extract::Node;
using graph::NodeId;

/// One article on its way into the graph.
class Build {
 public:
  Build(const FactBatch& batch, graph::GraphWriter& writer) : batch_(batch), writer_(writer), known_(writer) {}

  Result<Outcome> run() {
    const std::string hash = article_hash(batch_.text);
    const auto before = writer_.find("h:" + hash);
    if (!before) return before.error();
    if (!before->empty()) {
      outcome_.article = before->front();
      outcome_.already_there = true;
      return outcome_;
    }
    const auto article = writer_.add_node(article_record(batch_, hash));
    if (!article) return article.error();
    outcome_.article = *article;
    ++outcome_.nodes_added;
    if (auto added = writer_.add_key("h:" + hash, *article); !added) return added.error();

    identities_ = resolve_within(batch_);
    for (const auto step :
         {&Build::put_entities, &Build::put_events, &Build::put_claims, &Build::put_facts, &Build::put_mentions}) {
      if (auto done = (this->*step)(); !done) return done.error();
    }
    return outcome_;
  }

 private:
  /// Countries first, for they tell others apart; full names before bare surnames, which join them.
  static int turn(const Identity& identity) {
    if (identity.kind == EntityKind::kCountry) return 0;
    return identity.kind == EntityKind::kPerson && person_name(identity.name).given.empty() ? 2 : 1;
  }

  Result<void> put_entities() {
    entity_nodes_.assign(identities_.all.size(), graph::kNoId);
    for (int now = 0; now < 3; ++now) {
      for (std::size_t i = 0; i < identities_.all.size(); ++i) {
        const Identity& identity = identities_.all[i];
        const bool unnamed = identity.kind == EntityKind::kGroup || identity.kind == EntityKind::kThing;
        if (turn(identity) != now || (unnamed && !identity.takes_part)) continue;
        if (auto put = put_entity(i); !put) return put;
      }
    }
    return {};
  }

  Result<void> put_entity(std::size_t index) {
    const Identity& identity = identities_.all[index];
    std::vector<NodeId> countries;
    for (const std::uint32_t country : identity.countries) {
      if (entity_nodes_[country] != graph::kNoId) countries.push_back(entity_nodes_[country]);
    }
    const auto found = known_.find(identity, countries);
    if (!found) return found.error();
    NodeId node = graph::kNoId;
    if (*found) {
      node = **found;
      auto record = writer_.node(node);
      if (!record) return record.error();
      if (merge(*record, identity)) {
        if (auto replaced = writer_.replace_node(node, *record); !replaced) return replaced;
      }
      ++outcome_.nodes_merged;
    } else {
      const auto added = writer_.add_node(entity_record(identity));
      if (!added) return added.error();
      node = *added;
      known_.take(node);
      ++outcome_.nodes_added;
    }
    entity_nodes_[index] = node;
    return known_.remember(node, identity, countries);
  }

  Result<void> put_events() {
    event_nodes_.reserve(batch_.events.size());
    const auto keys = event_keys(batch_, identities_, entity_nodes_);
    std::set<NodeId> taken;
    for (std::size_t i = 0; i < batch_.events.size(); ++i) {
      std::set<NodeId> same;
      for (const std::string& key : keys[i]) {
        const auto found = writer_.find(key);
        if (!found) return found.error();
        same.insert(found->begin(), found->end());
      }
      std::erase_if(same, [&](NodeId node) { return taken.contains(node); });
      NodeId node = graph::kNoId;
      if (same.size() == 1) {
        node = *same.begin();
        auto record = writer_.node(node);
        if (!record) return record.error();
        if (merge(*record, batch_.events[i], batch_.text)) {
          if (auto replaced = writer_.replace_node(node, *record); !replaced) return replaced;
        }
        ++outcome_.nodes_merged;
      } else {
        const auto added = writer_.add_node(event_record(batch_.events[i], batch_.text));
        if (!added) return added.error();
        node = *added;
        ++outcome_.nodes_added;
      }
      taken.insert(node);
      event_nodes_.push_back(node);
    }
    // Only now, so that two happenings of one article never meet under each other's keys.
    for (std::size_t i = 0; i < keys.size(); ++i) {
      for (const std::string& key : keys[i]) {
        if (auto added = writer_.add_key(key, event_nodes_[i]); !added) return added;
      }
    }
    return {};
  }

  Result<void> put_claims() {
    claim_nodes_.reserve(batch_.claims.size());
    for (const extract::Claim& claim : batch_.claims) {
      const auto added = writer_.add_node(claim_record(claim));
      if (!added) return added.error();
      claim_nodes_.push_back(*added);
      ++outcome_.nodes_added;
    }
    return {};
  }

  NodeId node_of(Node end) const {
    switch (end.kind) {
      case Node::Kind::kEntity: return entity_nodes_[identities_.of_entity[end.index]];
      case Node::Kind::kEvent: return event_nodes_[end.index];
      case Node::Kind::kClaim: return claim_nodes_[end.index];
    }
    return graph::kNoId;
  }

  Result<void> put_facts() {
    // Joining doubles may have made two facts one, or tied a thing to itself.
    std::set<std::tuple<NodeId, std::string_view, NodeId, std::uint32_t>> seen;
    for (const Fact& fact : batch_.facts) {
      const NodeId from = node_of(fact.from);
      const NodeId to = node_of(fact.to);
      if (from == to || !seen.emplace(from, fact.relation, to, fact.sentence).second) continue;
      const auto added = writer_.add_edge(from, fact.relation, to, fact_properties(fact, batch_, outcome_.article));
      if (!added) return added.error();
      ++outcome_.edges_added;
    }
    return {};
  }

  Result<void> put_mentions() {
    for (std::size_t i = 0; i < identities_.all.size(); ++i) {
      const auto& mentions = identities_.all[i].mentions;
      if (auto put = put_mention(entity_nodes_[i], mentions.empty() ? Span{} : mentions.front()); !put) return put;
    }
    for (std::size_t i = 0; i < batch_.events.size(); ++i) {
      const auto& mentions = batch_.events[i].mentions;
      if (auto put = put_mention(event_nodes_[i], mentions.empty() ? Span{} : mentions.front()); !put) return put;
    }
    for (std::size_t i = 0; i < batch_.claims.size(); ++i) {
      if (auto put = put_mention(claim_nodes_[i], batch_.claims[i].span); !put) return put;
    }
    return {};
  }

  Result<void> put_mention(NodeId node, Span words) {
    if (node == graph::kNoId) return {};
    const auto after = std::upper_bound(batch_.sentences.begin(), batch_.sentences.end(), words.start,
                                        [](std::uint32_t at, Span sentence) { return at < sentence.start; });
    const auto sentence =
        after == batch_.sentences.begin() ? 0 : static_cast<std::uint32_t>(after - batch_.sentences.begin() - 1);
    graph::NamedProperties properties = evidence_properties(batch_, outcome_.article, sentence, words);
    const auto added = writer_.add_edge(node, "MENTIONED_IN", outcome_.article, properties);
    if (!added) return added.error();
    ++outcome_.edges_added;
    return {};
  }

  const FactBatch& batch_;
  graph::GraphWriter& writer_;
  Known known_;
  Outcome outcome_;
  Identities identities_;
  std::vector<NodeId> entity_nodes_;  // per identity
  std::vector<NodeId> event_nodes_;
  std::vector<NodeId> claim_nodes_;
};

}  // namespace

Result<Outcome> build(const FactBatch& batch, graph::GraphWriter& writer) { return Build(batch, writer).run(); }

}  // namespace dossier::build
