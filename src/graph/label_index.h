#pragma once

#include "graph/adjacency.h"

#include <span>
#include <vector>

namespace dossier::graph {

/// Label sets, shared by the nodes that have them, and each label's nodes in ascending order.
///
/// A change to an old node only marks its label's list; the list is put in order by `settle`, which must run (alone)
/// before `members` is read.
class LabelIndex {
 public:
  using SetId = std::uint32_t;

  /// The shared set of these labels, sorted here and freed of doubles.
  SetId intern(std::vector<SymbolId> labels);
  std::span<const SymbolId> set(SetId id) const { return sets_[id]; }
  bool contains(SetId id, SymbolId label) const;

  void add(NodeId node, SymbolId label);
  void remove(NodeId node, SymbolId label);

  /// `holds(node, label)` tells whether the node has the label now.
  template <class Holds>
  void settle(const Holds& holds);

  std::size_t count(SymbolId label) const { return label < lists_.size() ? lists_[label].count : 0; }
  std::span<const NodeId> members(SymbolId label) const;
  std::size_t label_bound() const { return lists_.size(); }

 private:
  struct List {
    std::vector<NodeId> nodes;
    std::size_t count = 0;
    bool unsettled = false;
  };
  std::vector<std::vector<SymbolId>> sets_;
  std::map<std::vector<SymbolId>, SetId> set_ids_;
  std::vector<List> lists_;  // by label
  std::vector<SymbolId> unsettled_;
};

template <class Holds>
void LabelIndex::settle(const Holds& holds) {
  for (const SymbolId label : unsettled_) {
    List& list = lists_[label];
    std::sort(list.nodes.begin(), list.nodes.end());
    list.nodes.erase(std::unique(list.nodes.begin(), list.nodes.end()), list.nodes.end());
    std::erase_if(list.nodes, [&](NodeId node) { return !holds(node, label); });
    list.unsettled = false;
  }
  unsettled_.clear();
}

}  // namespace dossier::graph
