#include "query/execution/entity_writer.h"
#include "query/execution/row_set.h"

#include <deque>

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;

/// An updating clause takes all its input before it changes anything, and changes everything before it passes a row on:
/// no clause sees half of another's work.
class Update : public Operator {
 public:
  Update(OperatorPtr input, const plan::Operator& op, const Execution& e) : input_(std::move(input)), op_(op), e_(e) {}
  void open() final {
    input_->open();
    rows_.clear();
    done_ = false;
  }
  bool next() final {
    if (!done_) {
      done_ = true;
      run();
    }
    if (rows_.empty()) return false;
    restore(e_.frame, op_.live_after, rows_.front());
    e_.runtime.release(footprint(rows_.front()));
    rows_.pop_front();
    return true;
  }

 protected:
  /// Changes the graph for the row in the frame; calls keep() for each row to pass on.
  virtual void apply() = 0;
  void keep() {
    rows_.push_back(saved(e_.frame, op_.live_after));
    e_.runtime.charge(footprint(rows_.back()));
  }

  const plan::Operator& op() const { return op_; }
  const Execution& execution() const { return e_; }

 private:
  void run() {
    std::deque<Row> input;
    while (input_->next()) {
      e_.runtime.tick();
      input.push_back(saved(e_.frame, op_.live_before));
      e_.runtime.charge(footprint(input.back()));
    }
    while (!input.empty()) {
      e_.runtime.tick();
      restore(e_.frame, op_.live_before, input.front());
      apply();
      e_.runtime.release(footprint(input.front()));
      input.pop_front();
    }
  }

  OperatorPtr input_;
  const plan::Operator& op_;
  Execution e_;
  std::deque<Row> rows_;
  bool done_ = false;
};

// The slots that a pattern fills must not show what an earlier row put there.
void clear_new(const meaning::PatternPath& path, Frame& frame) {
  for (const auto& node : path.nodes) {
    if (!node.bound && !node.repeated) frame[node.slot] = Value();
  }
  for (const auto& edge : path.edges) frame[edge.slot] = Value();
  if (path.slot != meaning::kNoSlot) frame[path.slot] = Value();
}

class Create final : public Update {
 public:
  Create(OperatorPtr input, const plan::Operator& op, const Execution& e) : Update(std::move(input), op, e) {
    for (const auto& path : std::get<meaning::Create>(op.clause->node).paths) writers_.emplace_back(path, e, false);
  }

 private:
  void apply() override {
    // A variable of one path may stand again in a later one, bound by then.
    const auto& paths = std::get<meaning::Create>(op().clause->node).paths;
    for (const auto& path : paths) clear_new(path, execution().frame);
    for (const PatternWriter& writer : writers_) writer.write();
    keep();
  }
  std::vector<PatternWriter> writers_;
};

