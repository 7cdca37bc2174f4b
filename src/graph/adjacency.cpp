#include "graph/adjacency.h"

#include <utility>

namespace dossier::graph {

void Adjacency::sort_blocks() {
  for (const Block& block : blocks_) {
    Adjacent* const first = pool_.data() + block.offset;
    if (!std::is_sorted(first, first + block.size)) std::sort(first, first + block.size);
  }
}

void Adjacency::update(NodeId node_bound, std::span<const Change> removed, std::span<const Change> added) {
  if (node_bound > blocks_.size()) blocks_.resize(node_bound);
  const auto take = [](std::span<const Change>& changes, NodeId node) {
    std::size_t count = 0;
    while (count < changes.size() && changes[count].node == node) ++count;
    const auto taken = changes.first(count);
    changes = changes.subspan(count);
    return taken;
  };
  while (!removed.empty() || !added.empty()) {
    const NodeId from_removed = removed.empty() ? kNoId : removed.front().node;
    const NodeId from_added = added.empty() ? kNoId : added.front().node;
    const NodeId node = std::min(from_removed, from_added);
    merge(blocks_[node], take(removed, node), take(added, node));
  }
  constexpr std::uint64_t kSmallPool = 1024;
  if (wasted_ > kSmallPool && wasted_ > pool_.size() / 2) pack();
}

void Adjacency::merge(Block& block, std::span<const Change> removed, std::span<const Change> added) {
  Adjacent* const first = pool_.data() + block.offset;
  if (removed.empty() && added.size() == 1 && block.size < block.capacity) {  // the usual change: one edge, room for it
    Adjacent* const end = first + block.size;
    Adjacent* const place = std::upper_bound(first, end, added.front().entry);
    std::move_backward(place, end, end + 1);
    *place = added.front().entry;
    ++block.size;
    return;
  }

  merged_.clear();
  auto gone = removed.begin();
  auto fresh = added.begin();
  for (const Adjacent& entry : of(static_cast<NodeId>(&block - blocks_.data()))) {
    while (gone != removed.end() && gone->entry < entry) ++gone;
    if (gone != removed.end() && gone->entry == entry) continue;
    while (fresh != added.end() && fresh->entry < entry) merged_.push_back((fresh++)->entry);
    merged_.push_back(entry);
  }
  for (; fresh != added.end(); ++fresh) merged_.push_back(fresh->entry);

  if (merged_.size() > block.capacity) {
    wasted_ += block.capacity;
    block.offset = pool_.size();
    block.capacity = static_cast<std::uint32_t>(std::max<std::size_t>(4, merged_.size() + merged_.size() / 2));
    pool_.resize(pool_.size() + block.capacity);
  }
  std::copy(merged_.begin(), merged_.end(), pool_.begin() + static_cast<std::ptrdiff_t>(block.offset));
  block.size = static_cast<std::uint32_t>(merged_.size());
}

void Adjacency::pack() {
  std::uint64_t total = 0;
  for (const Block& block : blocks_) total += block.size;
  std::vector<Adjacent> packed;
  packed.reserve(total + total / 2);
  for (Block& block : blocks_) {
    const auto from = pool_.begin() + static_cast<std::ptrdiff_t>(block.offset);
    block.offset = packed.size();
    packed.insert(packed.end(), from, from + block.size);
    block.capacity = block.size;
  }
  pool_ = std::move(packed);
  wasted_ = 0;
}

}  // namespace dossier::graph
