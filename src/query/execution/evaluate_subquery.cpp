#include "query/execution/evaluator.h"
#include "query/execution/operator.h"
#include "query/execution/procedures.h"
#include "query/execution/row_set.h"

namespace dossier::query::execution {
namespace {

using meaning::Op;

/// EXISTS, COUNT, pattern predicates, pattern comprehensions and shortest paths as values: operators run inside an
/// expression, on the frame as it is. They are made when first needed, for the frame they then work on.
class SubqueryValue final : public Evaluator {
 public:
  SubqueryValue(const meaning::Expr& e, const Compilation& context)
      : op_(e.op),
        plan_(context.plan),
        procedures_(context.procedures),
        subquery_(context.plan.subqueries[e.subquery]) {
    if (!e.arguments.empty()) projection_ = compile(e.arguments[0], context);
  }

  Value evaluate(Frame& frame, Runtime& runtime) const override {
    prepare(frame, runtime);
    switch (op_) {
      case Op::kExists:
        for (const auto& part : parts_) {
          part->open();
          if (part->next()) return true;
        }
        return false;
      case Op::kCount: return count(frame, runtime);
      case Op::kFirst: parts_[0]->open(); return parts_[0]->next() ? projection_->evaluate(frame, runtime) : Value();
      default: {
        graph::List out;
        std::size_t bytes = 0;
        parts_[0]->open();
        while (parts_[0]->next()) {
          runtime.tick();
          out.push_back(projection_->evaluate(frame, runtime));
          bytes += out.back().footprint();
          runtime.afford(bytes);
        }
        return runtime.checked(std::move(out));
      }
    }
  }

 private:
  std::int64_t count(Frame& frame, Runtime& runtime) const {
    std::int64_t out = 0;
    RowSet seen;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      parts_[i]->open();
      while (parts_[i]->next()) {
        runtime.tick();
        if (subquery_.distinct && !seen.insert(saved(frame, subquery_.parts[i].columns)).second) continue;
        ++out;
      }
    }
    return out;
  }

  void prepare(Frame& frame, Runtime& runtime) const {
    if (frame_ == &frame) return;
    frame_ = &frame;
    parts_.clear();
    const Execution execution{frame, runtime, plan_, procedures_};
    for (const auto& part : subquery_.parts) parts_.push_back(make_operator(*part.root, execution));
  }

  Op op_;
  const plan::Plan& plan_;
  const ProcedureLibrary& procedures_;
  const plan::SubqueryPlan& subquery_;
  EvaluatorPtr projection_;
  mutable Frame* frame_ = nullptr;
  mutable std::vector<OperatorPtr> parts_;
};

}  // namespace

EvaluatorPtr compile_subquery(const meaning::Expr& e, const Compilation& context) {
  return std::make_unique<SubqueryValue>(e, context);
}

}  // namespace dossier::query::execution
