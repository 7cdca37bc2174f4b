#include "query/execution/evaluator.h"
#include "query/execution/temporal/components.h"

#include <algorithm>

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;

class Constant final : public Evaluator {
 public:
  explicit Constant(Value value) : value_(std::move(value)) {}
  Value evaluate(Frame&, Runtime&) const override { return value_; }
  const Value& view(Frame&, Runtime&, Value&) const override { return value_; }

 private:
  Value value_;
};

class Slot final : public Evaluator {
 public:
  explicit Slot(meaning::Slot slot) : slot_(slot) {}
  Value evaluate(Frame& frame, Runtime&) const override { return frame[slot_]; }
  const Value& view(Frame& frame, Runtime&, Value&) const override { return frame[slot_]; }

 private:
  meaning::Slot slot_;
};

class ListMaker final : public Evaluator {
 public:
  explicit ListMaker(std::vector<EvaluatorPtr> items) : items_(std::move(items)) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    graph::List out;
    out.reserve(items_.size());
    for (const auto& item : items_) out.push_back(item->evaluate(frame, runtime));
    return runtime.checked(std::move(out));
  }

 private:
  std::vector<EvaluatorPtr> items_;
};

class MapMaker final : public Evaluator {
 public:
  MapMaker(std::vector<std::string> keys, std::vector<EvaluatorPtr> values)
      : keys_(std::move(keys)), values_(std::move(values)) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    graph::Map out;
    for (std::size_t i = 0; i < keys_.size(); ++i) out[keys_[i]] = values_[i]->evaluate(frame, runtime);
    return runtime.checked(std::move(out));
  }

 private:
  std::vector<std::string> keys_;
  std::vector<EvaluatorPtr> values_;
};

const Value& null_value() {
  static const Value kNull;
  return kNull;
}

class Property final : public Evaluator {
 public:
  Property(EvaluatorPtr subject, std::string key, graph::SymbolId symbol, Span span)
      : subject_(std::move(subject)), key_(std::move(key)), symbol_(symbol), span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    Value scratch;
    return view(frame, runtime, scratch);
  }
  const Value& view(Frame& frame, Runtime& runtime, Value& scratch) const override {
    Value held;
    const Value& subject = subject_->view(frame, runtime, held);
    if (subject.kind() == Kind::kNode && !runtime.hides_any()) {
      const Value* found = runtime.graph().node_property(subject.node().id, symbol(runtime));
      return found ? *found : null_value();
    }
    scratch = property_of(subject, key_, symbol(runtime), runtime, span_);
    return scratch;
  }

 private:
  // A writing query may bring a key into the graph that was not there when it was compiled.
  graph::SymbolId symbol(const Runtime& runtime) const {
    return symbol_ != graph::kNoSymbol ? symbol_ : runtime.graph().find_symbol(key_);
  }
  EvaluatorPtr subject_;
  std::string key_;
  graph::SymbolId symbol_;
  Span span_;
};

class Subscript final : public Evaluator {
 public:
  Subscript(EvaluatorPtr subject, EvaluatorPtr index, Span span)
      : subject_(std::move(subject)), index_(std::move(index)), span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    Value held, held_index;
    const Value& subject = subject_->view(frame, runtime, held);
    const Value& index = index_->view(frame, runtime, held_index);
    switch (subject.kind()) {
      case Kind::kNull: return {};
      case Kind::kList: {
        if (index.is_null()) return {};
        if (index.kind() != Kind::kInteger)
          fail("ListElementAccessByNonInteger", "a list's index must be an integer", span_);
        const auto size = static_cast<std::int64_t>(subject.list().size());
        const std::int64_t at = index.integer() < 0 ? index.integer() + size : index.integer();
        return at < 0 || at >= size ? Value() : subject.list()[static_cast<std::size_t>(at)];
      }
      case Kind::kMap:
      case Kind::kNode:
      case Kind::kEdge:
        if (index.is_null()) return {};
        if (index.kind() != Kind::kString) fail("MapElementAccessByNonString", "a map's key must be a string", span_);
        return property_of(subject, index.string(), runtime.graph().find_symbol(index.string()), runtime, span_);
      default: fail("InvalidArgumentType", "only lists, maps, nodes and relationships have elements", span_);
    }
  }

 private:
  EvaluatorPtr subject_, index_;
  Span span_;
};

