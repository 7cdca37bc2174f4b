#include "graph/property_graph.h"

#include "graph/label_index.h"
#include "graph/property_index.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <map>
#include <mutex>
#include <shared_mutex>

namespace dossier::graph {
namespace {

constexpr LabelIndex::SetId kHole = 0xffffffffu;

struct Node {
  LabelIndex::SetId labels = kHole;
  Properties properties;
};

struct Edge {
  NodeId source = kNoId;  // kNoId in a hole
  NodeId target = kNoId;
  SymbolId type = kNoSymbol;
};

const Value* find(const Properties& properties, SymbolId key) {
  for (const auto& [name, value] : properties)
    if (name == key) return &value;
  return nullptr;
}

void bump(std::vector<std::size_t>& counts, SymbolId symbol, std::ptrdiff_t by) {
  if (symbol >= counts.size()) counts.resize(symbol + 1);
  counts[symbol] += static_cast<std::size_t>(by);
}

}  // namespace

/// Changes to edges and labels are noted and worked into the sorted structures when somebody next reads those, so that
/// a bulk load costs one counting pass and a long row of changes is merged once. The reader that comes first does it,
/// under a lock; after that readers see `settled` and go straight on.
struct PropertyGraph::State {
  StringPool symbols;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Properties> edge_properties;
  std::size_t live_nodes = 0;
  std::size_t live_edges = 0;
  std::vector<std::size_t> type_counts;
  std::vector<std::size_t> key_counts;

  Adjacency outgoing;
  Adjacency incoming;
  LabelIndex labels;
  std::vector<EdgeId> added;                     // not yet in the adjacency; may hold removed edges and doubles
  std::vector<std::pair<EdgeId, Edge>> removed;  // perhaps still in the adjacency
  bool rebuild = false;                          // too many changes: `added` and `removed` are no longer kept

  std::map<std::pair<SymbolId, SymbolId>, PropertyIndex> indexes;  // by (label, key)
  mutable std::shared_mutex indexes_lock;
  mutable std::mutex settle_lock;
  std::atomic<bool> settled{true};

  State() = default;
  State(const State& other) {
    other.settle();
    // The pool's look-up table views its own strings, so the copy interns them again: the ids come out the same.
    for (StringPool::Id id = 0; id < other.symbols.size(); ++id) symbols.intern(other.symbols.view(id));
    nodes = other.nodes;
    edges = other.edges;
    edge_properties = other.edge_properties;
    live_nodes = other.live_nodes;
    live_edges = other.live_edges;
    type_counts = other.type_counts;
    key_counts = other.key_counts;
    outgoing = other.outgoing;
    incoming = other.incoming;
    labels = other.labels;
  }

  void settle() const {
    if (settled.load(std::memory_order_acquire)) return;
    const std::scoped_lock lock(settle_lock);
    if (settled.load(std::memory_order_relaxed)) return;
    // The one place where reading writes: what is written is a cache of the records.
    auto& self = const_cast<State&>(*this);
    self.settle_edges();
    self.labels.settle([this](NodeId node, SymbolId label) { return has_label(node, label); });
    self.settled.store(true, std::memory_order_release);
  }

  void unsettle() { settled.store(false, std::memory_order_relaxed); }

  void settle_edges() {
    const auto bound = static_cast<NodeId>(nodes.size());
    if (rebuild) {
      const auto for_each = [this](bool out) {
        return [this, out](const auto& visit) {
          for (EdgeId id = 0; id < edges.size(); ++id) {
            const Edge& edge = edges[id];
            if (edge.source == kNoId) continue;
            if (out) {
              visit(edge.source, Adjacent{edge.type, edge.target, id});
            } else {
              visit(edge.target, Adjacent{edge.type, edge.source, id});
            }
          }
        };
      };
      outgoing.rebuild(bound, for_each(true));
      incoming.rebuild(bound, for_each(false));
    } else {
      std::vector<Adjacency::Change> gone, fresh;
      const auto collect = [&](bool out) {
        const auto change = [out](EdgeId id, const Edge& edge) {
          return out ? Adjacency::Change{edge.source, {edge.type, edge.target, id}}
                     : Adjacency::Change{edge.target, {edge.type, edge.source, id}};
        };
        gone.clear();
        fresh.clear();
        for (const auto& [id, edge] : removed) gone.push_back(change(id, edge));
        for (const EdgeId id : added)
          if (edges[id].source != kNoId) fresh.push_back(change(id, edges[id]));
        for (auto* changes : {&gone, &fresh}) {
          std::sort(changes->begin(), changes->end());
          changes->erase(std::unique(changes->begin(), changes->end()), changes->end());
        }
      };
      collect(true);
      outgoing.update(bound, gone, fresh);
      collect(false);
      incoming.update(bound, gone, fresh);
    }
    rebuild = false;
    added.clear();
    removed.clear();
  }

