#pragma once

#include "base/string_pool.h"
#include "graph/value.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::graph {

using SymbolId = StringPool::Id;  ///< a label, relationship type or property key, interned in one pool
inline constexpr SymbolId kNoSymbol = StringPool::kNone;

/// One end of an edge as its other end sees it.
struct Adjacent {
  SymbolId type;
  NodeId neighbor;
  EdgeId edge;
  friend auto operator<=>(const Adjacent&, const Adjacent&) = default;
};

/// The neighbours of every node in one direction: blocks of one pool, each sorted by (type, neighbour, edge).
///
/// After `rebuild` the pool is a compressed sparse row array without gaps. `update` changes single nodes: a block that
/// outgrows its room moves to the end of the pool with room to grow, and the pool is packed again once half of it is
/// waste. So a block is always contiguous, and n changes cost O(n log n) plus the sizes of the blocks they touch.
class Adjacency {
 public:
  struct Change {
    NodeId node;
    Adjacent entry;
    friend auto operator<=>(const Change&, const Change&) = default;
  };

  std::span<const Adjacent> of(NodeId node) const {
    if (node >= blocks_.size()) return {};
    const Block& block = blocks_[node];
    return {pool_.data() + block.offset, block.size};
  }

  std::span<const Adjacent> of(NodeId node, SymbolId type) const {
    const auto all = of(node);
    constexpr std::size_t kScan = 16;  // below this a scan beats a binary search
    const auto type_below = [](const Adjacent& entry, SymbolId bound) { return entry.type < bound; };
    const Adjacent* first = all.data();
    const Adjacent* const end = all.data() + all.size();
    if (all.size() <= kScan) {
      while (first != end && first->type < type) ++first;
      const Adjacent* last = first;
      while (last != end && last->type == type) ++last;
      return {first, last};
    }
    first = std::lower_bound(first, end, type, type_below);
    if (first == end || first->type != type) return {first, std::size_t{0}};
    if ((end - 1)->type == type) return {first, end};
    const Adjacent* const last = std::lower_bound(first, end, type + 1, type_below);
    return {first, last};
  }

  /// Builds everything anew. `for_each(visit)` must call `visit(node, entry)` for every entry, the same ones each time
  /// it is called (it is called twice), with nodes below `node_bound`.
  template <class ForEach>
  void rebuild(NodeId node_bound, const ForEach& for_each);

  /// Takes `removed` out (entries that are not there are ignored), then puts `added` in. Both are sorted, without
  /// doubles.
  void update(NodeId node_bound, std::span<const Change> removed, std::span<const Change> added);

 private:
  struct Block {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;
  };

  void merge(Block& block, std::span<const Change> removed, std::span<const Change> added);
  void sort_blocks();
  void pack();

  std::vector<Block> blocks_;
  std::vector<Adjacent> pool_;
  std::uint64_t wasted_ = 0;      // pool entries that belong to no block's room
  std::vector<Adjacent> merged_;  // scratch
};

template <class ForEach>
void Adjacency::rebuild(NodeId node_bound, const ForEach& for_each) {
  blocks_.assign(node_bound, Block{});
  for_each([this](NodeId node, const Adjacent&) { ++blocks_[node].capacity; });
  std::uint64_t total = 0;
  for (Block& block : blocks_) {
    block.offset = total;
    total += block.capacity;
  }
  pool_.clear();
  pool_.resize(total);
  wasted_ = 0;
  for_each([this](NodeId node, const Adjacent& entry) {
    Block& block = blocks_[node];
    pool_[block.offset + block.size++] = entry;
  });
  sort_blocks();
}

}  // namespace dossier::graph
