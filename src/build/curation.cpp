#include "build/curation.h"

#include "build/builder.h"
#include "build/known.h"
#include "build/records.h"
#include "build/verify.h"

#include <algorithm>
#include <map>
#include <set>

namespace dossier::build {
namespace {

using extract::EntityKind;
using graph::NodeId;
using graph::Value;
using Keys = std::set<std::string>;

const Value* property(const NodeRecord& record, std::string_view key) {
  for (const auto& [name, value] : record.properties)
    if (name == key) return &value;
  return nullptr;
}

std::string text(const NodeRecord& record, std::string_view key) {
  const Value* value = property(record, key);
  return value != nullptr && value->kind() == Value::Kind::kString ? value->string() : std::string();
}

bool has_label(const NodeRecord& record, std::string_view label) {
  return std::find(record.labels.begin(), record.labels.end(), label) != record.labels.end();
}

/// The node as an article would have brought it; none when it has no name or is of no kind that is known by name.
std::vector<Identity> identities_of(const NodeRecord& record) {
  std::vector<Identity> found;
  for (const EntityKind kind :
       {EntityKind::kCountry, EntityKind::kPerson, EntityKind::kOrganization, EntityKind::kPlace}) {
    if (!has_label(record, name_of(kind))) continue;
    Identity identity;
    identity.kind = kind;
    identity.name = text(record, "name");
    identity.iso = text(record, "iso");
    if (!identity.name.empty()) identity.aliases.push_back(identity.name);
    if (const Value* aliases = property(record, "aliases"); aliases != nullptr && aliases->kind() == Value::Kind::kList)
      for (const Value& alias : aliases->list())
        if (alias.kind() == Value::Kind::kString) unite(identity.aliases, {alias.string()});
    if (!identity.name.empty()) found.push_back(std::move(identity));
  }
  return found;
}

Keys article_keys(const NodeRecord& record) {
  const std::string words = has_label(record, "Article") ? text(record, "text") : std::string();
  return words.empty() ? Keys{} : Keys{"h:" + article_hash(words)};
}

/// Every key that any of the node's names may have brought it, whichever of them an article took for its best one.
Keys possible_keys(const NodeRecord& record) {
  Keys keys = article_keys(record);
  for (const Identity& identity : identities_of(record)) {
    for (const std::string& alias : identity.aliases) {
      Identity under_alias = identity;
      under_alias.name = alias;
      under_alias.aliases = {alias};
      keys.merge(name_keys(under_alias));
    }
  }
  return keys;
}

Keys keys_of(const NodeRecord& record) {
  Keys keys = article_keys(record);
  for (const Identity& identity : identities_of(record)) keys.merge(name_keys(identity));
  return keys;
}

Result<void> revise(graph::GraphWriter& writer, NodeId node, const NodeRecord& before) {
  const auto now = writer.node(node);
  if (!now) return now.error();
  const Keys old_keys = possible_keys(before), kept = possible_keys(*now);
  if (old_keys == kept) return {};
  for (const std::string& key : old_keys) {
    if (kept.contains(key)) continue;
    if (auto removed = writer.remove_key(key, node); !removed) return removed;
  }
  for (const std::string& key : keys_of(*now))
    if (auto added = writer.add_key(key, node); !added) return added;
  return {};
}

}  // namespace

Result<void> apply_with_keys(graph::GraphWriter& writer, const graph::GraphChanges& changes,
                             const std::function<Result<void>()>& apply) {
  std::map<NodeId, NodeRecord> before;
  for (const NodeId node : changes.added_nodes) before.try_emplace(node);
  for (const NodeId node : changes.changed_nodes) {
    auto record = writer.node(node);
    if (!record) return std::move(record).error();
    before.emplace(node, *std::move(record));
  }
  if (auto applied = apply(); !applied) return applied;
  for (const auto& [node, record] : before)
    if (auto revised = revise(writer, node, record); !revised) return revised;
  for (const NodeId node : changes.removed_nodes) {
    const std::string key = ties_key(node);
    const auto countries = writer.find(key);
    if (!countries) return countries.error();
    for (const NodeId country : *countries)
      if (auto removed = writer.remove_key(key, country); !removed) return removed;
  }
  return {};
}

Result<void> check_evidence(const graph::PropertyGraph& graph, const graph::GraphChanges& changes) {
  const std::vector<Unproven> unproven = verify(graph, changes);
  if (unproven.empty()) return {};
  const Unproven& first = unproven.front();
  Diagnostic problem;
  problem.fault = Fault::kRuntime;
  problem.source = "<query>";
  problem.code = "UnprovenEvidence";
  problem.message = "after this query " + std::to_string(unproven.size()) +
                    (unproven.size() == 1 ? " relationship would" : " relationships would") +
                    " cite what does not stand in the article; the first is relationship " +
                    std::to_string(first.edge) + ", a " + std::string(graph.symbol(graph.type(first.edge))) + ": " +
                    first.why;
  problem.hint =
      "Delete an article's relationships with it, MATCH ()-[r]->() WHERE r.article = id(a) DELETE r; a relationship of "
      "your own needs no article property. Nothing was changed.";
  return problem;
}

}  // namespace dossier::build
