#include "query/execution/operator.h"
#include "query/execution/procedures.h"

namespace dossier::query::execution {
namespace {

class ProcedureCall final : public Operator {
 public:
  ProcedureCall(OperatorPtr input, const plan::Operator& op, const Execution& e)
      : input_(std::move(input)),
        call_(std::get<meaning::Call>(op.clause->node)),
        procedure_(e.procedures.procedure(call_.procedure)),
        arguments_(compile_all(call_.arguments, e.compilation())),
        e_(e) {}
  void open() override {
    input_->open();
    rows_.clear();
    at_ = 0;
  }
  bool next() override {
    while (true) {
      if (at_ < rows_.size()) {
        const auto& row = rows_[at_++];
        for (const auto& [column, slot] : call_.yields) e_.frame[slot] = row[column];
        return true;
      }
      if (!input_->next()) return false;
      std::vector<Value> values;
      for (const auto& argument : arguments_) values.push_back(argument->evaluate(e_.frame, e_.runtime));
      rows_ = procedure_(e_.runtime, values);
      at_ = 0;
      if (call_.void_procedure) {
        rows_.clear();
        return true;
      }
    }
  }

 private:
  OperatorPtr input_;
  const meaning::Call& call_;
  const Procedure& procedure_;
  std::vector<EvaluatorPtr> arguments_;
  Execution e_;
  std::vector<std::vector<Value>> rows_;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_call(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  return std::make_unique<ProcedureCall>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
