#include "build/event_keys.h"

#include <set>

namespace dossier::build {
namespace {

using extract::EntityKind;
using extract::Node;

bool is_named(EntityKind kind) { return kind != EntityKind::kGroup && kind != EntityKind::kThing; }

bool is_full_date(const std::string& date) { return date.size() == 10 && date[0] != '-'; }

}  // namespace

std::vector<std::vector<std::string>> event_keys(const extract::FactBatch& batch, const Identities& identities,
                                                 const std::vector<graph::NodeId>& nodes) {
  struct Ends {
    std::set<graph::NodeId> places;
    std::set<std::string> participants;  // side and node
  };
  std::vector<Ends> ends(batch.events.size());
  for (const extract::Fact& fact : batch.facts) {
    const bool outward = fact.from.kind == Node::Kind::kEvent && fact.to.kind == Node::Kind::kEntity;
    const bool inward = fact.to.kind == Node::Kind::kEvent && fact.from.kind == Node::Kind::kEntity;
    if (!outward && !inward) continue;
    const std::uint32_t identity = identities.of_entity[outward ? fact.to.index : fact.from.index];
    const graph::NodeId node = nodes[identity];
    if (node == graph::kNoId || !is_named(identities.all[identity].kind)) continue;
    Ends& of_event = ends[outward ? fact.from.index : fact.to.index];
    if (outward && fact.relation == "OCCURRED_IN") {
      of_event.places.insert(node);
    } else {
      of_event.participants.insert((outward ? "T" : "A") + std::to_string(node));
    }
  }
  std::vector<std::vector<std::string>> keys(batch.events.size());
  for (std::size_t i = 0; i < batch.events.size(); ++i) {
    const extract::Event& event = batch.events[i];
    if (!is_full_date(event.date)) continue;
    std::string start = "e:";
    start += name_of(event.type);
    start += event.polarity == extract::Polarity::kPositive ? '+' : '-';
    start += name_of(event.modality);
    start += ':' + event.date + ':';
    for (const graph::NodeId place : ends[i].places) {
      for (const std::string& participant : ends[i].participants) {
        keys[i].push_back(start + std::to_string(place) + ':' + participant);
      }
    }
  }
  return keys;
}

}  // namespace dossier::build
