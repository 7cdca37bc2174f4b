#include "query/execution/operator.h"
#include "query/execution/row_set.h"

#include <algorithm>
#include <limits>

namespace dossier::query::execution {
namespace {

/// Sorts all rows, stably; with a LIMIT above, it holds no more than twice as many rows as that asks for.
class Sort final : public Operator {
 public:
  Sort(OperatorPtr input, const plan::Operator& op, const Execution& e) : input_(std::move(input)), op_(op), e_(e) {
    for (const auto& key : op.projection->order) keys_.push_back({compile(key.value, e.compilation()), key.descending});
    if (op.limit_hint) limit_ = compile(*op.limit_hint, e.compilation());
    if (op.skip_hint) skip_ = compile(*op.skip_hint, e.compilation());
  }
  void open() override {
    input_->open();
    release();
    sorted_ = false;
    at_ = 0;
  }
  bool next() override {
    if (!sorted_) {
      sorted_ = true;
      fill();
    }
    if (at_ == rows_.size()) return false;
    restore(e_.frame, op_.slots, rows_[at_++].columns);
    return true;
  }

 private:
  struct Entry {
    Row keys, columns;
    std::uint64_t number;
    std::size_t bytes;
  };

  bool before(const Entry& a, const Entry& b) const {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (const int c = order(a.keys[i], b.keys[i])) return keys_[i].second ? c > 0 : c < 0;
    }
    return a.number < b.number;
  }

  // Rows needed by SKIP and LIMIT above; the largest number when they do not say or are wrong (they complain
  // themselves).
  std::uint64_t needed() const {
    constexpr auto kAll = std::numeric_limits<std::uint64_t>::max();
    const auto count = [&](const EvaluatorPtr& e) -> std::uint64_t {
      const Value value = e->evaluate(e_.frame, e_.runtime);
      return value.kind() == Value::Kind::kInteger && value.integer() >= 0 ? static_cast<std::uint64_t>(value.integer())
                                                                           : kAll;
    };
    if (!limit_) return kAll;
    const std::uint64_t limit = count(limit_), skip = skip_ ? count(skip_) : 0;
    return limit > kAll - skip ? kAll : limit + skip;
  }

  void fill() {
    const std::uint64_t needed_rows = needed();
    const auto less = [this](const Entry& a, const Entry& b) { return before(a, b); };
    std::uint64_t number = 0;
    while (input_->next()) {
      e_.runtime.tick();
      Entry entry{{}, {}, number++, 0};
      for (const auto& key : keys_) entry.keys.push_back(key.first->evaluate(e_.frame, e_.runtime));
      if (needed_rows <= rows_.size() && needed_rows > 0 && bounded_ && !before(entry, rows_[needed_rows - 1]))
        continue;
      entry.columns = saved(e_.frame, op_.slots);
      entry.bytes = footprint(entry.keys) + footprint(entry.columns);
      e_.runtime.charge(entry.bytes);
      rows_.push_back(std::move(entry));
      if (needed_rows < 1'000'000 && rows_.size() >= 2 * needed_rows + 64) {
        std::nth_element(rows_.begin(),
                         rows_.begin() + static_cast<std::ptrdiff_t>(needed_rows == 0 ? 0 : needed_rows - 1),
                         rows_.end(), less);
        shrink(needed_rows);
        bounded_ = true;
      }
    }
    std::sort(rows_.begin(), rows_.end(), less);
    if (rows_.size() > needed_rows) shrink(needed_rows);
  }

  void shrink(std::uint64_t size) {
    for (std::size_t i = size; i < rows_.size(); ++i) e_.runtime.release(rows_[i].bytes);
    rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(size, rows_.size())), rows_.end());
  }
  void release() {
    shrink(0);
    bounded_ = false;
  }

  OperatorPtr input_;
  const plan::Operator& op_;
  Execution e_;
  std::vector<std::pair<EvaluatorPtr, bool>> keys_;
  EvaluatorPtr limit_, skip_;
  std::vector<Entry> rows_;
  bool sorted_ = false;
  bool bounded_ = false;  ///< the entry at `needed - 1` was the last that is needed, at the last cut
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_sort(const plan::Operator& op, OperatorPtr input, const Execution& execution) {
  return std::make_unique<Sort>(std::move(input), op, execution);
}

}  // namespace dossier::query::execution