  // From this many changes on, building everything anew is cheaper than merging them.
  void watch_changes() {
    unsettle();
    if (added.size() + removed.size() <= 1024 + live_edges / 4) return;
    rebuild = true;
    added.clear();
    removed.clear();
  }

  bool has_node(NodeId node) const { return node < nodes.size() && nodes[node].labels != kHole; }
  bool has_edge(EdgeId edge) const { return edge < edges.size() && edges[edge].source != kNoId; }
  bool has_label(NodeId node, SymbolId label) const {
    return has_node(node) && labels.contains(nodes[node].labels, label);
  }

  void count_keys(const Properties& properties, std::ptrdiff_t by) {
    for (const auto& property : properties) bump(key_counts, property.first, by);
  }

  void put_node(NodeId id, std::vector<SymbolId> names, Properties properties) {
    Node& node = nodes[id];
    node.labels = labels.intern(std::move(names));
    node.properties = std::move(properties);
    ++live_nodes;
    count_keys(node.properties, 1);
    for (const SymbolId label : labels.set(node.labels)) labels.add(id, label);
    unsettle();
    for (const auto& [key, value] : node.properties) index_value(id, key, value);
  }

  void put_edge(EdgeId id, Edge edge, Properties properties) {
    edges[id] = edge;
    edge_properties[id] = std::move(properties);
    ++live_edges;
    bump(type_counts, edge.type, 1);
    count_keys(edge_properties[id], 1);
    if (!rebuild) added.push_back(id);
    watch_changes();
  }

  // Indexes. Each call visits the few indexes there are: on the key, for any label or one the node has.
  template <class Act>
  void for_indexes_of(NodeId node, SymbolId key, const Act& act) {
    for (auto& [name, index] : indexes)
      if (name.second == key && (name.first == kNoSymbol || has_label(node, name.first))) act(index);
  }
  void index_value(NodeId node, SymbolId key, const Value& value) {
    if (indexes.empty()) return;
    const auto hash = PropertyIndex::hash_of(value);
    if (hash) for_indexes_of(node, key, [&](PropertyIndex& index) { index.add(*hash, node); });
  }
  bool holds(NodeId node, SymbolId label, SymbolId key, std::uint64_t hash) const {
    if (!has_node(node) || (label != kNoSymbol && !has_label(node, label))) return false;
    const Value* value = find(nodes[node].properties, key);
    return value != nullptr && PropertyIndex::hash_of(*value) == hash;
  }
  /// To be called after the node lost `value` of `key`, or a label.
  void unindex_value(SymbolId key, const Value& value) {
    if (indexes.empty()) return;
    const auto hash = PropertyIndex::hash_of(value);
    if (!hash) return;
    for (auto& [name, index] : indexes)
      if (name.second == key)
        index.remove(*hash, [&, label = name.first](NodeId other) { return holds(other, label, key, *hash); });
  }

