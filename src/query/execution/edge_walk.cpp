#include "query/execution/edge_walk.h"

#include <algorithm>

namespace dossier::query::execution {

EdgeWalk::EdgeWalk(const meaning::PatternEdge& edge, bool reversed, Runtime& runtime)
    : edge_(edge),
      runtime_(runtime),
      out_(edge.direction != (reversed ? syntax::Direction::kOut : syntax::Direction::kIn)),
      in_(edge.direction != (reversed ? syntax::Direction::kIn : syntax::Direction::kOut)) {
  refresh();
}

void EdgeWalk::refresh() {
  types_.clear();
  for (const auto& type : edge_.types) {
    const auto symbol = runtime_.graph().find_symbol(type);
    if (symbol != graph::kNoSymbol && std::find(types_.begin(), types_.end(), symbol) == types_.end())
      types_.push_back(symbol);
  }
}

void EdgeWalk::start(graph::NodeId node) {
  if (types_.size() < edge_.types.size()) refresh();
  node_ = node;
  range_ = 0;
  ranges_ = edge_.types.empty() ? 1 : types_.size();
  inward_ = !out_;
  entries_ = {};
  at_ = 0;
}

std::int64_t EdgeWalk::count(graph::NodeId node) {
  start(node);
  std::int64_t out = 0;
  if (runtime_.hides_any()) {
    while (next() != nullptr) ++out;
    return out;
  }
  const auto& g = runtime_.graph();
  for (std::size_t i = 0; i < ranges_; ++i) {
    const bool any = edge_.types.empty();
    if (in_) out += static_cast<std::int64_t>((any ? g.in(node) : g.in(node, types_[i])).size());
    if (!out_) continue;
    const auto outward = any ? g.out(node) : g.out(node, types_[i]);
    out += static_cast<std::int64_t>(outward.size());
    if (in_)
      out -= std::count_if(outward.begin(), outward.end(), [node](auto& entry) { return entry.neighbor == node; });
  }
  return out;
}

bool EdgeWalk::advance() {
  while (true) {
    if (range_ == ranges_) {
      if (inward_ || !in_) return false;
      inward_ = true;
      range_ = 0;
      if (ranges_ == 0) return false;
    }
    const auto& g = runtime_.graph();
    const std::size_t index = range_++;
    if (edge_.types.empty()) entries_ = inward_ ? g.in(node_) : g.out(node_);
    else entries_ = inward_ ? g.in(node_, types_[index]) : g.out(node_, types_[index]);
    at_ = 0;
    if (!entries_.empty()) return true;
  }
}

const graph::PropertyGraph::Adjacent* EdgeWalk::next() {
  while (true) {
    while (at_ < entries_.size()) {
      const auto& entry = entries_[at_++];
      if (inward_ && out_ && entry.neighbor == node_) continue;  // the loop has come among the outgoing ones
      if (!runtime_.edge_visible(entry.edge)) continue;
      return &entry;
    }
    if (!advance()) return nullptr;
  }
}

bool is_used(const Frame& frame, const std::vector<meaning::Slot>& slots, graph::EdgeId edge) {
  for (const meaning::Slot slot : slots) {
    const Value& value = frame[slot];
    if (value.kind() == Value::Kind::kEdge) {
      if (value.edge().id == edge) return true;
    } else if (value.kind() == Value::Kind::kList) {
      for (const Value& item : value.list()) {
        if (item.kind() == Value::Kind::kEdge && item.edge().id == edge) return true;
      }
    }
  }
  return false;
}

}  // namespace dossier::query::execution
