#include "query/execution/operator.h"

namespace dossier::query::execution {
namespace {

using graph::NodeId;
using graph::NodeRef;

class NodeScan final : public Operator {
 public:
  NodeScan(OperatorPtr input, meaning::Slot slot, const Execution& e) : input_(std::move(input)), slot_(slot), e_(e) {}
  void open() override {
    input_->open();
    at_ = bound_ = 0;
  }
  bool next() override {
    while (true) {
      while (at_ < bound_) {
        e_.runtime.tick();
        const NodeId node = at_++;
        if (!e_.runtime.graph().has_node(node) || !e_.runtime.node_visible(node)) continue;
        e_.frame[slot_] = NodeRef{node};
        return true;
      }
      if (!input_->next()) return false;
      at_ = 0;
      bound_ = e_.runtime.graph().node_bound();
    }
  }

 private:
  OperatorPtr input_;
  meaning::Slot slot_;
  Execution e_;
  NodeId at_ = 0, bound_ = 0;
};

class LabelScan final : public Operator {
 public:
  LabelScan(OperatorPtr input, meaning::Slot slot, const std::string& label, const Execution& e)
      : input_(std::move(input)), slot_(slot), label_(label), e_(e) {}
  void open() override {
    input_->open();
    at_ = 0;
    nodes_ = {};
  }
  bool next() override {
    while (true) {
      while (at_ < nodes_.size()) {
        e_.runtime.tick();
        const NodeId node = nodes_[at_++];
        if (!e_.runtime.node_visible(node)) continue;
        e_.frame[slot_] = NodeRef{node};
        return true;
      }
      if (!input_->next()) return false;
      at_ = 0;
      const auto symbol = e_.runtime.graph().find_symbol(label_);
      nodes_ = symbol == graph::kNoSymbol ? std::span<const NodeId>{} : e_.runtime.graph().nodes_with(symbol);
    }
  }

 private:
  OperatorPtr input_;
  meaning::Slot slot_;
  const std::string& label_;
  Execution e_;
  std::span<const NodeId> nodes_;
  std::size_t at_ = 0;
};

/// Looks a value up in the index. Lists, times and the like are not indexed: then it goes over the label's nodes, or
/// all, and the filter above, which tests the equality in any case, does the work.
class IndexSeek final : public Operator {
 public:
  IndexSeek(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), op_(op), value_(compile(*op.value, e.compilation())), e_(e) {}
  void open() override {
    input_->open();
    at_ = 0;
    found_.clear();
    scan_bound_ = 0;
    scan_at_ = 0;
  }
  bool next() override {
    while (true) {
      while (at_ < found_.size()) {
        const NodeId node = found_[at_++];
        if (!e_.runtime.node_visible(node)) continue;
        e_.frame[op_.slot] = NodeRef{node};
        return true;
      }
      while (scan_at_ < scan_bound_) {
        e_.runtime.tick();
        const NodeId node = scan_at_++;
        if (!e_.runtime.graph().has_node(node) || !e_.runtime.node_visible(node)) continue;
        e_.frame[op_.slot] = NodeRef{node};
        return true;
      }
      if (!input_->next()) return false;
      look_up();
    }
  }

 private:
  void look_up() {
    const auto& g = e_.runtime.graph();
    at_ = 0;
    found_.clear();
    scan_at_ = scan_bound_ = 0;
    Value scratch;
    const Value& value = value_->view(e_.frame, e_.runtime, scratch);
    if (value.is_null()) return;  // nothing equals null
    const auto label = op_.label.empty() ? graph::kNoSymbol : g.find_symbol(op_.label);
    if (!op_.label.empty() && label == graph::kNoSymbol) return;
    const auto key = g.find_symbol(op_.key);
    if (key == graph::kNoSymbol) return;  // no node has the property
    if (auto found = g.find_equal(label, key, value)) {
      found_ = *std::move(found);
      return;
    }
    if (label != graph::kNoSymbol) {
      const auto nodes = g.nodes_with(label);
      found_.assign(nodes.begin(), nodes.end());
    } else {
      scan_bound_ = g.node_bound();
    }
  }

  OperatorPtr input_;
  const plan::Operator& op_;
  EvaluatorPtr value_;
  Execution e_;
  std::vector<NodeId> found_;
  std::size_t at_ = 0;
  NodeId scan_at_ = 0, scan_bound_ = 0;
};

}  // namespace

OperatorPtr make_scan(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  switch (op.kind) {
    case plan::Kind::kNodeScan: return std::make_unique<NodeScan>(std::move(input), op.slot, execution);
    case plan::Kind::kLabelScan: return std::make_unique<LabelScan>(std::move(input), op.slot, op.label, execution);
    default: return std::make_unique<IndexSeek>(std::move(input), op, execution);
  }
}

}  // namespace dossier::query::execution