  const PropertyIndex& index_on(SymbolId label, SymbolId key) const {
    const std::pair name{label, key};
    {
      const std::shared_lock lock(indexes_lock);
      if (const auto it = indexes.find(name); it != indexes.end()) return it->second;
    }
    const std::unique_lock lock(indexes_lock);
    auto& all = const_cast<State&>(*this).indexes;  // a cache, like the adjacency
    const auto [it, fresh] = all.try_emplace(name);
    PropertyIndex& index = it->second;
    if (!fresh) return index;
    const auto add = [&](NodeId node) {
      const Value* value = find(nodes[node].properties, key);
      if (value == nullptr) return;
      if (const auto hash = PropertyIndex::hash_of(*value)) index.add(*hash, node);
    };
    if (label == kNoSymbol) {
      for (NodeId node = 0; node < nodes.size(); ++node) add(node);
    } else {
      for (const NodeId node : labels.members(label)) add(node);
    }
    return index;
  }

  /// Sets, replaces or removes (a null) one property; tells what was there before.
  Value set(Properties& properties, SymbolId key, Value value) {
    const auto below = [](const auto& property, SymbolId bound) { return property.first < bound; };
    const auto it = std::lower_bound(properties.begin(), properties.end(), key, below);
    const bool present = it != properties.end() && it->first == key;
    Value before;
    if (present) before = std::move(it->second);
    if (value.is_null()) {
      if (present) {
        properties.erase(it);
        bump(key_counts, key, -1);
      }
    } else if (present) {
      it->second = std::move(value);
    } else {
      properties.emplace(it, key, std::move(value));
      bump(key_counts, key, 1);
    }
    return before;
  }

