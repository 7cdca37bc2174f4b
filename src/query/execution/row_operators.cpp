#include "query/execution/operator.h"
#include "query/execution/row_set.h"

#include <limits>

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;

class Filter final : public Operator {
 public:
  Filter(OperatorPtr input, const plan::Operator& op, const Execution& e) : input_(std::move(input)), e_(e) {
    for (const auto* predicate : op.predicates) predicates_.push_back(compile(*predicate, e.compilation()));
  }
  void open() override { input_->open(); }
  bool next() override {
    while (input_->next()) {
      e_.runtime.tick();
      if (passes()) return true;
    }
    return false;
  }

 private:
  bool passes() const {
    for (const auto& predicate : predicates_) {
      if (predicate->test(e_.frame, e_.runtime) != Truth::kTrue) return false;
    }
    return true;
  }
  OperatorPtr input_;
  Execution e_;
  std::vector<EvaluatorPtr> predicates_;
};

class Project final : public Operator {
 public:
  Project(OperatorPtr input, const plan::Operator& op, const Execution& e) : input_(std::move(input)), e_(e) {
    for (const auto& item : *op.items) {
      if (item.value.op == meaning::Op::kSlot && item.value.slot == item.slot) continue;
      items_.push_back({compile(item.value, e.compilation()), item.slot});
    }
  }
  void open() override { input_->open(); }
  bool next() override {
    if (!input_->next()) return false;
    for (const auto& [value, slot] : items_) e_.frame[slot] = value->evaluate(e_.frame, e_.runtime);
    return true;
  }

 private:
  OperatorPtr input_;
  Execution e_;
  std::vector<std::pair<EvaluatorPtr, meaning::Slot>> items_;
};

class Unwind final : public Operator {
 public:
  Unwind(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), slot_(op.slot), value_(compile(*op.value, e.compilation())), e_(e) {}
  void open() override {
    input_->open();
    list_ = Value();
    at_ = 0;
  }
  bool next() override {
    while (true) {
      if (list_.kind() == Kind::kList && at_ < list_.list().size()) {
        e_.runtime.tick();
        e_.frame[slot_] = list_.list()[at_++];
        return true;
      }
      if (!input_->next()) return false;
      at_ = 0;
      list_ = value_->evaluate(e_.frame, e_.runtime);
      if (!list_.is_null() && list_.kind() != Kind::kList)
        list_ = graph::List{list_};  // a single value is a list of itself
    }
  }

 private:
  OperatorPtr input_;
  meaning::Slot slot_;
  EvaluatorPtr value_;
  Execution e_;
  Value list_;
  std::size_t at_ = 0;
};

class Distinct final : public Operator {
 public:
  Distinct(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), slots_(op.slots), e_(e) {}
  void open() override {
    input_->open();
    seen_.clear();
  }
  bool next() override {
    while (input_->next()) {
      e_.runtime.tick();
      auto [it, fresh] = seen_.insert(saved(e_.frame, slots_));
      if (!fresh) continue;
      e_.runtime.charge(footprint(*it));
      return true;
    }
    return false;
  }

 private:
  OperatorPtr input_;
  const std::vector<meaning::Slot>& slots_;
  Execution e_;
  RowSet seen_;
};

std::uint64_t row_count(const Evaluator& e, const Execution& execution, Span span, const char* word) {
  const Value value = e.evaluate(execution.frame, execution.runtime);
  if (value.kind() != Kind::kInteger) fail("InvalidArgumentType", std::string(word) + " takes an integer", span);
  if (value.integer() < 0)
    fail("NegativeIntegerArgument", std::string(word) + " takes a number that is not negative", span);
  return static_cast<std::uint64_t>(value.integer());
}

class Skip final : public Operator {
 public:
  Skip(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), count_(compile(*op.value, e.compilation())), span_(op.value->span), e_(e) {}
  void open() override {
    input_->open();
    skipped_ = false;
  }
  bool next() override {
    if (!skipped_) {
      skipped_ = true;
      for (std::uint64_t left = row_count(*count_, e_, span_, "SKIP"); left > 0; --left) {
        if (!input_->next()) return false;
      }
    }
    return input_->next();
  }

 private:
  OperatorPtr input_;
  EvaluatorPtr count_;
  Span span_;
  Execution e_;
  bool skipped_ = false;
};

class Limit final : public Operator {
 public:
  Limit(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), count_(compile(*op.value, e.compilation())), span_(op.value->span), e_(e) {}
  void open() override {
    input_->open();
    left_ = std::numeric_limits<std::uint64_t>::max();
  }
  bool next() override {
    if (left_ == std::numeric_limits<std::uint64_t>::max()) {
      left_ = row_count(*count_, e_, span_, "LIMIT");
      // Updating clauses below do all their work at the first row, which LIMIT 0 would never ask for.
      if (left_ == 0 && e_.plan.query.writes) input_->next();
    }
    if (left_ == 0) return false;
    --left_;
    return input_->next();
  }

 private:
  OperatorPtr input_;
  EvaluatorPtr count_;
  Span span_;
  Execution e_;
  std::uint64_t left_ = 0;
};

class BindPath final : public Operator {
 public:
  BindPath(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)), op_(op), e_(e) {}
  void open() override { input_->open(); }
  bool next() override {
    if (!input_->next()) return false;
    bind_path(*op_.path, op_.slot, e_.frame, e_.runtime.graph());
    return true;
  }

 private:
  static void bind_path(const meaning::PatternPath& pattern, meaning::Slot slot, Frame& frame,
                        const graph::PropertyGraph& g) {
    graph::Path path;
    const Value& first = frame[pattern.nodes.front().slot];
    if (first.kind() != Kind::kNode) {
      frame[slot] = Value();
      return;
    }
    graph::NodeId at = first.node().id;
    path.nodes.push_back(at);
    const auto walk = [&](const Value& edge) {
      const auto id = edge.edge().id;
      at = g.source(id) == at ? g.target(id) : g.source(id);
      path.edges.push_back(id);
      path.nodes.push_back(at);
    };
    for (const auto& edge : pattern.edges) {
      const Value& value = frame[edge.slot];
      if (value.kind() == Kind::kEdge) {
        walk(value);
      } else if (value.kind() == Kind::kList) {
        for (const Value& item : value.list()) walk(item);
      }
    }
    frame[slot] = std::move(path);
  }

  OperatorPtr input_;
  const plan::Operator& op_;
  Execution e_;
};

}  // namespace

OperatorPtr make_row_operator(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  switch (op.kind) {
    case plan::Kind::kFilter: return std::make_unique<Filter>(std::move(input), op, execution);
    case plan::Kind::kProject: return std::make_unique<Project>(std::move(input), op, execution);
    case plan::Kind::kUnwind: return std::make_unique<Unwind>(std::move(input), op, execution);
    case plan::Kind::kDistinct: return std::make_unique<Distinct>(std::move(input), op, execution);
    case plan::Kind::kSkip: return std::make_unique<Skip>(std::move(input), op, execution);
    case plan::Kind::kLimit: return std::make_unique<Limit>(std::move(input), op, execution);
    default: return std::make_unique<BindPath>(std::move(input), op, execution);
  }
}

}  // namespace dossier::query::execution