class Merge final : public Update {
 public:
  Merge(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : Update(std::move(input), op, e),
        merge_(std::get<meaning::Merge>(op.clause->node)),
        matcher_(make_operator(*op.inner, e)),
        writer_(merge_.path, e, true),
        on_create_(merge_.on_create, e),
        on_match_(merge_.on_match, e) {}

 private:
  void apply() override {
    check_ends();
    clear_new(merge_.path, execution().frame);
    check_nulls();
    // All matches first: what ON MATCH sets must not change what matches.
    std::vector<Row> matches;
    matcher_->open();
    while (matcher_->next()) matches.push_back(saved(execution().frame, op().live_after));
    if (!matches.empty()) {
      for (const Row& row : matches) {
        restore(execution().frame, op().live_after, row);
        on_match_.write();
        keep();
      }
      return;
    }
    clear_new(merge_.path, execution().frame);
    writer_.write();
    on_create_.write();
    keep();
  }

  void check_ends() const {
    for (const auto& node : merge_.path.nodes) {
      if (node.bound && execution().frame[node.slot].kind() != Kind::kNode) {
        fail("InvalidArgumentType", "MERGE needs a node here, and this variable is null or no node", node.span);
      }
    }
  }
  void check_nulls() const {
    const auto check = [&](const std::vector<meaning::Property>& properties) {
      for (const auto& property : properties) {
        const Value value =
            compile(property.value, execution().compilation())->evaluate(execution().frame, execution().runtime);
        if (value.is_null())
          fail("MergeReadOwnWrites", "MERGE can't look for the property " + property.key + " with the value null",
               property.value.span);
      }
    };
    for (const auto& node : merge_.path.nodes) check(node.properties);
    for (const auto& edge : merge_.path.edges) check(edge.properties);
  }

  const meaning::Merge& merge_;
  OperatorPtr matcher_;
  PatternWriter writer_;
  ItemWriter on_create_, on_match_;
};

class Set final : public Update {
 public:
  Set(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : Update(std::move(input), op, e), writer_(std::get<meaning::Set>(op.clause->node).items, e) {}

 private:
  void apply() override {
    writer_.write();
    keep();
  }
  ItemWriter writer_;
};

class Delete final : public Update {
 public:
  Delete(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : Update(std::move(input), op, e),
        detach_(std::get<meaning::Delete>(op.clause->node).detach),
        targets_(compile_all(std::get<meaning::Delete>(op.clause->node).targets, e.compilation())) {}

 private:
  void apply() override {
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      remove(targets_[i]->evaluate(execution().frame, execution().runtime), i);
    }
    keep();
  }
  void remove(const Value& value, std::size_t target) {
    auto& transaction = execution().runtime.transaction();
    switch (value.kind()) {
      case Kind::kNull: break;
      case Kind::kNode: remove_node(value.node()); break;
      case Kind::kEdge: transaction.remove(value.edge()); break;
      case Kind::kPath:
        for (const auto edge : value.path().edges) transaction.remove(graph::EdgeRef{edge});
        for (const auto node : value.path().nodes) remove_node(graph::NodeRef{node});
        break;
      default:
        fail("InvalidArgumentType", "DELETE takes nodes, relationships and paths, not " + kind_text(value),
             std::get<meaning::Delete>(op().clause->node).targets[target].span);
    }
  }
  void remove_node(graph::NodeRef node) {
    auto& transaction = execution().runtime.transaction();
    if (detach_) {
      const auto& g = execution().runtime.graph();
      for (const auto& entry : g.out(node.id)) transaction.remove(graph::EdgeRef{entry.edge});
      for (const auto& entry : g.in(node.id)) transaction.remove(graph::EdgeRef{entry.edge});
    }
    transaction.remove(node);
  }
  bool detach_;
  std::vector<EvaluatorPtr> targets_;
};

class Foreach final : public Update {
 public:
  Foreach(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : Update(std::move(input), op, e),
        list_(compile(*op.value, e.compilation())),
        body_(make_operator(*op.inner, e)) {}

 private:
  void apply() override {
    const Value list = list_->evaluate(execution().frame, execution().runtime);
    if (!list.is_null()) {
      if (list.kind() != Kind::kList) fail("InvalidArgumentType", "FOREACH goes over a list", op().value->span);
      for (const Value& item : list.list()) {
        execution().frame[op().slot] = item;
        body_->open();
        while (body_->next()) execution().runtime.tick();
      }
    }
    keep();
  }
  EvaluatorPtr list_;
  OperatorPtr body_;
};

}  // namespace

OperatorPtr make_update(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  switch (op.kind) {
    case plan::Kind::kCreate: return std::make_unique<Create>(std::move(input), op, execution);
    case plan::Kind::kMerge: return std::make_unique<Merge>(std::move(input), op, execution);
    case plan::Kind::kSet: return std::make_unique<Set>(std::move(input), op, execution);
    case plan::Kind::kDelete: return std::make_unique<Delete>(std::move(input), op, execution);
    default: return std::make_unique<Foreach>(std::move(input), op, execution);
  }
}

}  // namespace dossier::query::execution