  std::vector<SymbolId> by_name(std::vector<SymbolId> ids) const {
    std::sort(ids.begin(), ids.end(), [this](SymbolId a, SymbolId b) { return symbols.view(a) < symbols.view(b); });
    return ids;
  }
  std::vector<SymbolId> used(const std::vector<std::size_t>& counts) const {
    std::vector<SymbolId> ids;
    for (SymbolId id = 0; id < counts.size(); ++id)
      if (counts[id] > 0) ids.push_back(id);
    return by_name(std::move(ids));
  }
};

PropertyGraph::PropertyGraph() : state_(std::make_unique<State>()) {}
PropertyGraph::PropertyGraph(PropertyGraph&&) noexcept = default;
PropertyGraph& PropertyGraph::operator=(PropertyGraph&&) noexcept = default;
PropertyGraph::PropertyGraph(const PropertyGraph& other) : state_(std::make_unique<State>(*other.state_)) {}
PropertyGraph& PropertyGraph::operator=(const PropertyGraph& other) {
  if (this != &other) state_ = std::make_unique<State>(*other.state_);
  return *this;
}
PropertyGraph::~PropertyGraph() = default;

SymbolId PropertyGraph::intern(std::string_view name) { return state_->symbols.intern(name); }
SymbolId PropertyGraph::find_symbol(std::string_view name) const { return state_->symbols.find(name); }
std::string_view PropertyGraph::symbol(SymbolId id) const { return state_->symbols.view(id); }

NodeId PropertyGraph::add_node(std::vector<SymbolId> labels, Properties properties) {
  const auto id = static_cast<NodeId>(state_->nodes.size());
  state_->nodes.emplace_back();
  state_->put_node(id, std::move(labels), normalized(std::move(properties)));
  return id;
}

void PropertyGraph::restore_node(NodeId node, std::vector<SymbolId> labels, Properties properties) {
  assert(!has_node(node));
  if (node >= state_->nodes.size()) state_->nodes.resize(std::size_t{node} + 1);
  state_->put_node(node, std::move(labels), normalized(std::move(properties)));
}

bool PropertyGraph::has_node(NodeId node) const { return state_->has_node(node); }

std::span<const SymbolId> PropertyGraph::labels(NodeId node) const {
  return state_->labels.set(state_->nodes[node].labels);
}

bool PropertyGraph::has_label(NodeId node, SymbolId label) const { return state_->has_label(node, label); }

void PropertyGraph::add_label(NodeId node, SymbolId label) {
  State& state = *state_;
  if (state.has_label(node, label)) return;
  const auto old = labels(node);
  std::vector<SymbolId> set(old.begin(), old.end());
  set.push_back(label);
  state.nodes[node].labels = state.labels.intern(std::move(set));
  state.labels.add(node, label);
  state.unsettle();
  for (auto& [name, index] : state.indexes) {
    if (name.first != label) continue;
    const Value* value = find(state.nodes[node].properties, name.second);
    if (value == nullptr) continue;
    if (const auto hash = PropertyIndex::hash_of(*value)) index.add(*hash, node);
  }
}

void PropertyGraph::remove_label(NodeId node, SymbolId label) {
  State& state = *state_;
  if (!state.has_label(node, label)) return;
  const auto old = labels(node);
  std::vector<SymbolId> set(old.begin(), old.end());
  std::erase(set, label);
  state.nodes[node].labels = state.labels.intern(std::move(set));
  state.labels.remove(node, label);
  state.unsettle();
  for (const auto& [key, value] : state.nodes[node].properties) state.unindex_value(key, value);
}

const Properties& PropertyGraph::node_properties(NodeId node) const { return state_->nodes[node].properties; }

const Value* PropertyGraph::node_property(NodeId node, SymbolId key) const {
  return find(state_->nodes[node].properties, key);
}

void PropertyGraph::set_node_property(NodeId node, SymbolId key, Value value) {
  State& state = *state_;
  const Value before = state.set(state.nodes[node].properties, key, std::move(value));
  state.unindex_value(key, before);
  if (const Value* now = node_property(node, key)) state.index_value(node, key, *now);
}

void PropertyGraph::remove_node(NodeId node) {
  State& state = *state_;
  assert(has_node(node));
  for (const SymbolId label : labels(node)) state.labels.remove(node, label);
  Properties gone = std::move(state.nodes[node].properties);
  state.nodes[node] = Node{};
  --state.live_nodes;
  state.count_keys(gone, -1);
  state.unsettle();
  for (const auto& [key, value] : gone) state.unindex_value(key, value);
}

EdgeId PropertyGraph::add_edge(NodeId from, SymbolId type, NodeId to, Properties properties) {
  assert(has_node(from) && has_node(to));
  const auto id = static_cast<EdgeId>(state_->edges.size());
  state_->edges.emplace_back();
  state_->edge_properties.emplace_back();
  state_->put_edge(id, {from, to, type}, normalized(std::move(properties)));
  return id;
}

void PropertyGraph::restore_edge(EdgeId edge, NodeId from, SymbolId type, NodeId to, Properties properties) {
  assert(!has_edge(edge) && has_node(from) && has_node(to));
  if (edge >= state_->edges.size()) {
    state_->edges.resize(std::size_t{edge} + 1);
    state_->edge_properties.resize(std::size_t{edge} + 1);
  }
  state_->put_edge(edge, {from, to, type}, normalized(std::move(properties)));
}

void PropertyGraph::reserve(NodeId nodes, EdgeId edges) {
  state_->nodes.reserve(nodes);
  state_->edges.reserve(edges);
  state_->edge_properties.reserve(edges);
}

void PropertyGraph::raise_bounds(NodeId nodes, EdgeId edges) {
  if (nodes > state_->nodes.size()) state_->nodes.resize(nodes);
  if (edges > state_->edges.size()) {
    state_->edges.resize(edges);
    state_->edge_properties.resize(edges);
  }
}

bool PropertyGraph::has_edge(EdgeId edge) const { return state_->has_edge(edge); }
NodeId PropertyGraph::source(EdgeId edge) const { return state_->edges[edge].source; }
NodeId PropertyGraph::target(EdgeId edge) const { return state_->edges[edge].target; }
SymbolId PropertyGraph::type(EdgeId edge) const { return state_->edges[edge].type; }
const Properties& PropertyGraph::edge_properties(EdgeId edge) const { return state_->edge_properties[edge]; }

const Value* PropertyGraph::edge_property(EdgeId edge, SymbolId key) const {
  return find(state_->edge_properties[edge], key);
}

void PropertyGraph::set_edge_property(EdgeId edge, SymbolId key, Value value) {
  state_->set(state_->edge_properties[edge], key, std::move(value));
}

void PropertyGraph::remove_edge(EdgeId edge) {
  State& state = *state_;
  assert(has_edge(edge));
  if (!state.rebuild) state.removed.emplace_back(edge, state.edges[edge]);
  bump(state.type_counts, state.edges[edge].type, -1);
  state.count_keys(state.edge_properties[edge], -1);
  state.edges[edge] = Edge{};
  state.edge_properties[edge] = Properties{};
  --state.live_edges;
  state.watch_changes();
}

const Adjacency& PropertyGraph::outgoing() const {
  state_->settle();
  return state_->outgoing;
}
const Adjacency& PropertyGraph::incoming() const {
  state_->settle();
  return state_->incoming;
}
std::span<const Adjacent> PropertyGraph::out(NodeId node) const { return outgoing().of(node); }
std::span<const Adjacent> PropertyGraph::in(NodeId node) const { return incoming().of(node); }
std::span<const Adjacent> PropertyGraph::out(NodeId node, SymbolId type) const { return outgoing().of(node, type); }
std::span<const Adjacent> PropertyGraph::in(NodeId node, SymbolId type) const { return incoming().of(node, type); }

NodeId PropertyGraph::node_bound() const { return static_cast<NodeId>(state_->nodes.size()); }
EdgeId PropertyGraph::edge_bound() const { return static_cast<EdgeId>(state_->edges.size()); }
std::size_t PropertyGraph::node_count() const { return state_->live_nodes; }
std::size_t PropertyGraph::edge_count() const { return state_->live_edges; }
std::size_t PropertyGraph::label_count(SymbolId label) const { return state_->labels.count(label); }
std::size_t PropertyGraph::type_count(SymbolId type) const {
  return type < state_->type_counts.size() ? state_->type_counts[type] : 0;
}

std::span<const NodeId> PropertyGraph::nodes_with(SymbolId label) const {
  state_->settle();
  return state_->labels.members(label);
}

std::vector<SymbolId> PropertyGraph::all_labels() const {
  std::vector<SymbolId> ids;
  for (SymbolId id = 0; id < state_->labels.label_bound(); ++id)
    if (state_->labels.count(id) > 0) ids.push_back(id);
  return state_->by_name(std::move(ids));
}
std::vector<SymbolId> PropertyGraph::all_types() const { return state_->used(state_->type_counts); }
std::vector<SymbolId> PropertyGraph::all_keys() const { return state_->used(state_->key_counts); }

template <class Holds>
std::vector<NodeId> PropertyGraph::found_in_index(SymbolId label, SymbolId key, std::uint64_t hash,
                                                  const Holds& holds) const {
  if (key == kNoSymbol) return {};
  state_->settle();
  std::vector<NodeId> found;
  state_->index_on(label, key).candidates(hash, [&](NodeId node) {
    if (!has_node(node) || (label != kNoSymbol && !has_label(node, label))) return;
    const Value* held = node_property(node, key);
    if (held != nullptr && holds(*held)) found.push_back(node);
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<NodeId> PropertyGraph::find_nodes(SymbolId label, SymbolId key, std::string_view value) const {
  return found_in_index(label, key, PropertyIndex::hash(value), [&](const Value& held) {
    return held.kind() == Value::Kind::kString && held.string() == value;
  });
}

std::optional<std::vector<NodeId>> PropertyGraph::find_equal(SymbolId label, SymbolId key, const Value& value) const {
  const auto hash = PropertyIndex::hash_of(value);
  if (!hash) return std::nullopt;
  return found_in_index(label, key, *hash, [&](const Value& held) {
    if (held.kind() == value.kind() && !value.is_number()) return identical(held, value);
    return held.is_number() && value.is_number() && PropertyIndex::hash_of(held) == hash;
  });
}

Properties normalized(Properties properties) {
  const auto by_key = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(properties.begin(), properties.end(), by_key))
    std::stable_sort(properties.begin(), properties.end(), by_key);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < properties.size(); ++i) {
    if (i + 1 < properties.size() && properties[i + 1].first == properties[i].first) continue;  // the last of doubles
    if (properties[i].second.is_null()) continue;
    if (kept != i) properties[kept] = std::move(properties[i]);
    ++kept;
  }
  properties.resize(kept);
  return properties;
}

}  // namespace dossier::graph