class Slice final : public Evaluator {
 public:
  Slice(EvaluatorPtr subject, EvaluatorPtr from, EvaluatorPtr to, Span span)
      : subject_(std::move(subject)), from_(std::move(from)), to_(std::move(to)), span_(span) {}
  Value evaluate(Frame& frame, Runtime& runtime) const override {
    Value held;
    const Value& subject = subject_->view(frame, runtime, held);
    const Value from = from_ ? from_->evaluate(frame, runtime) : Value(0);
    const Value to = to_ ? to_->evaluate(frame, runtime) : Value(std::int64_t{1} << 62);
    if (subject.is_null() || from.is_null() || to.is_null()) return {};
    if (subject.kind() != Kind::kList) fail("InvalidArgumentType", "only lists have slices", span_);
    if (from.kind() != Kind::kInteger || to.kind() != Kind::kInteger)
      fail("InvalidArgumentType", "a slice's limits must be integers", span_);
    const auto size = static_cast<std::int64_t>(subject.list().size());
    const auto place = [size](std::int64_t at) {
      return std::clamp<std::int64_t>(at < 0 ? std::max(at, -size) + size : at, 0, size);
    };
    const std::int64_t first = place(from.integer()), last = place(to.integer());
    if (first >= last) return graph::List{};
    return graph::List(subject.list().begin() + first, subject.list().begin() + last);
  }

 private:
  EvaluatorPtr subject_, from_, to_;
  Span span_;
};

Value entity_property(const Value* found) { return found ? *found : Value(); }

[[noreturn]] void deleted(Span span) {
  fail("DeletedEntityAccess", "this node or relationship has been deleted", span);
}

}  // namespace

Value property_of(const Value& subject, const std::string& key, graph::SymbolId symbol, Runtime& runtime, Span span) {
  switch (subject.kind()) {
    case Kind::kNull: return {};
    case Kind::kMap: {
      const auto it = subject.map().find(key);
      return it == subject.map().end() ? Value() : it->second;
    }
    case Kind::kNode:
      if (!runtime.node_visible(subject.node().id)) deleted(span);
      return entity_property(runtime.graph().node_property(subject.node().id, symbol));
    case Kind::kEdge:
      if (!runtime.edge_visible(subject.edge().id)) deleted(span);
      return entity_property(runtime.graph().edge_property(subject.edge().id, symbol));
    default: break;
  }
  if (temporal::is_temporal(subject)) {
    if (auto value = temporal::component(subject, key)) return std::move(*value);
    fail("InvalidArgumentValue", "this temporal value has no component " + key, span);
  }
  fail("InvalidArgumentType",
       "only nodes, relationships, maps and temporal values have properties, not " + kind_text(subject), span);
}

graph::Map properties_of(const Value& subject, Runtime& runtime, Span span) {
  const graph::Properties* properties = nullptr;
  switch (subject.kind()) {
    case Kind::kMap: return subject.map();
    case Kind::kNode:
      if (!runtime.node_visible(subject.node().id)) deleted(span);
      properties = &runtime.graph().node_properties(subject.node().id);
      break;
    case Kind::kEdge:
      if (!runtime.edge_visible(subject.edge().id)) deleted(span);
      properties = &runtime.graph().edge_properties(subject.edge().id);
      break;
    default: fail("InvalidArgumentType", "only nodes, relationships and maps have properties", span);
  }
  graph::Map out;
  for (const auto& [key, value] : *properties) out.emplace(runtime.graph().symbol(key), value);
  return out;
}

EvaluatorPtr compile_basic(const meaning::Expr& e, const Compilation& context) {
  using meaning::Op;
  const auto argument = [&](std::size_t i) { return compile(e.arguments[i], context); };
  switch (e.op) {
    case Op::kBoolean: return std::make_unique<Constant>(std::get<bool>(e.constant));
    case Op::kInteger: return std::make_unique<Constant>(std::get<std::int64_t>(e.constant));
    case Op::kFloat: return std::make_unique<Constant>(std::get<double>(e.constant));
    case Op::kString: return std::make_unique<Constant>(e.text);
    case Op::kParameter: return std::make_unique<Constant>(context.runtime.parameter(e.text, e.span));
    case Op::kSlot: return std::make_unique<Slot>(e.slot);
    case Op::kList: return std::make_unique<ListMaker>(compile_all(e.arguments, context));
    case Op::kMap: return std::make_unique<MapMaker>(e.names, compile_all(e.arguments, context));
    case Op::kProperty:
      return std::make_unique<Property>(argument(0), e.text, context.runtime.graph().find_symbol(e.text), e.span);
    case Op::kSubscript: return std::make_unique<Subscript>(argument(0), argument(1), e.span);
    case Op::kSlice: {
      const auto limit = [&](std::size_t i) { return e.arguments[i].op == Op::kNone ? nullptr : argument(i); };
      return std::make_unique<Slice>(argument(0), limit(1), limit(2), e.span);
    }
    default: return std::make_unique<Constant>(Value());
  }
}

}  // namespace dossier::query::execution
