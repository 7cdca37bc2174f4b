#include "query/execution/evaluator.h"
#include "query/execution/functions.h"

namespace dossier::query::execution {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

Value id(Runtime&, Arguments a, Span span) {
  switch (a[0].kind()) {
    case Kind::kNull: return {};
    case Kind::kNode: return static_cast<std::int64_t>(a[0].node().id);
    case Kind::kEdge: return static_cast<std::int64_t>(a[0].edge().id);
    default: wrong_argument("id", span);
  }
}

Value element_id(Runtime& runtime, Arguments a, Span span) {
  const Value value = id(runtime, a, span);
  return value.is_null() ? Value() : Value(std::to_string(value.integer()));
}

Value labels(Runtime& runtime, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::kNode) wrong_argument("labels", span);
  if (!runtime.node_visible(a[0].node().id)) fail("DeletedEntityAccess", "this node has been deleted", span);
  graph::List out;
  for (const auto label : runtime.graph().labels(a[0].node().id)) out.emplace_back(runtime.graph().symbol(label));
  return out;
}

// A deleted relationship's type can still be asked for, as the kit has it.
Value type(Runtime& runtime, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::kEdge) wrong_argument("type", span);
  return Value(runtime.graph().symbol(runtime.graph().type(a[0].edge().id)));
}

Value keys(Runtime& runtime, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  graph::List out;
  for (const auto& [key, value] : properties_of(a[0], runtime, span)) out.emplace_back(key);
  return out;
}

Value properties(Runtime& runtime, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  return properties_of(a[0], runtime, span);
}

Value start_node(Runtime& runtime, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::kEdge) wrong_argument("startNode", span);
  return graph::NodeRef{runtime.graph().source(a[0].edge().id)};
}

Value end_node(Runtime& runtime, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::kEdge) wrong_argument("endNode", span);
  return graph::NodeRef{runtime.graph().target(a[0].edge().id)};
}

Value nodes(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::kPath) wrong_argument("nodes", span);
  graph::List out;
  for (const auto node : a[0].path().nodes) out.emplace_back(graph::NodeRef{node});
  return out;
}

Value relationships(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::kPath) wrong_argument("relationships", span);
  graph::List out;
  for (const auto edge : a[0].path().edges) out.emplace_back(graph::EdgeRef{edge});
  return out;
}

Value length(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::kPath) wrong_argument("length", span);
  return static_cast<std::int64_t>(a[0].path().edges.size());
}

Value exists(Runtime&, Arguments a, Span) { return !a[0].is_null(); }

constexpr NamedFunction kTable[] = {
    {"id", id},       {"elementid", element_id},        {"labels", labels},        {"type", type},
    {"keys", keys},   {"properties", properties},       {"startnode", start_node}, {"endnode", end_node},
    {"nodes", nodes}, {"relationships", relationships}, {"length", length},        {"exists", exists}};

}  // namespace

std::span<const NamedFunction> graph_functions() { return kTable; }

}  // namespace dossier::query::execution
