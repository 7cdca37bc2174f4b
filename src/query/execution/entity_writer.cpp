#include "query/execution/entity_writer.h"

#include <algorithm>

namespace dossier::query::execution {
namespace {

using graph::EdgeRef;
using graph::NodeRef;
using Kind = Value::Kind;

void check_storable(const Value& value, Span span) {
  if (!storable(value)) {
    fail("InvalidPropertyType",
         "a property can be a scalar, a temporal value or a list of those without nulls, not a map, node or "
         "relationship",
         span);
  }
}

/// What the graph and the record for undoing take for a new or changed thing, beside its properties.
constexpr std::size_t kThingBytes = 160, kChangeBytes = 64;

std::size_t footprint(const graph::Properties& properties) {
  std::size_t out = 0;
  for (const auto& [key, value] : properties) out += sizeof key + value.footprint();
  return out;
}

}  // namespace

bool storable(const Value& value) {
  switch (value.kind()) {
    case Kind::kMap:
    case Kind::kNode:
    case Kind::kEdge:
    case Kind::kPath: return false;
    case Kind::kList:
      return std::all_of(value.list().begin(), value.list().end(), [](const Value& item) {
        return item.kind() != Kind::kList && !item.is_null() && storable(item);
      });
    default: return true;
  }
}

PatternWriter::PatternWriter(const meaning::PatternPath& path, const Execution& e, bool null_is_error)
    : path_(path), e_(e), null_is_error_(null_is_error) {
  for (const auto& node : path.nodes) nodes_.push_back(compile_properties(node.properties, node.map));
  for (const auto& edge : path.edges) edges_.push_back(compile_properties(edge.properties, edge.map));
}

PatternWriter::Properties PatternWriter::compile_properties(const std::vector<meaning::Property>& list,
                                                            const std::optional<meaning::Expr>& map) const {
  Properties out;
  for (const auto& property : list) out.entries.emplace_back(property.key, compile(property.value, e_.compilation()));
  if (map) out.map = compile(*map, e_.compilation());
  return out;
}

graph::Properties PatternWriter::evaluate(const Properties& properties) const {
  graph::Properties out;
  const auto add = [&](const std::string& key, Value value) {
    if (value.is_null()) {
      if (null_is_error_)
        fail("MergeReadOwnWrites", "MERGE can't look for the property " + key + " with the value null");
      return;
    }
    check_storable(value, {});
    out.emplace_back(e_.runtime.transaction().intern(key), std::move(value));
  };
  for (const auto& [key, value] : properties.entries) add(key, value->evaluate(e_.frame, e_.runtime));
  if (properties.map) {
    const Value map = properties.map->evaluate(e_.frame, e_.runtime);
    if (!map.is_null()) {
      for (const auto& [key, value] : properties_of(map, e_.runtime, {})) add(key, value);
    }
  }
  return graph::normalized(std::move(out));
}

NodeRef PatternWriter::node(std::size_t index) const {
  const auto& pattern = path_.nodes[index];
  const Value& known = e_.frame[pattern.slot];
  if (known.kind() == Kind::kNode) {
    if (!e_.runtime.node_visible(known.node().id))
      fail("DeletedEntityAccess", "this node has been deleted", pattern.span);
    return known.node();
  }
  if (pattern.bound)
    fail("InvalidArgumentType", "a relationship needs a node at both ends, and this variable is null or no node",
         pattern.span);
  std::vector<graph::SymbolId> labels;
  for (const auto& label : pattern.labels) {
    const auto symbol = e_.runtime.transaction().intern(label);
    if (std::find(labels.begin(), labels.end(), symbol) == labels.end()) labels.push_back(symbol);
  }
  auto properties = evaluate(nodes_[index]);
  e_.runtime.charge(kThingBytes + footprint(properties));
  const NodeRef made{e_.runtime.transaction().add_node(std::move(labels), std::move(properties))};
  e_.frame[pattern.slot] = made;
  return made;
}

void PatternWriter::write() const {
  // Properties of what is new may not see other new parts, so all slots that this pattern fills start empty; the caller
  // does that.
  graph::Path path;
  NodeRef left = node(0);
  path.nodes.push_back(left.id);
  for (std::size_t i = 0; i < path_.edges.size(); ++i) {
    const auto& pattern = path_.edges[i];
    const NodeRef right = node(i + 1);
    const bool inward = pattern.direction == syntax::Direction::kIn;
    const auto type = e_.runtime.transaction().intern(pattern.types.front());
    auto properties = evaluate(edges_[i]);
    e_.runtime.charge(kThingBytes + footprint(properties));
    const auto edge = e_.runtime.transaction().add_edge(inward ? right.id : left.id, type, inward ? left.id : right.id,
                                                        std::move(properties));
    e_.frame[pattern.slot] = EdgeRef{edge};
    path.edges.push_back(edge);
    path.nodes.push_back(right.id);
    left = right;
  }
  if (path_.slot != meaning::kNoSlot) e_.frame[path_.slot] = std::move(path);
}

ItemWriter::ItemWriter(const std::vector<meaning::SetItem>& items, const Execution& e) : e_(e) {
  for (const auto& item : items) {
    Item made{&item, nullptr, nullptr};
    if (const auto* property = std::get_if<meaning::SetProperty>(&item)) {
      made.subject = compile(property->subject, e.compilation());
      made.value = compile(property->value, e.compilation());
    } else if (const auto* all = std::get_if<meaning::SetAll>(&item)) {
      made.value = compile(all->value, e.compilation());
    }
    items_.push_back(std::move(made));
  }
}

void ItemWriter::write() const {
  auto& transaction = e_.runtime.transaction();
  const auto& g = e_.runtime.graph();
  const auto set = [&](const Value& subject, graph::SymbolId key, Value value) {
    e_.runtime.charge(kChangeBytes + value.footprint());
    if (subject.kind() == Kind::kNode) transaction.set_property(subject.node(), key, std::move(value));
    else transaction.set_property(subject.edge(), key, std::move(value));
  };
  const auto entity = [&](const Value& subject, Span span) {
    if (subject.is_null()) return false;
    if (subject.kind() != Kind::kNode && subject.kind() != Kind::kEdge) {
      fail("InvalidArgumentType", "only nodes and relationships can be changed", span);
    }
    const bool visible = subject.kind() == Kind::kNode ? e_.runtime.node_visible(subject.node().id)
                                                       : e_.runtime.edge_visible(subject.edge().id);
    if (!visible) fail("DeletedEntityAccess", "this node or relationship has been deleted", span);
    return true;
  };
  for (const Item& item : items_) {
    if (const auto* property = std::get_if<meaning::SetProperty>(item.item)) {
      const Value subject = item.subject->evaluate(e_.frame, e_.runtime);
      Value value = item.value->evaluate(e_.frame, e_.runtime);
      if (!entity(subject, property->subject.span)) continue;
      check_storable(value, property->value.span);
      set(subject, transaction.intern(property->key), std::move(value));
    } else if (const auto* all = std::get_if<meaning::SetAll>(item.item)) {
      const Value subject = e_.frame[all->slot];
      const Value source = item.value->evaluate(e_.frame, e_.runtime);
      if (!entity(subject, all->span) || source.is_null()) continue;
      const graph::Map map = properties_of(source, e_.runtime, all->span);
      if (!all->keep_others) {
        const auto& old =
            subject.kind() == Kind::kNode ? g.node_properties(subject.node().id) : g.edge_properties(subject.edge().id);
        std::vector<graph::SymbolId> gone;
        for (const auto& [key, value] : old) {
          const auto it = map.find(g.symbol(key));
          if (it == map.end()) gone.push_back(key);
        }
        for (const auto key : gone) set(subject, key, Value());
      }
      for (const auto& [key, value] : map) {
        check_storable(value, all->span);
        set(subject, transaction.intern(key), value);
      }
    } else {
      const auto& labels = std::get<meaning::SetLabels>(*item.item);
      const Value subject = e_.frame[labels.slot];
      if (!entity(subject, labels.span)) continue;
      if (subject.kind() != Kind::kNode) fail("InvalidArgumentType", "only nodes have labels", labels.span);
      for (const auto& label : labels.labels) {
        const auto symbol = transaction.intern(label);
        if (labels.remove) transaction.remove_label(subject.node().id, symbol);
        else transaction.add_label(subject.node().id, symbol);
      }
    }
  }
}

}  // namespace dossier::query::execution
