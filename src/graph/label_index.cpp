#include "graph/label_index.h"

#include <utility>

namespace dossier::graph {

LabelIndex::SetId LabelIndex::intern(std::vector<SymbolId> labels) {
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  const auto [it, fresh] = set_ids_.try_emplace(std::move(labels), static_cast<SetId>(sets_.size()));
  if (fresh) sets_.push_back(it->first);
  return it->second;
}

bool LabelIndex::contains(SetId id, SymbolId label) const {
  const auto& labels = sets_[id];
  return std::binary_search(labels.begin(), labels.end(), label);
}

void LabelIndex::add(NodeId node, SymbolId label) {
  if (label >= lists_.size()) lists_.resize(label + 1);
  List& list = lists_[label];
  if (!list.nodes.empty() && list.nodes.back() >= node && !list.unsettled) {
    list.unsettled = true;
    unsettled_.push_back(label);
  }
  list.nodes.push_back(node);
  ++list.count;
}

void LabelIndex::remove(NodeId, SymbolId label) {
  List& list = lists_[label];
  --list.count;
  if (list.unsettled) return;
  list.unsettled = true;
  unsettled_.push_back(label);
}

std::span<const NodeId> LabelIndex::members(SymbolId label) const {
  if (label >= lists_.size()) return {};
  return lists_[label].nodes;
}

}  // namespace dossier::graph
